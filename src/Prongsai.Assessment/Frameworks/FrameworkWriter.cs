using System.Globalization;
using System.Numerics;
using System.Text;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>Writes a framework as a file that a person can read and correct, and that reads back as the same framework.</summary>
internal sealed class FrameworkWriter
{
    private readonly StringBuilder _text = new();

    private FrameworkWriter() { }

    /// <summary>The framework as the text of a file.</summary>
    public static string Write(Framework framework)
    {
        var writer = new FrameworkWriter();
        writer.WriteFramework(framework);
        return writer._text.ToString();
    }

    /// <summary>A confidence as files say it: "made_up".</summary>
    public static string Word(Confidence confidence) => confidence == Confidence.MadeUp ? "made_up" : Lower(confidence);

    /// <summary>A number as files say it: a decimal where it has one, else a fraction.</summary>
    public static string Number(Exact value)
    {
        for (var (decimals, scale) = (0, BigInteger.One); decimals <= 6; decimals++, scale *= 10)
            if (scale % value.Denominator == 0)
                return value.Rounded(decimals).ToString(CultureInfo.InvariantCulture);

        return $"{value.Numerator.ToString(CultureInfo.InvariantCulture)}/{value.Denominator.ToString(CultureInfo.InvariantCulture)}";
    }

    private void WriteFramework(Framework framework)
    {
        Line(0, "# Prongsai framework file; what each key means: docs/frameworks.md.");
        Line(0, "format: 1");
        Line(0, $"year: {framework.Key.Year}");
        Line(0, $"profile: {framework.Key.Profile}");
        Line(0, $"applies_to: [{string.Join(", ", framework.AppliesTo)}]");
        Line(0, $"version: {Number(Exact.Of(framework.Version))}");
        Write(0, framework.Title);
        Line(0, $"completeness: {Lower(framework.Completeness)}");
        if (framework.Sources.Count > 0)
            Line(0, "sources:");
        foreach (var source in framework.Sources)
            Key(1, source.Name, source.Description);

        Section("scales", framework.Scales.Count);
        foreach (var scale in framework.Scales)
            Write(scale);
        Write(framework.Scoring);
        Write(framework.Bands);
        if (framework.Sampling is { } sampling)
            Write(sampling);
        Section("instruments", framework.Instruments.Count);
        foreach (var instrument in framework.Instruments)
            Write(instrument);
    }

    private void Write(Scale scale)
    {
        Line(1, $"- code: {scale.Code}");
        Write(2, scale.Title);
        Line(2, "levels:");
        foreach (var (label, value) in scale.Levels)
            Line(3, $"- {{th: {InFlow(label.Th)}, en: {InFlow(label.En)}, value: {Number(value)}}}");
    }

    private void Write(Scoring scoring)
    {
        Section("scoring", 1);
        Line(1, $"tolerance: {Number(scoring.Tolerance)}");
        Write(1, "question_of_parts", scoring.QuestionOfParts);
        Write(1, "indicator_of_questions", scoring.IndicatorOfQuestions);
        Write(1, "sub_indicator_of_items", scoring.SubIndicatorOfItems);
        Write(1, "indicator_of_sub_indicators", scoring.IndicatorOfSubIndicators);
        Write(1, "instrument_of_indicators", scoring.InstrumentOfIndicators);
        Write(1, "total_of_instruments", scoring.TotalOfInstruments);
    }

    private void Write(int depth, string key, Rule rule)
    {
        Line(depth, $"{key}:");
        Line(depth + 1, $"rule: {Lower(rule.RollUp)}");
        Sure(depth + 1, "confidence", rule.Confidence);
        Key(depth + 1, "source", rule.Source);
        Note(depth + 1, rule.Note);
    }

