using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>
/// One text in as many languages as somebody has written it in: Thai always, English and the languages of the neighbours where there
/// are any. What is not translated is shown in Thai and says so (the <c>lang</c> attribute), never left out.
/// </summary>
[JsonConverter(typeof(SurveyTextJson))]
internal sealed class SurveyText
{
    public const string Thai = "th",
        English = "en";

    private readonly SortedDictionary<string, string> _texts;

    public SurveyText(IEnumerable<KeyValuePair<string, string>> texts) =>
        _texts = new(new Dictionary<string, string>(texts), LanguageOrder.It);

    public static SurveyText Of(string th, string? en = null) =>
        new(en is null ? [new(Thai, th)] : [new(Thai, th), new(English, en)]);

    /// <summary>Language code → text; Thai first, English second, the others by code.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    public string Th => _texts.GetValueOrDefault(Thai, "");

    /// <summary>The text for a reader of this language, and the language in which it is: theirs, else Thai.</summary>
    public (string Text, string Language) For(string language) =>
        _texts.TryGetValue(language, out var text) ? (text, language) : (Th, Thai);

    public Kernel.Bilingual Bilingual => new(Th, _texts.GetValueOrDefault(English, Th));

    public override string ToString() => Th;

    private sealed class LanguageOrder : IComparer<string>
    {
        public static readonly LanguageOrder It = new();

        public int Compare(string? x, string? y) =>
            (Place(x), x ?? "") is var left && (Place(y), y ?? "") is var right && left.Item1 != right.Item1
                ? left.Item1 - right.Item1
                : string.CompareOrdinal(x, y);

        private static int Place(string? code) =>
            code switch
            {
                Thai => 0,
                English => 1,
                _ => 2,
            };
    }
}

/// <summary><c>{"th": "…", "en": "…", "my": "…"}</c>.</summary>
internal sealed class SurveyTextJson : JsonConverter<SurveyText>
{
    public override SurveyText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(
            JsonSerializer
                .Deserialize<Dictionary<string, string>>(ref reader, options)
                ?.Where(text => text.Value is not null)
                ?? throw new JsonException()
        );

    public override void Write(Utf8JsonWriter writer, SurveyText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.Texts)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
