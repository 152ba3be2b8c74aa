using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Templates;

namespace Prongsai.Reports.Annual;

internal sealed class ListModel(LiveReport live, ProngsaiDb db) : PageModel
{
    public IReadOnlyList<FiscalYear> Programmes { get; private set; } = [];
    public IReadOnlyList<EditionLine> Editions { get; private set; } = [];
    public string? Template { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Programmes = await live.ProgrammesAsync(agency, cancellation);
        Editions = await db
            .ReportEditions.AsNoTracking()
            .Where(e => e.AgencyId == agency)
            .OrderByDescending(e => e.Programme)
            .ThenByDescending(e => e.Number)
            .Select(e => new EditionLine(e.Programme, e.Number, e.IssuedAt, e.IssuedBy, e.PublishedAt))
            .ToListAsync(cancellation);
        Template = (await db.ReportTemplates.AsNoTracking().CurrentAsync(agency, cancellation))?.FileName;
    }

    internal sealed record EditionLine(
        FiscalYear Programme,
        int Number,
        DateTime IssuedAt,
        string IssuedBy,
        DateTime? PublishedAt
    );
}
