namespace Prongsai.Surveys.Questionnaires;

/// <summary>The satisfaction questionnaires that come with the program, as data files.</summary>
internal static class ShippedTemplates
{
    private const string Prefix = "questionnaires/";

    private static readonly Lazy<IReadOnlyList<(string Name, Questionnaire Questionnaire)>> Read = new(ReadAll);

    public static IReadOnlyList<(string Name, Questionnaire Questionnaire)> All => Read.Value;

    public static Questionnaire? With(string name) => All.FirstOrDefault(t => t.Name == name).Questionnaire;

    private static IReadOnlyList<(string, Questionnaire)> ReadAll()
    {
        var assembly = typeof(ShippedTemplates).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return (
                        Path.GetFileNameWithoutExtension(name[Prefix.Length..]),
                        QuestionnaireJson.ReadKept(reader.ReadToEnd())
                    );
                }),
        ];
    }
}
