using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>How many gifts of one outcome, and what they were worth together.</summary>
internal sealed record GiftCount(GiftOutcome Outcome, int Count, Money Value);

/// <summary>One section in one half-year.</summary>
/// <param name="IsDeclared">True when it declared that there was nothing.</param>
internal sealed record UnitHalf(Guid Unit, string Name, int Gifts, bool IsDeclared)
{
    [JsonIgnore]
    public Bilingual Words =>
        Gifts > 0 ? new($"มี {Gifts} รายการ", $"{Gifts}")
        : IsDeclared ? new("ไม่มี", "none")
        : new("ยังไม่แจ้ง", "not reported");
}

/// <summary>Half a fiscal year, without a word about who gave what to whom.</summary>
internal sealed record GiftHalf(
    int Half,
    IReadOnlyList<GiftCount> Counts,
    int FromRelatives,
    int Customary,
    int ForDuty,
    int ReportedLate,
    IReadOnlyList<UnitHalf> Units
)
{
    public int Count => Counts.Sum(c => c.Count);

    /// <summary>"ไม่มี" only where every section said so.</summary>
    public Bilingual Words =>
        Count > 0 ? new($"{Count} รายการ", $"{Count}")
        : Units.All(u => u.IsDeclared) ? new("ไม่มี", "none")
        : new("ยังไม่แจ้งครบ", "not reported by all");
}

/// <summary>What the yearly report says: numbers by half-year and kind.</summary>
internal sealed record GiftYear(FiscalYear Year, IReadOnlyList<GiftHalf> Halves)
{
    public static (DateOnly First, DateOnly Last) DaysOf(FiscalYear year, int half) =>
        half == 1
            ? (year.FirstDay, year.FirstDay.AddMonths(6).AddDays(-1))
            : (year.FirstDay.AddMonths(6), year.LastDay);

    /// <summary>Sections directly under the agency declare; the agency itself where it has none.</summary>
    public static IReadOnlyList<(Guid Unit, string Name)> UnitsOf(IReadOnlyList<Section> sections, Agency agency)
    {
        List<(Guid, string)> units =
        [
            .. sections.Where(s => s.ParentId is null && !s.IsClosed).Select(s => (s.Id.Value, s.Name.Th)),
        ];
        return units.Count > 0 ? units : [(Guid.Empty, agency.Name.Th)];
    }

    /// <summary>The unit that answers for a section.</summary>
    public static Guid UnitOf(Guid? section, IReadOnlyList<Section> sections)
    {
        var at = sections.FirstOrDefault(s => s.Id.Value == section);
        while (at?.ParentId is { } parent && sections.FirstOrDefault(s => s.Id == parent) is { } above)
            at = above;
        return at?.Id.Value ?? Guid.Empty;
    }

    public static GiftYear Of(
        FiscalYear year,
        IReadOnlyCollection<Gift> gifts,
        IReadOnlyCollection<NoGiftDeclaration> declared,
        IReadOnlyList<Section> sections,
        Agency agency
    ) =>
        new(
            year,
            [
                .. Enumerable
                    .Range(1, 2)
                    .Select(half =>
                    {
                        var (first, last) = DaysOf(year, half);
                        var of = gifts.Where(g => g.ReceivedOn >= first && g.ReceivedOn <= last).ToList();
                        return new GiftHalf(
                            half,
                            [
                                .. Enum.GetValues<GiftOutcome>()
                                    .Select(outcome =>
                                    {
                                        var these = of.Where(g => g.Outcome == outcome).ToList();
                                        return new GiftCount(
                                            outcome,
                                            these.Count,
                                            these.Aggregate(default(Money), (sum, g) => sum + g.Value)
                                        );
                                    }),
                            ],
                            of.Count(g => g.Relation == GiverRelation.Relative),
                            of.Count(g => g.Relation == GiverRelation.Customary),
                            of.Count(g => g.Relation == GiverRelation.Duty),
                            of.Count(g => g.IsReportedLate),
                            [
                                .. UnitsOf(sections, agency)
                                    .Select(u => new UnitHalf(
                                        u.Unit,
                                        u.Name,
                                        of.Count(g => UnitOf(g.SectionId, sections) == u.Unit),
                                        declared.Any(d => d.Half == half && d.Unit == u.Unit)
                                    )),
                            ]
                        );
                    }),
            ]
        );

    public static async Task<GiftYear> OfAsync(
        ProngsaiDb db,
        IAgencies agencies,
        Agency agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        return Of(
            year,
            await db
                .Gifts.AsNoTracking()
                .Where(g => g.AgencyId == agency.Id && g.ReceivedOn >= first && g.ReceivedOn <= last)
                .ToListAsync(cancellation),
            await db
                .NoGiftDeclarations.AsNoTracking()
                .Where(d => d.AgencyId == agency.Id && d.Year == year)
                .ToListAsync(cancellation),
            await agencies.SectionsAsync(agency.Id, cancellation),
            agency
        );
    }

