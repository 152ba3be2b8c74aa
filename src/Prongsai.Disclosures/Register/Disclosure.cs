using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>When a disclosure is due.</summary>
internal enum Rhythm
{
    /// <summary>Once in the fiscal year, by a day.</summary>
    Once,

    /// <summary>The first six months of the fiscal year, by a day.</summary>
    FirstSixMonths,

    /// <summary>Every month, so many days after its end.</summary>
    Monthly,
}

/// <summary>In which forms an item is to be had besides its page, which it always has.</summary>
[Flags]
internal enum FormatDemands
{
    None = 0,

    /// <summary>A document for paper, attached.</summary>
    Pdf = 1,

    /// <summary>A table, or an attached CSV or XLSX.</summary>
    MachineReadable = 2,
}

/// <summary>Somebody who answers for something, by name as it was when they were named.</summary>
internal sealed record Named(Guid AccountId, string Name);

/// <summary>
/// A line of the register: one OIT item of one agency's year, with who prepares it, who stands in, who reviews it and when it is due.
/// What the item asks stays in the framework, which an officer may correct; the line only names it.
/// </summary>
internal sealed class Disclosure
{
    /// <summary>What it is among the things that an agency publishes.</summary>
    public const string Kind = "disclosure";

    public const int MostDays = 120;

