using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>What kind of difference there is between two frameworks.</summary>
internal enum DifferenceKind
{
    Added,
    Removed,

    /// <summary>Only one of the two lists it, and the other's list is not whole: nobody knows whether it is asked.</summary>
    NotListed,
    Renumbered,
    Regrouped,
    Renamed,
    Moved,
    Confidence,
    Elements,
    Scoring,
    Weight,
    Band,
}

/// <summary>One difference.</summary>
/// <param name="Code">What it is about: "O15", "O15 → O11", "TOTAL".</param>
/// <param name="Before">As the first framework has it; null where it lacks it.</param>
/// <param name="After">As the second has it; null where it lacks it.</param>
internal sealed record Difference(DifferenceKind Kind, string Code, Bilingual? Before, Bilingual? After)
{
    /// <summary>The kind in words.</summary>
    public Bilingual Words =>
        Kind switch
        {
            DifferenceKind.Added => new("เพิ่ม", "added"),
            DifferenceKind.Removed => new("ตัดออก", "removed"),
            DifferenceKind.NotListed => new("ไม่พบ (รายการยังไม่ครบ)", "not seen (the list is not whole)"),
            DifferenceKind.Renumbered => new("เปลี่ยนรหัส", "renumbered"),
            DifferenceKind.Regrouped => new("รวมหรือแยกข้อ", "merged or split"),
            DifferenceKind.Renamed => new("เปลี่ยนข้อความ", "renamed"),
            DifferenceKind.Moved => new("ย้ายตัวชี้วัด", "moved"),
            DifferenceKind.Confidence => new("เปลี่ยนความแน่ใจ", "confidence changed"),
            DifferenceKind.Elements => new("เปลี่ยนองค์ประกอบ", "elements changed"),
            DifferenceKind.Scoring => new("เปลี่ยนการคิดคะแนน", "scoring changed"),
            DifferenceKind.Weight => new("เปลี่ยนน้ำหนัก", "weight changed"),
            _ => new("เปลี่ยนเกณฑ์ระดับ", "band changed"),
        };
}

/// <summary>
/// What changed from one framework to another. Versions of the same framework are compared by code; different years or
/// profiles by topic, because there a code may mean something else.
/// </summary>
internal sealed record FrameworkDiff(Framework Earlier, Framework Later, IReadOnlyList<Difference> Differences)
{
    /// <summary>Compares two frameworks.</summary>
    public static FrameworkDiff Of(Framework earlier, Framework later) =>
        new(
            earlier,
            later,
            [
                .. Heads(earlier, later),
                .. BetweenYears(earlier, later, Instruments(earlier, later)),
                .. BetweenYears(earlier, later, Indicators(earlier, later)),
                .. (earlier.Key == later.Key ? ItemsByCode(earlier, later) : ItemsByTopic(earlier, later)),
                .. BandRules(earlier, later),
            ]
        );

    private static IEnumerable<Difference> BetweenYears(
        Framework earlier,
        Framework later,
        IEnumerable<Difference> changes
    ) => earlier.Key == later.Key ? changes : changes.Where(change => change.Kind != DifferenceKind.Confidence);

    private static IEnumerable<Difference> Heads(Framework earlier, Framework later)
    {
        if (earlier.Key == later.Key)
            foreach (var change in Wordings("TOTAL", earlier.Title, later.Title))
                yield return change;

        foreach (var (name, pick) in Rules)
            if (Rule(pick(earlier.Scoring)) is var before && Rule(pick(later.Scoring)) is var after && before != after)
                yield return new Difference(DifferenceKind.Scoring, name, before, after);

        // A scale that only one year has goes with its questions, which are told by themselves.
        var scales =
            earlier.Key == later.Key
                ? earlier.Scales.Concat(later.Scales)
                : earlier.Scales.Where(s => later.ScaleWith(s.Code) is not null);
        foreach (var code in scales.Select(s => s.Code).Distinct())
            if (
                Levels(earlier.ScaleWith(code)) is var before
                && Levels(later.ScaleWith(code)) is var after
                && before != after
            )
                yield return new Difference(DifferenceKind.Scoring, code, before, after);
    }

    private static readonly (string Name, Func<Scoring, Rule> Pick)[] Rules =
    [
        ("question_of_parts", s => s.QuestionOfParts),
        ("indicator_of_questions", s => s.IndicatorOfQuestions),
        ("sub_indicator_of_items", s => s.SubIndicatorOfItems),
        ("indicator_of_sub_indicators", s => s.IndicatorOfSubIndicators),
        ("instrument_of_indicators", s => s.InstrumentOfIndicators),
        ("total_of_instruments", s => s.TotalOfInstruments),
    ];

