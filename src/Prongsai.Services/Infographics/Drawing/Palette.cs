using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// The colours of a picture, all made from the agency's own. Text is white or dark, whichever stands out more on the agency's colour;
/// headings on paper are the agency's colour, darkened until they can be read.
/// </summary>
/// <param name="Main">The agency's colour.</param>
/// <param name="Mark">Lines and small areas on it.</param>
internal sealed record Palette(Colour Main, Colour Mark)
{
    // Prongsai's own, where an agency has chosen none.
    private static readonly Colour Usual = new(0x0f, 0x46, 0x54);

    /// <summary>A breath of the agency's colour.</summary>
    public Colour Tint { get; } = Colour.White.Towards(Main, 0.09);

    /// <summary>A little more of it, for what lies on the other.</summary>
    public Colour DeepTint { get; } = Colour.White.Towards(Main, 0.2);

    /// <summary>Headings and icons on paper and on <see cref="Tint"/>.</summary>
    public Colour Heading { get; } = Readable(Main);

    /// <summary>What is said beside the point.</summary>
    public Colour Soft { get; } = new(0x3d, 0x49, 0x51);

    public static Palette Of(AgencyLook look)
    {
        var main = Colour.TryParse(look.Colour, out var chosen) ? chosen : Usual;
        var mark =
            Colour.TryParse(look.SecondColour, out var second) && second.ContrastWith(main) >= Colour.ForMarks
                ? second
                : main.Text;
        return new(main, mark);
    }

    private static Colour Readable(Colour colour)
    {
        // On the deepest of the light grounds, so that it reads on all of them.
        var ground = Colour.White.Towards(colour, 0.2);
        for (var share = 0.0; share < 1; share += 0.05)
        {
            var darker = colour.Towards(Colour.Dark, share);
            if (darker.ContrastWith(ground) >= Colour.ForText)
                return darker;
        }

        return Colour.Dark;
    }
}
