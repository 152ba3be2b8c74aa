using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>An order as a document: as it was issued, or the draft as it stands now, marked as one.</summary>
internal sealed class DownloadOrderModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPapers papers,
    IPrinter printer,
    KeptFiles files
) : PageModel
{
    public async Task<IActionResult> OnGetAsync(OrderId id, string form, CancellationToken cancellation)
    {
        var order = await db.OrderAsync(User.Agency(), id, cancellation);
        var name = $"order-{order.Id.Value:N}.{form}";
        if (form == "docx" && order.Docx is { } frozen)
            return await files.SendAsync(Response, frozen, name, FileKind.Docx.MediaType, cancellation);
        if (form == "pdf" && order.Pdf is { } printed)
            return await files.SendAsync(Response, printed, name, FileKind.Pdf.MediaType, cancellation);

        if (form == "docx")
            return File(papers.Docx(await PaperAsync(order, cancellation)), FileKind.Docx.MediaType, name);

        var html = order.Html is { } kept
            ? await files.ReadAsync(kept, cancellation)
            : papers.Html(await PaperAsync(order, cancellation));
        if (form == "pdf")
        {
            var (pdf, missing) = await printer.PrintAsync(new Printable(html), cancellation);
            return pdf is null ? throw new RefusedException([missing!]) : File(pdf, FileKind.Pdf.MediaType, name);
        }

        return StandaloneHtml.Open(html, Response);
    }

    private async Task<OfficialPaper> PaperAsync(AppointmentOrder order, CancellationToken cancellation)
    {
        var agency = await agencies.ByIdAsync(order.AgencyId, cancellation).OrMissAsync();
        var supersedes = order.SupersedesId is { } earlier
            ? await db.OrderAsync(order.AgencyId, earlier, cancellation)
            : null;
        return OrderPaper.Of(
            agency.Name.Th,
            order,
            await db.LinesAsync(order, cancellation),
            supersedes,
            order.IssuedOn
        );
    }
}
