using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>White cards on a page tinted with the agency's colour, the title in the middle, each step a card of its own.</summary>
internal static class Cards
{
    public static IReadOnlyList<Side>? Lay(Setter set, Sheet sheet, bool isTwoSided)
    {
        var (em, margin) = (set.Em, sheet.Margin);
        var width = sheet.Width - 2 * margin;
        var edge = 0.5 * em;
        var room = sheet.Height - margin - 0.6 * margin - edge;
        var all = Column(set, sheet, width, 0, 0.7 * em, isTwoSided);
        if (set.IsTooWide || all.Height > room)
            return null;

        // Half of what is left goes between the documents, the rest between the cards.
        var spare = room - all.Height;
        var spread = Column(set, sheet, width, spare / 2, 0.7 * em, isTwoSided);
        var gaps = isTwoSided ? 3 : 4;
        all = Column(set, sheet, width, spare / 2, 0.7 * em + Math.Max(0, room - spread.Height) / gaps, isTwoSided);
        var front = new Side([
            new Panel(new(0, 0, sheet.Width, sheet.Height), set.Colours.Tint),
            new Panel(new(0, 0, sheet.Width, edge), set.Colours.Main),
            .. all.At(margin, edge + 0.6 * margin),
        ]);
        return isTwoSided ? BackSide.With(front, set, sheet, set.Colours.Tint) : [front];
    }

    private static Block Column(Setter set, Sheet sheet, double width, double spare, double gap, bool documentsOnly)
    {
        var (em, ink) = (set.Em, set.Colours.Heading);
        var pad = 0.9 * em;
        var inner = width - 2 * pad;
        return Block.Column(
            gap,
            Block
                .Column(
                    0.4 * em,
                    set.Masthead(inner, set.OnPaper, isCentred: true),
                    set.Headline(inner, set.OnPaper, ink, isCentred: true),
                    set.Summary(inner, set.OnPaper, isCentred: true)
                )
                .Within(pad, 0.7 * pad)
                .On(Colour.White, 0.8 * em),
            Facts(set, width),
            set.Documents(inner, set.OnPaper, sheet.IsTall || documentsOnly ? 1 : 2, spare)
                .Within(pad, 0.6 * pad)
                .On(Colour.White, 0.8 * em),
            documentsOnly ? Block.Nothing : set.StepCards(width, sheet.IsTall ? 1 : 3, set.OnTint),
            Foot(set, width, !documentsOnly)
        );
    }

    private static Block Facts(Setter set, double width)
    {
        var em = set.Em;
        var (gap, pad) = (0.7 * em, 0.8 * em);
        var each = (width - gap) / 2;
        Block[] pills =
        [
            set.Time(each - 2 * pad, set.OnMain, set.OnMain.Ink).Within(pad, 0.5 * em),
            set.Fee(each - 2 * pad, set.OnMain, set.OnMain.Ink).Within(pad, 0.5 * em),
        ];
        var height = pills.Max(p => p.Height);
        return Block.Row(gap, pills.Select(p => p.MiddleOf(height).AsWideAs(each).On(set.Colours.Main, 1.2 * em)));
    }

    private static Block Foot(Setter set, double width, bool withWhere)
    {
        var (em, pad) = (set.Em, 0.8 * set.Em);
        var code = set.Qr(7.5 * em);
        var beside = width - 2 * pad - code.Width - em;
        var words = Block.Column(
            0.5 * em,
            withWhere ? set.Where(beside, set.OnDeepTint, set.Colours.Heading) : Block.Nothing,
            Block.Column(0, set.ScanMe(beside, set.OnDeepTint), set.Colophon(beside, set.OnDeepTint))
        );
        var height = Math.Max(code.Height, words.Height);
        return Block
            .Row(em, code.MiddleOf(height), words.AsWideAs(beside).MiddleOf(height))
            .Within(pad, pad)
            .On(set.Colours.DeepTint, 0.8 * em);
    }
}
