namespace Prongsai.Services.Infographics.Drawing;

/// <summary>The paper or the screen of a format: points (1/72 inch) on paper, pixels on a screen.</summary>
/// <param name="Size">As SVG and CSS write its width and height.</param>
/// <param name="Least">The smallest running text that is still read at the usual distance.</param>
/// <param name="Usual">Running text where there is as much to say as usual.</param>
/// <param name="Largest">Running text where there is little to say.</param>
/// <param name="Scale">Pixels of its PNG for each pixel of CSS.</param>
internal sealed record Sheet(
    double Width,
    double Height,
    (string Width, string Height) Size,
    double Least,
    double Usual,
    double Largest,
    double Scale
)
{
    private const double PointsPerMillimetre = 72 / 25.4,
        CssPixelsPerPoint = 96.0 / 72;

    public bool IsPaper { get; private init; }

    /// <summary>True for what may have a second side.</summary>
    public bool MayTurn { get; private init; }

    /// <summary>The white edge that no printer reaches, and no eye misses.</summary>
    public double Margin => Width * 0.05;

    /// <summary>True for what is too narrow to have two columns.</summary>
    public bool IsTall => Height > 1.6 * Width;

    /// <summary>As browsers count: how wide and high one side is.</summary>
    public (int Width, int Height) CssPixels =>
        IsPaper
            ? ((int)Math.Round(Width * CssPixelsPerPoint), (int)Math.Round(Height * CssPixelsPerPoint))
            : ((int)Width, (int)Height);

    public static Sheet Of(PictureFormat format) =>
        format switch
        {
            PictureFormat.A4 => Paper(210, 297, least: 10, usual: 13, largest: 19),
            PictureFormat.A3 => Paper(297, 420, least: 13.5, usual: 18, largest: 27),
            PictureFormat.A5 => Paper(148, 210, least: 9, usual: 10, largest: 14) with { MayTurn = true },
            PictureFormat.Square => new(1080, 1080, ("1080", "1080"), Least: 24, Usual: 30, Largest: 44, Scale: 1),
            _ => new(1080, 1920, ("1080", "1920"), Least: 28, Usual: 36, Largest: 54, Scale: 1),
        };

    // 192 pixels an inch: sharp on a screen and in print.
    private static Sheet Paper(int width, int height, double least, double usual, double largest) =>
        new(
            width * PointsPerMillimetre,
            height * PointsPerMillimetre,
            ($"{width}mm", $"{height}mm"),
            least,
            usual,
            largest,
            Scale: 2
        )
        {
            IsPaper = true,
        };
}
