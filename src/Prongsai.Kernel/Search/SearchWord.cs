namespace Prongsai.Kernel;

/// <summary>One word that somebody looks for, in the two forms in which texts are kept.</summary>
/// <param name="Exact">Folded: one spelling, Arabic digits, no case.</param>
/// <param name="Toneless">The same without tone marks; empty when it was nothing else.</param>
internal readonly record struct SearchWord(string Exact, string Toneless)
{
    /// <summary>A search has at most so many words, and each so many characters; what is more is left out.</summary>
    public const int MostWords = 8,
        MostLength = 100;

    /// <summary>The words of what somebody typed, each once.</summary>
    public static IReadOnlyList<SearchWord> In(string? asked) =>
        [
            .. Fold(ThaiText.NormaliseLine((asked ?? "").Replace('\0', ' ')))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Length > MostLength ? word[..Cut(word)] : word)
                .Distinct()
                .Take(MostWords)
                .Select(word => new SearchWord(word, WithoutTones(word))),
        ];

    /// <summary>Arabic digits and no case, of text that is normalised already; letter for letter as long.</summary>
    public static string Fold(string normal) => ThaiDigits.ToArabic(normal).ToLowerInvariant();

    /// <summary>Without ่ ้ ๊ ๋.</summary>
    public static string WithoutTones(string folded) =>
        folded.Any(ThaiText.IsTone) ? string.Concat(folded.Where(c => !ThaiText.IsTone(c))) : folded;

    /// <summary>In one of the forms; where a word is nothing but tone marks, only the exact form can tell.</summary>
    public (string Column, string Text) In(SearchForm form) =>
        form == SearchForm.Exact || Toneless.Length == 0 ? ("Folded", Exact) : ("Toneless", Toneless);

    // Never half a surrogate pair.
    private static int Cut(string word) => char.IsHighSurrogate(word[MostLength - 1]) ? MostLength - 1 : MostLength;
}

/// <summary>Which form of the texts is looked through.</summary>
public enum SearchForm
{
    /// <summary>Without tone marks: finds everything, a mistyped tone too.</summary>
    Toneless,

    /// <summary>As written.</summary>
    Exact,
}
