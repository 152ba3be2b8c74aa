using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Journal;

/// <summary>What happened to one record, for everybody who may read the agency's content. Accounts have no such page.</summary>
internal sealed class HistoryModel(ProngsaiDb db, JournalReading reading) : PageModel
{
    // A record with more lines than this is read in the journal, where there are pages.
    private const int Most = 500;

    public RecordKind Kind { get; private set; } = null!;
    public string? RecordPage { get; private set; }
    public IReadOnlyList<JournalLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(string? record, CancellationToken cancellation)
    {
        if (record is null || reading.KindOf(record) is not { ForEverybody: true } kind)
            throw new MissingException($"history of {record}");

        (Kind, RecordPage) = (kind, reading.PageOf(record));
        var lines = await db.HistoryOf(User.Agency(), record).Take(Most).ToListAsync(cancellation);
        if (lines.Count == 0)
            throw new MissingException($"history of {record}");

        Lines = [.. lines.Select(e => JournalLine.Of(e, reading))];
    }
}
