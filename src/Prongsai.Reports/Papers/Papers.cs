using Prongsai.Kernel;

namespace Prongsai.Reports.Papers;

internal sealed class Papers(IPrinter printer) : IPapers
{
    public byte[] Docx(OfficialPaper paper) => DocxPaper.Write(paper);

    public byte[] Html(OfficialPaper paper) => HtmlPaper.Write(paper);

    public Task<(byte[]? Pdf, Refusal? Missing)> PdfAsync(OfficialPaper paper, CancellationToken cancellation) =>
        printer.PrintAsync(new Printable(HtmlPaper.Write(paper)), cancellation);
}
