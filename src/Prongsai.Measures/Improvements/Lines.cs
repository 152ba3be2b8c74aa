using System.Text;

namespace Prongsai.Measures.Improvements;

/// <summary>Texts of several lines as they are kept: line feeds only, no blanks at the ends.</summary>
internal static class Lines
{
    public static string Clean(string text) =>
        string.Join(
                '\n',
                text.Normalize(NormalizationForm.FormC)
                    .ReplaceLineEndings("\n")
                    .Split('\n')
                    .Select(line => line.TrimEnd())
            )
            .Trim();

    /// <summary>Null for blank: "not said" is one thing, not two.</summary>
    public static string? CleanOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Clean(text);
}
