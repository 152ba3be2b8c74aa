using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>A questionnaire as JSON, to keep and to hand on: one questionnaire, one text.</summary>
internal static class QuestionnaireJson
{
    /// <summary>In bytes; a larger file is refused unread.</summary>
    public const int LargestFile = 1024 * 1024;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsUsual } },
    };

    public static string Write(Questionnaire questionnaire) => JsonSerializer.Serialize(questionnaire, Format);

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>What we wrote ourselves.</summary>
    public static Questionnaire ReadKept(string json) => JsonSerializer.Deserialize<Questionnaire>(json, Format)!;

    /// <summary>What somebody hands in: the questionnaire, or where and why it is none.</summary>
    public static (Questionnaire? Questionnaire, IReadOnlyList<Refusal> WhyNot) Read(
        string file,
        ReadOnlySpan<byte> content
    )
    {
        if (content.Length > LargestFile)
            return (null, [QuestionnaireRefusals.FileTooLarge(file)]);

        var text = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        try
        {
            if (JsonSerializer.Deserialize<Questionnaire>(text, Format) is not { } read)
                return (null, [QuestionnaireRefusals.NotAQuestionnaire(file, null)]);

            var reasons = QuestionnaireCheck.WhyNot(read);
            return (
                reasons.Count == 0 ? read : null,
                [.. reasons.Select(r => r with { Where = new Place(file, Column: r.Where?.Column) })]
            );
        }
        catch (JsonException wrong)
        {
            return (null, [QuestionnaireRefusals.NotAQuestionnaire(file, wrong)]);
        }
    }

    // Empty lists and false say nothing; a file without them is read by people.
    private static void LeaveOutWhatIsUsual(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(bool))
            {
                var usual = property.Name == "scored";
                property.ShouldSerialize = (_, value) => (bool)value! != usual;
            }
            else if (property.PropertyType == typeof(int) && property.Name == "decimals")
                property.ShouldSerialize = (_, value) => (int)value! != 0;
            else if (
                property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)) && !property.IsRequired
            )
                property.ShouldSerialize = (_, value) =>
                    value is string || value is System.Collections.ICollection { Count: > 0 };
        }
    }
}
