using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

public sealed class TakingFiles
{
    public static TheoryData<string, byte[], string> Welcome =>
        new()
        {
            { "a.jpg", SomePictures.Jpeg(), "jpeg" },
            { "A.JPEG", SomePictures.Jpeg(), "jpeg" },
            { "a.png", SomePictures.Png(), "png" },
            { "a.webp", SomePictures.WebP(), "webp" },
            { "a.gif", SomePictures.Gif(), "gif" },
            { "a.pdf", "%PDF-1.7 …"u8.ToArray(), "pdf" },
            { "a.docx", SomePictures.Docx(), "docx" },
            { "a.xlsx", SomePictures.Xlsx(), "xlsx" },
            { "a.csv", Encoding.UTF8.GetBytes("\uFEFFรหัส,คะแนน\r\nE1,89.11\r\n"), "text" },
            { "a.txt", [0xE2, 0xA1, 0xE8, 0x0A], "text" }, // Windows-874
        };

    [Theory, MemberData(nameof(Welcome))]
    public void Takes_what_is_what_it_says(string name, byte[] content, string kind)
    {
        Assert.True(
            SafeFile.TryRead(name, content, FileKind.Evidence, out var file, out var whyNot),
            whyNot?.ToString()
        );

        Assert.Equal(kind, file.Kind.Code);
    }

    public static TheoryData<string, byte[], string, string> Unwelcome =>
        new()
        {
            { "a.heic", SomePictures.Heic(), "file-heic", "เข้ากันได้มากที่สุด" },
            { "a.jpg", SomePictures.Heic(), "file-heic", "การตั้งค่า > กล้อง" },
            { "ภาพ.jpg", SomePictures.Exe(), "file-not-what-it-says", "โปรแกรมคอมพิวเตอร์" },
            { "a.exe", SomePictures.Exe(), "file-kind-refused", "โปรแกรมคอมพิวเตอร์" },
            { "a.pdf", SomePictures.Jpeg(), "file-not-what-it-says", ".jpg" },
            { "a.jpg", SomePictures.Png(), "file-not-what-it-says", ".png" },
            { "a.txt", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), "file-not-what-it-says", "สคริปต์" },
            { "a.html", "<html><body>x</body></html>"u8.ToArray(), "file-kind-refused", "HTML" },
            {
                "a.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"u8.ToArray(),
                "file-kind-refused",
                "SVG"
            },
            { "a.sh", "#!/bin/sh\nrm -rf /\n"u8.ToArray(), "file-kind-refused", "สคริปต์" },
            { "a.bat", "del *.*"u8.ToArray(), "file-not-what-it-says", "ข้อความล้วน" },
            { "a.zip", SomePictures.Zip(("a.txt", "a"u8.ToArray())), "file-kind-refused", "ZIP" },
            { "a.docx", SomePictures.Zip(("a.txt", "a"u8.ToArray())), "file-not-what-it-says", "ZIP" },
            { "a.docx", SomePictures.Xlsx(), "file-not-what-it-says", ".xlsx" },
            { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "file-kind-refused", "รุ่นเก่า" },
            { "a.mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0], "file-kind-refused", "วิดีโอ" },
            {
                "a.xlsx",
                SomePictures.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", []), ("xl/vbaProject.bin", [])),
                "file-not-what-it-says",
                "แมโคร"
            },
            { "a.jpg", [], "file-empty", "0 ไบต์" },
            { "a.jpg", SomePictures.Jpeg(whole: false), "picture-broken", "เสียหาย" },
            { "a.bin", [1, 2, 3, 0], "file-kind-refused", "ไม่รู้จัก" },
        };

    [Theory, MemberData(nameof(Unwelcome))]
    public void Refuses_in_words_that_say_what_it_is(string name, byte[] content, string code, string words)
    {
        Assert.False(SafeFile.TryRead(name, content, FileKind.Evidence, out _, out var whyNot));

        Assert.Equal(code, whyNot!.Code);
        Assert.Contains(words, whyNot.Words.Th, StringComparison.Ordinal);
        Assert.NotEqual(whyNot.Words.Th, whyNot.Words.En);
        Assert.Equal(name, whyNot.Where!.File);
    }

