using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>An order that was issued is printed and goes to the measures that it serves.</summary>
internal sealed record FileOrder(Guid Agency, Guid Order);

/// <summary>Once for each order. Where there is no browser to print, the Word document is the evidence.</summary>
internal sealed class FilingOrders(ProngsaiDb db, IPrinter printer, KeptFiles files, TimeProvider clock)
    : IJobWork<FileOrder>
{
    public async Task RunAsync(FileOrder job, JobRun run, CancellationToken cancellation)
    {
        var agency = new AgencyId(job.Agency);
        var order = await db.OrderAsync(agency, new OrderId(job.Order), cancellation);
        if (order is not { Docx: { } docx, Html: { } html, FiledAt: null })
            return;

        var (pdf, _) = await printer.PrintAsync(new Printable(await files.ReadAsync(html, cancellation)), cancellation);
        var content = pdf ?? await files.ReadAsync(docx, cancellation);
        var kept = pdf is null ? docx : await files.KeepAsync(agency, Actor.System, "order.pdf", pdf, cancellation);
        var now = clock.Now();
        order.File(pdf is null ? null : kept, now);
        foreach (var measure in order.MeasureIds)
            db.Prove(
                now,
                new FileAsEvidence(
                    agency.Value,
                    measure,
                    order.Name,
                    order.IssuedOn!.Value,
                    kept.Hex,
                    pdf is null ? "order.docx" : "order.pdf",
                    pdf is null ? FileKind.Docx.MediaType : FileKind.Pdf.MediaType,
                    content.Length,
                    MadeUp: false
                )
            );
        await db.SaveChangesAsync(cancellation);
    }
}
