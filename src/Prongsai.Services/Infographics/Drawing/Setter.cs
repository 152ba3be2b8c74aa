using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>The colours of a text: its own, that of what is said beside the point, and the ground it stands on.</summary>
internal sealed record Inks(Colour Ink, Colour Soft, Colour On);

/// <summary>
/// Makes the parts of a picture at one size of letters: what every design composes. Whatever does not go into its width is noted in
/// <see cref="IsTooWide"/>, and the size is not used.
/// </summary>
/// <param name="sheet">On a screen there is less room: in two languages, entries stand there in Thai alone.</param>
/// <param name="anyhow">Nothing smaller is left: words wider than their line are broken.</param>
internal sealed class Setter(
    Sheet sheet,
    InfographicContent said,
    Palette palette,
    Crest? crest,
    LineSetting lines,
    Shown shown,
    double em,
    bool anyhow
)
{
    private const double Leading = 1.5,
        HeadlineLeading = 1.4,
        Small = 0.85;

    // The largest at which a name has no more than three lines.
    private static readonly double[] Headlines = [2.6, 2.3, 2, 1.75, 1.5, 1.3];

    private static readonly double[] Names = [1.15, 1.05, 0.95, Small];

    public InfographicContent Said => said;

    public Palette Colours => palette;

    /// <summary>The size of running text: everything is measured by it.</summary>
    public double Em => em;

    public bool IsTooWide { get; private set; }

    public Inks OnMain { get; } = new(palette.Main.Text, palette.Main.Text, palette.Main);

    public Inks OnPaper { get; } = new(Colour.Dark, palette.Soft, Colour.White);

    public Inks OnTint { get; } = new(Colour.Dark, palette.Soft, palette.Tint);

    public Inks OnDeepTint { get; } = new(Colour.Dark, palette.Soft, palette.DeepTint);

    /// <summary>A text, and its English smaller below it.</summary>
    public Block Text(
        Said text,
        double width,
        Inks inks,
        bool isBold = false,
        double size = 1,
        bool isCentred = false
    ) =>
        Block.Column(
            0,
            Set(text.Text, text.Language, width, inks.Ink, inks.On, isBold, size, Leading, isCentred),
            text.English is { } english
                ? Set(english, "en", width, inks.Soft, inks.On, false, size * Small, Leading, isCentred)
                : Block.Nothing
        );

    /// <summary>A few words; their English stands beside them where both are one line, and below them otherwise.</summary>
    public Block Label(Said text, double width, Inks inks, bool isBold = false, double size = 1, bool isCentred = false)
    {
        if (
            text.English is { } english
            && WidthOnOneLine(text.Text, width, size, isBold) is { } thai
            && WidthOnOneLine(english, width, size * Small, isBold: false) is { } other
            && thai + 0.5 * em + other <= width
        )
        {
            var first = Text(text with { English = null }, width, inks, isBold, size).AsWideAs(thai);
            var second = Set(english, "en", width, inks.Soft, inks.On, false, size * Small, Leading, false);
            var both = Block.Row(0.5 * em, first, second.MiddleOf(first.Height).AsWideAs(other));
            return isCentred ? both.CentredIn(width) : both.AsWideAs(width);
        }

        return Text(text, width, inks, isBold, size, isCentred);
    }

    /// <summary>What is said beside the point.</summary>
    public Block SmallText(Said text, double width, Inks inks, bool isCentred = false) =>
        Label(text, width, inks with { Ink = inks.Soft }, size: Small, isCentred: isCentred);

    /// <summary>The same parts in letters of another size.</summary>
    public Setter In(double other) => new(sheet, said, palette, crest, lines, shown, other, anyhow);

    /// <summary>The crest with the agency's name beside or above it.</summary>
    public Block Masthead(double width, Inks inks, bool isCentred = false)
    {
        var mark = crest is null ? Block.Nothing : Seal(crest, 3.4 * em);
        var beside = mark.IsNothing || isCentred ? width : width - mark.Width - 0.7 * em;
        var name = Block.Column(
            0,
            Text(
                said.Agency,
                beside,
                inks,
                isBold: true,
                size: OnOneLine(said.Agency.Text, beside),
                isCentred: isCentred
            ),
            said.Parent is { } parent ? SmallText(Short(parent), beside, inks, isCentred) : Block.Nothing
        );
        return isCentred
            ? Block.Column(0.3 * em, mark.CentredIn(width), name)
            : Block.Row(0.7 * em, mark, name.MiddleOf(mark.Height));
    }

    /// <summary>The name of the service, as large as it goes into three lines, and that it is made up where it is.</summary>
    public Block Headline(double width, Inks inks, Colour ink, bool isCentred = false)
    {
        // Where not everything has room, a smaller name leaves some.
        var largest = shown == Shown.All(said) ? Headlines[0] : 1.6;
        var size = Headlines
            .Where(s => s <= largest)
            .FirstOrDefault(s => lines.Lines(said.Name.Text, true, width / (s * em), anyhow: false) is { Count: <= 3 });
        if (size == 0)
            size = Headlines[^1];
        var name = Set(
            said.Name.Text,
            said.Name.Language,
            width,
            ink,
            inks.On,
            true,
            size,
            HeadlineLeading,
            isCentred,
            true
        );
        var english = said.Name.English is { } other
            ? Set(
                other,
                "en",
                width,
                inks.Soft,
                inks.On,
                true,
                Math.Clamp(size * 0.55, Small, 1.2),
                HeadlineLeading,
                isCentred,
                true
            )
            : Block.Nothing;
        return Block.Column(0.2 * em, name, english);
    }

    /// <summary>What the service is; and that it is made up, where it is.</summary>
    public Block Summary(double width, Inks inks, bool isCentred = false) =>
        Block.Column(
            0.2 * em,
            shown.Summary ? Text(said.Summary!, width, inks, isCentred: isCentred) : Block.Nothing,
            said.MadeUp is { } sample
                ? Text(sample, width, inks, isBold: true, size: Small, isCentred: isCentred)
                : Block.Nothing
        );

    public Block Heading(Bilingual words, Icon icon, double width, Inks inks)
    {
        var drawing = Drawn(icon, 1.5, palette.Heading);
        var beside = width - drawing.Width - 0.5 * em;
        var text = Label(said.Say(words), beside, inks with { Ink = palette.Heading }, isBold: true, size: 1.2);
        return Block.Row(0.5 * em, drawing.MiddleOf(1.8 * em), text);
    }

    /// <summary>How long it takes.</summary>
    public Block Time(double width, Inks inks, Colour ink) =>
        said.Time is { } time
            ? Fact(
                Icon.Clock,
                InfographicWords.Time,
                width,
                inks,
                ink,
                w => Label(time, w, inks with { Ink = ink }, true, 1.3)
            )
            : Block.Nothing;

    /// <summary>What it costs.</summary>
    public Block Fee(double width, Inks inks, Colour ink) =>
        Fact(
            Icon.Coin,
            InfographicWords.Fee,
            width,
            inks,
            ink,
            w =>
                said.Fees.Count == 0
                    ? Label(said.Say(InfographicWords.NoFee), w, inks with { Ink = ink }, true, 1.3)
                    : Block.Column(
                        0.15 * em,
                        [
                            .. said.Fees.Take(shown.Fees).Select(fee => FeeLine(fee, w, inks, ink)),
                            Cut(shown.Fees, said.Fees.Count, InfographicWords.AllFees, w, inks),
                        ]
                    )
        );

    /// <summary>What a person brings, to be ticked off.</summary>
    /// <param name="spare">Room to be shared out between the entries.</param>
    public Block Documents(double width, Inks inks, int columns = 1, double spare = 0)
    {
        var (ink, all) = (palette.Heading, InfographicWords.AllDocuments(said.Documents.Count));
        if (said.Documents.Count > 0 && shown.Documents == 0)
            return Cut(0, said.Documents.Count, all, width, inks);

        var gap = 1.2 * em;
        var each = (width - gap * (columns - 1)) / columns;
        var entries = said
            .Documents.Take(shown.Documents)
            .Select(d => Entry(Drawn(Icon.Tick, 1.25, ink), d, each, inks));
        return Block.Column(
            0.5 * em,
            Heading(InfographicWords.ToBring, Icon.Document, width, inks),
            said.Documents.Count == 0
                ? Label(said.Say(InfographicWords.NoDocuments), width, inks)
                : Listed(
                    [.. entries],
                    each,
                    gap,
                    columns,
                    spare,
                    Cut(shown.Documents, said.Documents.Count, all, width, inks)
                )
        );
    }

    /// <summary>The steps, numbered.</summary>
    public Block Steps(double width, Inks inks, double spare = 0)
    {
        var rest = Cut(shown.Steps, said.Steps.Count, InfographicWords.AllSteps(said.Steps.Count), width, inks);
        if (shown.Steps == 0)
            return rest;

        var entries = said.Steps.Take(shown.Steps).Select((s, at) => Entry(Disc(at + 1), s, width, inks));
        return Block.Column(
            0.5 * em,
            Heading(InfographicWords.Steps, Icon.Steps, width, inks),
            Listed([.. entries], width, 0, 1, spare, rest)
        );
    }

    /// <summary>Each step on a white card of its own, in rows.</summary>
    public Block StepCards(double width, int columns, Inks inks)
    {
        var rest = Cut(shown.Steps, said.Steps.Count, InfographicWords.AllSteps(said.Steps.Count), width, inks);
        if (shown.Steps == 0)
            return rest;

        var (gap, pad) = (0.7 * em, 0.7 * em);
        columns = Math.Min(columns, shown.Steps);
        var each = (width - gap * (columns - 1)) / columns;
        var inner = each - 2 * pad;
        var cards = said
            .Steps.Take(shown.Steps)
            .Select(
                (s, at) =>
                    (
                        columns == 1
                            ? Entry(Disc(at + 1), s, inner, OnPaper)
                            : Block.Column(0.3 * em, Disc(at + 1), Item(s, inner, OnPaper))
                    ).Within(pad, 0.7 * pad)
            );
        return Block.Column(
            0.5 * em,
            [
                Heading(InfographicWords.Steps, Icon.Steps, width, inks),
                .. cards
                    .Chunk(columns)
                    .Select(row =>
                    {
                        var height = row.Max(c => c.Height);
                        return Block.Row(
                            gap,
                            row.Select(c => c.AtLeast(height).AsWideAs(each).On(Colour.White, 0.6 * em))
                        );
                    }),
                rest,
            ]
        );
    }

    /// <summary>Place, hours, telephone and channels.</summary>
    public Block Where(double width, Inks inks, Colour ink) =>
        Block.Column(
            0.35 * em,
            [
                .. said
                    .Where.Take(shown.Where)
                    .Select(line =>
                        Block.Row(
                            0.5 * em,
                            Drawn(IconOf(line.Kind), 1.2, ink).MiddleOf(1.5 * em),
                            Text(Short(line.Text), width - 1.7 * em, inks)
                        )
                    ),
                Cut(shown.Where, said.Where.Count, InfographicWords.AllWhere, width, inks),
            ]
        );

    /// <summary>The code that leads to the page, on white.</summary>
    public Block Qr(double size) =>
        new(
            size,
            size,
            (x, y) =>
                [
                    new Panel(new(x, y, size, size), Colour.White, 0.3 * em),
                    new QrShape(new(x, y, size, size), said.Address),
                ]
        );

    public Block ScanMe(double width, Inks inks, bool isCentred = false) =>
        Label(said.Say(InfographicWords.Scan), width, inks, isBold: true, isCentred: isCentred);

    /// <summary>The address as it is typed, and from which version this was made.</summary>
    public Block Colophon(double width, Inks inks, bool isCentred = false) =>
        Block.Column(
            0,
            Set(said.TypedAddress, "en", width, inks.Soft, inks.On, false, Small, Leading, isCentred, mayBreak: true),
            SmallText(Short(said.Version), width, inks, isCentred)
        );

    // Names of places are no words of a dictionary: better a little smaller than broken in their middle.
    private double OnOneLine(string name, double width) =>
        Names.FirstOrDefault(
            size => lines.Lines(name, true, width / (size * em), anyhow: false) is { Count: 1 },
            Names[0]
        );

    // On white, as in the letterhead: a crest may be drawn in dark lines on nothing.
    private Block Seal(Crest drawn, double size)
    {
        var edge = 0.2 * em;
        return new(
            size,
            size,
            (x, y) =>
                [
                    new Panel(new(x, y, size, size), Colour.White, 0.4 * em),
                    new CrestShape(new(x + edge, y + edge, size - 2 * edge, size - 2 * edge), drawn),
                ]
        );
    }

    private Block FeeLine(SaidItem fee, double width, Inks inks, Colour ink) =>
        said.Fees.Count > 1
            ? Item(fee, width, inks)
            : Block.Column(
                0,
                Text(fee.Text, width, inks with { Ink = ink }, isBold: true, size: fee.Note is null ? 1 : 1.3),
                fee.Note is { } what ? SmallText(what, width, inks) : Block.Nothing
            );

    private Block Fact(Icon icon, Bilingual name, double width, Inks inks, Colour ink, Func<double, Block> value)
    {
        var drawing = Drawn(icon, 2.2, ink);
        var beside = width - drawing.Width - 0.6 * em;
        return Block.Row(
            0.6 * em,
            drawing,
            Block.Column(0, SmallText(said.Say(name), beside, inks), value(beside)).AsWideAs(beside)
        );
    }

    private Block Entry(Block mark, SaidItem item, double width, Inks inks) =>
        Block.Row(
            0.6 * em,
            mark,
            Item(item, width - mark.Width - 0.6 * em, inks).AsWideAs(width - mark.Width - 0.6 * em)
        );

    // The note stands beside the text where both are one short line, and below it otherwise.
    private Block Item(SaidItem item, double width, Inks inks)
    {
        item = new(Short(item.Text), item.Note is { } full ? Short(full) : null);
        var text = Text(item.Text, width, inks);
        if (item.Note is not { } note)
            return text;

        if (item.Text.English is null && WidthOnOneLine(item.Text.Text, width, 1, isBold: false) is { } first)
        {
            var left = width - first - 0.6 * em;
            if (left > 0 && WidthOnOneLine(note.Text, width, Small, isBold: false) is { } second && second <= left)
                return Block.Row(0.6 * em, text.AsWideAs(first), SmallText(note, left, inks).MiddleOf(text.Height));
        }

        return Block.Column(0, text, SmallText(note, width, inks));
    }

    private Said Short(Said text) => sheet.IsPaper ? text : text with { English = null };

    private double? WidthOnOneLine(string words, double width, double size, bool isBold) =>
        lines.Lines(words, isBold, width / (size * em), anyhow: false) is [var line] ? line.Width * size * em : null;

    private Block Disc(int number)
    {
        var inks = OnMain;
        var size = 1.9 * em;
        var text = Set(said.Number(number), said.Name.Language, size, inks.Ink, inks.On, true, 1, 1.9, true);
        return text.AtLeast(size).AsWideAs(size).On(inks.On, size / 2);
    }

    private Block Drawn(Icon icon, double size, Colour ink) =>
        new(size * em, size * em, (x, y) => [new IconShape(new(x, y, size * em, size * em), icon, ink)]);

    private Block Cut(int some, int all, Bilingual words, double width, Inks inks) =>
        some < all ? Label(said.Say(words), width, inks, isBold: true, size: Small) : Block.Nothing;

    private Block Listed(List<Block> entries, double each, double across, int columns, double spare, Block cut)
    {
        // Down the first column, then down the next: so a list is read, and so it is read aloud.
        var perColumn = (entries.Count + columns - 1) / Math.Max(1, columns);
        var down = 0.45 * em + (perColumn > 1 ? Math.Min(spare / perColumn, 1.1 * em) : 0);
        var set = Block.Row(
            across,
            entries.Chunk(Math.Max(1, perColumn)).Select(column => Block.Column(down, column).AsWideAs(each))
        );
        return Block.Column(down, set, cut);
    }

    private Block Set(
        string text,
        string language,
        double width,
        Colour ink,
        Colour on,
        bool isBold,
        double size,
        double leading,
        bool isCentred,
        bool isHeadline = false,
        bool mayBreak = false
    )
    {
        var letters = size * em;
        var set = isHeadline
            ? lines.BalancedLines(text, isBold, width / letters, anyhow || mayBreak)
            : lines.Lines(text, isBold, width / letters, anyhow || mayBreak);
        if (set is null)
        {
            IsTooWide = true;
            return Block.Nothing;
        }

        var high = leading * letters;
        return new(
            width,
            high * set.Count,
            (x, y) =>
                set.Select(
                    (line, at) =>
                    {
                        var wide = line.Width * letters;
                        var left = isCentred ? x + (width - wide) / 2 : x;
                        return (Shape)
                            new TextLine(
                                new(left, y + at * high, wide, high),
                                line.Text,
                                language,
                                letters,
                                isBold,
                                ink,
                                on
                            );
                    }
                )
        );
    }

    private static Icon IconOf(WhereKind kind) =>
        kind switch
        {
            WhereKind.Place => Icon.Pin,
            WhereKind.Hours => Icon.Calendar,
            WhereKind.Phone => Icon.Phone,
            WhereKind.Channel => Icon.Channel,
            _ => Icon.Section,
        };
}
