using System.Text.Json.Serialization;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>
/// A piece of a disclosure. Structured, because elements are checked on it: "a blank cell in row 3, column แหล่งที่มาของงบประมาณ" can
/// only be said of a table that is a table. The record is the format in which drafts and frozen editions are kept, so a property is
/// added, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextBlock), TextBlock.Name)]
[JsonDerivedType(typeof(TableBlock), TableBlock.Name)]
[JsonDerivedType(typeof(PeopleBlock), PeopleBlock.Name)]
[JsonDerivedType(typeof(ContactBlock), ContactBlock.Name)]
[JsonDerivedType(typeof(FileBlock), FileBlock.Name)]
[JsonDerivedType(typeof(LinkBlock), LinkBlock.Name)]
[JsonDerivedType(typeof(AnnouncementBlock), AnnouncementBlock.Name)]
[JsonDerivedType(typeof(NoneBlock), NoneBlock.Name)]
internal abstract record Block
{
    /// <summary>Stable within the disclosure, so that marks and comparisons find it again.</summary>
    public required string Id { get; init; }

    public string Heading { get; init; } = "";

    // Overrides say [JsonIgnore] again: it is not inherited.
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>True when nothing has been put in yet: a skeleton.</summary>
    [JsonIgnore]
    public abstract bool IsBlank { get; }

    /// <summary>The files it shows.</summary>
    [JsonIgnore]
    public virtual IEnumerable<DisclosureFileId> Files => [];

    /// <summary>Every text in it, for searching words.</summary>
    [JsonIgnore]
    public abstract IEnumerable<string> Texts { get; }

    /// <summary>The month that was taken from another module, unchanged since; null for what a person wrote.</summary>
    [JsonIgnore]
    public (string Source, DateOnly Month, string Version)? Taken =>
        this switch
        {
            TableBlock { Source: { } source, Month: { } month, SourceVersion: { } version } => (source, month, version),
            NoneBlock { Source: { } source, Month: { } month, SourceVersion: { } version } => (source, month, version),
            _ => null,
        };

    /// <summary>Why it cannot be kept.</summary>
    public virtual IReadOnlyList<Refusal> WhyNot() =>
        Heading.Length > Limits.Heading ? [BlockRefusals.HeadingTooLong(Heading.Length)] : [];
}

internal sealed record TextBlock : Block
{
    public const string Name = "text";

    public string Text { get; init; } = "";

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => string.IsNullOrWhiteSpace(Text);

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Text];

    public override IReadOnlyList<Refusal> WhyNot() =>
        [
            .. base.WhyNot(),
            .. Text.Length > Limits.Text ? [BlockRefusals.TextTooLong(Text.Length)] : Array.Empty<Refusal>(),
        ];
}

internal sealed record TableBlock : Block
{
    public const string Name = "table";

    /// <summary>The month it is of, as its first day; null where the rows say it, or it is of no month.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>The column that names a row, by which editions are compared; null: the first whose cells all differ.</summary>
    public string? Key { get; init; }

    /// <summary>Where the rows were taken from (<see cref="IDisclosedRecords.Source"/>); null when a person put them in.</summary>
    public string? Source { get; init; }

    /// <summary>When they were taken.</summary>
    public DateOnly? TakenOn { get; init; }

    /// <summary>Which state of them was taken (<see cref="MonthAtHand.Version"/>); null where the source does not tell.</summary>
    public string? SourceVersion { get; init; }

    public IReadOnlyList<Column> Columns { get; init; } = [];
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => Rows.All(row => row.All(string.IsNullOrWhiteSpace));

    [JsonIgnore]
    public override IEnumerable<string> Texts =>
        [Heading, .. Columns.Select(c => c.Name), .. Rows.SelectMany(row => row)];

