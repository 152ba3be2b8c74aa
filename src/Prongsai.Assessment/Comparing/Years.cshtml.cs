using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Comparing;

internal sealed class YearsModel(AgencyScores scores) : PageModel
{
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public FiscalYear? Earlier { get; private set; }
    public FiscalYear? Later { get; private set; }
    public YearComparison? Compared { get; private set; }

    public async Task OnGetAsync(FiscalYear? earlier, FiscalYear? later, CancellationToken cancellation)
    {
        Years = await scores.YearsAsync(User.Agency(), cancellation);
        if (Years.Count < 2)
            return;

        (Earlier, Later) = (earlier ?? Years[^2], later ?? Years[^1]);
        Compared = await scores.CompareAsync(User.Agency(), Earlier.Value, Later.Value, cancellation).OrMissAsync();
    }

    /// <summary>What fell most comes first; what cannot be compared comes last.</summary>
    public static IReadOnlyList<Movement> FallsFirst(IReadOnlyList<Movement> movements) =>
        [.. movements.OrderBy(m => m.Change is null).ThenBy(m => m.Change ?? Exact.Zero)];
}
