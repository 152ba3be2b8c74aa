using System.Text.Json;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>
/// Opens files as their readers will: PDF through poppler's programs, Word, Excel and PowerPoint by their own XML, text in whatever
/// encoding it came. Answers always, and says what it could not judge.
/// </summary>
public sealed class FileReading : IDisposable
{
    /// <summary>Characters kept of one file; about 300 pages. What comes after is not searched.</summary>
    public const int MostText = 600_000;

    /// <summary>Larger files are not looked through.</summary>
    public const int MostBytes = 200 * 1024 * 1024;

    private readonly PdfTools _pdf;

    internal FileReading(PdfTools pdf) => _pdf = pdf;

    /// <inheritdoc />
    public void Dispose() => _pdf.Dispose();

    /// <summary>What these bytes say.</summary>
    /// <param name="fileName">Its ending tells what the file was meant to be.</param>
    /// <param name="content">The bytes as kept.</param>
    public async Task<FileSays> ReadAsync(
        string fileName,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.IsEmpty)
            return FileSays.Broken(FileSays.Words.Empty);
        if (content.Length > MostBytes)
            return FileSays.Unjudged(FileSays.Words.TooLarge);

        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        var kind = FileKind.Of(content.Span);
        if (kind == FileKind.Pdf)
            return await _pdf.ReadAsync(content, cancellation);
        if (kind.IsPicture)
            return new FileSays(FileState.NoText, Pages: 1, PagesWithText: 0, Why: FileSays.Words.NoText(1));
        if (kind == FileKind.OldOffice)
            return OfficeText.IsEncrypted(content.Span)
                ? new FileSays(FileState.NeedsPassword, Why: FileSays.Words.NeedsPassword)
                : FileSays.Unjudged(FileSays.Words.OldOffice);
        if (kind.IsOffice)
            return OfOffice(fileName, kind, content.ToArray());
        if (FileKind.Evidence.FirstOrDefault(k => k != FileKind.Text && k.Extensions.Contains(ending)) is not null)
            return FileSays.Broken(FileSays.Words.NotWhatItSays(ending));

        // Markup is text too, but not what its reader sees.
        var isMarkup = kind == FileKind.Html || kind == FileKind.Svg || kind == FileKind.Script;
        if (isMarkup && ending is not (".txt" or ".csv" or ".json"))
            return FileSays.Unjudged(FileSays.Words.NotRead(kind));

        return OfText(ending, content.ToArray()) ?? FileSays.Unjudged(FileSays.Words.NotRead(kind));
    }

    private static FileSays OfOffice(string fileName, FileKind kind, byte[] content)
    {
        if (OfficePackage.WhyNot(content, fileName) is { } whyNot)
            return FileSays.Broken(
                whyNot.Code == FileRefusals.ZipBomb(fileName).Code ? FileSays.Words.Bomb : FileSays.Words.NotWhole
            );

        try
        {
            return kind == FileKind.Xlsx ? OfSheets(fileName, content)
                : kind == FileKind.Docx ? OfficeText.OfDocument(content)
                : OfficeText.OfSlides(content);
        }
        catch (Exception unreadable)
            when (unreadable
                    is XmlException
                        or InvalidDataException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or NotSupportedException
                        or NullReferenceException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
                        or OverflowException
            )
        {
            return FileSays.Broken(FileSays.Words.NotWhole);
        }
    }

    private static FileSays OfSheets(string fileName, byte[] content)
    {
        var (sheets, whyNot) = XlsxSheets.Open(fileName, content);
        if (whyNot is not null)
            return FileSays.Broken(
                whyNot.Code == SheetRefusals.ZipBomb(fileName).Code ? FileSays.Words.Bomb : FileSays.Words.NotWhole
            );

        // The reader of sheets passes over what it does not understand, a sheet that ends in the middle included.
        OfficeText.ReadThrough(content);
        var text = new KeptText(MostText);
        using (sheets)
        {
            while (!text.IsCut && sheets!.Next() is { } sheet)
                AddSheet(text, sheet);
        }

        return FileSays.Of(text);
    }

    // The name of a sheet is no content: a sheet without rows says nothing.
    private static void AddSheet(KeptText text, Sheet sheet)
    {
        var isNamed = false;
        while (!text.IsCut && sheet.NextRow())
        {
            if (sheet.IsBlank)
                continue;
            if (!isNamed)
                text.Add($"{sheet.Name}\n");
            isNamed = true;
            AddRow(text, sheet);
        }
    }

    private static void AddRow(KeptText text, Sheet sheet)
    {
        for (var i = 0; i < sheet.Count; i++)
        {
            if (sheet[i] is not { Length: > 0 } cell)
                continue;

            // A line end inside a cell is not the end of the row.
            text.Add(cell.ReplaceLineEndings(" "));
            text.Add('\t');
        }

        text.Add('\n');
    }

    private static FileSays? OfText(string ending, byte[] content)
    {
        if (ending == ".json" && !IsJson(content))
            return FileSays.Broken(FileSays.Words.BadJson);
        if (CsvSheet.OpenText(content) is not { } reader)
            return ending is ".txt" or ".csv" ? FileSays.Broken(FileSays.Words.NotWhole) : null;

        using (reader)
        {
            var text = new KeptText(MostText);
            var piece = new char[16 * 1024];
            while (!text.IsCut && reader.Read(piece) is > 0 and var length)
                text.Add(piece.AsSpan(0, length));
            return FileSays.Of(text);
        }
    }

    private static bool IsJson(byte[] content)
    {
        try
        {
            var start = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            var reader = new Utf8JsonReader(content.AsSpan(start));
            while (reader.Read())
                continue;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
