using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Appraisals;

/// <summary>
/// Whether an agency lets officers' own results count in their appraisals. Until it has decided so, by an order that officers can look
/// up, an officer's results are shown to that officer alone and leave the program in no file.
/// </summary>
internal sealed class AppraisalPolicy
{
    public const string Kind = "survey-appraisals";
    public const int LongestOrder = 300;

    public AgencyId AgencyId { get; private init; }
    public bool InUse { get; private set; }

    /// <summary>The order or letter that says so: "คำสั่งสำนักงานเขต ที่ 12/2570 ลงวันที่ 1 ตุลาคม 2569".</summary>
    public string Order { get; private set; } = "";

    public string DecidedBy { get; private set; } = "";
    public DateTime DecidedAt { get; private set; }
    public int Version { get; private set; }

    public string Record => $"{Kind}:{AgencyId}";

    public static AppraisalPolicy NotDecided(AgencyId agency) => new() { AgencyId = agency };

    public static IReadOnlyList<Refusal> WhyNotDecide(bool inUse, string? order) =>
        inUse && string.IsNullOrWhiteSpace(order) ? [AppraisalRefusals.WithoutOrder]
        : order?.Length > LongestOrder ? [AppraisalRefusals.OrderTooLong]
        : [];

    public void Decide(bool inUse, string? order, Now now, Actor by)
    {
        WhyNotDecide(inUse, order).ThrowIfAny();
        (InUse, Order, DecidedBy, DecidedAt) = (inUse, ThaiText.NormaliseLine(order ?? ""), by.Name, now.Utc);
        Version++;
    }

    /// <summary>As decided; not in use where nobody has.</summary>
    public static async Task<AppraisalPolicy> OfAsync(ProngsaiDb db, AgencyId agency, CancellationToken cancellation) =>
        await db.AppraisalPolicies.FirstOrDefaultAsync(p => p.AgencyId == agency, cancellation) ?? NotDecided(agency);
}

internal static class AppraisalRefusals
{
    public static readonly Refusal WithoutOrder = new(
        "survey-appraisals-order",
        "โปรดระบุคำสั่งหรือหนังสือที่ให้ใช้ผลรายเจ้าหน้าที่ เช่น คำสั่งที่ 12/2570 ลงวันที่ 1 ตุลาคม 2569",
        "Name the order or letter by which officers’ results are used, such as order 12/2570 of 1 October 2569."
    );

    public static readonly Refusal OrderTooLong = new(
        "survey-appraisals-order-long",
        $"คำสั่งหรือหนังสือยาวได้ไม่เกิน {AppraisalPolicy.LongestOrder} ตัวอักษร",
        $"The order or letter has at most {AppraisalPolicy.LongestOrder} characters."
    );

    public static readonly Refusal NotInUse = new(
        "survey-appraisals-not-in-use",
        "หน่วยงานยังไม่ได้ตัดสินใจใช้ผลรายเจ้าหน้าที่ประกอบการประเมิน จึงส่งออกไม่ได้",
        "The agency has not decided that officers’ results count in appraisals; nothing is exported."
    );

    public static readonly Refusal Raced = new(
        "survey-appraisals-raced",
        "มีผู้เปลี่ยนการตัดสินใจนี้ไปก่อนแล้ว โปรดเปิดหน้าใหม่",
        "Somebody else changed this decision meanwhile; open the page again."
    );
}
