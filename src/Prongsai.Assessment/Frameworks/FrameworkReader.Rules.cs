using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

// The part of a framework file that says how figures are made and judged: scales, roll-ups, bands and sampling.
internal sealed partial class FrameworkReader
{
    private Scale? ReadScale(YamlNode node)
    {
        if (Map(node, "scale") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), ScaleShape(), "LEVEL6"), map.LineOf("code"), "scale ");
        var title = ReadWording(map);
        var levelList = map.List("levels");
        var levels = Each(levelList, ReadLevel);
        map.Close();

        if (levels.Zip(levels.Skip(1)).Any(pair => pair.First.Value >= pair.Second.Value))
            Add(Mistakes.LevelsOutOfOrder(code), levelList?.Line ?? map.Line);
        return new Scale(code, title, levels);
    }

    private Level? ReadLevel(YamlNode node)
    {
        if (Map(node, "level") is not { } map)
            return null;

        var label = ReadBilingual(map);
        var value = ReadPoints(map.Text("value"), "value");
        map.Close();
        return new Level(label, value ?? Exact.Zero);
    }

    private Scoring? ReadScoring(Cursor? map)
    {
        if (map is null)
            return null;

        var tolerance = ReadPoints(map.Text("tolerance"), "tolerance") ?? Exact.Zero;
        var scoring = new Scoring(
            ReadRule(map, "question_of_parts", weights: false),
            ReadRule(map, "indicator_of_questions", weights: false),
            ReadRule(map, "sub_indicator_of_items", weights: false),
            ReadRule(map, "indicator_of_sub_indicators", weights: false),
            ReadRule(map, "instrument_of_indicators", weights: false),
            ReadRule(map, "total_of_instruments", weights: true),
            tolerance
        );
        map.Close();
        return scoring;
    }

    private Rule ReadRule(Cursor parent, string key, bool weights)
    {
        if (parent.Map(key) is not { } map)
            return new Rule(RollUp.Mean, Confidence.Unknown);

        var word = map.Text("rule");
        var rollUp = ReadWord(word, "rule", RollUp.Mean, "mean", "weighted");
        if (rollUp == RollUp.Weighted && !weights && word is not null)
            Add(Mistakes.RuleNeedsWeights(key), word.Line);
        var rule = new Rule(rollUp, ReadConfidence(map.Text("confidence")), map.Optional("source"), ReadNote(map));
        map.Close();
        return rule;
    }

    private Bands? ReadBands(Cursor? map)
    {
        if (map is null)
            return null;

        var confidence = ReadConfidence(map.Text("confidence"));
        var source = map.Optional("source");
        var note = ReadNote(map);
        List<(BandRule Rule, int Line)> rules = [];
        foreach (var node in map.List("rules")?.Items ?? [])
            if (ReadBandRule(node, confidence) is { } rule)
                rules.Add((rule, node.Line));
        map.Close();

        foreach (var (earlier, later) in rules.Zip(rules.Skip(1)))
            if (!AsksForLess(later.Rule, earlier.Rule))
                Add(Mistakes.BandsOutOfOrder(later.Rule.Code, earlier.Rule.Code), later.Line);
        if (
            rules is [.., var (last, line)]
            && (last.TotalAtLeast != Exact.Zero || last.EachInstrumentAtLeast is not null)
        )
            Add(Mistakes.BandsLeaveAGap(last.Code), line);

        return new Bands(confidence, source, note, [.. rules.Select(r => r.Rule)]);
    }

    private static bool AsksForLess(BandRule later, BandRule earlier) =>
        later.TotalAtLeast < earlier.TotalAtLeast
        || later.TotalAtLeast == earlier.TotalAtLeast
            && (later.EachInstrumentAtLeast ?? Exact.Zero) < (earlier.EachInstrumentAtLeast ?? Exact.Zero);

    private BandRule? ReadBandRule(YamlNode node, Confidence ofTable)
    {
        if (Map(node, "band") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), ScaleShape(), "PASS_GOOD"), map.LineOf("code"), "band ");
        var label = ReadBilingual(map);
        var total = ReadPoints(map.Text("total_at_least"), "total_at_least") ?? Exact.Zero;
        var each = ReadPoints(map.Text("each_instrument_at_least", required: false), "each_instrument_at_least");
        var passes = ReadBool(map.Text("passes"), "passes");
        var confidence = map.Text("confidence", required: false) is { } word ? ReadConfidence(word) : ofTable;
        var note = ReadNote(map);
        map.Close();
        return new BandRule(code, label, total, each, passes, confidence, note);
    }

    private Sampling? ReadSampling(Cursor? map)
    {
        if (map is null)
            return null;

        var sampling = new Sampling(
            ReadConfidence(map.Text("confidence")),
            map.Optional("source"),
            ReadNote(map),
            Each(map.List("rules"), ReadSamplingRule)
        );
        map.Close();
        return sampling;
    }

    private SamplingRule? ReadSamplingRule(YamlNode node)
    {
        if (Map(node, "rule") is not { } map)
            return null;

        var instrument = map.Text("instrument");
        if (instrument is not null)
            _instrumentUses.Add((instrument.Line, instrument.Value));
        var rule = new SamplingRule(
            instrument?.Value ?? "",
            ReadBilingual(map),
            ReadPoints(map.Text("percent", required: false), "percent"),
            ReadCount(map.Text("minimum", required: false), "minimum", least: 1)
        );
        map.Close();
        return rule;
    }

    private void CheckScaleUses(IReadOnlyList<Scale> scales)
    {
        foreach (var (line, code, labels) in _scaleUses)
        {
            var scale = scales.FirstOrDefault(s => s.Code == code);
            if (scale is null)
                Add(Mistakes.UnknownScale(code, scales.Select(s => s.Code)), line);
            else if (labels is { } count && count != scale.Levels.Count)
                Add(Mistakes.AnswersDoNotFit(code, scale.Levels.Count, count), line);
        }
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,39}$")]
    private static partial Regex ScaleShape();
}
