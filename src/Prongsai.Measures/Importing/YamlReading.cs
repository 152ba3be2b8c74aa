using Prongsai.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prongsai.Measures.Importing;

/// <summary>Reads a YAML file into values and collects every mistake with its line, instead of stopping at the first.</summary>
internal sealed class YamlReading(string file)
{
    public List<Refusal> Mistakes { get; } = [];

    /// <summary>The mapping at the top; null when the file is none.</summary>
    public YamlMappingNode? Top(TextReader text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode top)
                return top;

            Mistakes.Add(ImportRefusals.NotAMeasuresFile(At(1)));
        }
        catch (YamlException mistake)
        {
            Mistakes.Add(
                ImportRefusals.NotYaml(At((int)mistake.Start.Line), mistake.InnerException?.Message ?? mistake.Message)
            );
        }

        return null;
    }

    public Place At(YamlNode node, string? key = null) => At((int)node.Start.Line, key);

    public void Refuse(YamlNode at, IEnumerable<Refusal> reasons, string? key = null) =>
        Mistakes.AddRange(
            reasons.Select(r =>
                r with
                {
                    Where = r.Where?.File is { } inner
                        ? new Place($"{file} → {inner}", Row: (int)at.Start.Line, Column: key)
                        : At(at, key),
                }
            )
        );

    /// <summary>Slips of the keyboard in keys would otherwise be silently left out.</summary>
    public void OnlyKeys(YamlMappingNode map, params string[] known)
    {
        foreach (var key in map.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                Mistakes.Add(ImportRefusals.UnknownKey(At(key), key.ToString(), known));
    }

    public string? Text(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(new YamlScalarNode(key), out var node))
            return null;
        if (node is YamlScalarNode scalar)
            return string.IsNullOrWhiteSpace(scalar.Value) || IsNull(scalar) ? null : scalar.Value;

        Mistakes.Add(ImportRefusals.TextExpected(At(node, key)));
        return null;
    }

    public FiscalYear? Year(YamlMappingNode map, string key)
    {
        if (FiscalYear.TryParse(Text(map, key), out var year))
            return year;

        Mistakes.Add(ImportRefusals.YearExpected(At(Under(map, key) ?? map, key), Text(map, key)));
        return null;
    }

    public Score? Score(YamlMappingNode map, string key)
    {
        if (Text(map, key) is not { } text)
            return null;
        if (Kernel.Score.TryParse(text, out var score))
            return score;

        Mistakes.Add(ImportRefusals.ScoreExpected(At(Under(map, key)!, key), text));
        return null;
    }

    public DateOnly? Day(YamlMappingNode map, string key)
    {
        if (Text(map, key) is not { } text)
            return null;
        var reading = ThaiDate.Read(text, At(Under(map, key)!, key));
        if (reading.WhyNot is { } mistake)
            Mistakes.Add(mistake);

        return reading.Day;
    }

    public bool Bool(YamlMappingNode map, string key)
    {
        if (Text(map, key) is not { } text)
            return false;
        if (text is "true" or "yes")
            return true;
        if (text is not ("false" or "no"))
            Mistakes.Add(ImportRefusals.BoolExpected(At(Under(map, key)!, key), text));

        return false;
    }

    /// <summary>The mappings of a list; none when the key is absent.</summary>
    public IEnumerable<YamlMappingNode> Each(YamlMappingNode map, string key)
    {
        if (Under(map, key) is not { } node || node is YamlScalarNode scalar && IsNull(scalar))
            yield break;
        if (node is not YamlSequenceNode list)
        {
            Mistakes.Add(ImportRefusals.ListExpected(At(node, key)));
            yield break;
        }

        foreach (var entry in list.Children)
        {
            if (entry is YamlMappingNode inner)
                yield return inner;
            else
                Mistakes.Add(ImportRefusals.MappingExpected(At(entry, key)));
        }
    }

    public YamlMappingNode? Map(YamlMappingNode map, string key)
    {
        if (Under(map, key) is not { } node)
            return null;
        if (node is YamlMappingNode inner)
            return inner;

        Mistakes.Add(ImportRefusals.MappingExpected(At(node, key)));
        return null;
    }

    /// <summary>"made_up: [section, period]".</summary>
    public Func<string, bool> MadeUp(YamlMappingNode map, params string[] parts)
    {
        if (Under(map, "made_up") is not { } node)
            return _ => false;
        if (node is not YamlSequenceNode list)
        {
            Mistakes.Add(ImportRefusals.ListExpected(At(node, "made_up")));
            return _ => false;
        }

        foreach (var part in list.Children.Where(n => !parts.Contains(n.ToString())))
            Mistakes.Add(ImportRefusals.UnknownKey(At(part, "made_up"), part.ToString(), parts));

        return list.Children.Select(n => n.ToString()).ToHashSet().Contains;
    }

    public static YamlNode? Under(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style is ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";

    private Place At(int line, string? key = null) => new(file, Row: line, Column: key);
}
