using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>
/// A text of a manual: Thai always, English beside it, and the languages of the neighbours where somebody wrote them. What is not
/// translated is read in Thai, and says so (<c>lang</c>); it is never left out.
/// </summary>
[JsonConverter(typeof(ManualTextJson))]
internal sealed record ManualText(string Th, string? En = null)
{
    public const string Thai = "th",
        English = "en";

    /// <summary>Language code → text, by code; without Thai and English.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    public Bilingual Bilingual => new(Th, En ?? Th);

    /// <summary>In a language, and in which it really is.</summary>
    public (string Text, string Language) For(string language) =>
        this[language] is { } text ? (text, language) : (Th, Thai);

    /// <summary>In exactly this language; null where nobody wrote it.</summary>
    public string? this[string language] =>
        language switch
        {
            Thai => Th,
            English => En,
            _ => Others.GetValueOrDefault(language),
        };

    /// <summary>The same with another text in one language; a blank one is taken out.</summary>
    public ManualText With(string language, string? text)
    {
        var said = string.IsNullOrWhiteSpace(text) ? null : ThaiText.NormaliseLines(text);
        if (language == Thai)
            return this with { Th = said ?? "" };
        if (language == English)
            return this with { En = said };

        Dictionary<string, string> others = new(Others);
        if (said is null)
            others.Remove(language);
        else
            others[language] = said;
        return this with { Others = others };
    }

    public IEnumerable<(string Language, string Text)> All =>
        [
            (Thai, Th),
            .. En is null ? Array.Empty<(string, string)>() : [(English, En)],
            .. Others.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => (o.Key, o.Value)),
        ];

    public bool IsBlank => All.All(text => string.IsNullOrWhiteSpace(text.Text));

    /// <summary>Every text spelled one way, blank ones taken out.</summary>
    public ManualText Tidied()
    {
        var tidy = new ManualText("");
        foreach (var (language, text) in All)
            tidy = tidy.With(language, text);
        return tidy;
    }

    public override string ToString() => Th;
}

/// <summary><c>{"th": "…", "en": "…", "my": "…"}</c>.</summary>
internal sealed class ManualTextJson : JsonConverter<ManualText>
{
    public override ManualText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts =
            JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? throw new JsonException();
        Dictionary<string, string> others = [];
        foreach (var (language, text) in texts)
        {
            if (language is not (ManualText.Thai or ManualText.English) && text is not null)
                others[language] = text;
        }

        return new ManualText(
            texts.GetValueOrDefault(ManualText.Thai) ?? "",
            texts.GetValueOrDefault(ManualText.English)
        )
        {
            Others = others,
        };
    }

    public override void Write(Utf8JsonWriter writer, ManualText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.All)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