    /// <summary>The place of a column by its heading, as officers write it; -1 when there is none.</summary>
    public int ColumnAt(string name)
    {
        var wanted = Headings.Folded(name);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Headings.Folded(Columns[i].Name) == wanted)
                return i;
        }

        return -1;
    }

    /// <summary>The cell, also where a row is shorter than the headings.</summary>
    public string Cell(int row, int column) => column < Rows[row].Count ? Rows[row][column] : "";

    public override IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [.. base.WhyNot()];
        if (Rows.Count > (Taken is null ? Limits.Rows : Limits.TakenRows))
            reasons.Add(
                Taken is { } taken
                    ? BlockRefusals.TooManyTaken(taken.Month, Rows.Count)
                    : BlockRefusals.TooManyRows(Rows.Count)
            );
        if (Columns.Count > Limits.Columns)
            reasons.Add(BlockRefusals.TooManyColumns(Columns.Count));
        if (Columns.Any(c => string.IsNullOrWhiteSpace(c.Name)))
            reasons.Add(BlockRefusals.ColumnWithoutName);
        foreach (
            var twice in Columns
                .GroupBy(c => Headings.Folded(c.Name))
                .Where(g => g.Key.Length > 0 && g.Count() > 1)
                .Select(g => g.First().Name)
        )
            reasons.Add(BlockRefusals.ColumnTwice(twice));
        for (var row = 0; row < Rows.Count && reasons.Count < 20; row++)
        {
            if (Rows[row].Count > Columns.Count)
                reasons.Add(BlockRefusals.RowTooWide(row + 1, Rows[row].Count, Columns.Count));
            for (var cell = 0; cell < Rows[row].Count && cell < Columns.Count; cell++)
            {
                if (Rows[row][cell].Length > Limits.Cell)
                    reasons.Add(BlockRefusals.CellTooLong(row + 1, Columns[cell].Name, Rows[row][cell].Length));
            }
        }

        return reasons;
    }
}

/// <param name="Name">With title.</param>
/// <param name="Photo">One of the disclosure's files.</param>
/// <param name="Contact">A phone number or an address, of the office.</param>
internal sealed record PersonLine(string Name, string Position, DisclosureFileId? Photo, string Contact);

internal sealed record PeopleBlock : Block
{
    public const string Name = "people";

    public IReadOnlyList<PersonLine> People { get; init; } = [];

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => People.Count == 0;

    [JsonIgnore]
    public override IEnumerable<DisclosureFileId> Files => People.Select(p => p.Photo).OfType<DisclosureFileId>();

    [JsonIgnore]
    public override IEnumerable<string> Texts =>
        [Heading, .. People.SelectMany(p => new[] { p.Name, p.Position, p.Contact })];

    public override IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [.. base.WhyNot()];
        if (People.Count > Limits.People)
            reasons.Add(BlockRefusals.TooManyPeople(People.Count));
        foreach (var person in People)
        {
            if (
                person.Name.Length > Limits.Heading
                || person.Position.Length > Limits.Heading
                || person.Contact.Length > Limits.Heading
            )
                reasons.Add(BlockRefusals.PersonTooLong(ThaiText.Truncate(person.Name, 30)));
        }

        return reasons;
    }
}

internal sealed record ContactBlock : Block
{
    public const string Name = "contact";

    public string Address { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string MapLink { get; init; } = "";

    /// <summary>Pages on social networks, one address each.</summary>
    public IReadOnlyList<string> Social { get; init; } = [];

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank =>
        string.IsNullOrWhiteSpace(string.Concat(Address, Phone, Email, MapLink)) && Social.Count == 0;

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Address, Phone, Email, MapLink, .. Social];

    public override IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [.. base.WhyNot()];
        foreach (var text in Texts.Where(text => text.Length > Limits.Cell))
            reasons.Add(BlockRefusals.TextTooLong(text.Length));
        foreach (var link in Social.Prepend(MapLink).Where(link => link.Length > 0 && !LinkBlock.IsLink(link)))
            reasons.Add(BlockRefusals.NotALink(link));
        if (Email.Length > 0 && !Email.Contains('@', StringComparison.Ordinal))
            reasons.Add(BlockRefusals.NotAnEmail(Email));
        return reasons;
    }
}

internal sealed record FileBlock : Block
{
    public const string Name = "file";

    /// <summary>Null in a skeleton: the file is still to come.</summary>
    public DisclosureFileId? File { get; init; }

    public string Caption { get; init; } = "";

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => File is null;

