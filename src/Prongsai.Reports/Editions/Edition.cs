using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Editions;

/// <summary>
/// An issued report (ฉบับ): its content and its files as they were, numbered within its programme year. It is never changed; a
/// correction is the next edition, which says what changed. Only publishing adds to it.
/// </summary>
internal sealed class Edition
{
    /// <summary>What it is among the things that an agency publishes.</summary>
    public const string Kind = "report-edition";

    public AgencyId AgencyId { get; private init; }
    public EditionId Id { get; private init; }
    public FiscalYear Programme { get; private init; }
    public int Number { get; private init; }

    public string Title { get; private init; } = "";

    /// <summary>The frozen content, as JSON.</summary>
    public string Content { get; private init; } = "";

    /// <summary>What is different from the edition before; empty in the first.</summary>
    public string WhatChanged { get; private init; } = "";

    public FileHash Docx { get; private init; }
    public FileHash Html { get; private init; }

    /// <summary>Null where no browser was there to print it.</summary>
    public FileHash? Pdf { get; private init; }

    public DateTime IssuedAt { get; private init; }
    public string IssuedBy { get; private init; } = "";

    /// <summary>The account that froze it: the one person who may not publish it.</summary>
    public Guid IssuedById { get; private init; }

    public DateTime? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }

    public static IReadOnlyList<Refusal> WhyNotIssue(int number, string? whatChanged)
    {
        List<Refusal> reasons = [];
        if (number > 1 && string.IsNullOrWhiteSpace(whatChanged))
            reasons.Add(Refusals.SayWhatChanged(number));
        if (whatChanged?.Length > 2000)
            reasons.Add(Refusals.WhatChangedTooLong(whatChanged.Length));
        return reasons;
    }

    public static Edition Issue(
        AgencyId agency,
        FiscalYear programme,
        int number,
        AnnualReport report,
        (FileHash Docx, FileHash Html, FileHash? Pdf) files,
        string? whatChanged,
        Now now,
        Actor by
    )
    {
        WhyNotIssue(number, whatChanged).ThrowIfAny();

        return new Edition
        {
            AgencyId = agency,
            Id = Ids.Next<EditionId>(),
            Programme = programme,
            Number = number,
            Title = report.Title,
            Content = FrozenContent.Of(report),
            WhatChanged = whatChanged?.Trim() ?? "",
            Docx = files.Docx,
            Html = files.Html,
            Pdf = files.Pdf,
            IssuedAt = now.Utc,
            IssuedBy = by.Name,
            IssuedById = by.AccountId,
        };
    }

    public Bilingual Name =>
        new($"รายงานปี {Programme} ฉบับที่ {Number}", $"Edition {Number} of the report of {Programme}");

    public bool IsPublished => PublishedAt is not null;

    /// <param name="by">Who wants to.</param>
    /// <param name="whoCould">Names of reviewers, for the words of the refusal.</param>
    public IReadOnlyList<Refusal> WhyNotPublish(Actor by, IReadOnlyCollection<string> whoCould) =>
        IsPublished
            ? [Refusals.PublishedAlready]
            : Separation.WhyNotPublish(Name, [new Actor(IssuedById, IssuedBy)], by, whoCould);

    public void Publish(Now now, Actor by, IReadOnlyCollection<string> whoCould)
    {
        WhyNotPublish(by, whoCould).ThrowIfAny();

        (PublishedAt, PublishedBy) = (now.Utc, by.Name);
    }

    /// <summary>The file of one form; null when the edition has none.</summary>
    public FileHash? FileOf(ReportForm form) =>
        form switch
        {
            ReportForm.Docx => Docx,
            ReportForm.Html => Html,
            _ => Pdf,
        };
}

/// <summary>Every reason for which editions say no.</summary>
internal static class Refusals
{
    public static readonly Refusal PublishedAlready = new(
        "edition-published",
        "ฉบับนี้เผยแพร่แล้ว",
        "This edition is published already."
    );

    public static Refusal SayWhatChanged(int number) =>
        new(
            "edition-what-changed",
            $"ฉบับที่ {number} ต้องระบุว่าเปลี่ยนแปลงอะไรจากฉบับก่อน",
            $"Edition {number} must say what changed since the edition before."
        );

    public static Refusal IssuedMeanwhile(int number) =>
        new(
            "edition-raced",
            $"มีผู้อื่นออกฉบับที่ {number} ไปเมื่อครู่นี้ โปรดตรวจดูแล้วออกฉบับถัดไปหากยังจำเป็น",
            $"Somebody else issued edition {number} a moment ago. Look at it, and issue the next one if it is still needed."
        );

    public static Refusal WhatChangedTooLong(int length) =>
        new(
            "edition-what-changed-long",
            $"ข้อความการเปลี่ยนแปลงยาว {length} ตัวอักษร ต้องไม่เกิน 2,000 ตัวอักษร",
            $"What changed is {length} characters long; at most 2,000 are allowed."
        );

    public static Refusal NothingToReport(FiscalYear programme) =>
        new(
            "report-nothing",
            $"ไม่มีข้อมูลให้รายงานของปีงบประมาณ {programme}: ยังไม่มีทั้งมาตรการของปีนั้น และผลการประเมินของปี {programme.Previous}",
            $"There is nothing to report for {programme}: neither measures of that year nor an assessment result of {programme.Previous}."
        );
}
