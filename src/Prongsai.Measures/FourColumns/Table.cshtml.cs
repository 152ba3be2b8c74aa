using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Importing;

namespace Prongsai.Measures.FourColumns;

internal sealed class TableModel(ProngsaiDb db, IMeasures measures, IScores scores, TimeProvider clock) : PageModel
{
    public MeasuresTable Table { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    /// <summary>Whether a file brought rows of this year; each row's own history is at the row.</summary>
    public bool WasImported { get; private set; }

    public async Task OnGetAsync(FiscalYear? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var programmes = await measures.ProgrammesAsync(agency, cancellation);
        var scored = await scores.YearsAsync(agency, cancellation);
        var today = FiscalYear.Of(clock.Now().Today);
        // What was worked on last is what people come for; before anything is planned, the year after the latest result.
        var chosen =
            year
            ?? (
                programmes.Count > 0 ? programmes[^1]
                : scored.Count > 0 ? scored[^1].Next
                : today
            );

        Years =
        [
            .. programmes.Concat(scored.Select(s => s.Next)).Append(today).Append(chosen).Distinct().OrderDescending(),
        ];
        Table = await measures.TableAsync(agency, chosen, cancellation);
        WasImported = await db.HistoryOf(agency, MeasuresRecord.Of(chosen)).AnyAsync(cancellation);
    }
}
