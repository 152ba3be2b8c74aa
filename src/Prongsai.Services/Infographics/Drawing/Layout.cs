namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// Fits what a picture says into its format (docs/decisions/0032). Letters are as large as everything allows, down to the smallest that
/// is read at the usual distance; a leaflet then turns over; then less is said, by the rule of <see cref="Shown"/>. Nothing is ever cut
/// within a word, and nothing runs out of the page.
/// </summary>
internal static class Layout
{
    /// <summary>Each size that is tried is so much of the one before.</summary>
    public const double Step = 0.96;

    public static LaidOut Of(InfographicContent said, Palette palette, Crest? crest, PictureChoices choices)
    {
        var (sheet, lines) = (Sheet.Of(choices.Format), new LineSetting());
        var all = Shown.All(said);

        return WithAll(sheet.MayTurn ? sheet.Usual : sheet.Least, isTwoSided: false)
            ?? (sheet.MayTurn ? WithAll(sheet.Least, isTwoSided: true) : null)
            ?? WithMost();

        // Everything, in the largest letters with which it fits.
        LaidOut? WithAll(double least, bool isTwoSided)
        {
            for (var em = sheet.Largest; em >= least; em *= Step)
            {
                if (Try(all, em, isTwoSided) is { } laid)
                    return laid;
            }

            return null;
        }

        // As much as fits in the smallest letters. A name as long as a page makes them smaller still, and a word as long as a line is
        // broken: but it is there.
        LaidOut WithMost()
        {
            for (var em = sheet.Least; ; em *= Step)
            {
                if ((Most(em, anyhow: false) ?? Most(em, anyhow: true)) is { } laid)
                    return laid;
            }
        }

        // Entry after entry, as long as they fit.
        LaidOut? Most(double em, bool anyhow)
        {
            var most = Try(Shown.Nothing, em, sheet.MayTurn, anyhow);
            for (var turns = Shown.Turns.ToList(); most is not null && turns.Count > 0; )
            {
                foreach (var more in turns.ToList())
                {
                    var tried = more(most.Shown);
                    if (tried.IsWithin(all) && Try(tried, em, sheet.MayTurn, anyhow) is { } laid)
                        most = laid;
                    else
                        turns.Remove(more);
                }
            }

            return most is not null && all.Summary
                ? Try(most.Shown with { Summary = true }, em, sheet.MayTurn, anyhow) ?? most
                : most;
        }

        LaidOut? Try(Shown shown, double em, bool isTwoSided, bool anyhow = false)
        {
            var set = new Setter(sheet, said, palette, crest, lines, shown, em, anyhow);
            var sides = choices.Design switch
            {
                PictureDesign.Banner => Banner.Lay(set, sheet, isTwoSided),
                PictureDesign.Sidebar => Sidebar.Lay(set, sheet, isTwoSided),
                _ => Cards.Lay(set, sheet, isTwoSided),
            };
            return sides is null || set.IsTooWide ? null : new(sheet, sides, shown, em);
        }
    }
}
