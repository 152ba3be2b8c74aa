using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>One order: whom it names, where the register has become different since, its files, and the signed copy.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive)]
[Act("แนบคำสั่งแต่งตั้งฉบับลงนาม", "Add the signed copy of an order")]
internal sealed class ShowOrderModel(ProngsaiDb db, IChargedOfficers charged, KeptFiles files, TimeProvider clock)
    : PageModel
{
    public AppointmentOrder Order { get; private set; } = null!;
    public IReadOnlyList<OrderLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<string, ChargedItem> Register { get; private set; } =
        new Dictionary<string, ChargedItem>();
    public AppointmentOrder? Supersedes { get; private set; }
    public IReadOnlyList<AppointmentOrder> SupersededBy { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(OrderId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetScanAsync(OrderId id, CancellationToken cancellation)
    {
        var order = await db.OrderAsync(User.Agency(), id, cancellation);
        return order.Scan is { } scan
            ? await files.SendAsync(Response, scan, order.ScanName!, FileKind.Pdf.MediaType, cancellation)
            : throw new MissingException("scan");
    }

    public async Task<IActionResult> OnPostScanAsync(OrderId id, IFormFile? scan, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Order.IssuedAt is null || scan is not { Length: > 0 })
        {
            WhyNot = [OrderRefusals.NotIssued];
            return Page();
        }

        var by = User.Actor();
        var (kept, refused) = await files.ReceiveAsync(Order.AgencyId, by, scan, [FileKind.Pdf], cancellation);
        if (kept is null)
        {
            WhyNot = [refused!];
            return Page();
        }

        Order.KeepScan(kept);
        db.Journal(
            Order.AgencyId,
            clock.Now(),
            by,
            "OrderScanned",
            Order.Record,
            new { Order.Number, sha256 = kept.Hash.Hex }
        );
        await db.SaveOrRefuseAsync(OrderRefusals.Raced, cancellation);
        return LocalRedirect(Order.Page);
    }

    private async Task FetchAsync(OrderId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Order = await db.OrderAsync(agency, id, cancellation);
        Lines = await db.LinesAsync(Order, cancellation);
        Register = (await charged.OfYearAsync(agency, Order.Year, cancellation)).ToDictionary(item => item.Code);
        var own = Order.SupersedesId;
        var related = await db
            .AppointmentOrders.AsNoTracking()
            .Where(o => o.AgencyId == agency && (o.Id == own || (o.SupersedesId == id && o.IssuedAt != null)))
            .ToListAsync(cancellation);
        Supersedes = related.FirstOrDefault(o => o.Id == own);
        SupersededBy = [.. related.Where(o => o.SupersedesId == id)];
    }
}
