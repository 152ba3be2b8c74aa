namespace Prongsai.Kernel;

/// <summary>
/// An official document as it stands on paper: minutes, an order, an announcement, a certificate. Both writers (<see cref="IPapers"/>) set
/// exactly this, so the DOCX, the HTML and the PDF say the same. Texts are set as they are given: whoever composes it writes Thai digits
/// and Buddhist years (<see cref="ThaiDigits.ToThai"/>), and leaves addresses and fingerprints as they are.
/// </summary>
/// <param name="Title">Names the file and the browser's window; it is not set on the page.</param>
/// <param name="Heading">The first lines, centred and bold: "รายงานการประชุม…", "ครั้งที่ ๑/๒๕๖๘".</param>
/// <param name="Body">Everything between the heading and the signatures.</param>
/// <param name="Signatures">Who signs, in order; each on the right, not parted from its lines.</param>
/// <param name="Mark">Said under the heading in brackets, like "ข้อมูลสมมุติเพื่อการสาธิต"; null where there is nothing to say.</param>
/// <param name="Ruled">True for a short line under the heading, as orders and announcements have it.</param>
public sealed record OfficialPaper(
    string Title,
    IReadOnlyList<string> Heading,
    IReadOnlyList<PaperBlock> Body,
    IReadOnlyList<PaperSignature> Signatures,
    string? Mark = null,
    bool Ruled = false
)
{
    /// <summary>What follows the signatures, beginning on a page of its own: photographs of a meeting, a list that the order names.</summary>
    public IReadOnlyList<PaperBlock> Appendix { get; init; } = [];

    /// <summary>The appendix with the page break before it; nothing where there is none.</summary>
    public IEnumerable<PaperBlock> AfterSignatures => Appendix.Count > 0 ? Appendix.Prepend(new PaperPageBreak()) : [];
}

/// <summary>A part of a paper.</summary>
public abstract record PaperBlock;

/// <summary>A bold line of its own that stays with what follows: "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ".</summary>
/// <param name="Text">What it says.</param>
public sealed record PaperHeading(string Text) : PaperBlock;

/// <summary>A paragraph, its first line indented as official letters have it. Line breaks in it are kept.</summary>
/// <param name="Text">What it says.</param>
public sealed record PaperText(string Text) : PaperBlock;

/// <summary>A numbered or named line with its text hanging beside it: "๑." "นายสมชาย ใจดี ผู้อำนวยการเขต".</summary>
/// <param name="Number">What stands before it.</param>
/// <param name="Text">What stands beside it.</param>
/// <param name="Level">How deep it lies: 1 or 2.</param>
public sealed record PaperItem(string Number, string Text, int Level = 1) : PaperBlock;

/// <summary>Bold label and text in one line: "เริ่มประชุมเวลา" "๐๙.๓๐ น.".</summary>
/// <param name="Label">Bold.</param>
/// <param name="Text">Beside it.</param>
public sealed record PaperLine(string Label, string Text) : PaperBlock;

/// <summary>A table; its first row is repeated on each page.</summary>
/// <param name="Caption">Above it; also read aloud.</param>
/// <param name="Headings">One for each column.</param>
/// <param name="Rows">As many cells as headings.</param>
/// <param name="Shares">How the columns share the width, in any unit; null for equal shares.</param>
public sealed record PaperTable(
    string Caption,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<int>? Shares = null
) : PaperBlock
{
    /// <summary>Columns whose cells are centred: numbers, days, marks.</summary>
    public IReadOnlyCollection<int> Centred { get; init; } = [];
}

/// <summary>Photographs, two beside each other where they fit, with their captions under them.</summary>
/// <param name="Pictures">In order.</param>
public sealed record PaperPictures(IReadOnlyList<PaperPicture> Pictures) : PaperBlock;

/// <summary>A photograph: JPEG or PNG.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">"image/jpeg" or "image/png".</param>
/// <param name="Size">In pixels, as it stands upright.</param>
/// <param name="Caption">Under it.</param>
/// <param name="Description">Read aloud instead of it.</param>
public sealed record PaperPicture(
    ReadOnlyMemory<byte> Content,
    string MediaType,
    PictureSize Size,
    string Caption,
    string Description
);

/// <summary>What follows begins a page: an appendix.</summary>
public sealed record PaperPageBreak : PaperBlock;

/// <summary>Lines of one who signs: a dotted line, the name in brackets, the position, the day.</summary>
/// <param name="Lines">From above.</param>
public sealed record PaperSignature(IReadOnlyList<string> Lines)
{
    /// <summary>A signature to be written by hand.</summary>
    /// <param name="name">Without brackets; empty leaves dots for it.</param>
    /// <param name="position">Under the name; empty for none.</param>
    /// <param name="role">Before the dots: "ลงชื่อ".</param>
    /// <param name="below">A last line, "ผู้จดรายงานการประชุม"; null for none.</param>
    public static PaperSignature ByHand(string name, string position, string role = "ลงชื่อ", string? below = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(position);

        return new([
            $"({role}) ..................................................",
            name.Length > 0 ? $"({name})" : "(..................................................)",
            .. position.Length > 0 ? [position] : Array.Empty<string>(),
            .. below is { } last ? [last] : Array.Empty<string>(),
        ]);
    }
}

/// <summary>Writes official papers. The same paper gives the same bytes of DOCX and HTML.</summary>
public interface IPapers
{
    /// <summary>An editable Word document, A4, in the type sizes of Thai official letters.</summary>
    byte[] Docx(OfficialPaper paper);

    /// <summary>One HTML file that needs nothing else; printed, it is the PDF.</summary>
    byte[] Html(OfficialPaper paper);

    /// <summary>The PDF, or the reason why there is none on this machine.</summary>
    Task<(byte[]? Pdf, Refusal? Missing)> PdfAsync(OfficialPaper paper, CancellationToken cancellation = default);
}