    [JsonIgnore]
    public override IEnumerable<DisclosureFileId> Files => File is { } file ? [file] : [];

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Caption];

    public override IReadOnlyList<Refusal> WhyNot() =>
        [
            .. base.WhyNot(),
            .. Caption.Length > Limits.Cell ? [BlockRefusals.TextTooLong(Caption.Length)] : Array.Empty<Refusal>(),
        ];
}

internal sealed record LinkBlock : Block
{
    public const string Name = "link";

    public string Url { get; init; } = "";
    public string Caption { get; init; } = "";

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => string.IsNullOrWhiteSpace(Url);

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Caption, Url];

    public static bool IsLink(string text) =>
        text.Length <= Limits.Cell
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    public override IReadOnlyList<Refusal> WhyNot() =>
        [
            .. base.WhyNot(),
            .. Url.Length > 0 && !IsLink(Url) ? [BlockRefusals.NotALink(Url)] : Array.Empty<Refusal>(),
            .. Caption.Length > Limits.Cell ? [BlockRefusals.TextTooLong(Caption.Length)] : Array.Empty<Refusal>(),
        ];
}

/// <summary>An announcement (ประกาศ): what makes it one is who signed it, and when.</summary>
internal sealed record AnnouncementBlock : Block
{
    public const string Name = "announcement";

    public string Text { get; init; } = "";
    public string SignedBy { get; init; } = "";
    public string Position { get; init; } = "";
    public DateOnly? SignedOn { get; init; }
    public DisclosureFileId? File { get; init; }

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => string.IsNullOrWhiteSpace(Text) && File is null;

    [JsonIgnore]
    public override IEnumerable<DisclosureFileId> Files => File is { } file ? [file] : [];

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Text, SignedBy, Position];

    public override IReadOnlyList<Refusal> WhyNot() =>
        [
            .. base.WhyNot(),
            .. Text.Length > Limits.Text ? [BlockRefusals.TextTooLong(Text.Length)] : Array.Empty<Refusal>(),
            .. SignedBy.Length > Limits.Heading || Position.Length > Limits.Heading
                ? [BlockRefusals.PersonTooLong(ThaiText.Truncate(SignedBy, 30))]
                : Array.Empty<Refusal>(),
        ];
}

/// <summary>"There is none" said explicitly: a month without procurement, a year without complaints. Silence would be an omission.</summary>
internal sealed record NoneBlock : Block
{
    public const string Name = "none";

    public DateOnly? Month { get; init; }
    public string Words { get; init; } = "";

    /// <summary>Where the statement was taken from, as in a table; null when a person said it here.</summary>
    public string? Source { get; init; }

    public DateOnly? TakenOn { get; init; }
    public string? SourceVersion { get; init; }

    [JsonIgnore]
    public override string Kind => Name;

    [JsonIgnore]
    public override bool IsBlank => string.IsNullOrWhiteSpace(Words);

    [JsonIgnore]
    public override IEnumerable<string> Texts => [Heading, Words];

    public override IReadOnlyList<Refusal> WhyNot() =>
        [
            .. base.WhyNot(),
            .. Words.Length > Limits.Cell ? [BlockRefusals.TextTooLong(Words.Length)] : Array.Empty<Refusal>(),
        ];
}

/// <summary>Headings of columns as they are compared: one line, no spaces, Arabic digits, without the unit in brackets.</summary>
internal static class Headings
{
    public static string Folded(string heading)
    {
        var folded = ThaiText.Fold(heading);
        var bracket = folded.IndexOf('(', StringComparison.Ordinal);
        return (bracket > 0 ? folded[..bracket] : folded).Replace(" ", "", StringComparison.Ordinal);
    }
}

/// <summary>
/// How much a disclosure takes. What is more belongs into a file. What is taken from a register may be more: nobody edits it by hand,
/// pages show a part of it at a time, and a month cannot be split into smaller ones.
/// </summary>
internal static class Limits
{
    public const int Heading = 300,
        Text = 100_000,
        Cell = 2_000,
        Columns = 60,
        Rows = 5_000,
        People = 100,
        Blocks = 200,
        TakenRows = 25_000,
        Bytes = 8 * 1024 * 1024,
        TakenBytes = 40 * 1024 * 1024;
}
