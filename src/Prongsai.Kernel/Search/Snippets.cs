using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>A piece of what was found.</summary>
/// <param name="IsHit">True when it is what was looked for: to be marked.</param>
public readonly record struct Piece(string Text, bool IsHit);

/// <summary>Cuts what is shown of a hit, and marks in it what was looked for, in whole characters as a reader sees them.</summary>
internal static class Snippets
{
    private const int Shown = 180,
        Before = 60;

    /// <summary>The text with every word marked: exactly where it stands so, without tone marks where it does not.</summary>
    public static IReadOnlyList<Piece> Marked(string text, IReadOnlyList<SearchWord> words)
    {
        var folded = SearchWord.Fold(text);
        var hits = words.SelectMany(word => Places(folded, word)).ToList();
        if (hits.Count == 0)
            return text.Length == 0 ? [] : [new Piece(text, false)];

        // To whole clusters: half a consonant with its marks cannot be coloured.
        var starts = StringInfo.ParseCombiningCharacters(text);
        var isHit = new bool[starts.Length];
        foreach (var (from, to) in hits)
        {
            var first = Array.BinarySearch(starts, from);
            for (var i = first >= 0 ? first : ~first - 1; i < starts.Length && starts[i] < to; i++)
                isHit[i] = true;
        }

        List<Piece> pieces = [];
        for (int i = 0, end; i < starts.Length; i = end)
        {
            for (end = i + 1; end < starts.Length && isHit[end] == isHit[i]; )
                end++;
            var until = end < starts.Length ? starts[end] : text.Length;
            pieces.Add(new Piece(text[starts[i]..until], isHit[i]));
        }

        return pieces;
    }

    /// <summary>Of a window that the database cut out of a text, without the broken ends.</summary>
    /// <param name="cutBefore">True when the text begins before the window.</param>
    public static IReadOnlyList<Piece> Around(string window, bool cutBefore, IReadOnlyList<SearchWord> words)
    {
        if (!cutBefore)
            return Marked(ThaiText.Truncate(window, Shown), words);

        // The first unit may be half of one; a space soon after it is a better beginning.
        var start = ThaiText.Units(window).Select(unit => unit.End).FirstOrDefault();
        var space = window.IndexOf(' ', start, Math.Min(20, window.Length - start));
        if (space >= 0)
            start = space + 1;

        return Marked("…" + ThaiText.Truncate(window[start..], Shown), words);
    }

    /// <summary>Of a whole text, around the first word that stands in it.</summary>
    public static IReadOnlyList<Piece> Of(string text, IReadOnlyList<SearchWord> words)
    {
        var folded = SearchWord.Fold(text);
        var first = words.SelectMany(word => Places(folded, word)).Select(hit => hit.From).DefaultIfEmpty(0).Min();
        var from = Math.Max(0, first - Before);
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from--;

        return Around(text[from..Math.Min(text.Length, from + 4 * Shown)], cutBefore: from > 0, words);
    }

    private static IEnumerable<(int From, int To)> Places(string folded, SearchWord word)
    {
        var exact = Every(folded, word.Exact).Select(from => (from, from + word.Exact.Length)).ToList();
        if (exact.Count > 0 || word.Toneless.Length == 0)
            return exact;

        // Where each letter of the toneless form stands in the other.
        var places = Enumerable.Range(0, folded.Length).Where(i => !ThaiText.IsTone(folded[i])).ToArray();
        return Every(SearchWord.WithoutTones(folded), word.Toneless)
            .Select(from => (places[from], places[from + word.Toneless.Length - 1] + 1));
    }

    private static IEnumerable<int> Every(string text, string word)
    {
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
        )
            yield return at;
    }
}
