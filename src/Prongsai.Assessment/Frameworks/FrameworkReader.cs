using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Kernel;
using YamlDotNet.Core;

namespace Prongsai.Assessment.Frameworks;

/// <summary>A framework, or every mistake for which there is none.</summary>
internal sealed record FrameworkReading(Framework? Framework, IReadOnlyList<Refusal> Mistakes)
{
    /// <summary>The framework of a text that was checked before.</summary>
    /// <exception cref="RefusedException">It has mistakes after all.</exception>
    public Framework OrThrow()
    {
        Mistakes.ThrowIfAny();
        return Framework!;
    }
}

/// <summary>
/// Reads a framework file and checks it in the same walk, so that what is checked is what is used. It goes on after a mistake
/// and reports all of them, each with its line. The format is described in docs/frameworks.md.
/// </summary>
internal sealed partial class FrameworkReader
{
    /// <summary>Ten times the largest file known.</summary>
    public const int LargestFile = 1_000_000;

    private static readonly string[] ConfidenceWords =
    [
        "official",
        "copy",
        "derived",
        "unverified",
        "unknown",
        "made_up",
    ];

    private readonly string _file;
    private readonly List<Refusal> _mistakes = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);

    // What is named is checked after all is read, because a file may have its parts in any order.
    private readonly List<(int Line, string Scale, int? AnswerLabels)> _scaleUses = [];
    private readonly List<(int Line, string Instrument)> _instrumentUses = [];

    // A weight that is no number was told already; that the sum is wrong too would only mislead.
    private bool _weightUnread;

    private FrameworkReader(string file) => _file = file;

    /// <summary>Reads bytes as uploaded or from disk.</summary>
    public static FrameworkReading Read(string file, ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestFile)
            return Refused(Mistakes.TooLarge(LargestFile), file, null);
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];

        try
        {
            return Read(file, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + content[..Math.Clamp(wrong.Index, 0, content.Length)].Count((byte)'\n');
            return Refused(Mistakes.NotUtf8, file, line);
        }
    }

    /// <summary>Reads text; mistakes come in the order of their lines.</summary>
    public static FrameworkReading Read(string file, string text)
    {
        if (text.Length > LargestFile)
            return Refused(Mistakes.TooLarge(LargestFile), file, null);

        var reader = new FrameworkReader(file);
        var framework = reader.ReadText(text);
        var mistakes = reader._mistakes.OrderBy(m => m.Where?.Row).ToList();

        return new FrameworkReading(mistakes.Count == 0 ? framework : null, mistakes);
    }

    /// <summary>True when an item may be called so: capital letters, then letters or digits.</summary>
    public static bool IsItemCode(string code) => ItemShape().IsMatch(code);

    private static FrameworkReading Refused(Refusal mistake, string file, int? line) =>
        new(null, [mistake with { Where = new Place(file, Row: line) }]);

    private Framework? ReadText(string text)
    {
        HashSet<int> tabs = [];
        var line = 1;
        foreach (var character in text)
        {
            if (character == '\t' && tabs.Add(line))
                Add(Mistakes.Tab, line);
            if (character == '\n')
                line++;
        }

        try
        {
            // With tabs taken for two spaces the rest can still be read, and all mistakes reported at once.
            var root = YamlTree.Read(tabs.Count == 0 ? text : text.Replace("\t", "  ", StringComparison.Ordinal));
            if (root is null or YamlText { Value: "" })
            {
                Add(Mistakes.Empty, 1);
                return null;
            }

            return ReadFramework(root);
        }
        catch (YamlException broken)
        {
            var at = (int)broken.Start.Line;
            if (!tabs.Contains(at))
                Add(Mistakes.Broken(broken.Message), at < 1 ? 1 : at);
            return null;
        }
    }

    private Framework? ReadFramework(YamlNode root)
    {
        if (Map(root, "framework") is not { } top)
            return null;

        var format = top.Text("format");
        if (format is not null && format.Value.Trim() != "1")
        {
            // A later format may mean anything by the rest; one clear word is better than a hundred wrong ones.
            Add(Mistakes.NotOurs(format.Value), format.Line);
            return null;
        }

        var year = ReadYear(top.Text("year"));
        var profile = ReadCode(top.Text("profile"), ProfileShape(), "general, sub_department, vec") ?? "";
        var appliesTo = ReadYears(top.List("applies_to"), year);
        var version = ReadCount(top.Text("version"), "version", least: 1) ?? 1;
        var title = ReadWording(top);
        var completeness = ReadWord(top.Text("completeness"), "completeness", Completeness.Partial, "whole", "partial");
        var sources = ReadSources(top.Node("sources", required: false));
        var scales = Each(top.List("scales"), ReadScale);
        var scoring = ReadScoring(top.Map("scoring"));
        var bands = ReadBands(top.Map("bands"));
        var sampling = top.Node("sampling", required: false) is { } node ? ReadSampling(Map(node, "sampling")) : null;
        var instrumentList = top.List("instruments");
        var instruments = Each(instrumentList, ReadInstrument);
        top.Close();

        CheckScaleUses(scales);
        CheckWeights(instrumentList, instruments, completeness);
        foreach (var (line, code) in _instrumentUses.Where(use => instruments.All(i => i.Code != use.Instrument)))
            Add(Mistakes.UnknownInstrument(code), line);

        if (_mistakes.Count > 0 || year is not { } ownYear || scoring is null || bands is null)
            return null;

        return new Framework(
            new FrameworkKey(ownYear, profile),
            appliesTo,
            version,
            title,
            completeness,
            sources,
            scales,
            scoring,
            bands,
            sampling,
            instruments
        );
    }

    private IReadOnlyList<FiscalYear> ReadYears(YamlList? list, FiscalYear? own)
    {
        List<FiscalYear> years = [];
        foreach (var node in list?.Items ?? [])
            if (ReadYear(AsText(node, "applies_to")) is { } year)
                years.Add(year);

        if (list is not null && own is { } self && !years.Contains(self))
            Add(Mistakes.DoesNotApplyToItself(self), list.Line);
        years.Sort();
        return [.. years.Distinct()];
    }

    private List<Source> ReadSources(YamlNode? node)
    {
        if (node is null)
            return [];
        if (node is not YamlMap map)
        {
            Add(Mistakes.WrongShape("sources", "รายการ ชื่อ: คำอธิบาย", "a map of name: description"), node.Line);
            return [];
        }

        List<Source> sources = [];
        Dictionary<string, int> seen = [];
        foreach (var entry in map.Entries)
        {
            if (!seen.TryAdd(entry.Key, entry.Line))
                Add(Mistakes.DuplicateKey(entry.Key, seen[entry.Key]), entry.Line);
            if (AsText(entry.Value, entry.Key) is { } text)
                sources.Add(new Source(entry.Key, text.Value));
        }

        return sources;
    }

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

    private (ItemList, IReadOnlyList<Item>) ReadItems(Cursor parent)
    {
        var list = new ItemList(false, null, Confidence.Unknown);
        var expectedLine = parent.Line;
        if (parent.Map("item_list") is { } map)
        {
            list = new ItemList(
                ReadBool(map.Text("complete"), "complete"),
                ReadCount(map.Text("expected", required: false), "expected", least: 1),
                ReadConfidence(map.Text("confidence")),
                ReadNote(map)
            );
            expectedLine = map.LineOf("expected");
            map.Close();
        }

        var items = Each(parent.List("items"), ReadItem);
        if (list.Expected is { } expected && (list.Complete ? items.Count != expected : items.Count > expected))
            Add(Mistakes.FewerExpectedThanListed(expected, items.Count), expectedLine);
        return (list, items);
    }

    private Item? ReadItem(YamlNode node)
    {
        if (Map(node, "item") is not { } map)
            return null;

        var code = Unique(ReadCode(map.Text("code"), ItemShape(), "O15"), map.LineOf("code"));
        var title = ReadWording(map);
        var topics = ReadTopics(map.List("topics", required: false));
        var scale = map.Text("scale", required: false);
        var polarity = ReadWord(
            map.Text("polarity", required: false),
            "polarity",
            Polarity.Positive,
            "positive",
            "negative",
            "unknown"
        );
        var parts = Each(map.List("parts", required: false), part => ReadItemPart(part, polarity));
        var answers = ReadAnswers(map.Map("answers", required: false));
        var share = ReadShare(map.Map("share", required: false));
        var elementList = map.List("elements", required: false);
        var elementsConfidence = elementList is null
            ? Confidence.Unknown
            : ReadConfidence(map.Text("elements_confidence"));
        var elements = Each(elementList, element => ReadElement(element, elementsConfidence));
        map.Close();

        if (scale is not null)
            _scaleUses.Add((scale.Line, scale.Value, answers?.Labels.Count));
        if (scale is null && answers is not null)
            Add(Mistakes.AnswersWithoutScale, map.LineOf("answers"));

        return new Item(
            code,
            title,
            scale?.Value,
            polarity,
            parts,
            answers,
            topics,
            share,
            elementsConfidence,
            elements
        );
    }

    private List<string> ReadTopics(YamlList? list)
    {
        List<string> topics = [];
        foreach (var node in list?.Items ?? [])
        {
            if (AsText(node, "topics") is not { } topic)
                continue;
            if (Topics.Known.With(topic.Value) is null)
                Add(Mistakes.UnknownTopic(topic.Value), topic.Line);
            topics.Add(topic.Value);
        }

        return topics;
    }

    private ItemPart? ReadItemPart(YamlNode node, Polarity ofItem)
    {
        if (Map(node, "part") is not { } map)
            return null;

        var part = new ItemPart(
            ReadBilingual(map),
            ReadWord(map.Text("polarity", required: false), "polarity", ofItem, "positive", "negative", "unknown")
        );
        map.Close();
        return part;
    }

    private Answers? ReadAnswers(Cursor? map)
    {
        if (map is null)
            return null;

        var confidence = ReadConfidence(map.Text("confidence"));
        var labels = Each(map.List("labels"), label => AsText(label, "labels")?.Value);
        map.Close();
        return new Answers(confidence, labels);
    }

    private Share? ReadShare(Cursor? map)
    {
        if (map is null)
            return null;

        var text = map.Text("of_indicator");
        var fraction = text is null ? null : Fraction(text.Value);
        if (text is not null && (fraction is not { } share || share <= Exact.Zero || share > Exact.One))
            Add(
                Mistakes.BadNumber(
                    "of_indicator",
                    text.Value,
                    "เศษส่วนมากกว่า 0 ถึง 1 เช่น 1/20",
                    "a fraction above 0 up to 1, such as 1/20"
                ),
                text.Line
            );
        var read = new Share(fraction ?? Exact.One, ReadConfidence(map.Text("confidence")), ReadNote(map));
        map.Close();
        return read;
    }

    // An element is a plain text of the list's confidence, or a map where it differs.
    private Wording? ReadElement(YamlNode node, Confidence ofList)
    {
        if (node is YamlText text)
        {
            if (string.IsNullOrWhiteSpace(text.Value))
                Add(Mistakes.Blank("elements"), text.Line);
            return new Wording(Bilingual.ThaiOnly(text.Value), ofList);
        }

        if (Map(node, "element") is not { } map)
            return null;

        var th = map.Required("th");
        var wording = new Wording(
            new Bilingual(th, map.Optional("en") ?? th),
            map.Text("confidence", required: false) is { } word ? ReadConfidence(word) : ofList,
            map.Optional("source"),
            ReadNote(map)
        );
        map.Close();
        return wording;
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

    private Wording ReadWording(Cursor map)
    {
        var confidenceText = map.Text("confidence");
        var confidence = ReadConfidence(confidenceText);
        var th = map.Optional("th");
        var en = map.Optional("en");
        var source = map.Optional("source");
        var note = ReadNote(map);

        if (th is null && en is null && confidence == Confidence.Unknown)
            return new Wording(Wording.NotFound, confidence, source, note);
        if (th is null && en is null)
            Add(Mistakes.TextWithoutConfidence, confidenceText?.Line ?? map.Line);
        else if (th is null)
            Add(Mistakes.MissingKey("th"), map.Line);
        else if (en is null)
            Add(Mistakes.MissingKey("en"), map.Line);

        return new Wording(new Bilingual(th ?? "", en ?? ""), confidence, source, note);
    }

    private static Bilingual ReadBilingual(Cursor map) => new(map.Required("th"), map.Required("en"));

    private static Bilingual? ReadNote(Cursor parent)
    {
        if (parent.Map("note", required: false) is not { } map)
            return null;

        var note = ReadBilingual(map);
        map.Close();
        return note;
    }

    private FiscalYear? ReadYear(YamlText? text)
    {
        if (text is null)
            return null;
        if (FiscalYear.TryParse(text.Value, out var year))
            return year;

        var isNumber = int.TryParse(
            ThaiDigits.ToArabic(text.Value),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        Add(
            isNumber && number is >= 1957 and <= 2156 ? Mistakes.CommonEra(number) : Mistakes.BadYear(text.Value),
            text.Line
        );
        return null;
    }

    private int? ReadCount(YamlText? text, string key, int least, int most = 100_000)
    {
        if (text is null)
            return null;
        if (
            int.TryParse(
                ThaiDigits.ToArabic(text.Value.Trim()),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && count >= least
            && count <= most
        )
            return count;

        Add(
            Mistakes.BadNumber(
                key,
                text.Value,
                $"จำนวนเต็มตั้งแต่ {least} ถึง {most}",
                $"a whole number from {least} to {most}"
            ),
            text.Line
        );
        return null;
    }

    /// <summary>A number from 0 to 100: a score, a weight, a percentage.</summary>
    private Exact? ReadPoints(YamlText? text, string key)
    {
        if (text is null)
            return null;
        if (Fraction(text.Value) is { } points && points <= Exact.Of(100))
            return points;

        Add(
            Mistakes.BadNumber(
                key,
                text.Value,
                "ตัวเลข 0 ถึง 100 เช่น 85 หรือ 33.33 หรือ 100/3",
                "a number from 0 to 100, such as 85, 33.33 or 100/3"
            ),
            text.Line
        );
        return null;
    }

    private static Exact? Fraction(string text)
    {
        var match = NumberShape().Match(ThaiDigits.ToArabic(text.Trim()));
        if (!match.Success)
            return null;

        var whole = long.Parse(match.Groups["whole"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["below"] is { Success: true } below)
        {
            var denominator = long.Parse(below.ValueSpan, CultureInfo.InvariantCulture);
            return denominator == 0 ? null : Exact.Of(whole, denominator);
        }

        var decimals = match.Groups["decimals"];
        return decimals.Success
            ? Exact.Of(whole)
                + Exact.Of(
                    long.Parse(decimals.ValueSpan, CultureInfo.InvariantCulture),
                    (long)Math.Pow(10, decimals.Length)
                )
            : Exact.Of(whole);
    }

    private bool ReadBool(YamlText? text, string key)
    {
        if (text is not null && text.Value is not ("true" or "false"))
            Add(Mistakes.NotOneOf(key, text.Value, ["true", "false"]), text.Line);
        return text?.Value == "true";
    }

    private Confidence ReadConfidence(YamlText? text) =>
        ReadWord(text, "confidence", Confidence.Unknown, ConfidenceWords);

    /// <summary>One of the words, which stand in the order of the enumeration.</summary>
    private TEnum ReadWord<TEnum>(YamlText? text, string key, TEnum otherwise, params string[] words)
        where TEnum : struct, Enum
    {
        if (text is null)
            return otherwise;

        var index = Array.IndexOf(words, text.Value);
        if (index >= 0)
            return Enum.GetValues<TEnum>()[index];

        Add(Mistakes.NotOneOf(key, text.Value, words), text.Line);
        return otherwise;
    }

    private string? ReadCode(YamlText? text, Regex shape, string example)
    {
        if (text is null)
            return null;
        if (!shape.IsMatch(text.Value))
            Add(Mistakes.BadCode(text.Value, example), text.Line);
        return text.Value;
    }

    // Figures are found by code alone, so a code may stand for one thing only; scales and bands have names of their own.
    private string Unique(string? code, int line, string kind = "")
    {
        if (code is null)
            return "";
        if (!_codes.TryAdd(kind + code, line))
            Add(Mistakes.DuplicateCode(code, _codes[kind + code]), line);
        return code;
    }

    private static List<T> Each<T>(YamlList? list, Func<YamlNode, T?> read)
        where T : class
    {
        List<T> things = [];
        foreach (var node in list?.Items ?? [])
            if (read(node) is { } thing)
                things.Add(thing);

        return things;
    }

    private YamlText? AsText(YamlNode node, string key)
    {
        if (node is YamlText text)
            return text;

        Add(Mistakes.WrongShape(key, "ข้อความหรือตัวเลข", "a text or a number"), node.Line);
        return null;
    }

    private Cursor? Map(YamlNode node, string what)
    {
        if (node is YamlMap map)
            return new Cursor(this, map);

        Add(Mistakes.WrongShape(what, "รายการคีย์: ค่า", "a map of keys and values"), node.Line);
        return null;
    }

    private void Add(Refusal mistake, int line) => _mistakes.Add(mistake with { Where = new Place(_file, Row: line) });

    /// <summary>Walks one map; what nobody asked for by the time it closes is an unknown key.</summary>
    private sealed class Cursor
    {
        private readonly FrameworkReader _reader;
        private readonly Dictionary<string, YamlEntry> _entries = [];
        private readonly List<string> _asked = [];

        public Cursor(FrameworkReader reader, YamlMap map)
        {
            _reader = reader;
            Line = map.Line;
            foreach (var entry in map.Entries)
                if (!_entries.TryAdd(entry.Key, entry))
                    reader.Add(Mistakes.DuplicateKey(entry.Key, _entries[entry.Key].Line), entry.Line);
        }

        public int Line { get; }

        public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;

        public YamlNode? Node(string key, bool required = true)
        {
            _asked.Add(key);
            if (_entries.TryGetValue(key, out var entry))
                return entry.Value;

            if (required)
                _reader.Add(Mistakes.MissingKey(key), Line);
            return null;
        }

        public YamlText? Text(string key, bool required = true) =>
            Node(key, required) is { } node ? _reader.AsText(node, key) : null;

        /// <summary>A text that must be there and not blank.</summary>
        public string Required(string key)
        {
            var text = Text(key);
            if (text is not null && string.IsNullOrWhiteSpace(text.Value))
                _reader.Add(Mistakes.Blank(key), text.Line);
            return text?.Value ?? "";
        }

        /// <summary>A text that may be left out but, if there, is not blank.</summary>
        public string? Optional(string key)
        {
            var text = Text(key, required: false);
            if (text is not null && string.IsNullOrWhiteSpace(text.Value))
                _reader.Add(Mistakes.Blank(key), text.Line);
            return text?.Value;
        }

        public YamlList? List(string key, bool required = true)
        {
            if (Node(key, required) is not { } node)
                return null;
            if (node is YamlList list)
                return list;

            _reader.Add(Mistakes.WrongShape(key, "รายการ", "a list"), node.Line);
            return null;
        }

        public Cursor? Map(string key, bool required = true) =>
            Node(key, required) is { } node ? _reader.Map(node, key) : null;

        public void Close()
        {
            foreach (var entry in _entries.Values.Where(e => !_asked.Contains(e.Key)))
                _reader.Add(
                    Mistakes.UnknownKey(entry.Key, _asked.Distinct().Order(StringComparer.Ordinal)),
                    entry.Line
                );
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex ProfileShape();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,39}$")]
    private static partial Regex ScaleShape();

    [GeneratedRegex("^(?!TOTAL$)[A-Z][A-Z0-9]{0,11}$")]
    private static partial Regex ItemShape();

    [GeneratedRegex(@"^[0-9]{1,2}\.[0-9]{1,2}$")]
    private static partial Regex SubIndicatorShape();

    [GeneratedRegex(@"^(?<whole>[0-9]{1,9})(\.(?<decimals>[0-9]{1,9})|/(?<below>[0-9]{1,9}))?$")]
    private static partial Regex NumberShape();
}
