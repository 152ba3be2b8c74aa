using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>Something that the public may find: an edition, a page, a report.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Kind">What it is: "edition", "report".</param>
/// <param name="Record">Which one, unique among its kind and agency.</param>
/// <param name="Address">Where it is read: "/khlong-sam-wa/oit/o15".</param>
/// <param name="Title">As it is shown.</param>
/// <param name="Text">Everything it says, files included (<see cref="FileSays.Text"/>); any substring of it is found.</param>
/// <param name="PublishedAt">Since when; newer ones are shown first.</param>
public sealed record Searchable(
    AgencyId AgencyId,
    string Kind,
    string Record,
    string Address,
    string Title,
    string Text,
    DateTime PublishedAt
);

/// <summary>
/// One text as it is searched. Title and text are kept as shown, on one line; <see cref="Folded"/> is both with Arabic digits and
/// without case, letter for letter as long, so that a place found in it is the same place in what is shown. <see cref="Toneless"/>
/// is that without tone marks, which people mistype.
/// </summary>
/// <remarks>Ids grow with publication: the newest candidates are the last, which both databases read first without sorting.</remarks>
internal sealed class SearchText
{
    public long Id { get; init; }
    public AgencyId AgencyId { get; init; }
    public string Kind { get; init; } = "";
    public string Record { get; init; } = "";
    public DateTime PublishedAt { get; init; }

    /// <summary>Characters of the title as databases count them: code points.</summary>
    public int TitleLength { get; private set; }
    public string Address { get; init; } = "";
    public string Title { get; private set; } = "";
    public string Toneless { get; private set; } = "";
    public string Folded { get; private set; } = "";
    public string Text { get; private set; } = "";

    public static SearchText Of(Searchable said)
    {
        var text = new SearchText
        {
            AgencyId = said.AgencyId,
            Kind = said.Kind,
            Record = said.Record,
            PublishedAt = said.PublishedAt,
            Address = said.Address,
        };
        text.Say(said.Title, said.Text);
        return text;
    }

    /// <summary>Takes title and text, and folds both anew: after a program learns to normalise better.</summary>
    public void Say(string title, string text)
    {
        Title = Line(title);
        Text = Line(text);
        TitleLength = Title.EnumerateRunes().Count();
        Folded = SearchWord.Fold($"{Title}\n{Text}");
        Toneless = SearchWord.WithoutTones(Folded);
    }

    // No database keeps the character zero in a text.
    private static string Line(string text) => ThaiText.NormaliseLine(text.Replace('\0', ' '));

    public static void Describe(ModelBuilder model)
    {
        var text = model.Entity<SearchText>();
        text.ToTable("search_texts");
        text.HasKey(t => t.Id);
        text.HasIndex(t => new
            {
                t.AgencyId,
                t.Kind,
                t.Record,
            })
            .IsUnique();
        // Short columns first: SQLite reads a long row from its beginning, piece by piece.
        var column = 0;
        foreach (
            var property in new[]
            {
                nameof(Id),
                nameof(AgencyId),
                nameof(Kind),
                nameof(Record),
                nameof(PublishedAt),
                nameof(TitleLength),
                nameof(Address),
                nameof(Title),
                nameof(Toneless),
                nameof(Folded),
                nameof(Text),
            }
        )
            text.Property(property).HasColumnOrder(column++);
    }
}

/// <summary>What is published is put into the search beside it, by the same <c>SaveChanges</c>.</summary>
public static class Searching
{
    /// <summary>Makes something findable; what was there of the same record is replaced. Saved with the change.</summary>
    public static async Task PutIntoSearchAsync(
        this ProngsaiDb db,
        Searchable said,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(said);
        await db.TakeOutOfSearchAsync(said.AgencyId, said.Kind, said.Record, cancellation);
        db.Add(SearchText.Of(said));
    }

    /// <summary>Makes something unfindable: it was withdrawn. What is not there is no mistake. Saved with the change.</summary>
    public static async Task TakeOutOfSearchAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string kind,
        string record,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        // What this very change put in is not in the database yet.
        foreach (
            var put in db
                .ChangeTracker.Entries<SearchText>()
                .Where(e =>
                    e.State == EntityState.Added
                    && e.Entity.AgencyId == agency
                    && e.Entity.Kind == kind
                    && e.Entity.Record == record
                )
                .ToList()
        )
            put.State = EntityState.Detached;

        // Its text may be long and is not needed to remove it.
        var id = await db.Set<SearchText>()
            .Where(t => t.AgencyId == agency && t.Kind == kind && t.Record == record)
            .Select(t => (long?)t.Id)
            .SingleOrDefaultAsync(cancellation);
        if (id is null || db.ChangeTracker.Entries<SearchText>().Any(e => e.Entity.Id == id))
            return;

        db.Remove(
            new SearchText
            {
                Id = id.Value,
                AgencyId = agency,
                Kind = kind,
                Record = record,
            }
        );
    }
}
