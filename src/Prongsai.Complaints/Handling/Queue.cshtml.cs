using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

/// <summary>The cases that a handler can open; others do not exist here, not as a gap in numbers either. Sets the agency's clocks.</summary>
[Reads(Duty.ComplaintHandler)]
[Act("กำหนดระยะเวลาดำเนินการและเก็บเรื่องร้องเรียน", "Set how long complaints may take and are kept")]
internal sealed class QueueModel(ProngsaiDb db, Unlocking unlocking, LeavingReaders leaving, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/complaints";

    private static readonly Refusal Days = new(
        "complaint-clock",
        "กำหนดวันต้องเป็น 1 ถึง 730 วัน และปีที่เก็บต้องเป็น 1 ถึง 50 ปี",
        "The days are 1 to 730, the years 1 to 50."
    );

    public IReadOnlyList<ComplaintCase> Cases { get; private set; } = [];
    public ComplaintChannel Channel { get; private set; } = null!;
    public bool HasKey { get; private set; }
    public bool IsUnlocked { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostClocksAsync(string? days, string? years, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (!TryRead(days, 730, out var close) || !TryRead(years, 50, out var keep))
        {
            WhyNot = [Days];
            return Page();
        }

        var agency = User.Agency();
        if (await db.ComplaintChannels.FirstOrDefaultAsync(c => c.AgencyId == agency, cancellation) is { } channel)
        {
            channel.Set(close, keep);
            db.Journal(
                agency,
                clock.Now(),
                User.Actor(),
                "ComplaintClocksSet",
                $"complaint-channel:{agency.Value}",
                new { close, keep }
            );
            await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
        }

        return LocalRedirect(Here);
    }

    private static bool TryRead(string? typed, int most, out int number) =>
        int.TryParse(ThaiDigits.ToArabic(typed ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number >= 1
        && number <= most;

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var (agency, account) = (User.Agency(), User.Actor().AccountId);
        Today = clock.Now().Today;
        await leaving.TakeKeysAsync(agency, cancellation);
        Cases = await db.CasesOf(agency, account)
            .AsNoTracking()
            .OrderBy(c => c.Status == CaseStatus.Closed)
            .ThenBy(c => c.ReceivedOn)
            .ThenBy(c => c.Handle)
            .ToListAsync(cancellation);
        Channel =
            await db.ComplaintChannels.AsNoTracking().FirstOrDefaultAsync(c => c.AgencyId == agency, cancellation)
            ?? ComplaintChannel.Open(agency);
        HasKey = await db.CurrentKeyAsync(agency, account, cancellation) is not null;
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        IsUnlocked = own is not null;
    }
}
