using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Rehearsing;

/// <summary>
/// The rules of a framework as whole factors. They are not written a second time: the scorer is asked what each given figure alone
/// would bring, and since means and weighted sums are all it knows, the sum of those is what it says of all together.
/// </summary>
internal static class Factors
{
    private static readonly FigureKind[] Told = [FigureKind.Indicator, FigureKind.Instrument, FigureKind.Total];

    public static FigureSums Of(Framework framework, IReadOnlyList<string> given)
    {
        var nothing = Scored(framework, given, alone: null);
        var told = nothing.AndBelow().Where(t => Told.Contains(t.Kind) && t.Carried is not null).ToList();
        var alone = given
            .Select(code =>
                Scored(framework, given, code)
                    .AndBelow()
                    .Where(t => Told.Contains(t.Kind))
                    .ToDictionary(t => t.Code, t => t.Carried ?? Exact.Zero)
            )
            .ToList();

        List<SummedFigure> gives = [];
        List<long> factors = [];
        foreach (var term in told)
        {
            // Full marks are 100.00: a hundredth of what they bring is what one brings.
            var each = alone.Select(values => values[term.Code] / Exact.Of(100)).ToList();
            var denominator = each.Aggregate(1L, (all, share) => LeastCommonMultiple(all, (long)share.Denominator));
            gives.Add(new SummedFigure(term.Code, term.Kind, denominator));
            factors.AddRange(each.Select(share => (long)(share.Numerator * (denominator / share.Denominator))));
        }

        return new FigureSums(
            given,
            gives,
            [.. factors],
            [.. framework.Instruments.Select(i => i.Code)],
            (total, instruments) =>
                Banding
                    .Of(
                        framework.Bands.Rules,
                        total,
                        [.. instruments.Zip(framework.Instruments, (value, i) => new InstrumentScore(value, i.Weight))]
                    )
                    ?.Band
        );
    }

    private static Term Scored(Framework framework, IReadOnlyList<string> given, string? alone) =>
        Scorer
            .Score(
                framework,
                PublishedScores.From(
                    given.ToDictionary(code => code, code => code == alone ? Score.Full : Score.Zero),
                    score => score
                )
            )
            .Total;

    private static long LeastCommonMultiple(long a, long b)
    {
        var (common, rest) = (a, b);
        while (rest != 0)
            (common, rest) = (rest, common % rest);
        return a / common * b;
    }
}

/// <summary>Reads for many agencies at once what <see cref="Rehearsal"/> is given for one.</summary>
internal sealed class RollingUp(ProngsaiDb db) : IFigureSums
{
    public async Task<FigureSumsOfYear> OfYearAsync(
        FiscalYear year,
        IReadOnlyCollection<Agency> agencies,
        CancellationToken cancellation = default
    )
    {
        var own = (await db.FrameworkVersions.AsNoTracking().ToListAsync(cancellation))
            .GroupBy(v => v.AgencyId)
            .ToDictionary(g => g.Key, g => FrameworkVersion.NewestOf(g));
        var figures = (
            await db
                .ImportedFigures.AsNoTracking()
                .Where(f => f.ReplacedAt == null && f.Year <= year)
                .ToListAsync(cancellation)
        ).ToLookup(f => f.AgencyId);
        Dictionary<AgencyId, IReadOnlyDictionary<string, Score>> carried = [];
        foreach (var agency in agencies)
            if (
                CarriedBy(new(agency, own.GetValueOrDefault(agency.Id, [])), [.. figures[agency.Id]]) is
                { Count: > 0 } instruments
            )
                carried[agency.Id] = instruments;

        ConcurrentDictionary<(Framework, string), FigureSums> known = new();
        return new FigureSumsOfYear(
            (agency, key, given) =>
                (own.GetValueOrDefault(agency, []).FirstOrDefault(f => f.Key == key) ?? ShippedFrameworks.Exactly(key))
                    is { } framework
                    ? known.GetOrAdd((framework, string.Join(' ', given)), _ => Factors.Of(framework, given))
                    : null,
            carried,
            own.Keys.ToHashSet()
        );
    }

    private static Dictionary<string, Score> CarriedBy(
        AgencyFrameworks frameworks,
        IReadOnlyList<ImportedFigure> figures
    )
    {
        if (figures.Count == 0)
            return [];

        var latest = figures.Max(f => f.Year);
        var imported = figures.Where(f => f.Year == latest).ToDictionary(f => f.Code);

        return Scorer
            .Score(frameworks.ForFiguresOf(latest), PublishedScores.From(imported, f => f.Value))
            .Instruments.Where(i => i.Carried is not null)
            .ToDictionary(i => i.Code, i => Score.Of(i.Carried!.Value));
    }
}
