using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>A coloured column says who, how long, for how much and where; beside it stands what it is and what is to be done.</summary>
internal static class Sidebar
{
    public static IReadOnlyList<Side>? Lay(Setter set, Sheet sheet, bool isTwoSided)
    {
        var (em, margin, colours) = (set.Em, sheet.Margin, set.Colours);
        var column = sheet.Width * (sheet.IsPaper ? 0.34 : 0.38);
        var pad = 0.75 * margin;
        var inner = column - 2 * pad;
        var top = Block.Column(
            1.1 * em,
            set.Masthead(inner, set.OnMain, isCentred: true),
            new Block(inner, 0.2 * em, (_, _) => []).On(colours.Mark),
            set.Time(inner, set.OnMain, set.OnMain.Ink),
            set.Fee(inner, set.OnMain, set.OnMain.Ink),
            isTwoSided ? Block.Nothing : set.Where(inner, set.OnMain, set.OnMain.Ink)
        );
        var bottom = Block.Column(
            0.4 * em,
            set.Qr(Math.Min(inner, (sheet.IsPaper || sheet.IsTall ? 9 : 6.5) * em)).CentredIn(inner),
            set.ScanMe(inner, set.OnMain, isCentred: true),
            set.Colophon(inner, set.OnMain, isCentred: true)
        );

        var left = column + 0.9 * margin;
        var width = sheet.Width - left - margin;
        var room = sheet.Height - 2 * margin;
        if (
            set.IsTooWide
            || top.Height + em + bottom.Height > room
            || Largest(set, sheet, width, room, isTwoSided) is not { } body
        )
            return null;

        var front = new Side([
            new Panel(new(0, 0, sheet.Width, sheet.Height), Colour.White),
            new Panel(new(0, 0, column, sheet.Height), colours.Main),
            .. top.At(pad, margin),
            .. body.At(left, margin),
            .. bottom.At(pad, sheet.Height - margin - bottom.Height),
        ]);
        return isTwoSided ? BackSide.With(front, set, sheet, Colour.White) : [front];
    }

    // What stands beside the column has letters of its own size: never smaller than those in it, and as much larger as it allows.
    private static Block? Largest(Setter set, Sheet sheet, double width, double room, bool documentsOnly)
    {
        var body = Body(set, width, room, documentsOnly);
        for (var em = set.Em / Layout.Step; body is not null && em <= sheet.Largest; em /= Layout.Step)
        {
            if (Body(set.In(em), width, room, documentsOnly) is not { } larger)
                break;

            body = larger;
        }

        return body;
    }

    private static Block? Body(Setter set, double width, double room, bool documentsOnly)
    {
        var least = Body(set, width, documentsOnly, 1.1 * set.Em, 0);
        if (set.IsTooWide || least.Height > room)
            return null;

        // Some of the room goes between the parts, the rest between the entries.
        var spare = room - least.Height;
        var between = Math.Min(spare * 0.05, 1.5 * set.Em);
        return Body(set, width, documentsOnly, 1.1 * set.Em + between, spare - 3 * between);
    }

    private static Block Body(Setter set, double width, bool documentsOnly, double gap, double spare) =>
        Block.Column(
            gap,
            set.Headline(width, set.OnPaper, set.Colours.Heading),
            set.Summary(width, set.OnPaper),
            set.Documents(width, set.OnPaper, spare: documentsOnly ? spare : spare / 2),
            documentsOnly ? Block.Nothing : set.Steps(width, set.OnPaper, spare / 2)
        );
}
