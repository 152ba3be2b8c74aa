using System.IO.Compression;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>What Office writes beside a document goes; the document stays as it is.</summary>
public sealed class CleaningDocuments
{
    private const string Core = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>บันทึก</dc:title><dc:creator>สมศรี สมมุติ</dc:creator><cp:lastModifiedBy>สมชาย สมมุติ</cp:lastModifiedBy></cp:coreProperties>
        """;

    [Fact]
    public void Loses_the_names_of_people_and_nothing_else()
    {
        var sent = Docx(("docProps/core.xml", Encoding.UTF8.GetBytes(Core)));

        Assert.True(SafeFile.TryRead("a.docx", sent, [FileKind.Docx], out var file, out _));

        var parts = Parts(file.Content.ToArray());
        var before = Parts(sent);
        Assert.Equal(before.Keys, parts.Keys);
        Assert.All(parts.Where(p => p.Key != "docProps/core.xml"), p => Assert.Equal(before[p.Key], p.Value));
        var core = Encoding.UTF8.GetString(parts["docProps/core.xml"]);
        Assert.DoesNotContain("สมมุติ", core, StringComparison.Ordinal);
        Assert.Contains("<dc:title>บันทึก</dc:title>", core, StringComparison.Ordinal);
        Assert.Equal(FileHash.Of(sent), file.CameAs);
        Assert.Equal(FileKind.Docx, FileKind.Of(file.Content.Span));
    }

    [Fact]
    public void Leaves_a_signed_document_as_it_is()
    {
        var sent = Docx(
            ("docProps/core.xml", Encoding.UTF8.GetBytes(Core)),
            ("_xmlsignatures/sig1.xml", "<s/>"u8.ToArray())
        );

        Assert.True(SafeFile.TryRead("a.docx", sent, [FileKind.Docx], out var file, out _));

        Assert.Equal(sent, file.Content.ToArray());
        Assert.Null(file.CameAs);
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")]
    [InlineData("<cp:coreProperties xmlns:cp='x'/>")]
    public void Leaves_alone_what_it_cannot_read_or_need_not_change(string core)
    {
        var sent = Docx(("docProps/core.xml", Encoding.UTF8.GetBytes(core)));

        Assert.True(SafeFile.TryRead("a.docx", sent, [FileKind.Docx], out var file, out _));

        Assert.Equal(sent, file.Content.ToArray());
    }

    private static byte[] Docx(params (string, byte[])[] more) =>
        SomePictures.Zip([
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("word/document.xml", Encoding.UTF8.GetBytes(new string('ก', 5000))),
            ("word/media/image1.jpg", SomePictures.Jpeg()),
            .. more,
        ]);

    private static Dictionary<string, byte[]> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var part = e.Open();
                using var whole = new MemoryStream();
                part.CopyTo(whole);
                return whole.ToArray();
            }
        );
    }
}