    public OfficialPaper Paper(Agency agency, int number) =>
        new(
            $"รายงานผลตามนโยบาย No Gift Policy {Year} ฉบับที่ {number}",
            [
                "รายงานผลตามนโยบายไม่รับของขวัญ (No Gift Policy)",
                "และการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา",
                agency.Name.Th,
                $"ประจำปีงบประมาณ พ.ศ. {ThaiDigits.ToThai(Year.ToString())} ฉบับที่ {N(number)}",
            ],
            [
                .. Halves.SelectMany(half =>
                    (IEnumerable<PaperBlock>)
                        [
                            new PaperHeading(ThaiDigits.ToThai(GiftRefusals.HalfWords(half.Half).Th)),
                            new PaperLine("การรับทรัพย์สินหรือประโยชน์อื่นใด", ThaiDigits.ToThai(half.Words.Th)),
                            .. half.Count == 0
                                ? Array.Empty<PaperBlock>()
                                :
                                [
                                    new PaperTable(
                                        "จำแนกตามการดำเนินการ",
                                        ["การดำเนินการ", "จำนวน (รายการ)", "มูลค่าโดยประมาณ (บาท)"],
                                        [
                                            .. half
                                                .Counts.Where(c => c.Count > 0)
                                                .Select(c =>
                                                    (IReadOnlyList<string>)
                                                        [
                                                            c.Outcome.Words().Th,
                                                            N(c.Count),
                                                            ThaiDigits.ToThai(c.Value.ToString()),
                                                        ]
                                                ),
                                        ],
                                        [4, 2, 3]
                                    )
                                    {
                                        Centred = [1, 2],
                                    },
                                    new PaperText(
                                        $"จากญาติ {N(half.FromRelatives)} รายการ จากบุคคลซึ่งมิใช่ญาติในโอกาสตามปกติประเพณี {N(half.Customary)} รายการ "
                                            + $"เกี่ยวเนื่องกับการปฏิบัติหน้าที่ {N(half.ForDuty)} รายการ รายงานเกินกำหนด {N(half.ReportedLate)} รายการ"
                                    ),
                                ],
                            new PaperTable(
                                "การแจ้งของส่วนงาน",
                                ["ส่วนงาน", "การแจ้ง"],
                                [
                                    .. half.Units.Select(u =>
                                        (IReadOnlyList<string>)[u.Name, ThaiDigits.ToThai(u.Words.Th)]
                                    ),
                                ],
                                [3, 2]
                            )
                            {
                                Centred = [1],
                            },
                        ]
                ),
                new PaperText($"หลักเกณฑ์: {ThaiDigits.ToThai(GiftRule.Source)}"),
            ],
            [PaperSignature.ByHand("", "", below: "ผู้รายงาน"), PaperSignature.ByHand("", "", below: "ผู้เห็นชอบ")]
        );

    private static string N(int number) => ThaiDigits.ToThai(number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The report of a year as it was prepared at one moment; a second person approves it, and it is public and frozen.</summary>
internal sealed class GiftReport
{
    public const string Kind = "gift-report";

    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }
    public int Number { get; private init; }
    public string Json { get; private init; } = "";
    public string Hash { get; private init; } = "";
    public DateTime PreparedAt { get; private init; }
    public Guid PreparedById { get; private init; }
    public string PreparedBy { get; private init; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>The Word file as it was approved.</summary>
    public FileHash? Docx { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Year}";

    public GiftYear Content => JsonSerializer.Deserialize<Frozen>(Json)!.Read(Year);

    public static GiftReport Of(AgencyId agency, GiftYear content, int number, Now now, Actor by)
    {
        var json = JsonSerializer.Serialize(Frozen.Of(content));
        return new()
        {
            AgencyId = agency,
            Year = content.Year,
            Number = number,
            Json = json,
            Hash = FileHash.Of(Encoding.UTF8.GetBytes(json)).Hex,
            PreparedAt = now.Utc,
            PreparedById = by.AccountId,
            PreparedBy = by.Name,
        };
    }

    public IReadOnlyList<Refusal> WhyNotApprove(Actor by, IReadOnlyCollection<string> whoCould) =>
        ApprovedAt is not null
            ? [GiftRefusals.NothingWaits]
            : Separation.WhyNotPublish(
                new($"รายงาน No Gift Policy ปีงบประมาณ พ.ศ. {Year}", $"The gift report of {Year}"),
                [new(PreparedById, PreparedBy)],
                by,
                whoCould
            );

    public void Approve(FileHash docx, Now now, Actor by)
    {
        WhyNotApprove(by, []).ThrowIfAny();
        (Docx, ApprovedAt, ApprovedById, ApprovedBy) = (docx, now.Utc, by.AccountId, by.Name);
        Version++;
    }

    // Values as they are kept: money as whole satang, so that nothing is rounded by being frozen.
    private sealed record Frozen(IReadOnlyList<FrozenHalf> Halves)
    {
        public static Frozen Of(GiftYear year) =>
            new([
                .. year.Halves.Select(h => new FrozenHalf(
                    h.Half,
                    [.. h.Counts.Select(c => new FrozenCount(c.Outcome.ToString(), c.Count, c.Value.Satang))],
                    h.FromRelatives,
                    h.Customary,
                    h.ForDuty,
                    h.ReportedLate,
                    [.. h.Units]
                )),
            ]);

        public GiftYear Read(FiscalYear year) =>
            new(
                year,
                [
                    .. Halves.Select(h => new GiftHalf(
                        h.Half,
                        [
                            .. h.Counts.Select(c => new GiftCount(
                                Enum.Parse<GiftOutcome>(c.Outcome),
                                c.Count,
                                new Money(c.Satang)
                            )),
                        ],
                        h.FromRelatives,
                        h.Customary,
                        h.ForDuty,
                        h.ReportedLate,
                        h.Units
                    )),
                ]
            );
    }

    private sealed record FrozenHalf(
        int Half,
        IReadOnlyList<FrozenCount> Counts,
        int FromRelatives,
        int Customary,
        int ForDuty,
        int ReportedLate,
        IReadOnlyList<UnitHalf> Units
    );

    private sealed record FrozenCount(string Outcome, int Count, long Satang);
}
