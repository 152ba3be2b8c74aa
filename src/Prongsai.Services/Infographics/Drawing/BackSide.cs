using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>The second side of a leaflet: what is done there, and where it is. The first says what it is and what to bring.</summary>
internal static class BackSide
{
    /// <summary>Both sides, or null where the second has no room for its part.</summary>
    public static IReadOnlyList<Side>? With(Side front, Setter set, Sheet sheet, Colour ground)
    {
        // In letters of its own size: never smaller than those in front, and as much larger as it allows.
        var back = Lay(set, sheet, ground);
        for (var em = set.Em / Layout.Step; back is not null && em <= sheet.Largest; em /= Layout.Step)
        {
            if (Lay(set.In(em), sheet, ground) is not { } larger)
                break;

            back = larger;
        }

        return back is null ? null : [front, back];
    }

    private static Side? Lay(Setter set, Sheet sheet, Colour ground)
    {
        var (em, margin, colours) = (set.Em, sheet.Margin, set.Colours);
        var width = sheet.Width - 2 * margin;
        var inks = ground == Colour.White ? set.OnPaper : set.OnTint;
        var head = set.Text(set.Said.Name, width, set.OnMain, isBold: true, size: 1.2)
            .Within(margin, 0.5 * margin)
            .On(colours.Main);
        var where = Block
            .Column(
                0.5 * em,
                set.Heading(InfographicWords.Where, Icon.Pin, width, set.OnDeepTint),
                set.Where(width, set.OnDeepTint, colours.Heading),
                set.Colophon(width, set.OnDeepTint)
            )
            .Within(margin, 0.6 * margin)
            .On(colours.DeepTint);
        var room = sheet.Height - head.Height - where.Height - 2 * em;
        var steps = set.Steps(width, inks);
        if (set.IsTooWide || steps.Height > room)
            return null;

        steps = set.Steps(width, inks, room - steps.Height);
        return new Side([
            new Panel(new(0, 0, sheet.Width, sheet.Height), ground),
            .. head.At(0, 0),
            .. steps.At(margin, head.Height + em),
            .. where.At(0, sheet.Height - where.Height),
        ]);
    }
}
