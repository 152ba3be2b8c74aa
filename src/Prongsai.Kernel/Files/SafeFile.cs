using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>How large uploads may be, by what they are.</summary>
public static class FileLimits
{
    /// <summary>A photograph: 25 MB. Phones make pictures of 2 to 12 MB.</summary>
    public const long Photo = 25L * 1024 * 1024;

    /// <summary>Documents: 50 MB.</summary>
    public const long File = 50L * 1024 * 1024;

    /// <summary>Plain text and CSV: 10 MB, some hundred thousand lines.</summary>
    public const long Text = 10L * 1024 * 1024;

    /// <summary>Pixels of a picture. The largest phone pictures have 200 million, but no browser on an office PC shows them.</summary>
    public const long Pixels = 120_000_000;

    /// <summary>Why a file of this length is not even read; null when it may be. Judged by the name, before the bytes are there.</summary>
    public static Refusal? WhyTooLarge(string fileName, long length)
    {
        var name = SafeFile.PlainName(fileName);
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var kind = FileKind
            .Pictures.Append(FileKind.Heic)
            .Append(FileKind.Text)
            .FirstOrDefault(k => k.Extensions.Contains(ending));
        var limit = Of(kind ?? FileKind.Unknown);

        return length > limit ? FileRefusals.TooLarge(name, length, limit) : null;
    }

    /// <summary>The most bytes that a file of a kind may have.</summary>
    public static long Of(FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);

        return kind.IsPicture || kind == FileKind.Heic ? Photo
            : kind == FileKind.Text ? Text
            : File;
    }
}

/// <summary>
/// A file from outside that was looked through: its kind is what its bytes say and its name agrees; pictures carry no place, no
/// camera and no comments any more; archives unpack to a sane size.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">The name it came with, without folders and without characters that mislead.</param>
/// <param name="Content">The bytes to keep. For pictures not those that came in, but the same pixels.</param>
/// <param name="Size">Of a picture, as shown upright.</param>
/// <param name="CameAs">Hash of the bytes that came in, where those to keep are others.</param>
public sealed partial record SafeFile(
    FileKind Kind,
    string FileName,
    ReadOnlyMemory<byte> Content,
    PictureSize? Size,
    FileHash? CameAs = null
)
{
    /// <summary>Looks a file through.</summary>
    /// <param name="fileName">The name it came with; not trusted.</param>
    /// <param name="content">Its bytes; not trusted.</param>
    /// <param name="allowed">What may come in here: <see cref="FileKind.Evidence"/>, or <c>[FileKind.Docx]</c> for templates.</param>
    /// <param name="file">The file, when it may be kept.</param>
    /// <param name="whyNot">The reason, when it may not.</param>
    public static bool TryRead(
        string fileName,
        byte[] content,
        IReadOnlyList<FileKind> allowed,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SafeFile? file,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? whyNot
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(allowed);

        file = null;
        var name = PlainName(fileName);
        if (WhyTooLarge(name, content.Length, FileKind.Of(content)) is { } tooLarge)
        {
            whyNot = tooLarge;
            return false;
        }

        var kind = FileKind.Of(content);
        whyNot = WhyNotKind(name, kind, allowed);
        if (whyNot is not null)
            return false;

        if (!kind.IsPicture)
        {
            if (kind.IsOffice)
                whyNot = OfficePackage.WhyNot(content, name);
            if (whyNot is not null)
                return false;

            var kept = kind.IsOffice ? OfficeAuthors.Without(content) : content;
            file = new SafeFile(kind, name, kept, null, ReferenceEquals(kept, content) ? null : FileHash.Of(content));
            return true;
        }

        if (!PictureCleaning.TryClean(kind, content, out var clean, out var size))
        {
            whyNot = FileRefusals.BrokenPicture(name, kind);
            return false;
        }

        if ((long)size.Width * size.Height > FileLimits.Pixels)
        {
            whyNot = FileRefusals.TooManyPixels(name, size);
            return false;
        }

        file = new SafeFile(
            kind,
            name,
            clean,
            size,
            clean.AsSpan().SequenceEqual(content) ? null : FileHash.Of(content)
        );
        return true;
    }

    private static Refusal? WhyTooLarge(string name, long length, FileKind kind) =>
        length > FileLimits.Of(kind)
            ? FileRefusals.TooLarge(name, length, FileLimits.Of(kind))
            : FileLimits.WhyTooLarge(name, length);

    private static Refusal? WhyNotKind(string name, FileKind kind, IReadOnlyList<FileKind> allowed)
    {
        if (kind == FileKind.Empty)
            return FileRefusals.IsEmpty(name);
        if (kind == FileKind.Heic)
            return FileRefusals.IsHeic(name);

        var ending = Path.GetExtension(name).ToLowerInvariant();
        var honest = kind.Extensions.Contains(ending);
        if (!honest && ending.Length > 0 && kind != FileKind.Unknown)
            return FileRefusals.Disguised(name, ending, kind, allowed);
        if (!allowed.Contains(kind))
            return FileRefusals.NotAccepted(name, kind, allowed);

        return honest ? null : FileRefusals.Disguised(name, ending, kind, allowed);
    }

    /// <summary>
    /// The name without folders (of either kind of slash), control characters, and the marks that turn the direction of writing
    /// round so that "gpj.exe" reads as "exe.jpg".
    /// </summary>
    public static string PlainName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = Misleading().Replace(MakeWhole(last), "").Trim().TrimEnd('.');
        if (plain.Length > 150)
        {
            var ending = Path.GetExtension(plain);
            if (ending.Length > 10)
                ending = "";
            plain = MakeWhole(plain[..(150 - ending.Length)]) + ending;
        }

        return plain.Length == 0 ? "file" : plain;
    }

    // Half of a surrogate pair is no text; a name cut in the middle of one must not reach a header.
    private static string MakeWhole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\uFFFD", "", StringComparison.Ordinal);

    [GeneratedRegex(@"[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF<>:""|?*]")]
    private static partial Regex Misleading();
}
