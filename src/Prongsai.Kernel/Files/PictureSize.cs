using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>Width and height of a picture in pixels, as it is shown upright.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>"4032 × 3024".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} × {Height}");

    /// <summary>
    /// Reads the size from the head of a JPEG, PNG, WebP or GIF; false for anything else and for a damaged picture. JPEGs that are
    /// turned by their EXIF orientation are measured as they are shown.
    /// </summary>
    public static bool TryRead(byte[] content, out PictureSize size)
    {
        ArgumentNullException.ThrowIfNull(content);

        return PictureCleaning.TryClean(FileKind.Of(content), content, out _, out size);
    }
}
