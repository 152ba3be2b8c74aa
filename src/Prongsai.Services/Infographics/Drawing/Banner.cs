using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>A coloured head with the name, time and fee below it, documents and steps side by side, a tinted foot with the code.</summary>
internal static class Banner
{
    public static IReadOnlyList<Side>? Lay(Setter set, Sheet sheet, bool isTwoSided)
    {
        var (em, margin, colours) = (set.Em, sheet.Margin, set.Colours);
        var width = sheet.Width - 2 * margin;
        var head = Block
            .Column(
                0.5 * em,
                set.Masthead(width, set.OnMain),
                set.Headline(width, set.OnMain, set.OnMain.Ink),
                set.Summary(width, set.OnMain)
            )
            .Within(margin, 0.75 * margin)
            .On(colours.Main);
        var line = new Block(sheet.Width, 0.3 * em, (_, _) => []).On(
            colours.Mark == colours.Main.Text ? colours.DeepTint : colours.Mark
        );
        var facts = Facts(set, width);
        var foot = Foot(set, sheet, !isTwoSided);

        var top = head.Height + line.Height + 0.8 * em;
        var room = sheet.Height - top - facts.Height - foot.Height - 2 * em;
        var body = Body(set, sheet, width, 0, isTwoSided);
        if (set.IsTooWide || body.Height > room)
            return null;

        body = Body(set, sheet, width, room, isTwoSided);
        var front = new Side([
            new Panel(new(0, 0, sheet.Width, sheet.Height), Colour.White),
            .. head.At(0, 0),
            .. line.At(0, head.Height),
            .. facts.At(margin, top),
            .. body.At(margin, top + facts.Height + em),
            .. foot.At(0, sheet.Height - foot.Height),
        ]);
        return isTwoSided ? BackSide.With(front, set, sheet, Colour.White) : [front];
    }

    private static Block Facts(Setter set, double width)
    {
        var (em, ink) = (set.Em, set.Colours.Heading);
        var (gap, pad) = (0.8 * em, 0.7 * em);
        var each = (width - gap) / 2;
        Block[] tiles =
        [
            set.Time(each - 2 * pad, set.OnTint, ink).Within(pad, 0.5 * em),
            set.Fee(each - 2 * pad, set.OnTint, ink).Within(pad, 0.5 * em),
        ];
        var height = tiles.Max(t => t.Height);
        return Block.Row(gap, tiles.Select(t => t.MiddleOf(height).AsWideAs(each).On(set.Colours.Tint, 0.6 * em)));
    }

    private static Block Body(Setter set, Sheet sheet, double width, double room, bool documentsOnly)
    {
        var gap = 1.6 * set.Em;
        if (documentsOnly)
            return Filled(room, spare => set.Documents(width, set.OnPaper, spare: spare));
        if (sheet.IsTall)
            return Filled(
                room,
                spare =>
                    Block.Column(
                        set.Em,
                        set.Documents(width, set.OnPaper, spare: spare / 2),
                        set.Steps(width, set.OnPaper, spare / 2)
                    )
            );

        var (left, right) = ((width - gap) * 0.54, (width - gap) * 0.46);
        return Block.Row(
            gap,
            Filled(room, spare => set.Documents(left, set.OnPaper, spare: spare)).AsWideAs(left),
            Filled(room, spare => set.Steps(right, set.OnPaper, spare))
        );
    }

    // Spreads a list over the room there is; without any it is as small as it gets.
    private static Block Filled(double room, Func<double, Block> list)
    {
        var least = list(0);
        return room > least.Height ? list(room - least.Height) : least;
    }

    private static Block Foot(Setter set, Sheet sheet, bool withWhere)
    {
        var (em, margin) = (set.Em, sheet.Margin);
        var width = sheet.Width - 2 * margin;
        var code = set.Qr((sheet.IsPaper ? 9 : 7.5) * em);
        var beside = width - code.Width - 1.2 * em;
        var words = Block.Column(
            0.5 * em,
            withWhere ? set.Where(beside, set.OnTint, set.Colours.Heading) : Block.Nothing,
            Block.Column(0, set.ScanMe(beside, set.OnTint), set.Colophon(beside, set.OnTint))
        );
        var height = Math.Max(code.Height, words.Height);
        return Block
            .Row(1.2 * em, words.AsWideAs(beside).MiddleOf(height), code.MiddleOf(height))
            .Within(margin, 0.6 * margin)
            .On(set.Colours.Tint);
    }
}
