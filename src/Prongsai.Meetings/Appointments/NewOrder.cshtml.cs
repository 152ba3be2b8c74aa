using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>Drafts an order for a year, with the people whom the register has now.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive), Prepares(AppointmentOrder.Kind)]
[Act("ร่างคำสั่งแต่งตั้งผู้รับผิดชอบ OIT", "Draft an order that names officers of OIT items")]
internal sealed class NewOrderModel(ProngsaiDb db, ChoosingOfficers choosing, TimeProvider clock) : PageModel
{
    public OrderChoices Choices { get; private set; } = null!;
    public OrderForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"{AllOrdersModel.Here}/new?year={Choices.Year}";

    public async Task OnGetAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        Form = OrderForm.New(Choices, clock.Now().Today);
        WhyNot = Choices.Items.Count == 0 ? [OrderRefusals.NoRegister] : [];
    }

    public async Task<IActionResult> OnPostAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        Form = OrderForm.Sent(await Request.ReadFormAsync(cancellation), Choices);
        var (words, lines, whyNot) = Form.Read(Choices);
        WhyNot = Choices.Items.Count == 0 ? [OrderRefusals.NoRegister] : whyNot;
        if (words is null || WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var order = AppointmentOrder.Draft(User.Agency(), Choices.Year, words, by);
        db.AppointmentOrders.Add(order);
        db.OrderLines.AddRange(lines.Select((line, i) => OrderLine.Of(order, i, line.Item, line.Post)));
        db.Journal(
            order.AgencyId,
            now,
            by,
            "OrderDrafted",
            order.Record,
            new
            {
                order.Number,
                order.Subject,
                items = lines.Count,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(order.Page);
    }

    private async Task FetchAsync(string? year, CancellationToken cancellation) =>
        Choices = await choosing.OfAsync(
            User.Agency(),
            FiscalYear.TryParse(year, out var asked) ? asked : FiscalYear.Of(clock.Now().Today),
            cancellation
        );
}

/// <summary>Changes the draft of an order.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive), Prepares(AppointmentOrder.Kind)]
[Act("แก้ไขร่างคำสั่งแต่งตั้ง", "Change the draft of an order")]
internal sealed class EditOrderModel(ProngsaiDb db, ChoosingOfficers choosing, TimeProvider clock) : PageModel
{
    public AppointmentOrder Order { get; private set; } = null!;
    public OrderChoices Choices { get; private set; } = null!;
    public OrderForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(OrderId id, CancellationToken cancellation)
    {
        var lines = await FetchAsync(id, cancellation);
        WhyNot = Order.WhyNotWrite();
        Form = OrderForm.Of(Order, lines);
    }

    public async Task<IActionResult> OnPostAsync(OrderId id, CancellationToken cancellation)
    {
        var before = await FetchAsync(id, cancellation);
        Form = OrderForm.Sent(await Request.ReadFormAsync(cancellation), Choices);
        var (words, lines, whyNot) = Form.Read(Choices);
        WhyNot = [.. Order.WhyNotWrite(), .. whyNot];
        if (words is null || WhyNot.Count > 0)
            return Page();

        var by = User.Actor();
        Order.Write(words, by);
        db.OrderLines.RemoveRange(before);
        db.Journal(
            Order.AgencyId,
            clock.Now(),
            by,
            "OrderChanged",
            Order.Record,
            new
            {
                Order.Number,
                Order.Subject,
                items = lines.Count,
            }
        );
        // Lines go and come under the same keys: two statements in one transaction.
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveOrRefuseAsync(OrderRefusals.Raced, cancellation);
        db.OrderLines.AddRange(lines.Select((line, i) => OrderLine.Of(Order, i, line.Item, line.Post)));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return LocalRedirect(Order.Page);
    }

    private async Task<IReadOnlyList<OrderLine>> FetchAsync(OrderId id, CancellationToken cancellation)
    {
        Order = await db.OrderAsync(User.Agency(), id, cancellation);
        Choices = await choosing.OfAsync(Order.AgencyId, Order.Year, cancellation);
        return await db.LinesAsync(Order, cancellation);
    }
}

internal static class FindingOrders
{
    public static Task<AppointmentOrder> OrderAsync(
        this ProngsaiDb db,
        AgencyId agency,
        OrderId id,
        CancellationToken cancellation
    ) => db.AppointmentOrders.FirstOrDefaultAsync(o => o.AgencyId == agency && o.Id == id, cancellation).OrMissAsync();

    public static async Task<IReadOnlyList<OrderLine>> LinesAsync(
        this ProngsaiDb db,
        AppointmentOrder order,
        CancellationToken cancellation
    ) =>
        await db
            .OrderLines.Where(l => l.AgencyId == order.AgencyId && l.OrderId == order.Id)
            .OrderBy(l => l.Position)
            .ToListAsync(cancellation);
}
