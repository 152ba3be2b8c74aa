using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>One agency's year in one line, to stand beside others.</summary>
/// <param name="Year">Of which fiscal year.</param>
/// <param name="Total">The official total where there is one, else the computed one; null where neither is.</param>
/// <param name="Confidence">How sure the total is: no surer than the figures it stands on.</param>
/// <param name="Band">The level, where it can be told.</param>
/// <param name="Fell">Indicators that are lower than in the agency's year before: "IND09".</param>
public sealed record YearTotal(
    FiscalYear Year,
    Exact? Total,
    Confidence Confidence,
    Band? Band,
    IReadOnlyList<string> Fell
);

/// <summary>Results of many agencies at once.</summary>
public interface IYearTotals
{
    /// <summary>
    /// The totals of every year of each of these agencies, earliest first; an agency without figures is not in the answer. The
    /// number of queries does not grow with the agencies, and what was computed once is not computed again until a new import.
    /// </summary>
    Task<IReadOnlyDictionary<AgencyId, IReadOnlyList<YearTotal>>> OfAsync(
        IReadOnlyCollection<Agency> agencies,
        CancellationToken cancellation = default
    );
}
