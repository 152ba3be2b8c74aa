using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>What the form of a block holds, as typed: it comes back to its writer unchanged when something is refused.</summary>
internal sealed record BlockForm
{
    public string? Heading { get; init; }
    public string? Text { get; init; }
    public string? Month { get; init; }

    /// <summary>Headings, one a line; blank: the first row of the paste.</summary>
    public string? Columns { get; init; }

    public string? Rows { get; init; }
    public string? Key { get; init; }
    public List<string?> PersonName { get; init; } = [];
    public List<string?> PersonPosition { get; init; } = [];
    public List<string?> PersonContact { get; init; } = [];

    /// <summary>Ids of photographs that are there already.</summary>
    public List<string?> PersonPhoto { get; init; } = [];

    public string? Address { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? MapLink { get; init; }
    public string? Social { get; init; }
    public string? Url { get; init; }
    public string? Caption { get; init; }
    public string? SignedBy { get; init; }
    public string? Position { get; init; }
    public string? SignedOn { get; init; }

    public static BlockForm Of(Block block) =>
        block switch
        {
            TextBlock b => new() { Heading = b.Heading, Text = b.Text },
            TableBlock b => new()
            {
                Heading = b.Heading,
                Month = b.Month?.MonthIso(),
                Key = b.Key,
                Columns = string.Join('\n', b.Columns.Select(c => c.Name)),
                Rows = PastedTable.Write(b.Rows),
            },
            PeopleBlock b => new()
            {
                Heading = b.Heading,
                PersonName = [.. b.People.Select(p => p.Name)],
                PersonPosition = [.. b.People.Select(p => p.Position)],
                PersonContact = [.. b.People.Select(p => p.Contact)],
                PersonPhoto = [.. b.People.Select(p => p.Photo?.Value.ToString())],
            },
            ContactBlock b => new()
            {
                Heading = b.Heading,
                Address = b.Address,
                Phone = b.Phone,
                Email = b.Email,
                MapLink = b.MapLink,
                Social = string.Join('\n', b.Social),
            },
            FileBlock b => new() { Heading = b.Heading, Caption = b.Caption },
            LinkBlock b => new()
            {
                Heading = b.Heading,
                Url = b.Url,
                Caption = b.Caption,
            },
            AnnouncementBlock b => new()
            {
                Heading = b.Heading,
                Text = b.Text,
                SignedBy = b.SignedBy,
                Position = b.Position,
                SignedOn = Days.Iso(b.SignedOn),
            },
            NoneBlock b => new()
            {
                Heading = b.Heading,
                Month = b.Month?.MonthIso(),
                Text = b.Words,
            },
            _ => new() { Heading = block.Heading },
        };

    /// <summary>The block that the form describes, or what is wrong with it.</summary>
    /// <param name="was">The block before; of another kind it is taken as its id only.</param>
    /// <param name="files">What came with the form: by field name.</param>
    public (Block? Block, IReadOnlyList<Refusal> WhyNot) Read(
        Block was,
        IReadOnlyDictionary<string, DraftFile> files,
        IReadOnlyDictionary<string, (string Name, byte[] Content)> sheets
    )
    {
        List<Refusal> reasons = [];
        var heading = Lines.OneLine(Heading);
        Block? block = was switch
        {
            TextBlock b => b with { Heading = heading, Text = Lines.Clean(Text) },
            TableBlock b => Table(b with { Heading = heading }, sheets, reasons),
            PeopleBlock b => b with { Heading = heading, People = People(files) },
            ContactBlock b => b with
            {
                Heading = heading,
                Address = Lines.Clean(Address),
                Phone = Lines.OneLine(Phone),
                Email = Lines.OneLine(Email),
                MapLink = Lines.OneLine(MapLink),
                Social =
                [
                    .. Lines
                        .Clean(Social)
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                ],
            },
            FileBlock b => b with
            {
                Heading = heading,
                Caption = Lines.OneLine(Caption),
                File = files.GetValueOrDefault("file")?.Id ?? b.File,
            },
            LinkBlock b => b with { Heading = heading, Url = Lines.OneLine(Url), Caption = Lines.OneLine(Caption) },
            AnnouncementBlock b => b with
            {
                Heading = heading,
                Text = Lines.Clean(Text),
                SignedBy = Lines.OneLine(SignedBy),
                Position = Lines.OneLine(Position),
                SignedOn = Day(SignedOn, reasons),
                File = files.GetValueOrDefault("file")?.Id ?? b.File,
            },
            NoneBlock b => None(b with { Heading = heading }, reasons),
            _ => null,
        };
        if (block is null)
            return (null, reasons);

        reasons.AddRange(block.WhyNot());
        return (reasons.Count == 0 ? block : null, reasons);
    }

    private TableBlock Table(
        TableBlock was,
        IReadOnlyDictionary<string, (string Name, byte[] Content)> sheets,
        List<Refusal> reasons
    )
    {
        var named = Lines
            .Clean(Columns)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => was.Columns.FirstOrDefault(c => c.Name == name) ?? new Column(name, Skeleton.TypeOf(name)))
            .ToList();
        var month = ReadMonth(Month, reasons);
        List<Column> columns = named;
        IReadOnlyList<IReadOnlyList<string>> rows;
        if (sheets.TryGetValue("sheet", out var sheet))
        {
            var read = PastedTable.ReadFile(sheet.Name, sheet.Content, named);
            if (read.WhyNot is { } unreadable)
                reasons.Add(unreadable);
            (columns, rows) = (read.Columns is { } found ? [.. found] : named, read.Rows);
        }
        else
        {
            var (pasted, whyNot) = PastedTable.ReadPaste(Rows ?? "");
            if (whyNot is not null)
                reasons.Add(whyNot);
            rows = pasted;
            if (named.Count == 0 && rows.Count > 0)
            {
                columns = [.. rows[0].Select(name => new Column(name, Skeleton.TypeOf(name)))];
                rows = [.. rows.Skip(1)];
            }
            else if (rows.Count > 0 && named.Count > 1 && SaysHeadings(rows[0], named))
            {
                rows = [.. rows.Skip(1)];
            }
        }

        if (columns.Count == 0 && reasons.Count == 0)
            reasons.Add(BlockRefusals.NoColumns);
        var key = Lines.OneLine(Key);
        var isSame = was.Month == month && SameRows(was, columns, rows);
        return was with
        {
            Month = month,
            Columns = columns,
            Rows = rows,
            Key = columns.Any(c => c.Name == key) ? key : null,
            // What a person changed is no longer what was taken.
            Source = isSame ? was.Source : null,
            TakenOn = isSame ? was.TakenOn : null,
            SourceVersion = isSame ? was.SourceVersion : null,
        };
    }

