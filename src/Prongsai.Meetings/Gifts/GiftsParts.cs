using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Gifts;

/// <summary>What the No Gift Policy, the register of gifts and its yearly report add to the host.</summary>
internal static class GiftsParts
{
    /// <summary>The kind of notices about gifts.</summary>
    public const string Notice = "gifts";

    public static void AddGifts(this IServiceCollection services)
    {
        services.AddScoped<IDisclosedRecords, PolicyDisclosed>();
        services.AddScoped<IDisclosedRecords, GiftReportDisclosed>();
        services.AddScoped<IWaitingWork, WaitingInGifts>();
        services.AddNoticeKind(Notice, new("การรับของขวัญที่รอวินิจฉัย", "Gifts that wait for a decision"));
        services.AddPublication(
            new(
                GiftPolicy.Kind,
                new("ประกาศนโยบายไม่รับของขวัญ", "The No Gift Policy"),
                [Duty.Preparer, Duty.AgencyAdministrator],
                [Duty.Reviewer, Duty.Executive]
            )
        );
        services.AddPublication(
            new(
                GiftReport.Kind,
                new("รายงานผลตามนโยบายไม่รับของขวัญ", "The report on gifts"),
                [Duty.Preparer, Duty.AgencyAdministrator],
                [Duty.Reviewer, Duty.Executive]
            )
        );
        services.AddFilesUsedIn(
            "meetings_gift_policies",
            new("ประกาศ No Gift Policy ที่ลงนาม", "signed No Gift Policy"),
            _ => PolicyModel.Here
        );
        services.AddFilesUsedIn(
            "meetings_gift_reports",
            new("รายงานการรับของขวัญ", "report on gifts"),
            _ => GiftRegisterModel.Here
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["GiftPolicyWritten"] = new("เขียนประกาศ No Gift Policy", "Wrote the No Gift Policy"),
                    ["GiftPolicySubmitted"] = new("ส่งประกาศ No Gift Policy ให้ออก", "Sent the No Gift Policy"),
                    ["GiftPolicyReturned"] = new("ส่งประกาศ No Gift Policy คืน", "Sent the No Gift Policy back"),
                    ["GiftPolicyIssued"] = new("ออกประกาศ No Gift Policy", "Issued the No Gift Policy"),
                    ["GiftFiled"] = new("แจ้งการรับหรือปฏิเสธของขวัญ", "Filed a gift"),
                    ["GiftDecided"] = new("วินิจฉัยการรับของขวัญ", "Decided of a gift"),
                    ["NoGiftsDeclared"] = new("ประกาศว่าไม่มีการรับของขวัญในรอบ", "Declared that there were no gifts"),
                    ["GiftReportPrepared"] = new("จัดทำรายงานการรับของขวัญ", "Prepared the report on gifts"),
                    ["GiftReportApproved"] = new("เห็นชอบรายงานการรับของขวัญ", "Approved the report on gifts"),
                },
                new Dictionary<string, RecordKind>
                {
                    [GiftPolicy.Kind] = new(
                        new("ประกาศ No Gift Policy", "No Gift Policy"),
                        PageOf: year => $"{PolicyModel.Here}/{year}"
                    ),
                    // Who gave what to whom is for those who keep the register.
                    [Gift.Kind] = new(
                        new("รายการรับของขวัญ", "Gift"),
                        ForEverybody: false,
                        PageOf: id => $"{GiftRegisterModel.Here}/{id}"
                    ),
                    [GiftReport.Kind] = new(
                        new("รายงานการรับของขวัญ", "Report on gifts"),
                        PageOf: year => $"{ReportOnGiftsModel.Here}/{year}"
                    ),
                }
            )
        );
    }
}

/// <summary>What waits for superiors and approvers.</summary>
internal sealed class WaitingInGifts(ProngsaiDb db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        // The rule is the gift's own; those without a decision are few.
        var undecided = await db
            .Gifts.AsNoTracking()
            .Where(g => g.AgencyId == agency && g.Decision == null && g.Act == GiftAct.Received)
            .ToListAsync(cancellation);
        var policies = await db.GiftPolicies.CountAsync(
            p => p.AgencyId == agency && p.State == PolicyState.Submitted,
            cancellation
        );
        return
        [
            new(
                undecided.Count(g => g.IsToDecide),
                new("การรับของขวัญรอวินิจฉัย", "gifts to decide of"),
                GiftRegisterModel.Here,
                false
            ),
            new(policies, new("ประกาศ No Gift Policy รอออก", "No Gift Policies to issue"), PolicyModel.Here, false),
        ];
    }
}