    private void Write(Bands bands)
    {
        Section("bands", 1);
        Sure(1, "confidence", bands.Confidence);
        Key(1, "source", bands.Source);
        Note(1, bands.Note);
        Line(1, bands.Rules.Count == 0 ? "rules: []" : "rules:");
        foreach (var rule in bands.Rules)
        {
            Line(2, $"- code: {rule.Code}");
            Pair(3, rule.Label);
            Line(3, $"total_at_least: {Number(rule.TotalAtLeast)}");
            if (rule.EachInstrumentAtLeast is { } each)
                Line(3, $"each_instrument_at_least: {Number(each)}");
            Line(3, $"passes: {(rule.Passes ? "true" : "false")}");
            if (rule.Confidence != bands.Confidence)
                Sure(3, "confidence", rule.Confidence);
            Note(3, rule.Note);
        }
    }

    private void Write(Sampling sampling)
    {
        Section("sampling", 1);
        Sure(1, "confidence", sampling.Confidence);
        Key(1, "source", sampling.Source);
        Note(1, sampling.Note);
        Line(1, sampling.Rules.Count == 0 ? "rules: []" : "rules:");
        foreach (var rule in sampling.Rules)
        {
            Line(2, $"- instrument: {rule.Instrument}");
            Pair(3, rule.Words);
            if (rule.Percent is { } percent)
                Line(3, $"percent: {Number(percent)}");
            if (rule.Minimum is { } minimum)
                Line(3, $"minimum: {Number(Exact.Of(minimum))}");
        }
    }

    private void Write(Instrument instrument)
    {
        Line(1, $"- code: {instrument.Code}");
        Write(2, instrument.Title);
        if (instrument.Weight is { } weight)
        {
            Line(2, $"weight: {Number(weight)}");
            Sure(2, "weight_confidence", instrument.WeightConfidence);
        }

        if (instrument.CombineParts is { } combine)
            Write(2, "combine_parts", combine);
        if (instrument.Parts.Count > 0)
            Line(2, "parts:");
        foreach (var part in instrument.Parts)
        {
            Line(3, $"- code: {part.Code}");
            Write(4, part.Title);
            if (part.Weight is { } share)
                Line(4, $"weight: {Number(share)}");
        }

        Line(2, "indicators:");
        foreach (var indicator in instrument.Indicators)
            Write(indicator);
        _text.Append('\n');
    }

    private void Write(Indicator indicator)
    {
        Line(3, $"- number: {Number(Exact.Of(indicator.Number))}");
        Write(4, indicator.Title);
        if (indicator.SubIndicators.Count == 0)
        {
            Write(4, indicator.ItemList!, indicator.Items);
            return;
        }

        Line(4, "sub_indicators:");
        foreach (var sub in indicator.SubIndicators)
        {
            Line(5, $"- code: \"{sub.Code}\"");
            Write(6, sub.Title);
            Write(6, sub.ItemList, sub.Items);
        }
    }

    private void Write(int depth, ItemList list, IReadOnlyList<Item> items)
    {
        Line(depth, "item_list:");
        Line(depth + 1, $"complete: {(list.Complete ? "true" : "false")}");
        if (list.Expected is { } expected)
            Line(depth + 1, $"expected: {Number(Exact.Of(expected))}");
        Sure(depth + 1, "confidence", list.Confidence);
        Note(depth + 1, list.Note);
        Line(depth, items.Count == 0 ? "items: []" : "items:");
        foreach (var item in items)
            Write(depth + 1, item);
    }

    private void Write(int depth, Item item)
    {
        Line(depth, $"- code: {item.Code}");
        depth++;
        Write(depth, item.Title);
        if (item.Topics.Count > 0)
            Line(depth, $"topics: [{string.Join(", ", item.Topics)}]");
        Key(depth, "scale", item.Scale);
        if (item.Polarity != Polarity.Positive)
            Line(depth, $"polarity: {Lower(item.Polarity)}");
        if (item.Parts.Count > 0)
            Line(depth, "parts:");
        foreach (var part in item.Parts)
        {
            Line(depth + 1, $"- th: {Scalar(part.Text.Th)}");
            Key(depth + 2, "en", part.Text.En);
            if (part.Polarity != item.Polarity)
                Line(depth + 2, $"polarity: {Lower(part.Polarity)}");
        }

        if (item.Answers is { } answers)
        {
            Line(depth, "answers:");
            Sure(depth + 1, "confidence", answers.Confidence);
            Line(depth + 1, "labels:");
            foreach (var label in answers.Labels)
                Line(depth + 2, $"- {Scalar(label)}");
        }

        if (item.Share is { } share)
        {
            Line(depth, "share:");
            Line(depth + 1, $"of_indicator: {share.OfIndicator.Numerator}/{share.OfIndicator.Denominator}");
            Sure(depth + 1, "confidence", share.Confidence);
            Note(depth + 1, share.Note);
        }

        if (item.Elements.Count == 0)
            return;
        Sure(depth, "elements_confidence", item.ElementsConfidence);
        Line(depth, "elements:");
        foreach (var element in item.Elements)
            WriteElement(depth + 1, element, item.ElementsConfidence);
    }

