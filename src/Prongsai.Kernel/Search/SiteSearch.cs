using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>What a search found: one page of it.</summary>
/// <param name="Hits">The best first: every word in the title, then every word as typed, then with other tone marks; newer before older.</param>
/// <param name="Found">How many there are in all; <see cref="SiteSearch.Most"/> when there are more.</param>
/// <param name="IsMore">True when there are more than can be paged through: a word more will find it.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
public sealed record SearchFound(IReadOnlyList<SearchHit> Hits, int Found, bool IsMore, int Page, int Pages);

/// <summary>One thing that was found.</summary>
/// <param name="Title">In pieces, those that were looked for marked.</param>
/// <param name="Snippet">The text around the first word, in pieces; empty when it has no text.</param>
/// <param name="IsExact">False when it was found only by leaving tone marks out.</param>
public sealed record SearchHit(
    AgencyId AgencyId,
    string Kind,
    string Record,
    string Address,
    DateTime PublishedAt,
    IReadOnlyList<Piece> Title,
    IReadOnlyList<Piece> Snippet,
    bool IsExact
);

/// <summary>
/// Finds any substring of what is published, in Thai as in anything else: ๑ is 1, ํา is ำ, case and invisible characters do not
/// matter, a mistyped tone mark is forgiven. Several words must all be there. One statement a page.
/// </summary>
public sealed class SiteSearch(ProngsaiDb db, ISearchIndex index)
{
    /// <summary>Of so many hits, the newest, the best are shown; nobody reads on.</summary>
    public const int Most = 500;

    // Code points of text read around a hit, before and in all.
    private const int Before = 70,
        Around = 320;

    /// <summary>One page of what was found.</summary>
    /// <param name="asked">As typed; blank finds nothing.</param>
    /// <param name="agency">Whose; null for everybody's.</param>
    /// <param name="page">From 1; a page after the last gives the last.</param>
    /// <param name="size">Hits a page, 1 to 100.</param>
    public async Task<SearchFound> FindAsync(
        string? asked,
        AgencyId? agency,
        int page = 1,
        int size = 20,
        CancellationToken cancellation = default
    )
    {
        var words = SearchWord.In(asked);
        if (words.Count == 0)
            return new SearchFound([], 0, false, 1, 1);

        (page, size) = (Math.Clamp(page, 1, Most), Math.Clamp(size, 1, 100));
        var (rows, found) = await PageAsync(words, agency, page, size, alsoExact: false, cancellation);
        // So many that what was typed exactly may be older than the newest that only resemble it: those are asked for by themselves.
        if (found > Most)
            (rows, found) = await PageAsync(words, agency, page, size, alsoExact: true, cancellation);
        // A page after the last has no row that could tell how many there are.
        if (rows.Count == 0 && page > 1)
        {
            var first = await FindAsync(asked, agency, 1, size, cancellation);
            return first.Pages == 1 ? first : await FindAsync(asked, agency, first.Pages, size, cancellation);
        }

        var shown = Math.Min(found, Most);
        var pages = Math.Max(1, (shown + size - 1) / size);
        if (page > pages)
            return await FindAsync(asked, agency, pages, size, cancellation);

        List<SearchHit> hits = [];
        foreach (var row in rows.Take(shown - (page - 1) * size))
            hits.Add(row.Hit(words, row.IsExact ? null : await TextOfAsync(row.Id, cancellation)));
        return new SearchFound(hits, shown, found > Most, page, pages);
    }

    /// <summary>
    /// Makes the search anew: folds every text again, asks the modules for what they have published, and makes the database's index
    /// from that. After a restore from an older program, or when something was mended by hand.
    /// </summary>
    /// <returns>How many texts can be searched now.</returns>
    public async Task<int> RebuildAsync(IEnumerable<ISearchSource> sources, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        await FoldAgainAsync(cancellation);
        foreach (var source in sources)
            await TakeFromAsync(source, cancellation);
        await index.RebuildAsync(db, cancellation);

        return await db.Set<SearchText>().CountAsync(cancellation);
    }

    private async Task FoldAgainAsync(CancellationToken cancellation)
    {
        const int atOnce = 200;
        for (long last = 0; ; )
        {
            var batch = await db.Set<SearchText>()
                .Where(t => t.Id > last)
                .OrderBy(t => t.Id)
                .Take(atOnce)
                .ToListAsync(cancellation);
            if (batch.Count == 0)
                return;

            foreach (var text in batch)
                text.Say(text.Title, text.Text);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            last = batch[^1].Id;
        }
    }

    // Batch by batch, so that searching and publishing go on meanwhile: what is told again replaces what was there, what is not told
    // again goes at the end.
    private async Task TakeFromAsync(ISearchSource source, CancellationToken cancellation)
    {
        const int atOnce = 200;
        var last =
            await db.Set<SearchText>().Where(t => t.Kind == source.Kind).MaxAsync(t => (long?)t.Id, cancellation) ?? 0;
        List<Searchable> batch = [];
        await foreach (var said in source.PublishedAsync(cancellation))
        {
            batch.Add(said);
            if (batch.Count < atOnce)
                continue;
            await ReplaceAsync(source.Kind, last, batch, cancellation);
            batch.Clear();
        }

        await ReplaceAsync(source.Kind, last, batch, cancellation);
        await db.Set<SearchText>().Where(t => t.Kind == source.Kind && t.Id <= last).ExecuteDeleteAsync(cancellation);
    }

