using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>A second person issues an order: it is frozen, and the register has the people that it names.</summary>
[Writes(Duty.Reviewer, Duty.Executive), Publishes(AppointmentOrder.Kind)]
[Act("ออกคำสั่งแต่งตั้ง", "Issue an order")]
internal sealed class IssueOrderModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    IChargedOfficers charged,
    IPapers papers,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public AppointmentOrder Order { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];

    public Task OnGetAsync(OrderId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="version">The draft that was read; another one is not issued unread.</param>
    public async Task<IActionResult> OnPostAsync(OrderId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Order.Version ? [OrderRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotMe];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by, agency) = (clock.Now(), User.Actor(), Order.AgencyId);
        var lines = await db.LinesAsync(Order, cancellation);
        WhyNot = await charged.ChargeAsync(
            agency,
            Order.Year,
            [.. lines.Select(line => line.Item)],
            now,
            by,
            cancellation
        );
        if (WhyNot.Count > 0)
            return Page();

        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var supersedes = Order.SupersedesId is { } earlier ? await db.OrderAsync(agency, earlier, cancellation) : null;
        var paper = OrderPaper.Of(whose.Name.Th, Order, lines, supersedes, now.Today);
        var docx = await files.KeepAsync(agency, by, "order.docx", papers.Docx(paper), cancellation);
        var html = await files.KeepAsync(agency, by, "order.html", papers.Html(paper), cancellation);
        Order.Issue(docx, html, now, by);
        db.Enqueue(agency, now, new FileOrder(agency.Value, id.Value), key: $"{id.Value}");
        db.Journal(
            agency,
            now,
            by,
            "OrderIssued",
            Order.Record,
            new
            {
                Order.Number,
                Order.Subject,
                items = lines.Count,
                sha256 = docx.Hex,
            }
        );
        await db.SaveOrRefuseAsync(OrderRefusals.Raced, cancellation);
        return LocalRedirect(Order.Page);
    }

    private async Task FetchAsync(OrderId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Order = await db.OrderAsync(agency, id, cancellation);
        var could = (await people.WhoMaySubmitAsync<IssueOrderModel>(agency, cancellation))
            .Where(p => !Order.WriterIds.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Order.WhyNotIssue(User.Actor(), [.. could.Distinct()]);
    }
}