    private NoneBlock None(NoneBlock was, List<Refusal> reasons)
    {
        var (month, words) = (ReadMonth(Month, reasons), Lines.Clean(Text));

        return was.Month == month && was.Words == words
            ? was
            : was with
            {
                Month = month,
                Words = words,
                Source = null,
                TakenOn = null,
                SourceVersion = null,
            };
    }

    private static bool SameRows(
        TableBlock was,
        IReadOnlyList<Column> columns,
        IReadOnlyList<IReadOnlyList<string>> rows
    ) =>
        was.Columns.SequenceEqual(columns)
        && was.Rows.Count == rows.Count
        && was.Rows.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second));

    private static bool SaysHeadings(IReadOnlyList<string> row, IReadOnlyList<Column> columns) =>
        row.Zip(columns).All(pair => Writing.Headings.Folded(pair.First) == Writing.Headings.Folded(pair.Second.Name));

    private List<PersonLine> People(IReadOnlyDictionary<string, DraftFile> files)
    {
        List<PersonLine> people = [];
        for (var i = 0; i < PersonName.Count; i++)
        {
            var person = new PersonLine(
                Lines.OneLine(PersonName[i]),
                Lines.OneLine(At(PersonPosition, i)),
                files.GetValueOrDefault($"photo-{Days.Plain(i)}")?.Id
                    ?? (Guid.TryParse(At(PersonPhoto, i), out var photo) ? new DisclosureFileId(photo) : null),
                Lines.OneLine(At(PersonContact, i))
            );
            // A person whose name and position were emptied is taken out.
            if (person.Name.Length + person.Position.Length > 0)
                people.Add(person);
        }

        return people;
    }

    private static string? At(List<string?> texts, int index) => index < texts.Count ? texts[index] : null;

    private static DateOnly? Day(string? text, List<Refusal> reasons)
    {
        var reading = ThaiDate.Read(text);
        if (reading.WhyNot is { } whyNot)
            reasons.Add(whyNot);
        return reading.Day;
    }

    private static DateOnly? ReadMonth(string? text, List<Refusal> reasons)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Days.TryMonth(text, out var month))
            return month;

        reasons.Add(BlockRefusals.NotAMonth(text));
        return null;
    }
}