    [Fact]
    public void Refuses_a_file_that_unpacks_to_far_more_than_it_is()
    {
        Assert.False(
            SafeFile.TryRead("a.xlsx", SomePictures.Xlsx(megabytesInside: 40), FileKind.Evidence, out _, out var whyNot)
        );

        Assert.Equal("file-unpacks-too-large", whyNot!.Code);
    }

    [Fact]
    public void Refuses_an_archive_of_very_many_entries()
    {
        var entries = Enumerable.Range(0, OfficePackage.MaxEntries + 1).Select(i => ($"word/{i}", Array.Empty<byte>()));
        var many = SomePictures.Zip([("[Content_Types].xml", []), ("word/document.xml", []), .. entries]);

        Assert.False(SafeFile.TryRead("a.docx", many, FileKind.Evidence, out _, out var whyNot));

        Assert.Contains(whyNot!.Code, new[] { "file-unpacks-too-large", "file-not-what-it-says" });
    }

    [Fact]
    public void Says_how_large_is_too_large()
    {
        var photo = FileLimits.WhyTooLarge("a.jpg", 200L * 1024 * 1024);

        Assert.Equal("file-too-large", photo!.Code);
        Assert.Contains("200 MB", photo.Words.Th, StringComparison.Ordinal);
        Assert.Contains("25 MB", photo.Words.Th, StringComparison.Ordinal);
        Assert.Null(FileLimits.WhyTooLarge("a.pdf", FileLimits.File));
        Assert.NotNull(FileLimits.WhyTooLarge("a.pdf", FileLimits.File + 1));
    }

    [Fact]
    public void Counts_a_photograph_as_one_whatever_its_name()
    {
        var large = new byte[FileLimits.Photo + 1];
        SomePictures.Jpeg().CopyTo(large, 0);

        Assert.False(SafeFile.TryRead("a.pdf", large, FileKind.Evidence, out _, out var whyNot));

        Assert.Equal("file-too-large", whyNot!.Code);
    }

    [Theory]
    [InlineData(@"C:\Users\somsri\Desktop\ภาพ.jpg", "ภาพ.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("", "file")]
    [InlineData("\uD83D.pdf", ".pdf")]
    public void Strips_names_of_folders_and_tricks(string given, string plain) =>
        Assert.Equal(plain, SafeFile.PlainName(given));

    [Fact]
    public void Never_throws_whatever_the_bytes() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                Gen.Choose(0, Heads.Length - 1).ToArbitrary(),
                (bytes, head) => Survives([.. Heads[head], .. bytes])
            )
        );

    [Fact]
    public void Never_throws_on_a_picture_with_wrong_bytes_in_it() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(
                Gen.Choose(0, Whole.Length - 1).ToArbitrary(),
                Gen.ArrayOf(Gen.Choose(0, 1 << 20)).ToArbitrary(),
                (which, changes) =>
                {
                    var bytes = (byte[])Whole[which].Clone();
                    foreach (var change in changes)
                        bytes[(change >> 8) % bytes.Length] = (byte)change;

                    return Survives(bytes);
                }
            )
        );

    private static readonly byte[][] Whole =
    [
        SomePictures.Jpeg(orientation: 6),
        SomePictures.Png(),
        SomePictures.WebP(),
        SomePictures.Gif(),
        SomePictures.Docx(),
        SomePictures.Xlsx(),
    ];

    private static readonly byte[][] Heads =
    [
        [],
        [0xFF, 0xD8, 0xFF],
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. "Exif\0\0II"u8, 42, 0],
        [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A],
        [.. "GIF89a"u8],
        [.. "RIFF"u8, 60, 0, 0, 0, .. "WEBPVP8X"u8],
        [.. "PK\x03\x04"u8],
        [.. "%PDF-"u8],
        [0, 0, 0, 8, .. "ftyp"u8],
    ];

    private static bool Survives(byte[] bytes)
    {
        foreach (var kind in FileKind.Evidence)
        {
            var taken = SafeFile.TryRead(
                $"a{kind.Extensions[0]}",
                bytes,
                FileKind.Evidence,
                out var file,
                out var whyNot
            );
            if (taken != file is not null || taken == whyNot is not null)
                return false;
        }

        return true;
    }
}
