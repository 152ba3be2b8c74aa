using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

// The part of a framework file that says what is asked: items, their answers, shares and elements.
internal sealed partial class FrameworkReader
{
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
    private Element? ReadElement(YamlNode node, Confidence ofList)
    {
        if (node is YamlText text)
        {
            if (string.IsNullOrWhiteSpace(text.Value))
                Add(Mistakes.Blank("elements"), text.Line);
            return new Element(Bilingual.ThaiOnly(text.Value), ofList);
        }

        if (Map(node, "element") is not { } map)
            return null;

        var th = map.Required("th");
        var read = new Element(
            new Bilingual(th, map.Optional("en") ?? th),
            map.Text("confidence", required: false) is { } word ? ReadConfidence(word) : ofList,
            ReadRule(map.Map("rule", required: false)),
            map.Optional("source"),
            ReadNote(map)
        );
        map.Close();
        return read;
    }

    // A rule is known by its name; every other key is one of its parameters.
    private ElementRule? ReadRule(Cursor? map)
    {
        if (map is null)
            return null;

        var name = map.Text("name");
        if (name is null)
            return null;
        if (ElementRules.With(name.Value) is not { } kind)
        {
            Add(Mistakes.NotOneOf("rule", name.Value, ElementRules.Known.Select(rule => rule.Name)), name.Line);
            return null;
        }

        Dictionary<string, IReadOnlyList<string>> with = [];
        foreach (var parameter in kind.Parameters)
            if (ReadParameter(map, parameter) is { Count: > 0 } words)
                with[parameter.Name] = words;
        map.Close();
        return new ElementRule(kind.Name, with);
    }

    private IReadOnlyList<string>? ReadParameter(Cursor map, RuleParameter parameter)
    {
        var (line, node) = (map.LineOf(parameter.Name), map.Node(parameter.Name, parameter.Required));
        if (node is null)
            return null;

        var isList = parameter.Shape is ParameterShape.Texts or ParameterShape.Words;
        List<YamlText> texts =
            node is YamlList list && isList ? Each(list, one => AsText(one, parameter.Name))
            : AsText(node, parameter.Name) is { } single ? [single]
            : [];
        if (parameter.Shape == ParameterShape.Count)
        {
            foreach (var text in texts)
                ReadCount(text, parameter.Name, least: 1);
        }

        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text.Value))
                Add(Mistakes.Blank(parameter.Name), text.Line);
            else if (parameter.Allowed.Count > 0 && !parameter.Allowed.Contains(text.Value))
                Add(Mistakes.NotOneOf(parameter.Name, text.Value, parameter.Allowed), text.Line);
        }

        if (texts.Count == 0 && node is YamlList)
            Add(Mistakes.Blank(parameter.Name), line);
        return [.. texts.Select(text => text.Value.Trim())];
    }
}
