using System.Buffers;
using System.Globalization;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// Thai text as it should be kept and compared. Files bring it with invisible characters, marks typed twice or in the wrong
/// order, and sara am in pieces; two strings that look the same must be the same. What cannot be put right without guessing
/// is not done here but in <see cref="ThaiRepair"/>, which says what it changed.
/// </summary>
public static class ThaiText
{
    private const char SaraAa = '\u0E32',
        SaraAm = '\u0E33',
        SaraE = '\u0E40',
        SaraAe = '\u0E41',
        Nikhahit = '\u0E4D';

    private const string Ellipsis = "…";

    /// <summary>
    /// The same text, spelled one way: no invisible characters, ํ + า → ำ (also with a tone mark between them), marks once and
    /// in the order of Thai keyboards' strict input check (WTT 2.0: vowel, then tone), เเ → แ, glyph codes of old Thai fonts
    /// (U+F700 to U+F71A) → letters, NBSP → space, Unicode form C. Marks that are in a valid order are never moved.
    /// Normalising twice changes nothing more.
    /// </summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsNormal(text))
            return text;

        var visible = Visible(text).Normalize(NormalizationForm.FormC);

        // Moving a mark can bring another script's mark beside it, which form C then sorts.
        return InOrder(visible).Normalize(NormalizationForm.FormC);
    }

    /// <summary>As <see cref="Normalise"/>, on one line: every run of spaces and line ends is one space, none at the ends.</summary>
    public static string NormaliseLine(string text)
    {
        var normal = Normalise(text);
        if (IsOneLine(normal))
            return normal;

        var line = new StringBuilder(normal.Length);
        foreach (var c in normal)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>As <see cref="Normalise"/>, what several lines say: they end as everywhere here, none in spaces that nobody sees.</summary>
    public static string NormaliseLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return string.Join(
                '\n',
                Normalise(Printable(text.ReplaceLineEndings("\n").Replace('\t', ' ')))
                    .Split('\n')
                    .Select(line => line.TrimEnd())
            )
            .Trim();
    }

    // No file format has a place for other control characters, and nobody means one.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)));

    /// <summary>For comparing and searching: one line, Arabic digits, no difference of case. Never for showing.</summary>
    public static string Fold(string text)
    {
        var line = ThaiDigits.ToArabic(NormaliseLine(text));
        return line.AsSpan().ContainsAnyExcept(WithoutCase) ? line.ToLowerInvariant() : line;
    }

    /// <summary>
    /// At most so many user-perceived characters (Unicode grapheme clusters), the last of them "…" when something was cut off.
    /// Never cuts between a leading vowel (เ แ โ ใ ไ) and its consonant, nor between a consonant and what stands on, under or
    /// after it (marks, ะ า ำ ๅ); gives fewer characters rather than half of one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxClusters"/> is less than 1.</exception>
    public static string Truncate(string text, int maxClusters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxClusters, 1);
        if (text.Length <= maxClusters)
            return text;
        if (Length(text) <= maxClusters)
            return text;

        var (end, used) = (0, 0);
        foreach (var unit in Units(text))
        {
            used += unit.Clusters;
            if (used > maxClusters - 1)
                break;
            end = unit.End;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }

    /// <summary>How many characters a reader sees: Unicode grapheme clusters (กำ is one, ก่ is one, เก is two).</summary>
    public static int Length(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    /// <summary>
    /// The places at which a text may be cut without breaking a syllable's letters apart, the end included. Coarser than
    /// grapheme clusters, finer than words.
    /// </summary>
    internal static IEnumerable<Unit> Units(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        for (var i = 0; i < starts.Length; )
        {
            var last = i;
            if (IsLeadingVowel(text[starts[last]]) && last + 1 < starts.Length && IsConsonant(text[starts[last + 1]]))
                last++;
            while (
                last + 1 < starts.Length
                && IsFollowingVowel(text[starts[last + 1]])
                && IsThai(text[starts[last + 1] - 1])
            )
                last++;

            var end = last + 1 < starts.Length ? starts[last + 1] : text.Length;
            yield return new Unit(starts[i], end, last - i + 1);
            i = last + 1;
        }
    }

    /// <summary>What is never cut: one or more grapheme clusters.</summary>
    internal readonly record struct Unit(int Start, int End, int Clusters);

    internal static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E5B';

    internal static bool IsConsonant(char c) => c is >= '\u0E01' and <= '\u0E2E';

    internal static bool IsLeadingVowel(char c) => c is >= SaraE and <= '\u0E44';

    internal static bool IsTone(char c) => c is >= '\u0E48' and <= '\u0E4B';

    /// <summary>Marks that stand on or under a consonant, and ำ, which is typed after them.</summary>
    internal static bool IsMark(char c) => c is '\u0E31' or >= SaraAm and <= '\u0E3A' or >= '\u0E47' and <= '\u0E4E';

    // ะ, า and ๅ. (ำ is already part of the cluster before it.)
    private static bool IsFollowingVowel(char c) => c is '\u0E30' or SaraAa or SaraAm or '\u0E45';

    // Nearly all text is as it should be, and looking is ten times cheaper than putting in order. False only means: not plainly so.
    private static bool IsNormal(string text)
    {
        // How far the marks on the present consonant have come; without a consonant there is nothing for a mark to stand on.
        const int nothing = int.MaxValue;
        var marked = nothing;
        var before = ' ';
        foreach (var c in text)
        {
            if (IsMark(c))
            {
                if (c == Nikhahit || marked == nothing || Rank(c) <= marked)
                    return false;

                marked = Rank(c);
            }
            else if (c == SaraE && before == SaraE || !char.IsAscii(c) && !IsThai(c) && !Plain.Contains(c))
                return false;
            else
                marked = IsConsonant(c) ? -1 : nothing;

            before = c;
        }

        return true;
    }

    // What Thai offices write besides Thai and ASCII, none of which form C or anything here changes.
    private static readonly SearchValues<char> Plain = SearchValues.Create("–—‘’“”•…฿×½°");

    // Thai, and ASCII but for its capitals.
    private static readonly SearchValues<char> WithoutCase = SearchValues.Create([
        .. Enumerable
            .Range(' ', '~' - ' ' + 1)
            .Concat(Enumerable.Range('\u0E01', 0x5B))
            .Select(c => (char)c)
            .Where(c => !char.IsAsciiLetterUpper(c)),
    ]);

    private static bool IsOneLine(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || before == ' '))
                return false;

            before = c;
        }

        return text.Length == 0 || before != ' ';
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD')
                continue;
            if (c is '\u00A0' or '\u202F' or '\u2007')
                c = ' ';
            else if (c is >= '\uF700' and <= '\uF71A')
                c = OldGlyphs[c - '\uF700'];
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                visible.Append(c).Append(text[++i]);
                continue;
            }
            // Half a character is no character; Normalize would throw on it.
            else if (char.IsSurrogate(c))
                c = '\uFFFD';

            if (c == SaraE && visible.Length > 0 && visible[^1] == SaraE)
                visible[^1] = SaraAe;
            else
                visible.Append(c);
        }

        return visible.ToString();
    }

    // Shifted and lowered marks of Windows' old Thai fonts, in the private use area; PDF text layers still carry them.
    private const string OldGlyphs = "ฐ" + "ิีึื" + "่้๊๋์" + "่้๊๋์" + "ญ" + "ัํ็" + "่้๊๋์" + "ฺุู";

    private static string InOrder(string text)
    {
        var ordered = new StringBuilder(text.Length);
        List<char> marks = [];
        for (var i = 0; i < text.Length; )
        {
            ordered.Append(text[i]);
            if (!IsConsonant(text[i++]))
                continue;

            marks.Clear();
            for (; i < text.Length; i++)
            {
                if (IsMark(text[i]))
                    marks.Add(text[i]);
                else if (text[i] == SaraAa && marks.Contains(Nikhahit) && !marks.Contains(SaraAm))
                    marks.Add(SaraAm);
                else
                    break;
            }

            if (marks.Contains(SaraAm))
                marks.RemoveAll(mark => mark == Nikhahit);
            foreach (var mark in marks.Distinct().OrderBy(Rank))
                ordered.Append(mark);
        }

        return ordered.ToString();
    }

    // The sort is stable, so marks of one rank stay as typed. ฺ, then ุ ู, then tones is also the order of form C.
    private static int Rank(char mark) =>
        mark switch
        {
            '\u0E3A' => 0,
            '\u0E38' or '\u0E39' => 1,
            '\u0E31' or '\u0E47' or >= '\u0E34' and <= '\u0E37' => 2,
            SaraAm => 4,
            _ => 3,
        };
}
