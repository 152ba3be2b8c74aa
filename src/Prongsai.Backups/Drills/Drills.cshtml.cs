using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Schedule;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>Whether a backup of this installation can be restored, as last tried.</summary>
[Reads(Duty.SystemAdministrator)]
[Act("สั่งซ้อมกู้คืน", "Ask for a restore drill")]
internal sealed class DrillsModel(IDrills drills, ProngsaiDb db, TimeProvider clock) : PageModel
{
    // A month, and some days for a tick that fell on a machine that was off.
    internal const int OldAfterDays = 35;

    public IReadOnlyList<(DrillResult Result, bool Genuine)> Results { get; private set; } = [];
    public DrillResult? Latest { get; private set; }
    public int DaysAgo { get; private set; }
    public bool IsOld => DaysAgo > OldAfterDays;
    public bool Asked { get; private set; }

    public async Task OnGetAsync(bool asked, CancellationToken cancellation)
    {
        Asked = asked;
        Results = [.. (await drills.VerifyAsync(cancellation)).Take(36)];
        Latest = Results.Count > 0 ? Results[0].Result : null;
        DaysAgo = Latest is null ? 0 : clock.Now().Today.DayNumber - Latest.At.DayInThailand().DayNumber;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        db.Enqueue(null, now, new HoldARestoreDrill(), key: "restore-drill");
        db.Journal(null, now, User.Actor(), "RestoreDrillAsked", "installation:drill", new { });
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/drills?asked=true");
    }
}