    public AgencyId AgencyId { get; private init; }
    public DisclosureId Id { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";

    public Guid? OfficerId { get; private set; }
    public string? OfficerName { get; private set; }
    public Guid? DeputyId { get; private set; }
    public string? DeputyName { get; private set; }
    public Guid? ReviewerId { get; private set; }
    public string? ReviewerName { get; private set; }

    public Rhythm Rhythm { get; private set; }

    /// <summary>Of <see cref="Register.Rhythm.Monthly"/>: days after the month's end.</summary>
    public int WithinDays { get; private set; }

    /// <summary>Of the others: the last day.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The forms that are demanded: the framework's, and those that the office adds.</summary>
    public FormatDemands Formats { get; private set; }

    /// <summary>The line of the year before that this one continues, by topic; null where there was none.</summary>
    public DisclosureId? Continues { get; private init; }

    public int Version { get; private set; } = 1;

    public Named? Officer => OfficerId is { } id ? new(id, OfficerName ?? "") : null;
    public Named? Deputy => DeputyId is { } id ? new(id, DeputyName ?? "") : null;
    public Named? Reviewer => ReviewerId is { } id ? new(id, ReviewerName ?? "") : null;

    public string Record => RecordOf(Id);

    public static string RecordOf(DisclosureId id) => $"disclosure:{id.Value}";

    /// <summary>The staff page.</summary>
    public string Address => $"/staff/disclosures/{Year}/{Code}";

    public static Disclosure Open(AgencyId agency, FiscalYear year, DisclosureItem item, Disclosure? before)
    {
        var monthly = item.IsAbout("proc_monthly");
        var half = item.IsAbout("service_stats") || item.IsAbout("complaint_stats");

        return new Disclosure
        {
            AgencyId = agency,
            Id = Ids.Next<DisclosureId>(),
            Year = year,
            Code = item.Code,
            Continues = before?.Id,
            OfficerId = before?.OfficerId,
            OfficerName = before?.OfficerName,
            DeputyId = before?.DeputyId,
            DeputyName = before?.DeputyName,
            ReviewerId = before?.ReviewerId,
            ReviewerName = before?.ReviewerName,
            Rhythm =
                before?.Rhythm
                ?? (
                    monthly ? Rhythm.Monthly
                    : half ? Rhythm.FirstSixMonths
                    : Rhythm.Once
                ),
            Formats = Checking.FileRules.AskedByElements(item) | (before?.Formats ?? FormatDemands.None),
            WithinDays = before?.WithinDays ?? 15,
            DueOn = before?.DueOn is { } then ? YearLater(then, before.Year, year) : EndOfApril(year),
        };
    }

    public static IReadOnlyList<Refusal> WhyNotCharge(Named? officer, Named? deputy, Named? reviewer)
    {
        List<Refusal> reasons = [];
        if (deputy is not null && deputy.AccountId == officer?.AccountId)
            reasons.Add(RegisterRefusals.DeputyIsOfficer);
        if (
            reviewer is not null
            && (reviewer.AccountId == officer?.AccountId || reviewer.AccountId == deputy?.AccountId)
        )
            reasons.Add(RegisterRefusals.ReviewerPrepares(reviewer.Name));
        return reasons;
    }

    public void Charge(Named? officer, Named? deputy, Named? reviewer)
    {
        WhyNotCharge(officer, deputy, reviewer).ThrowIfAny();

        (OfficerId, OfficerName) = (officer?.AccountId, officer?.Name);
        (DeputyId, DeputyName) = (deputy?.AccountId, deputy?.Name);
        (ReviewerId, ReviewerName) = (reviewer?.AccountId, reviewer?.Name);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotSchedule(Rhythm rhythm, int withinDays, DateOnly? dueOn)
    {
        if (rhythm == Rhythm.Monthly)
            return withinDays is < 0 or > MostDays ? [RegisterRefusals.DaysOutOfRange] : [];

        return dueOn is null ? [RegisterRefusals.DueMissing]
            : dueOn < Year.FirstDay || dueOn > Year.Next.LastDay ? [RegisterRefusals.DueOutside(Year)]
            : [];
    }

    public void Schedule(Rhythm rhythm, int withinDays, DateOnly? dueOn)
    {
        WhyNotSchedule(rhythm, withinDays, dueOn).ThrowIfAny();

        (Rhythm, WithinDays, DueOn) = (rhythm, withinDays, dueOn ?? DueOn);
        Version++;
    }

    public void Demand(FormatDemands formats)
    {
        Formats = formats;
        Version++;
    }

    /// <summary>Puts a successor in wherever a person who moves is named.</summary>
    public void HandOver(Guid from, Named to)
    {
        if (OfficerId == from)
            (OfficerId, OfficerName) = (to.AccountId, to.Name);
        if (DeputyId == from)
            (DeputyId, DeputyName) = (to.AccountId, to.Name);
        if (ReviewerId == from)
            (ReviewerId, ReviewerName) = (to.AccountId, to.Name);
        Version++;
    }

    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?>
        {
            ["code"] = Code,
            ["officer"] = OfficerName,
            ["deputy"] = DeputyName,
            ["reviewer"] = ReviewerName,
            ["rhythm"] = Rhythm.ToString(),
            ["withinDays"] = Rhythm == Rhythm.Monthly ? Days.Plain(WithinDays) : null,
            ["formats"] = Formats == FormatDemands.None ? null : Formats.ToString(),
            ["dueOn"] = Rhythm == Rhythm.Monthly ? null : Days.Iso(DueOn),
        };

    // The OIT is looked at from the end of April on, with the first six months behind it.
    private static DateOnly EndOfApril(FiscalYear year) => new(year.Buddhist - FiscalYear.BuddhistOffset, 4, 30);

    private static DateOnly YearLater(DateOnly day, FiscalYear from, FiscalYear to) =>
        day.AddYears(to.Buddhist - from.Buddhist);
}

/// <summary>Every reason for which the register says no.</summary>
internal static class RegisterRefusals
{
    public static readonly Refusal DeputyIsOfficer = new(
        "deputy-is-officer",
        "ผู้ปฏิบัติแทนต้องเป็นคนละคนกับผู้รับผิดชอบ",
        "The deputy must be somebody else than the responsible officer."
    );

    public static readonly Refusal DaysOutOfRange = new(
        "days-out-of-range",
        $"จำนวนวันหลังสิ้นเดือนต้องอยู่ระหว่าง 0 ถึง {Disclosure.MostDays}",
        $"Days after the month's end must be 0 to {Disclosure.MostDays}."
    );

    public static readonly Refusal DueMissing = new("due-missing", "โปรดระบุวันครบกำหนด", "Give the day it is due.");

    public static Refusal DueOutside(FiscalYear year) =>
        new(
            "due-outside",
            $"วันครบกำหนดต้องอยู่ระหว่าง {ThaiDate.InFull(year.FirstDay)} ถึง {ThaiDate.InFull(year.Next.LastDay)}",
            $"It must be due from {ThaiDate.English(year.FirstDay)} to {ThaiDate.English(year.Next.LastDay)}."
        );

    public static Refusal ReviewerPrepares(string name) =>
        new(
            "reviewer-prepares",
            $"{name} เป็นผู้จัดทำข้อนี้ จึงเป็นผู้ตรวจของข้อเดียวกันไม่ได้",
            $"{name} prepares this item and so cannot be its reviewer."
        );

    public static Refusal NotInRegister(string code, FiscalYear year) =>
        new(
            "not-in-register",
            $"ข้อ {code} ไม่อยู่ในทะเบียน OIT ปี {year} โปรดเปิดทะเบียนก่อน",
            $"Item {code} is not in the OIT register of {year}; open the register first."
        );

    public static Refusal NoSuchPerson(string who) =>
        new(
            "no-such-person",
            $"{who}: ไม่พบผู้นี้ในผู้มีหน้าที่ของหน่วยงาน โปรดเลือกจากรายการ",
            $"{who}: nobody of the agency with that duty; choose from the list."
        );

    public static Refusal NoFramework(FiscalYear year) =>
        new(
            "no-framework",
            $"ยังไม่มีกรอบการประเมินของปี {year} หรือปีก่อนหน้าสำหรับหน่วยงานนี้ ให้ผู้ดูแลหน่วยงานเพิ่มกรอบก่อน",
            $"There is no framework of {year} or of an earlier year for this agency; the administrator adds one first."
        );
}
