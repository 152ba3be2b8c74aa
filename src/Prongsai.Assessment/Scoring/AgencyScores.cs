using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Comparing;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Gaps;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

internal sealed class AgencyScores(ProngsaiDb db, IAgencies agencies, FrameworkLibrary frameworks) : IScores
{
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(
        AgencyId agency,
        CancellationToken cancellation = default
    ) => await Standing(agency).Select(f => f.Year).Distinct().OrderBy(y => y).ToListAsync(cancellation);

    public async Task<YearResult?> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => (await ScoredAsync(agency, year, cancellation))?.Result;

    public async Task<IReadOnlyList<YearResult>> AllAsync(AgencyId agency, CancellationToken cancellation = default) =>
        [.. (await ScoredAsync(agency, Standing(agency), cancellation)).Select(scored => scored.Result)];

    public async Task<ExplainedYear?> ExplainAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) =>
        await ScoredAsync(agency, year, cancellation) is { } scored
            ? new ExplainedYear(scored.Result, scored.Scored.Total)
            : null;

    public async Task<YearComparison?> CompareAsync(
        AgencyId agency,
        FiscalYear earlier,
        FiscalYear later,
        CancellationToken cancellation = default
    )
    {
        var years = await ScoredAsync(
            agency,
            Standing(agency).Where(f => f.Year == earlier || f.Year == later),
            cancellation
        );

        return
            years.FirstOrDefault(y => y.Year == earlier) is { } before
            && years.FirstOrDefault(y => y.Year == later) is { } after
            ? YearsCompared.Of(before, after)
            : null;
    }

    public async Task<IReadOnlyList<WeakPoint>> WeakPointsAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => await ScoredAsync(agency, year, cancellation) is { } scored ? WeakPoints.Of(scored) : [];

    /// <summary>A year with its terms; null when nothing was imported for it.</summary>
    public async Task<ScoredYear?> ScoredAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => (await ScoredAsync(agency, Standing(agency).Where(f => f.Year == year), cancellation)).SingleOrDefault();

    private IQueryable<ImportedFigure> Standing(AgencyId agency) =>
        db.ImportedFigures.AsNoTracking().Where(f => f.AgencyId == agency && f.ReplacedAt == null);

    // Figures and frameworks are asked for once, however many years there are.
    private async Task<IReadOnlyList<ScoredYear>> ScoredAsync(
        AgencyId agency,
        IQueryable<ImportedFigure> standing,
        CancellationToken cancellation
    )
    {
        var figures = await standing.ToListAsync(cancellation);
        if (figures.Count == 0)
            return [];

        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var known = await frameworks.OfAsync(whose, cancellation);

        return
        [
            .. from figure in figures
            group figure by figure.Year into ofYear
            orderby ofYear.Key
            select ScoredYear.Of(agency, ofYear.Key, known.ForFiguresOf(ofYear.Key), ofYear),
        ];
    }
}
