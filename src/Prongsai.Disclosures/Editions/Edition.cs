using System.Text;
using System.Text.Json;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>
/// What the public reads: a copy, word for word, numbered, frozen and hashed. A correction is the next edition, which says what
/// changed; this row is never updated. Its title and its checklist are those of the day it was published.
/// </summary>
internal sealed class Edition
{
    public AgencyId AgencyId { get; private init; }
    public DisclosureEditionId Id { get; private init; }
    public DisclosureId DisclosureId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";
    public int Number { get; private init; }
    public string TitleTh { get; private init; } = "";
    public string TitleEn { get; private init; } = "";

    /// <summary>The whole content as canonical JSON; the bytes that <see cref="Hash"/> is of.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Content"/>, which names the SHA-256 of every file.</summary>
    public string Hash { get; private init; } = "";

    public string WhatChanged { get; private init; } = "";

    /// <summary>The checklist on that day, as JSON of <see cref="FrozenCheck"/>.</summary>
    public string Checklist { get; private init; } = "";

    public int Unmet { get; private init; }
    public string? UnmetBecause { get; private init; }

    /// <summary>The months it covers: "2023-10 2023-11".</summary>
    public string Months { get; private init; } = "";

    /// <summary>Those of them of which it says that there was nothing.</summary>
    public string NoneMonths { get; private init; } = "";

    public string PreparedBy { get; private init; } = "";
    public Guid PublishedById { get; private init; }
    public string PublishedBy { get; private init; } = "";
    public DateTime PublishedAt { get; private init; }

    public Bilingual Title => new(TitleTh, TitleEn);

    public Bilingual Name => NameOf(Code, Year, Number);

    public static Bilingual NameOf(string code, FiscalYear year, int number) =>
        new($"{code} ปี {year} ฉบับที่ {number}", $"Edition {number} of {code}, {year}");

    public Frozen Read() => JsonSerializer.Deserialize<Frozen>(Content, Document.Json)!;

    public IReadOnlyList<FrozenCheck> Checks() =>
        JsonSerializer.Deserialize<List<FrozenCheck>>(Checklist, Document.Json)!;

    public bool Covers(DateOnly month) => Months.Split(' ').Contains(month.MonthIso());

    public bool SaysNoneFor(DateOnly month) => NoneMonths.Split(' ').Contains(month.MonthIso());

    public static Edition Publish(
        DisclosureEditionId id,
        string agencySlug,
        Disclosure disclosure,
        int number,
        DisclosureItem item,
        Document document,
        IReadOnlyList<EditionFile> files,
        ItemCheck check,
        MonthsSaid months,
        (string What, string? UnmetBecause) words,
        IReadOnlyList<Actor> preparedBy,
        Now now,
        Actor by
    )
    {
        var frozen = new Frozen(
            1,
            agencySlug,
            disclosure.Year.Buddhist,
            disclosure.Code,
            number,
            new FrozenTitle(item.Title.Th, item.Title.En),
            words.What,
            document.Blocks,
            [.. files.Select(f => new FrozenFile(f.FileId.Value, f.FileName, f.MediaType, f.Size, f.File.Hex))]
        );
        var content = CanonicalJson.Of(JsonSerializer.Serialize(frozen, Document.Json));

        return new Edition
        {
            AgencyId = disclosure.AgencyId,
            Id = id,
            DisclosureId = disclosure.Id,
            Year = disclosure.Year,
            Code = disclosure.Code,
            Number = number,
            TitleTh = item.Title.Th,
            TitleEn = item.Title.En,
            Content = content,
            Hash = FileHash.Of(Encoding.UTF8.GetBytes(content)).Hex,
            WhatChanged = words.What,
            Checklist = JsonSerializer.Serialize(check.Elements.Select(FrozenCheck.Of), Document.Json),
            Unmet = check.Unmet,
            UnmetBecause = string.IsNullOrWhiteSpace(words.UnmetBecause) ? null : words.UnmetBecause.Trim(),
            Months = string.Join(' ', months.Covered.Select(m => m.MonthIso())),
            NoneMonths = string.Join(' ', months.None.Select(m => m.MonthIso())),
            PreparedBy = string.Join(", ", preparedBy.Select(p => p.Name)),
            PublishedById = by.AccountId,
            PublishedBy = by.Name,
            PublishedAt = now.Utc,
        };
    }
}

/// <summary>What the hash of an edition is of. This record is a public format: a property is added, never renamed.</summary>
internal sealed record Frozen(
    int Version,
    string Agency,
    int Year,
    string Code,
    int Number,
    FrozenTitle Title,
    string WhatChanged,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<FrozenFile> Files
)
{
    public Document Document => new(Blocks);
}

