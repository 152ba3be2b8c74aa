using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

public sealed class CleaningPictures
{
    public static TheoryData<string, byte[]> Pictures =>
        new()
        {
            {
                "a.jpg",
                SomePictures.Jpeg(orientation: 6, behind: Encoding.ASCII.GetBytes("MotionPhoto " + SomePictures.Place))
            },
            { "a.png", SomePictures.Png() },
            { "a.webp", SomePictures.WebP() },
            { "a.gif", SomePictures.Gif() },
        };

    [Theory, MemberData(nameof(Pictures))]
    public void Takes_out_where_it_was_taken_and_what_hides_behind_its_end(string name, byte[] picture)
    {
        Assert.True(Has(picture, SomePictures.Place));

        var clean = Read(name, picture).Content.ToArray();

        Assert.False(Has(clean, SomePictures.Place));
        Assert.False(Has(clean, "Somsri"));
        Assert.False(Has(clean, "xmpmeta"));
    }

    [Fact]
    public void Keeps_the_pixels_and_the_colours_of_a_jpeg_bit_for_bit()
    {
        var picture = SomePictures.Jpeg(orientation: 6);

        var clean = Read("a.jpg", picture).Content.ToArray();

        Assert.Equal(FromStartOfScan(picture), FromStartOfScan(clean));
        Assert.True(Has(clean, "the profile"));

        static byte[] FromStartOfScan(byte[] jpeg) => jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..];
    }

    [Fact]
    public void Keeps_the_orientation_of_a_jpeg_and_nothing_else_of_its_exif()
    {
        var clean = Read("a.jpg", SomePictures.Jpeg(width: 40, height: 30, orientation: 6));

        Assert.Equal(new PictureSize(30, 40), clean.Size);
        var again = Read("a.jpg", clean.Content.ToArray());
        Assert.Equal(new PictureSize(30, 40), again.Size);
        Assert.Equal(clean.Content.ToArray(), again.Content.ToArray());
    }

    [Fact]
    public void Writes_no_exif_into_a_picture_that_stands_upright() =>
        Assert.False(Has(Read("a.jpg", SomePictures.Jpeg(orientation: 1)).Content.ToArray(), "Exif"));

    [Fact]
    public void Keeps_the_pixels_of_png_and_webp()
    {
        Assert.True(Read("a.png", SomePictures.Png()).Content.Span.IndexOf(SomePictures.Scan) > 0);
        Assert.True(Read("a.webp", SomePictures.WebP()).Content.Span.IndexOf(SomePictures.Scan) > 0);
        Assert.True(Has(Read("a.gif", SomePictures.Gif()).Content.ToArray(), "NETSCAPE2.0"));
    }

    [Fact]
    public void Tells_webp_readers_that_no_metadata_follow()
    {
        var clean = Read("a.webp", SomePictures.WebP()).Content.ToArray();

        Assert.Equal(0x20, clean[20]);
        Assert.Equal(clean.Length - 8, BitConverter.ToInt32(clean, 4));
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Reads_the_size(string name, byte[] picture)
    {
        var upright = name == "a.jpg" ? new PictureSize(30, 40) : new PictureSize(40, 30);

        Assert.Equal(upright, Read(name, picture).Size);
        Assert.True(PictureSize.TryRead(picture, out var size));
        Assert.Equal(upright, size);
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Refuses_a_picture_that_was_cut_short(string name, byte[] picture)
    {
        var end = Read(name, picture).Content.Length - 1;

        for (var length = 12; length < Math.Min(end, picture.Length); length += 3)
        {
            // What lies behind the end of a picture may be missing; a piece of the picture may not.
            if (SafeFile.TryRead(name, picture[..length], FileKind.Pictures, out var file, out var whyNot))
                Assert.Equal(Read(name, picture).Content.ToArray(), file.Content.ToArray());
            else
                Assert.Contains(whyNot.Code, new[] { "picture-broken", "file-not-what-it-says" });
        }
    }

    [Fact]
    public void Refuses_a_picture_bomb()
    {
        Assert.False(
            SafeFile.TryRead("a.png", SomePictures.Png(60_000, 60_000), FileKind.Pictures, out _, out var whyNot)
        );

        Assert.Equal("picture-too-many-pixels", whyNot!.Code);
    }

    private static SafeFile Read(string name, byte[] picture)
    {
        Assert.True(
            SafeFile.TryRead(name, picture, FileKind.Pictures, out var file, out var whyNot),
            whyNot?.ToString()
        );

        return file;
    }

    private static bool Has(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
