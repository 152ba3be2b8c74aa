using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Texts of several lines as they are kept: line feeds only, no blanks at the ends.</summary>
internal static class Lines
{
    public static string Clean(string text) =>
        string.Join(
                '\n',
                ThaiText
                    .Normalise(text)
                    .ReplaceLineEndings("\n")
                    .Split('\n')
                    // PostgreSQL keeps no NUL, and nobody means one.
                    .Select(line => string.Concat(line.Where(c => c == '\t' || !char.IsControl(c))).TrimEnd())
            )
            .Trim();

    /// <summary>Null for blank: "not said" is one thing, not two.</summary>
    public static string? CleanOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Clean(text);
}
