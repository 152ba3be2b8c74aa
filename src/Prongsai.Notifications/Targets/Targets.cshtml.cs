using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>The agency's LINE groups and webhooks: added, tried, disabled, enabled, removed.</summary>
[Reads(Duty.AgencyAdministrator), Act("ตั้งกลุ่ม LINE และ webhook", "Set LINE groups and webhooks")]
internal sealed class TargetsModel(ProngsaiDb db, TargetSecrets secrets, OutwardSettings settings, TimeProvider clock)
    : PageModel
{
    public IReadOnlyList<Target> Targets { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>The key of the webhook that was added just now; shown this once.</summary>
    public string? NewKey { get; private set; }

    public bool Tried { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(
        Way way,
        string? name,
        string? address,
        string? token,
        CancellationToken cancellation
    )
    {
        WhyNot = Target.WhyNotAdd(way, name, address, token, settings.PrivateAddresses);
        if (WhyNot.Count == 0)
        {
            var (now, key) = (clock.Now(), way == Way.Webhook ? TargetSecrets.NewKey() : null);
            var target = Target.Add(User.Agency(), way, name!, address!, secrets.Seal(key ?? token!.Trim()), now);
            db.NoticeTargets.Add(target);
            db.Journal(
                target.AgencyId,
                now,
                User.Actor(),
                "NoticeTargetAdded",
                target.Record,
                new
                {
                    target.Way,
                    target.Name,
                    target.Address,
                }
            );
            await db.SaveChangesAsync(cancellation);
            NewKey = key;
        }

        await ShowAsync(cancellation);
        return Page();
    }

    /// <summary>Sends a greeting, which shows at once whether the address and the secret are right.</summary>
    public async Task<IActionResult> OnPostTryAsync(Guid id, CancellationToken cancellation)
    {
        var target = await FindAsync(id, cancellation);
        var now = clock.Now();
        db.Enqueue(
            target.AgencyId,
            now,
            new PushNotice(
                target.Id,
                "greeting",
                new("ทดสอบการส่งข่าวจากระบบโปร่งใส", "A test from Prongsai"),
                "/staff/notifications/targets",
                now.Utc
            )
        );
        await db.SaveChangesAsync(cancellation);
        Tried = true;
        await ShowAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancellation) =>
        ChangeAsync(
            id,
            "NoticeTargetDisabled",
            (target, now) => target.Disable(now, new("ปิดโดยผู้ดูแลหน่วยงาน", "Disabled by the agency administrator")),
            cancellation
        );

    public Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancellation) =>
        ChangeAsync(id, "NoticeTargetEnabled", (target, _) => target.Enable(), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        ChangeAsync(id, "NoticeTargetRemoved", (target, _) => db.NoticeTargets.Remove(target), cancellation);

    private async Task<IActionResult> ChangeAsync(
        Guid id,
        string what,
        Action<Target, Now> change,
        CancellationToken cancellation
    )
    {
        var target = await FindAsync(id, cancellation);
        var now = clock.Now();
        change(target, now);
        db.Journal(target.AgencyId, now, User.Actor(), what, target.Record, new { target.Name });
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/notifications/targets");
    }

    private Task<Target> FindAsync(Guid id, CancellationToken cancellation)
    {
        var (agency, wanted) = (User.Agency(), new TargetId(id));

        return db
            .NoticeTargets.FirstOrDefaultAsync(t => t.AgencyId == agency && t.Id == wanted, cancellation)
            .OrMissAsync();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Targets = await db
            .NoticeTargets.AsNoTracking()
            .Where(t => t.AgencyId == agency)
            .OrderBy(t => t.Id)
            .ToListAsync(cancellation);
    }
}
