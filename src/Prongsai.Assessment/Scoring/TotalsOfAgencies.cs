using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>
/// What was computed, with the state of the agency's records that it was computed from: imports and framework versions are only
/// ever added, so their counts tell whether anything is new. Any node may compute; nothing needs to be told to the others.
/// </summary>
internal sealed class KeptTotals
{
    public sealed record State(int Imports, DateTime? LastImport, int Versions, string Profiles);

    private readonly ConcurrentDictionary<AgencyId, (State State, IReadOnlyList<YearTotal> Totals)> _kept = new();

    public IReadOnlyList<YearTotal>? Of(AgencyId agency, State state) =>
        _kept.TryGetValue(agency, out var kept) && kept.State == state ? kept.Totals : null;

    public void Keep(AgencyId agency, State state, IReadOnlyList<YearTotal> totals) => _kept[agency] = (state, totals);
}

internal sealed class TotalsOfAgencies(ProngsaiDb db, KeptTotals kept) : IYearTotals
{
    // Above this it is quicker to read everybody's than to name each.
    private const int MostNamed = 500;

    public async Task<IReadOnlyDictionary<AgencyId, IReadOnlyList<YearTotal>>> OfAsync(
        IReadOnlyCollection<Agency> agencies,
        CancellationToken cancellation = default
    )
    {
        if (agencies.Count == 0)
            return new Dictionary<AgencyId, IReadOnlyList<YearTotal>>();

        var states = await StatesAsync(agencies, cancellation);
        var answer = new Dictionary<AgencyId, IReadOnlyList<YearTotal>>();
        List<Agency> stale = [];
        foreach (var agency in agencies)
        {
            if (!states.TryGetValue(agency.Id, out var state))
                continue;
            if (kept.Of(agency.Id, state) is { } known)
                answer[agency.Id] = known;
            else
                stale.Add(agency);
        }

        foreach (var (agency, totals) in await ComputeAsync(stale, states, cancellation))
        {
            kept.Keep(agency, states[agency], totals);
            answer[agency] = totals;
        }

        return answer;
    }

    private async Task<Dictionary<AgencyId, KeptTotals.State>> StatesAsync(
        IReadOnlyCollection<Agency> agencies,
        CancellationToken cancellation
    )
    {
        var imports = Of(db.ImportedFiles.AsNoTracking(), agencies, ids => i => ids.Contains(i.AgencyId))
            .GroupBy(i => i.AgencyId)
            .Select(g => new
            {
                Agency = g.Key,
                Count = g.Count(),
                Last = g.Max(i => i.At),
            });
        var versions = await db
            .FrameworkVersions.AsNoTracking()
            .GroupBy(v => v.AgencyId)
            .Select(g => new { Agency = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Agency, g => g.Count, cancellation);
        var profiles = agencies.ToDictionary(
            a => a.Id,
            a =>
                string.Join(
                    ' ',
                    a.ProfilesByYear.OrderBy(p => p.Key).Select(p => $"{p.Key}:{p.Value}").Prepend(a.Profile)
                )
        );

        return (await imports.ToListAsync(cancellation))
            .Where(i => profiles.ContainsKey(i.Agency))
            .ToDictionary(
                i => i.Agency,
                i => new KeptTotals.State(i.Count, i.Last, versions.GetValueOrDefault(i.Agency), profiles[i.Agency])
            );
    }

    private async Task<IReadOnlyList<(AgencyId, IReadOnlyList<YearTotal>)>> ComputeAsync(
        List<Agency> agencies,
        Dictionary<AgencyId, KeptTotals.State> states,
        CancellationToken cancellation
    )
    {
        if (agencies.Count == 0)
            return [];

        var standing = db.ImportedFigures.AsNoTracking().Where(f => f.ReplacedAt == null);
        var figures = (
            await Of(standing, agencies, ids => f => ids.Contains(f.AgencyId)).ToListAsync(cancellation)
        ).ToLookup(f => f.AgencyId);
        var corrected = agencies.Where(a => states[a.Id].Versions > 0).Select(a => a.Id).ToList();
        var own =
            corrected.Count == 0
                ? Array.Empty<FrameworkVersion>().ToLookup(v => v.AgencyId)
                : (
                    await db
                        .FrameworkVersions.AsNoTracking()
                        .Where(v => corrected.Contains(v.AgencyId))
                        .ToListAsync(cancellation)
                ).ToLookup(v => v.AgencyId);

        return
        [
            .. agencies.Select(agency =>
                (agency.Id, (IReadOnlyList<YearTotal>)[.. TotalsOf(agency, figures[agency.Id], own[agency.Id])])
            ),
        ];
    }

    private static IEnumerable<YearTotal> TotalsOf(
        Agency agency,
        IEnumerable<ImportedFigure> figures,
        IEnumerable<FrameworkVersion> own
    )
    {
        var frameworks = new AgencyFrameworks(agency, FrameworkVersion.NewestOf(own));
        Dictionary<string, Exact>? before = null;
        foreach (var year in figures.GroupBy(f => f.Year).OrderBy(y => y.Key))
        {
            var framework = frameworks.ForFiguresOf(year.Key);
            var imported = year.ToDictionary(f => f.Code);
            var scored = Scorer.Score(framework, PublishedScores.From(imported, f => f.Value));
            var official = imported.GetValueOrDefault("TOTAL");
            var sure = official?.Confidence ?? SurenessOf.Value(scored.Total, imported);
            var indicators = scored
                .Total.AndBelow()
                .Where(t => t.Kind == FigureKind.Indicator)
                .Select(t => (t.Code, Value: imported.GetValueOrDefault(t.Code)?.Value.Exactly ?? t.Computed))
                .Where(t => t.Value is not null)
                .ToDictionary(t => t.Code, t => t.Value!.Value);

            yield return new YearTotal(
                year.Key,
                official?.Value.Exactly ?? scored.Total.Computed,
                sure,
                Banding.OfOfficial(scored),
                before is null
                    ? []
                    :
                    [
                        .. indicators
                            .Where(i => before.TryGetValue(i.Key, out var was) && i.Value < was)
                            .Select(i => i.Key)
                            .Order(StringComparer.Ordinal),
                    ]
            );
            before = indicators;
        }
    }

    private static IQueryable<T> Of<T>(
        IQueryable<T> rows,
        IReadOnlyCollection<Agency> agencies,
        Func<List<AgencyId>, System.Linq.Expressions.Expression<Func<T, bool>>> named
    ) => agencies.Count > MostNamed ? rows : rows.Where(named([.. agencies.Select(a => a.Id)]));
}
