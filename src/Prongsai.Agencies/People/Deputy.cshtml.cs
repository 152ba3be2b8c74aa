using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

[Writes(Duty.AgencyAdministrator)]
[Act("ตั้งผู้ปฏิบัติหน้าที่แทน", "Name a deputy")]
internal sealed class DeputyModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Account Person { get; private set; } = null!;
    public IReadOnlyList<Colleague> Others { get; private set; } = [];
    public IReadOnlyList<StandIn> Open { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }

    public Task OnGetAsync(Guid id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostNameAsync(
        Guid id,
        Guid deputy,
        DateOnly? from,
        DateOnly? until,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        if (deputy != id && Others.All(p => p.Id != deputy))
            throw new MissingException("deputy");
        WhyNot = StandIn.WhyNot(id, deputy, from, until, Now.Today);
        if (WhyNot.Count > 0)
            return Page();

        db.StandIns.Add(StandIn.Name(User.Agency(), id, deputy, from!.Value, until!.Value));
        db.Journal(
            User.Agency(),
            Now,
            User.Actor(),
            "DeputyNamed",
            Person.Record,
            new
            {
                deputy,
                from,
                until,
            }
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}/deputy");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid standIn, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var ending = Open.FirstOrDefault(s => s.Id.Value == standIn) ?? throw new MissingException("deputy");
        ending.End(Now);
        db.Journal(User.Agency(), Now, User.Actor(), "DeputyEnded", Person.Record, new { deputy = ending.DeputyId });
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}/deputy");
    }

    public string NameOf(Guid id) => Others.FirstOrDefault(p => p.Id == id)?.Name ?? "–";

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        var today = Now.Today;
        Person = await db.PersonAsync(agency, id, cancellation);
        var roster = await Roster.OfAsync(db, agency, today, cancellation);
        Others = [.. roster.Here.Where(p => p.Id != id && !p.IsSuspended)];
        Open = await db
            .StandIns.Where(s => s.AgencyId == agency && s.ForId == id && s.EndedAt == null && s.Until >= today)
            .OrderBy(s => s.From)
            .ToListAsync(cancellation);
    }
}
