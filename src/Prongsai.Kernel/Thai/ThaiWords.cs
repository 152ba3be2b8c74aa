using System.Runtime.InteropServices;
using System.Text;
using Icu;

namespace Prongsai.Kernel;

/// <summary>
/// Where Thai words end, by ICU's dictionary: Thai is written without spaces, and a line must not break inside a word. On Linux
/// and macOS the system's libicu is used through icu.net, on Windows the ICU that is part of Windows 10 (1903) and later.
/// Where there is none, words fall back to the places at which no syllable's letters are torn apart; nothing ever throws.
/// </summary>
public static class ThaiWords
{
    private const char BreakHere = '\u200B';

    private enum Breaks
    {
        // Numbers as in UBreakIteratorType of ICU's ubrk.h.
        Words = 1,
        Lines = 2,
    }

    private static readonly Lazy<Func<string, Breaks, IReadOnlyList<int>>?> Icu = new(FindIcu);

    /// <summary>True when a dictionary is there; false when words are only approximated.</summary>
    public static bool HasDictionary => Icu.Value is not null;

    /// <summary>The words of a text, with spaces and punctuation as pieces of their own. Joined, they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return Pieces(text, Icu.Value is { } icu ? icu(text, Breaks.Words) : UnitEnds(text));
    }

    /// <summary>
    /// The text with zero-width spaces (U+200B) where a line may break between two Thai letters, for browsers and documents
    /// that have no Thai dictionary. Spaces already break and get none.
    /// </summary>
    public static string WithBreakOpportunities(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var marked = new StringBuilder(text.Length * 5 / 4);
        var from = 0;
        foreach (var end in LineEnds(text))
        {
            marked.Append(text, from, end - from);
            if (end < text.Length && ThaiText.IsThai(text[end - 1]) && ThaiText.IsThai(text[end]))
                marked.Append(BreakHere);
            from = end;
        }

        return marked.ToString();
    }

    /// <summary>
    /// The pieces of a text between which a line may break, each with the spaces after it. Joined, they are the text again. For who
    /// measures letters and sets lines itself.
    /// </summary>
    public static IReadOnlyList<string> LinePieces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return Pieces(text, LineEnds(text));
    }

    /// <summary>The pieces of a word that are never torn apart: for a word that is wider than its line.</summary>
    public static IReadOnlyList<string> Units(string word)
    {
        ArgumentNullException.ThrowIfNull(word);

        return Pieces(word, UnitEnds(word));
    }

    /// <summary>
    /// The text in lines of at most so many user-perceived characters, broken between words. A word longer than a line is
    /// broken where no syllable's letters are torn apart; a unit wider than the line (เก่า in one column) stays whole. Line ends
    /// of the text are kept; spaces at the end of a line are dropped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxClusters"/> is less than 1.</exception>
    public static IReadOnlyList<string> Wrap(string text, int maxClusters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxClusters, 1);

        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            WrapInto(lines, paragraph, maxClusters);

        return lines;
    }

    private static void WrapInto(List<string> lines, string paragraph, int maxClusters)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Pieces(paragraph, LineEnds(paragraph)))
        {
            // The space after a word may hang over the edge: it is not seen.
            if (used > 0 && used + ThaiText.Length(word.TrimEnd()) > maxClusters)
                EndLine();
            if (ThaiText.Length(word.TrimEnd()) <= maxClusters)
            {
                Add(word, ThaiText.Length(word));
                continue;
            }

            foreach (var unit in ThaiText.Units(word))
            {
                if (used > 0 && used + unit.Clusters > maxClusters)
                    EndLine();
                Add(word[unit.Start..unit.End], unit.Clusters);
            }
        }

        if (used > 0 || paragraph.Length == 0)
            EndLine();

        void Add(string piece, int clusters)
        {
            line.Append(piece);
            used += clusters;
        }

        void EndLine()
        {
            lines.Add(line.ToString().TrimEnd());
            line.Clear();
            used = 0;
        }
    }

    private static IReadOnlyList<int> LineEnds(string text) =>
        Icu.Value is { } icu ? icu(text, Breaks.Lines) : UnitEnds(text);

    // What is left without a dictionary; also what is tested as such.
    internal static IReadOnlyList<int> UnitEnds(string text) => [.. ThaiText.Units(text).Select(unit => unit.End)];

    private static List<string> Pieces(string text, IReadOnlyList<int> ends)
    {
        List<string> pieces = new(ends.Count);
        var from = 0;
        foreach (var end in ends)
        {
            pieces.Add(text[from..end]);
            from = end;
        }

        return pieces;
    }

    private static Func<string, Breaks, IReadOnlyList<int>>? FindIcu()
    {
        // Whatever is wrong with a native library (absent, too old, half installed) shows at its first call, in many ways.
        foreach (var icu in (Func<string, Breaks, IReadOnlyList<int>>[])[BySystemLibrary, ByWindows])
        {
            try
            {
                if (icu("ภาษาไทย", Breaks.Words).Count > 1)
                    return icu;
            }
            catch (Exception missing)
                when (missing
                        is DllNotFoundException
                            or EntryPointNotFoundException
                            or BadImageFormatException
                            or TypeInitializationException
                            or MissingMemberException
                            or IOException
                            or InvalidOperationException
                )
            {
                // The next one, or none: HasDictionary says so.
            }
        }

        return null;
    }

    // A break iterator is cheap to make (some 20 µs) and not safe to share between threads.
    private static List<int> BySystemLibrary(string text, Breaks kind)
    {
        List<int> ends = [];
        using var iterator =
            kind == Breaks.Words
                ? BreakIterator.CreateWordInstance(new Locale("th"))
                : BreakIterator.CreateLineInstance(new Locale("th"));
        iterator.SetText(text);
        iterator.MoveFirst();
        for (var end = iterator.MoveNext(); end != BreakIterator.DONE; end = iterator.MoveNext())
            ends.Add(end);

        return ends;
    }

    private static List<int> ByWindows(string text, Breaks kind)
    {
        List<int> ends = [];
        // ICU reads the text, without copying it, until the iterator is closed.
        var pinned = GCHandle.Alloc(text, GCHandleType.Pinned);
        var iterator = IntPtr.Zero;
        try
        {
            var error = 0;
            iterator = WindowsIcu.Open((int)kind, "th", pinned.AddrOfPinnedObject(), text.Length, ref error);
            // Negative is a warning, positive a failure.
            if (error > 0)
                throw new InvalidOperationException($"ICU error {error}");

            for (var end = WindowsIcu.Next(iterator); end >= 0; end = WindowsIcu.Next(iterator))
                ends.Add(end);
        }
        finally
        {
            if (iterator != IntPtr.Zero)
                WindowsIcu.Close(iterator);
            pinned.Free();
        }

        return ends;
    }

    /// <summary>Windows' own ICU has unversioned names, which icu.net does not look for.</summary>
    private static class WindowsIcu
    {
        [DllImport("icu.dll", EntryPoint = "ubrk_open", BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr Open(
            int kind,
            [MarshalAs(UnmanagedType.LPStr)] string locale,
            IntPtr text,
            int length,
            ref int error
        );

        [DllImport("icu.dll", EntryPoint = "ubrk_next")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Next(IntPtr iterator);

        [DllImport("icu.dll", EntryPoint = "ubrk_close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern void Close(IntPtr iterator);
    }
}
