using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

// The part of a framework file that says what is scored: instruments, their parts and weights, indicators and what lies below.
internal sealed partial class FrameworkReader
{
    private Instrument? ReadInstrument(YamlNode node)
    {
        if (Map(node, "instrument") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), ItemShape(), "IIT"), map.LineOf("code"));
        var title = ReadWording(map);
        var weight = ReadWeight(map, out var isGiven);
        var weightConfidence = isGiven ? ReadConfidence(map.Text("weight_confidence")) : Confidence.Unknown;
        var partList = map.List("parts", required: false);
        var parts = Each(partList, ReadInstrumentPart);
        var combine = parts.Count > 0 ? ReadRule(map, "combine_parts", weights: true) : null;
        if (combine?.RollUp == RollUp.Weighted)
            CheckSum(partList!.Line, code, [.. parts.Select(p => p.Weight)], mayLack: false);
        var indicators = Each(map.List("indicators"), ReadIndicator);
        map.Close();
        return new Instrument(code, title, weight, weightConfidence, parts, combine, indicators);
    }

    private Exact? ReadWeight(Cursor map, out bool isGiven)
    {
        var text = map.Text("weight", required: false);
        var weight = ReadPoints(text, "weight");
        isGiven = text is not null;
        _weightUnread |= isGiven && weight is null;
        return weight;
    }

    private InstrumentPart? ReadInstrumentPart(YamlNode node)
    {
        if (Map(node, "part") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), ItemShape(), "EIT1"), map.LineOf("code"));
        var part = new InstrumentPart(code, ReadWording(map), ReadWeight(map, out _));
        map.Close();
        return part;
    }

    private Indicator? ReadIndicator(YamlNode node)
    {
        if (Map(node, "indicator") is not { } map)
            return null;

        var number = ReadCount(map.Text("number"), "number", least: 1, most: 99) ?? 0;
        Unique($"IND{number:00}", map.LineOf("number"));
        var title = ReadWording(map);
        var subIndicators = Each(map.List("sub_indicators", required: false), ReadSubIndicator);
        if (subIndicators.Count > 0)
        {
            if (map.Node("items", required: false) is not null)
                Add(Mistakes.ItemsAndSubIndicators, map.LineOf("items"));
            map.Close();
            return new Indicator(number, title, null, [], subIndicators);
        }

        var (list, items) = ReadItems(map);
        map.Close();
        return new Indicator(number, title, list, items, []);
    }

    private SubIndicator? ReadSubIndicator(YamlNode node)
    {
        if (Map(node, "sub_indicator") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), SubIndicatorShape(), "9.1"), map.LineOf("code"));
        var title = ReadWording(map);
        var (list, items) = ReadItems(map);
        map.Close();
        return new SubIndicator(code, title, list, items);
    }

    private void CheckWeights(YamlList? list, List<Instrument> instruments, Completeness completeness)
    {
        if (list is null || instruments.Count == 0)
            return;
        CheckSum(
            list.Line,
            "instruments",
            [.. instruments.Select(i => i.Weight)],
            mayLack: completeness == Completeness.Partial
        );
    }

    private void CheckSum(int line, string what, IReadOnlyList<Exact?> weights, bool mayLack)
    {
        if (_weightUnread || mayLack && weights.All(w => w is null))
            return;
        if (weights.Any(w => w is null))
        {
            Add(Mistakes.WeightsIncomplete(what), line);
            return;
        }

        var sum = weights.Aggregate(Exact.Zero, (total, weight) => total + weight!.Value);
        if (sum != Exact.Of(100))
            Add(Mistakes.WeightsNot100(what, sum), line);
    }

    [GeneratedRegex(@"^[0-9]{1,2}\.[0-9]{1,2}$")]
    private static partial Regex SubIndicatorShape();
}
