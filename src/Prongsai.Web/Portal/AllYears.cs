using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Portal;

internal static class AllYears
{
    /// <summary>The result of every year that has one, earliest first.</summary>
    public static async Task<IReadOnlyList<YearResult>> AllYearsAsync(
        this IScores scores,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        List<YearResult> results = [];
        foreach (var year in await scores.YearsAsync(agency, cancellation))
            if (await scores.OfYearAsync(agency, year, cancellation) is { } result)
                results.Add(result);

        return results;
    }
}