    private static IEnumerable<Difference> Instruments(Framework earlier, Framework later) =>
        Paired(earlier.Instruments, later.Instruments, i => i.Code, i => i.Title)
            .SelectMany(pair =>
                pair.Both is not var (before, after)
                    ? [pair.OnlyOne!]
                    : Wordings(before.Code, before.Title, after.Title)
                        .Concat(
                            before.Weight == after.Weight
                                ? []
                                :
                                [
                                    new Difference(
                                        DifferenceKind.Weight,
                                        before.Code,
                                        Percent(before.Weight),
                                        Percent(after.Weight)
                                    ),
                                ]
                        )
                        .Concat(
                            Rule(before.CombineParts) == Rule(after.CombineParts)
                                ? []
                                :
                                [
                                    new Difference(
                                        DifferenceKind.Scoring,
                                        before.Code,
                                        Rule(before.CombineParts),
                                        Rule(after.CombineParts)
                                    ),
                                ]
                        )
                        .Concat(Titles(before.Parts, after.Parts, p => p.Code, p => p.Title))
            );

    private static IEnumerable<Difference> Indicators(Framework earlier, Framework later) =>
        Titles([.. earlier.Indicators], [.. later.Indicators], i => i.Code, i => i.Title)
            .Concat(
                Titles(
                    [.. earlier.Indicators.SelectMany(i => i.SubIndicators)],
                    [.. later.Indicators.SelectMany(i => i.SubIndicators)],
                    s => s.Code,
                    s => s.Title
                )
            );

    private static IEnumerable<Difference> ItemsByCode(Framework earlier, Framework later) =>
        Paired([.. earlier.Items], [.. later.Items], i => i.Code, i => i.Title)
            .SelectMany(pair =>
                pair.Both is var (before, after) ? Changes(earlier, before, later, after) : [pair.OnlyOne!]
            );

    private static IEnumerable<Difference> ItemsByTopic(Framework earlier, Framework later)
    {
        foreach (var (before, after) in Groups(earlier, later))
        {
            if (before is [var was] && after is [var now])
            {
                var code = was.Code == now.Code ? now.Code : $"{was.Code} → {now.Code}";
                if (was.Code != now.Code)
                    yield return new Difference(DifferenceKind.Renumbered, code, was.Title.Text, now.Title.Text);
                // How sure each year's texts are says something of our knowledge, not of what changed between the years; and
                // a renumbering already shows both texts.
                var told = was.Code == now.Code ? DifferenceKind.Confidence : DifferenceKind.Renamed;
                foreach (var change in Changes(earlier, was, later, now))
                    if (change.Kind != DifferenceKind.Confidence && change.Kind != told)
                        yield return change with
                        {
                            Code = code,
                        };
            }
            else if (before.Count > 0 && after.Count > 0)
                yield return new Difference(
                    DifferenceKind.Regrouped,
                    $"{Codes(before)} → {Codes(after)}",
                    Texts(before),
                    Texts(after)
                );
            else
            {
                foreach (var item in before)
                    yield return new Difference(
                        KindOfOne(DifferenceKind.Removed, earlier, item, later),
                        item.Code,
                        item.Title.Text,
                        null
                    );
                foreach (var item in after)
                    yield return new Difference(
                        KindOfOne(DifferenceKind.Added, later, item, earlier),
                        item.Code,
                        null,
                        item.Title.Text
                    );
            }
        }
    }

    private static DifferenceKind KindOfOne(DifferenceKind kind, Framework has, Item item, Framework lacks) =>
        lacks.IndicatorWith(Home(has, item)) is { ItemsComplete: false } ? DifferenceKind.NotListed : kind;

    /// <summary>
    /// Items that are about the same, taken together: an item with two topics ties both topics' items into one group, so that
    /// a merger is told as one and not as a renumbering beside a removal.
    /// </summary>
    private static IEnumerable<(List<Item> Before, List<Item> After)> Groups(Framework earlier, Framework later)
    {
        var before = earlier.Items.ToList();
        var after = later.Items.ToList();
        while (before.Count + after.Count > 0)
        {
            var seed = before.Count > 0 ? before[0] : after[0];
            HashSet<string> ties = [.. Ties(seed)];
            List<Item> left = [],
                right = [];
            bool grew;
            do
            {
                grew = Take(before, left, ties) | Take(after, right, ties);
            } while (grew);

            yield return (left, right);
        }

        // An item without a topic is the same as one of the same words, and as nothing else.
        static IEnumerable<string> Ties(Item item) =>
            item.Topics.Count > 0
                ? item.Topics
                : [$"{item.Code[0]} {(item.Title.IsFound ? item.Title.Text.Th : item.Code)}"];

        static bool Take(List<Item> from, List<Item> into, HashSet<string> ties)
        {
            var tied = from.Where(i => Ties(i).Any(ties.Contains)).ToList();
            into.AddRange(tied);
            from.RemoveAll(tied.Contains);
            ties.UnionWith(tied.SelectMany(Ties));
            return tied.Count > 0;
        }
    }

