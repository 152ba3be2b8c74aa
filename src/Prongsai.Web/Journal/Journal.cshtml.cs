using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Journal;

/// <summary>The whole journal of an agency, for who audits or administers it.</summary>
[Reads(Duty.Auditor, Duty.AgencyAdministrator, Duty.SystemAdministrator)]
internal sealed class JournalModel(ProngsaiDb db, JournalReading reading, JournalRetention retention) : PageModel
{
    private const int PerPage = 50;

    private AskedSearch _asked = new();

    public IReadOnlyList<JournalLine> Lines { get; private set; } = [];
    public JournalPlace? Next { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<(string What, Bilingual Words)> Whats => reading.Whats;
    public bool Installation { get; private set; }
    public Bilingual Retention => retention.Words;
    public bool MayReadInstallation =>
        User.Has(Duty.SystemAdministrator) && User.Has(Duty.Auditor, Duty.AgencyAdministrator);

    public string? Person => _asked.Person;
    public string? Record => _asked.Record;
    public string? What => _asked.What;
    public string? From => _asked.From;
    public string? To => _asked.To;

    public string AddressOf(string path, string? after = null) => _asked.AddressOf(path, after);

    public async Task OnGetAsync(AskedSearch asked, string? after, CancellationToken cancellation)
    {
        _asked = asked;
        Installation = asked.IsInstallation(User);
        List<Refusal> reasons = [];
        var search = asked.Read(User, reasons);
        WhyNot = reasons;
        if (reasons.Count > 0)
            return;

        var place = JournalPlace.Read(after);
        var lines = await db.Journal(search, place).Take(PerPage + 1).ToListAsync(cancellation);
        Lines = [.. lines.Take(PerPage).Select(e => JournalLine.Of(e, reading))];
        if (lines.Count > PerPage)
            Next = JournalPlace.After(lines[..PerPage], place);
    }
}
