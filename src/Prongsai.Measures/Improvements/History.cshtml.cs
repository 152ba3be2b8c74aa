using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Improvements;

internal sealed class HistoryModel(ProngsaiDb db, Speaker say) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public IReadOnlyList<StoryLine> Story { get; private set; } = [];

    public async Task OnGetAsync(ImprovementId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Row = await db
            .Improvements.AsNoTracking()
            .FirstOrDefaultAsync(i => i.AgencyId == agency && i.Id == id, cancellation)
            .OrMissAsync();
        var entries = await db.HistoryOf(agency, Row.Record).ToListAsync(cancellation);
        Story = [.. entries.Select(e => StoryLine.Of(e, say.Language))];
    }
}