    private async Task ReplaceAsync(
        string kind,
        long last,
        IReadOnlyList<Searchable> batch,
        CancellationToken cancellation
    )
    {
        var records = batch.Select(said => said.Record).Distinct().ToList();
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        // Another agency's record of the same name goes too; its own turn brings it back.
        await db.Set<SearchText>()
            .Where(t => t.Kind == kind && t.Id <= last && records.Contains(t.Record))
            .ExecuteDeleteAsync(cancellation);
        db.AddRange(batch.Select(SearchText.Of));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<(List<Row> Rows, int Found)> PageAsync(
        IReadOnlyList<SearchWord> words,
        AgencyId? agency,
        int page,
        int size,
        bool alsoExact,
        CancellationToken cancellation
    )
    {
        var asked = new SearchAsked(words, agency);
        var sql = Statement(asked, page, size, alsoExact);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = (
                db.Database.CurrentTransaction
                as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>
            )?.Instance;
#pragma warning disable CA2100 // made of our own parts; what was typed is a parameter
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < asked.Values.Count; i++)
            {
                var value = command.CreateParameter();
                value.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
                value.Value = asked.Values[i];
                command.Parameters.Add(value);
            }

            await using var reader = await command.ExecuteReaderAsync(cancellation);
            List<Row> rows = [];
            var found = 0;
            while (await reader.ReadAsync(cancellation))
            {
                found = reader.GetInt32(0);
                rows.Add(Row.Of(reader));
            }

            return (rows, found);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private string Statement(SearchAsked asked, int page, int size, bool alsoExact)
    {
        var at = index.Position;
        var exact = asked.In(SearchForm.Exact).Select(w => asked.Value(w.Text)).ToList();
        var candidates = index.Candidates(asked, SearchForm.Toneless, Most + 1);
        if (alsoExact)
            candidates =
                $"SELECT \"Id\" FROM ({index.Candidates(asked, SearchForm.Exact, Most + 1)}) e UNION SELECT \"Id\" FROM ({candidates}) n";
        var inTitle = string.Join(
            " AND ",
            exact.Select(w => $"{at}(t.\"Folded\", {w}) BETWEEN 1 AND t.\"TitleLength\"")
        );
        var inText = string.Join(" AND ", exact.Select(w => $"{at}(t.\"Folded\", {w}) > 0"));
        var place = $"{at}(substr(p.\"Folded\", p.\"TitleLength\" + 2), {exact[0]})";
        var from = $"CASE WHEN {place} > {Number(Before)} THEN {place} - {Number(Before)} ELSE 1 END";

        return $"""
            SELECT r."Found", p."Id", r."Rank", p."AgencyId", p."Kind", p."Record", p."Address", p."PublishedAt", p."Title",
                {from}, substr(p."Text", {from}, {Number(Around)})
            FROM (
                SELECT t."Id", t."PublishedAt", count(*) OVER () AS "Found",
                    CASE WHEN {inTitle} THEN 0 WHEN {inText} THEN 1 ELSE 2 END AS "Rank"
                FROM ({candidates}) c JOIN search_texts t ON t."Id" = c."Id"
                ORDER BY "Rank", t."PublishedAt" DESC, t."Id" DESC
                LIMIT {Number(size)} OFFSET {Number((page - 1) * size)}
            ) r JOIN search_texts p ON p."Id" = r."Id"
            ORDER BY r."Rank", r."PublishedAt" DESC, r."Id" DESC
            """;
    }

    // Where tone marks were left out, a place in the one form is not the same place in the other. Few hits are of that kind.
    private async Task<string> TextOfAsync(long id, CancellationToken cancellation) =>
        await db.Set<SearchText>().Where(t => t.Id == id).Select(t => t.Text).SingleAsync(cancellation);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        long Id,
        bool IsExact,
        AgencyId AgencyId,
        string Kind,
        string Record,
        string Address,
        DateTime PublishedAt,
        string Title,
        int From,
        string Text
    )
    {
        public static Row Of(DbDataReader reader) =>
            new(
                reader.GetInt64(1),
                reader.GetInt32(2) < 2,
                new AgencyId(reader.GetGuid(3)),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                DateTime.SpecifyKind(reader.GetDateTime(7), DateTimeKind.Utc),
                reader.GetString(8),
                reader.GetInt32(9),
                reader.GetString(10)
            );

        public SearchHit Hit(IReadOnlyList<SearchWord> words, string? whole)
        {
            var snippet = whole is null ? Snippets.Around(Text, cutBefore: From > 1, words) : Snippets.Of(whole, words);

            return new SearchHit(
                AgencyId,
                Kind,
                Record,
                Address,
                PublishedAt,
                Snippets.Marked(Title, words),
                snippet,
                IsExact
            );
        }
    }
}

/// <summary>Tells the search everything of one kind that is published: from it the search is made anew.</summary>
public interface ISearchSource
{
    /// <summary>The kind, as in <see cref="Searchable.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Everything published and not withdrawn, oldest first.</summary>
    IAsyncEnumerable<Searchable> PublishedAsync(CancellationToken cancellation);
}