internal sealed record FrozenTitle(string Th, string En);

internal sealed record FrozenFile(Guid Id, string Name, string MediaType, long Size, string Sha256);

/// <summary>One line of the checklist on the day of publication.</summary>
internal sealed record FrozenCheck(string Th, string En, Verdict Verdict, IReadOnlyList<FrozenFinding> Findings)
{
    public static FrozenCheck Of(ElementCheck check) =>
        new(
            check.Text.Th,
            check.Text.En,
            check.Verdict,
            [.. check.Findings.Select(f => new FrozenFinding(f.Words.Th, f.Words.En))]
        );
}

internal sealed record FrozenFinding(string Th, string En);

/// <summary>A file of an edition: its own row, so that the bytes stay as long as the edition does.</summary>
internal sealed class EditionFile
{
    public AgencyId AgencyId { get; private init; }
    public Guid Id { get; private init; }
    public DisclosureEditionId EditionId { get; private init; }

    /// <summary>The id by which blocks name it.</summary>
    public DisclosureFileId FileId { get; private init; }

    public FileHash File { get; private init; }
    public string FileName { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public long Size { get; private init; }

    public static EditionFile Of(DraftFile file, DisclosureEditionId edition) =>
        new()
        {
            AgencyId = file.AgencyId,
            Id = Guid.CreateVersion7(),
            EditionId = edition,
            FileId = file.Id,
            File = file.File,
            FileName = file.FileName,
            MediaType = file.MediaType,
            Size = file.Size,
        };
}

/// <summary>
/// A disclosure was withdrawn (ถอน): its editions up to a number answer 410 with the legal reason. A noun of its own, because
/// editions do not change.
/// </summary>
internal sealed class Withdrawal
{
    public AgencyId AgencyId { get; private init; }
    public DisclosureWithdrawalId Id { get; private init; }
    public DisclosureId DisclosureId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";
    public int UpTo { get; private init; }
    public string Because { get; private init; } = "";
    public DateTime At { get; private init; }
    public string ByName { get; private init; } = "";

    /// <param name="present">The edition that the public reads now.</param>
    public static IReadOnlyList<Refusal> WhyNot(EditionLine? present, string? because) =>
        present is null ? [WithdrawalRefusals.NothingToWithdraw]
        : string.IsNullOrWhiteSpace(because) ? [WithdrawalRefusals.ReasonMissing]
        : because.Length > Limits.Cell ? [BlockRefusals.TextTooLong(because.Length)]
        : [];

    public static Withdrawal Of(Disclosure disclosure, int upTo, string because, Now now, Actor by) =>
        new()
        {
            AgencyId = disclosure.AgencyId,
            Id = Ids.Next<DisclosureWithdrawalId>(),
            DisclosureId = disclosure.Id,
            Year = disclosure.Year,
            Code = disclosure.Code,
            UpTo = upTo,
            Because = because.Trim(),
            At = now.Utc,
            ByName = by.Name,
        };
}

internal static class Standing
{
    /// <summary>The editions that no withdrawal took from the public.</summary>
    public static IQueryable<Edition> StandingEditions(this ProngsaiDb db)
    {
        var withdrawals = db.DisclosureWithdrawals;

        return db.DisclosureEditions.Where(e =>
            !withdrawals.Any(w =>
                w.AgencyId == e.AgencyId && w.Year == e.Year && w.Code == e.Code && w.UpTo >= e.Number
            )
        );
    }

    /// <summary>What the public reads now: of every item the latest edition, where it was not withdrawn.</summary>
    public static IQueryable<Edition> LatestEditions(this ProngsaiDb db)
    {
        var all = db.DisclosureEditions;

        return db.StandingEditions()
            .Where(e =>
                !all.Any(o => o.AgencyId == e.AgencyId && o.Year == e.Year && o.Code == e.Code && o.Number > e.Number)
            );
    }
}

internal static class WithdrawalRefusals
{
    public static readonly Refusal NothingToWithdraw = new(
        "nothing-to-withdraw",
        "ไม่มีฉบับที่เผยแพร่อยู่ให้ถอน",
        "No edition is published that could be withdrawn."
    );

    public static readonly Refusal ReasonMissing = new(
        "withdrawal-reason",
        "การถอนต้องระบุเหตุผลทางกฎหมาย ซึ่งจะแสดงต่อสาธารณะแทนเนื้อหา",
        "A withdrawal needs its legal reason, which the public reads in place of the content."
    );
}
