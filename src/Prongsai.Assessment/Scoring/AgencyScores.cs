using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Comparing;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Gaps;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

internal sealed class AgencyScores(ProngsaiDb db, IAgencies agencies, FrameworkLibrary frameworks) : IScores
{
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(AgencyId agency, CancellationToken cancellation = default) =>
        await db
            .ImportedFigures.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.ReplacedAt == null)
            .Select(f => f.Year)
            .Distinct()
            .OrderBy(y => y)
            .ToListAsync(cancellation);

    public async Task<YearResult?> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default) =>
        (await ScoredAsync(agency, year, cancellation))?.Result;

    public async Task<YearComparison?> CompareAsync(
        AgencyId agency,
        FiscalYear earlier,
        FiscalYear later,
        CancellationToken cancellation = default
    )
    {
        var years = await ScoredAsync(agency, [earlier, later], cancellation);

        return years.TryGetValue(earlier, out var before) && years.TryGetValue(later, out var after)
            ? YearsCompared.Of(before, after)
            : null;
    }

    public async Task<IReadOnlyList<WeakPoint>> WeakPointsAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => await ScoredAsync(agency, year, cancellation) is { } scored ? WeakPoints.Of(scored) : [];

    /// <summary>A year with its terms; null when nothing was imported for it.</summary>
    public async Task<ScoredYear?> ScoredAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default) =>
        (await ScoredAsync(agency, [year], cancellation)).GetValueOrDefault(year);

    private async Task<Dictionary<FiscalYear, ScoredYear>> ScoredAsync(
        AgencyId agency,
        FiscalYear[] years,
        CancellationToken cancellation
    )
    {
        var figures = await db
            .ImportedFigures.AsNoTracking()
            .Where(f => f.AgencyId == agency && years.Contains(f.Year) && f.ReplacedAt == null)
            .ToListAsync(cancellation);
        if (figures.Count == 0) return [];

        var profile = (await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency")).Profile;
        Dictionary<FiscalYear, ScoredYear> scored = [];
        foreach (var ofYear in figures.GroupBy(f => f.Year))
        {
            // Figures can outlive their framework, when an agency changes its profile.
            var framework =
                await frameworks.ForAsync(agency, ofYear.Key, profile, cancellation)
                ?? Skeleton.For(new FrameworkKey(ofYear.Key, profile));
            scored[ofYear.Key] = ScoredYear.Of(agency, ofYear.Key, framework, ofYear);
        }

        return scored;
    }
}
