using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>All orders, and the answer to who was responsible for an item on a day.</summary>
internal sealed class AllOrdersModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/meetings/appointments";

    public IReadOnlyList<AppointmentOrder> Orders { get; private set; } = [];
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public string? Code { get; private set; }
    public string Day { get; private set; } = "";
    public DateOnly? Asked { get; private set; }
    public (AppointmentOrder Order, OrderLine Line)? Answer { get; private set; }
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(string? code, string? day, CancellationToken cancellation)
    {
        var (agency, today) = (User.Agency(), clock.Now().Today);
        Year = FiscalYear.Of(today);
        (Code, Day) = (code, day ?? IsoDay.Of(today));
        Orders = await db
            .AppointmentOrders.AsNoTracking()
            .Where(o => o.AgencyId == agency)
            .OrderByDescending(o => o.EffectiveOn)
            .ThenByDescending(o => o.Id)
            .ToListAsync(cancellation);
        Codes =
        [
            .. (
                await db
                    .OrderLines.Where(l => l.AgencyId == agency)
                    .Select(l => l.Code)
                    .Distinct()
                    .ToListAsync(cancellation)
            )
                .OrderBy(c => c.Length)
                .ThenBy(c => c, StringComparer.Ordinal),
        ];
        if (string.IsNullOrEmpty(code))
            return;

        var reading = ThaiDate.Read(day);
        if (reading.Day is not { } on)
        {
            WhyNot = [reading.WhyNot ?? OrderRefusals.Effective];
            return;
        }

        // Items renumber every year: an order speaks of the items of its own.
        var year = FiscalYear.Of(on);
        var lines = await db
            .OrderLines.AsNoTracking()
            .Where(l => l.AgencyId == agency && l.Code == code)
            .ToListAsync(cancellation);
        Asked = on;
        Answer = Responsible.On(on, code, Orders.Where(o => o.Year == year), lines.ToLookup(l => l.OrderId));
    }
}