    private void WriteElement(int depth, Element element, Confidence ofList)
    {
        var (text, confidence, rule, source, note) = element;
        if (text.Th == text.En && confidence == ofList && rule is null && source is null && note is null)
        {
            Line(depth, $"- {Scalar(text.Th)}");
            return;
        }

        Line(depth, $"- th: {Scalar(text.Th)}");
        if (text.En != text.Th)
            Key(depth + 1, "en", text.En);
        if (confidence != ofList)
            Sure(depth + 1, "confidence", confidence);
        Rule(depth + 1, rule);
        Key(depth + 1, "source", source);
        Note(depth + 1, note);
    }

    private void Rule(int depth, ElementRule? rule)
    {
        if (rule is null)
            return;

        Line(depth, "rule:");
        Key(depth + 1, "name", rule.Name);
        foreach (var parameter in ElementRules.With(rule.Name)!.Parameters)
        {
            if (rule[parameter.Name] is not { Count: > 0 } words)
                continue;
            if (parameter.Shape is ParameterShape.Word or ParameterShape.Count)
            {
                Key(depth + 1, parameter.Name, words[0]);
                continue;
            }

            Line(depth + 1, $"{parameter.Name}:");
            foreach (var word in words)
                Line(depth + 2, $"- {Scalar(word)}");
        }
    }

    private void Write(int depth, Wording wording)
    {
        if (wording.IsFound)
            Pair(depth, wording.Text);
        Sure(depth, "confidence", wording.Confidence);
        Key(depth, "source", wording.Source);
        Note(depth, wording.Note);
    }

    private void Note(int depth, Bilingual? note)
    {
        if (note is not { } words)
            return;
        Line(depth, "note:");
        Pair(depth + 1, words);
    }

    private void Pair(int depth, Bilingual text)
    {
        Key(depth, "th", text.Th);
        Key(depth, "en", text.En);
    }

    private void Sure(int depth, string key, Confidence confidence) => Line(depth, $"{key}: {Word(confidence)}");

    private void Key(int depth, string key, string? value)
    {
        if (value is not null)
            Line(depth, $"{key}: {Scalar(value)}");
    }

    private void Section(string name, int count)
    {
        _text.Append('\n');
        Line(0, count == 0 ? $"{name}: []" : $"{name}:");
    }

    private void Line(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

    // Names of enumerations are ASCII; the file says them in lower case.
    private static string Lower<TEnum>(TEnum value)
        where TEnum : struct, Enum => string.Concat(value.ToString().Select(char.ToLowerInvariant));

    private static string InFlow(string text) => text.AsSpan().ContainsAny(",[]{}") ? Quoted(text) : Scalar(text);

    /// <summary>Plain where YAML allows it without a second thought, quoted otherwise.</summary>
    private static string Scalar(string text)
    {
        var plain =
            text.Length > 0
            && !text.StartsWith(' ')
            && !text.EndsWith(' ')
            && !text.EndsWith(':')
            && !"-?:,[]{}#&*!|>'\"%@`=<~".Contains(text[0], StringComparison.Ordinal)
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && !text.Any(NeedsEscape)
            && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL");

        return plain ? text : Quoted(text);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ when NeedsEscape(character) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => quoted.Append(character),
            };

        return quoted.Append('"').ToString();
    }

    private static bool NeedsEscape(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
