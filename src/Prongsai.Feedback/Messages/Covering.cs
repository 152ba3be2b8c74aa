using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>Covers personal data and insults in what the public reads.</summary>
internal static class Covering
{
    /// <summary>Always as long, so that it does not tell how long a name is.</summary>
    public const string Bar = "█████";

    /// <summary>One on each line, as the officer wrote them; the longest first, so that none covers a part of another.</summary>
    public static IReadOnlyList<string> Read(string? lines) =>
        [
            .. ThaiText
                .NormaliseLines(lines ?? "")
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0)
                .Distinct()
                .OrderByDescending(line => line.Length),
        ];

    public static string Cover(string text, IReadOnlyList<string> words) =>
        words.Aggregate(text, (covered, word) => covered.Replace(word, Bar, StringComparison.Ordinal));
}