    private static IEnumerable<Difference> Changes(Framework earlier, Item before, Framework later, Item after)
    {
        foreach (var change in Wordings(after.Code, before.Title, after.Title))
            yield return change;

        if (Home(earlier, before) is var was && Home(later, after) is var now && was != now)
            yield return new Difference(
                DifferenceKind.Moved,
                after.Code,
                Bilingual.ThaiOnly(was),
                Bilingual.ThaiOnly(now)
            );
        if (Asking(before) is var asked && Asking(after) is var asks && asked != asks)
            yield return new Difference(
                DifferenceKind.Scoring,
                after.Code,
                Bilingual.ThaiOnly(asked),
                Bilingual.ThaiOnly(asks)
            );
        if (before.Share?.OfIndicator != after.Share?.OfIndicator)
            yield return new Difference(DifferenceKind.Weight, after.Code, Part(before.Share), Part(after.Share));
        if (!Lines(before).SequenceEqual(Lines(after)))
            yield return new Difference(
                DifferenceKind.Elements,
                after.Code,
                Bilingual.ThaiOnly(string.Join("\n", Lines(before).Except(Lines(after)))),
                Bilingual.ThaiOnly(string.Join("\n", Lines(after).Except(Lines(before))))
            );
        else if (before.ElementsConfidence != after.ElementsConfidence)
            yield return new Difference(
                DifferenceKind.Confidence,
                after.Code,
                before.ElementsConfidence.Words(),
                after.ElementsConfidence.Words()
            );
    }

    private static IEnumerable<Difference> BandRules(Framework earlier, Framework later)
    {
        var before = earlier.Bands.Rules;
        var after = later.Bands.Rules;
        foreach (var code in before.Concat(after).Select(r => r.Code).Distinct())
        {
            var was = before.FirstOrDefault(r => r.Code == code);
            var now = after.FirstOrDefault(r => r.Code == code);
            if (was?.InWords != now?.InWords)
                yield return new Difference(DifferenceKind.Band, code, was?.InWords, now?.InWords);
        }
    }

    private static IEnumerable<Difference> Titles<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> code,
        Func<T, Wording> title
    )
        where T : class =>
        Paired(before, after, code, title)
            .SelectMany(pair =>
                pair.Both is var (was, now) ? Wordings(code(was), title(was), title(now)) : [pair.OnlyOne!]
            );

    private static IEnumerable<(Tuple<T, T>? Both, Difference? OnlyOne)> Paired<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> code,
        Func<T, Wording> title
    )
        where T : class
    {
        var later = after.ToDictionary(code);
        foreach (var was in before)
            yield return later.Remove(code(was), out var now)
                ? (Tuple.Create(was, now), null)
                : (null, new Difference(DifferenceKind.Removed, code(was), title(was).Text, null));
        foreach (var now in after.Where(a => later.ContainsKey(code(a))))
            yield return (null, new Difference(DifferenceKind.Added, code(now), null, title(now).Text));
    }

    private static IEnumerable<Difference> Wordings(string code, Wording before, Wording after)
    {
        if (before.Text != after.Text)
            yield return new Difference(DifferenceKind.Renamed, code, before.Text, after.Text);
        if (before.Confidence != after.Confidence)
            yield return new Difference(
                DifferenceKind.Confidence,
                code,
                before.Confidence.Words(),
                after.Confidence.Words()
            );
    }

    private static string Home(Framework framework, Item item) =>
        framework.Indicators.First(i => i.AllItems.Contains(item)).Code;

    private static string Asking(Item item) =>
        string.Join(
            " ",
            [item.Scale ?? "-", item.Polarity.ToString(), .. item.Parts.Select(p => $"{p.Text.Th}:{p.Polarity}")]
        );

    private static IEnumerable<string> Lines(Item item) =>
        item.Elements.Select(e => e.Rule is { } rule ? $"{e.Text.Th} [{rule}]" : e.Text.Th);

    private static string Codes(IEnumerable<Item> items) => string.Join(", ", items.Select(i => i.Code));

    private static Bilingual Texts(List<Item> items) =>
        new(
            string.Join("; ", items.Select(i => i.Title.Text.Th)),
            string.Join("; ", items.Select(i => i.Title.Text.En))
        );

    private static Bilingual? Rule(Rule? rule) =>
        rule?.RollUp switch
        {
            null => null,
            RollUp.Mean => new("ค่าเฉลี่ย", "mean"),
            _ => new("ถ่วงน้ำหนัก", "weighted"),
        };

    private static Bilingual? Levels(Scale? scale) =>
        scale is null
            ? null
            : new Bilingual(
                string.Join(", ", scale.Levels.Select(l => $"{l.Label.Th} {FrameworkWriter.Number(l.Value)}")),
                string.Join(", ", scale.Levels.Select(l => $"{l.Label.En} {FrameworkWriter.Number(l.Value)}"))
            );

    private static Bilingual? Percent(Exact? weight) =>
        weight is { } known ? Bilingual.ThaiOnly($"{FrameworkWriter.Number(known)}%") : null;

    private static Bilingual? Part(Share? share) =>
        share is null
            ? null
            : Bilingual.ThaiOnly(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{share.OfIndicator.Numerator}/{share.OfIndicator.Denominator}"
                )
            );
}
