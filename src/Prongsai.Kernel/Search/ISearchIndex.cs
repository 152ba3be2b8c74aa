namespace Prongsai.Kernel;

/// <summary>What the two databases do differently about searching: one class for each.</summary>
public interface ISearchIndex
{
    /// <summary>The function that tells where a text stands in another, from 1; 0 when it does not.</summary>
    string Position { get; }

    /// <summary>
    /// A query for the newest ids (column "Id") of texts in which every word stands, in one form. Words are plain text: what the
    /// database's own search language means by a character is not meant.
    /// </summary>
    /// <param name="asked">The words, and whose texts.</param>
    /// <param name="form">Exact, or without tone marks.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="table">Which texts; null for those of the site's search.</param>
    /// <param name="also">A condition on the text's row "t" of the caller's own parts; null for none.</param>
    /// <param name="between">Only ids from the first to the last; null for all.</param>
    string Candidates(
        SearchAsked asked,
        SearchForm form,
        int most,
        SearchedTable? table = null,
        string? also = null,
        (long First, long Last)? between = null
    );

    /// <summary>Makes the index anew from the table of texts, also where it could not be made before.</summary>
    Task RebuildAsync(ProngsaiDb db, CancellationToken cancellation);

    /// <summary>What is wrong with the index and what to do; null when nothing is. Searching goes on without it, slowly.</summary>
    Task<(Bilingual Finding, Bilingual WhatToDo)?> TroubleAsync(ProngsaiDb db, CancellationToken cancellation);
}

/// <summary>A table of texts with an index of trigrams, registered as a singleton and indexed by a migration. Its columns are "Id", "AgencyId", "Toneless", and "Folded" where it has both forms.</summary>
/// <param name="Name">The table.</param>
/// <param name="Toneless">The index of texts without tone marks.</param>
/// <param name="Exact">The index of texts as written; null where only the other is kept.</param>
public sealed record SearchedTable(string Name, string Toneless, string? Exact)
{
    /// <summary>The site's search.</summary>
    public static readonly SearchedTable Texts = new("search_texts", "search_toneless", "search_exact");

    /// <summary>Its indexes, with the column that each is of.</summary>
    public IEnumerable<(string Index, string Column)> Indexes =>
        Exact is { } exact ? [(Toneless, "Toneless"), (exact, "Folded")] : [(Toneless, "Toneless")];
}

/// <summary>What is looked for, and the values that the query takes as parameters.</summary>
public sealed class SearchAsked
{
    private readonly List<object> _values = [];

    internal SearchAsked(IReadOnlyList<SearchWord> words, AgencyId? agency) => (Words, Agency) = (words, agency);

    internal IReadOnlyList<SearchWord> Words { get; }

    /// <summary>Whose texts; null for everybody's.</summary>
    public AgencyId? Agency { get; }

    /// <summary>What somebody typed, to be looked for without tone marks; null where nothing is left to look for.</summary>
    public static SearchAsked? Toneless(string? asked, AgencyId agency)
    {
        var words = SearchWord.In(asked).Where(word => word.Toneless.Length > 0).ToList();

        return words.Count == 0 ? null : new SearchAsked(words, agency);
    }

    /// <summary>A text as it is kept to be searched without tone marks: one line, Arabic digits, no case.</summary>
    public static string TonelessOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return SearchWord.WithoutTones(SearchWord.Fold(ThaiText.NormaliseLine(text.Replace('\0', ' '))));
    }

    /// <summary>Takes a value and gives the name of its parameter.</summary>
    public string Value(object value)
    {
        var at = _values.IndexOf(value);
        if (at < 0)
        {
            at = _values.Count;
            _values.Add(value);
        }

        return $"@p{at.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>The values in the order of their names.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>Each word in a form: the column that holds it, the word, and whether an index of trigrams helps (three characters).</summary>
    public IEnumerable<(string Column, string Text, bool IsLong)> In(SearchForm form) =>
        from word in Words
        let found = word.In(form)
        select (found.Column, found.Text, found.Text.EnumerateRunes().Take(3).Count() == 3);
}
