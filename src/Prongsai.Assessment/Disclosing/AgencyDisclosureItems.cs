using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Disclosing;

/// <summary>The door through which disclosures see the frameworks and the scores.</summary>
internal sealed class AgencyDisclosureItems(IAgencies agencies, FrameworkLibrary library, AgencyScores scores)
    : IDisclosureItems
{
    public async Task<DisclosureList?> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        if (await agencies.ByIdAsync(agency, cancellation) is not { } whose)
            return null;

        var known = await library.OfAsync(whose, cancellation);
        return ListOf(known, year);
    }

    public async Task<Forecast?> ForecastAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyDictionary<string, bool> items,
        CancellationToken cancellation = default
    )
    {
        if (await BaseAsync(agency, year, cancellation) is not { } scored)
            return null;
        if (scored.Year == year)
            return Forecasting.Of(scored, items);

        var list = await OfYearAsync(agency, year, cancellation);
        List<Bilingual> notes = [ForecastNotes.OtherYear(year, scored.Year)];
        Dictionary<string, bool> then = [];
        foreach (var (code, met) in items)
        {
            var topics = list?[code]?.Topics.Select(topic => topic.Key).ToList() ?? [];
            var same = scored.Framework.Items.Where(item => item.Topics.Intersect(topics).Any()).ToList();
            if (same.Count == 0)
                notes.Add(ForecastNotes.NotAsked(code, scored.Year));
            foreach (var item in same)
                // Two items of this year may have been one: it is complete when both are.
                then[item.Code] = then.GetValueOrDefault(item.Code, true) && met;
        }

        var forecast = Forecasting.Of(scored, then);
        return forecast with { Notes = [.. notes, .. forecast.Notes] };
    }

    public async Task<Forecast?> AsItStandsAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => await BaseAsync(agency, year, cancellation) is { } scored ? Forecasting.AsItStands(scored) : null;

    private async Task<ScoredYear?> BaseAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation)
    {
        var years = await scores.YearsAsync(agency, cancellation);

        return years.LastOrDefault(y => y <= year) is { Buddhist: > 0 } latest
            ? await scores.ScoredAsync(agency, latest, cancellation)
            : null;
    }

    internal static DisclosureList? ListOf(AgencyFrameworks known, FiscalYear year)
    {
        var (framework, borrowed) = (known.For(year), false);
        // Frameworks are published late in the year they are for; until then the last known one is the best there is.
        for (var earlier = year; framework is null && earlier.Buddhist > 2560; earlier = earlier.Previous)
            (framework, borrowed) = (known.For(earlier), true);
        if (framework?.Instruments.FirstOrDefault(i => i.Code == "OIT") is not { } oit)
            return null;

        return new DisclosureList(
            year,
            framework.Key,
            framework.Version,
            oit.Indicators.All(i => i.ItemsComplete),
            [.. oit.Indicators.SelectMany(ItemsOf)]
        )
        {
            IsBorrowed = borrowed,
        };
    }

    private static IEnumerable<DisclosureItem> ItemsOf(Indicator indicator) =>
        indicator.SubIndicators.Count == 0
            ? indicator.Items.Select(item => ItemOf(indicator, null, item))
            : indicator.SubIndicators.SelectMany(sub => sub.Items.Select(item => ItemOf(indicator, sub, item)));

    private static DisclosureItem ItemOf(Indicator indicator, SubIndicator? sub, Item item) =>
        new(
            item.Code,
            item.Title.Text,
            item.Title.Confidence,
            indicator.Code,
            indicator.Title.Text,
            sub?.Code,
            sub?.Title.Text,
            [.. Topics.Known.Of(item).Select(topic => new DisclosureTopic(topic.Key, topic.Title))],
            item.ElementsConfidence,
            [.. item.Elements.Select(e => new DisclosureElement(e.Text, e.Confidence, e.Rule))],
            item.Title.Note
        );
}
