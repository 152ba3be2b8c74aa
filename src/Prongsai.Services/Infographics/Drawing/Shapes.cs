using Prongsai.Agencies.Contracts;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>Where something lies, in units of its page.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;

    /// <summary>True when both cover some of the same paper, by more than a rounding error.</summary>
    public bool Overlaps(Box other) =>
        X < other.Right - Hair && other.X < Right - Hair && Y < other.Bottom - Hair && other.Y < Bottom - Hair;

    public bool Holds(Box other) =>
        other.X >= X - Hair && other.Y >= Y - Hair && other.Right <= Right + Hair && other.Bottom <= Bottom + Hair;

    private const double Hair = 0.01;
}

/// <summary>One thing that is drawn. A picture draws them in order, and is read aloud in the same.</summary>
internal abstract record Shape(Box Box);

/// <summary>A coloured area.</summary>
internal sealed record Panel(Box Box, Colour Fill, double Radius = 0) : Shape(Box);

/// <summary>One line of text. Its box is as wide as its letters and as high as the line.</summary>
/// <param name="On">The colour that it stands on.</param>
internal sealed record TextLine(Box Box, string Text, string Language, double Size, bool IsBold, Colour Ink, Colour On)
    : Shape(Box)
{
    // Of Sarabun, in em: how far its lines reach above and below the baseline.
    private const double Ascent = 1.068,
        Descent = 0.232;

    public double Baseline => Box.Y + (Box.Height - (Ascent + Descent) * Size) / 2 + Ascent * Size;
}

/// <summary>A decorative drawing of ours; whatever it says stands in words beside it.</summary>
internal sealed record IconShape(Box Box, Icon Icon, Colour Ink) : Shape(Box);

/// <summary>The crest of the agency.</summary>
internal sealed record CrestShape(Box Box, Crest Crest) : Shape(Box);

/// <summary>A QR code, its quiet zone included.</summary>
internal sealed record QrShape(Box Box, string Address) : Shape(Box);

/// <summary>The crest's file, to be carried inside the picture.</summary>
internal sealed record Crest(ReadOnlyMemory<byte> Content, string MediaType);

/// <summary>One side of a sheet, or the one of a picture.</summary>
internal sealed record Side(IReadOnlyList<Shape> Shapes);

/// <summary>A picture that is laid out: what is on each of its sides, and how much of the record it shows.</summary>
/// <param name="LetterSize">Of running text, in units of the page.</param>
internal sealed record LaidOut(Sheet Sheet, IReadOnlyList<Side> Sides, Shown Shown, double LetterSize);

/// <summary>
/// Something that is measured but does not lie anywhere yet. Blocks are put above and beside each other, and know their size before
/// they are drawn.
/// </summary>
internal sealed record Block(double Width, double Height, Func<double, double, IEnumerable<Shape>> At)
{
    public static readonly Block Nothing = new(0, 0, (_, _) => []);

    public bool IsNothing => Height == 0;

    /// <summary>One above the other; nothing takes no gap.</summary>
    public static Block Column(double gap, params IEnumerable<Block> blocks)
    {
        var some = blocks.Where(b => !b.IsNothing).ToList();
        if (some.Count == 0)
            return Nothing;

        return new(
            some.Max(b => b.Width),
            some.Sum(b => b.Height) + gap * (some.Count - 1),
            (x, y) => some.SelectMany((b, at) => b.At(x, y + some.Take(at).Sum(above => above.Height) + gap * at))
        );
    }

    /// <summary>One beside the other, their tops on one line.</summary>
    public static Block Row(double gap, params IEnumerable<Block> blocks)
    {
        var some = blocks.Where(b => !b.IsNothing).ToList();
        if (some.Count == 0)
            return Nothing;

        return new(
            some.Sum(b => b.Width) + gap * (some.Count - 1),
            some.Max(b => b.Height),
            (x, y) => some.SelectMany((b, at) => b.At(x + some.Take(at).Sum(before => before.Width) + gap * at, y))
        );
    }

    /// <summary>With room around it.</summary>
    public Block Within(double across, double down) =>
        IsNothing ? this : new(Width + 2 * across, Height + 2 * down, (x, y) => At(x + across, y + down));

    /// <summary>At least so high; it stays at the top.</summary>
    public Block AtLeast(double height) => IsNothing || height <= Height ? this : this with { Height = height };

    /// <summary>In the middle of this width.</summary>
    public Block CentredIn(double width) =>
        IsNothing || width <= Width ? this : new(width, Height, (x, y) => At(x + (width - Width) / 2, y));

    /// <summary>In the middle of this height.</summary>
    public Block MiddleOf(double height) =>
        IsNothing || height <= Height ? this : new(Width, height, (x, y) => At(x, y + (height - Height) / 2));

    /// <summary>As wide as this, whatever it needs.</summary>
    public Block AsWideAs(double width) => IsNothing ? this : this with { Width = width };

    /// <summary>On a coloured area of its own size.</summary>
    public Block On(Colour fill, double radius = 0) =>
        IsNothing
            ? this
            : this with
            {
                At = (x, y) => [new Panel(new(x, y, Width, Height), fill, radius), .. At(x, y)],
            };
}
