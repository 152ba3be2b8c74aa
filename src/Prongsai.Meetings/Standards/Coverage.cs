using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

internal enum CoverageStanding
{
    Acknowledged,
    Waiting,
    Overdue,
}

/// <summary>One person who is asked, and how far they are.</summary>
/// <param name="Version">The version that they acknowledged last; null: none.</param>
/// <param name="On">The day of it.</param>
/// <param name="CarriesOver">True when that is an earlier version and nothing that matters changed since.</param>
/// <param name="DueOn">When it is overdue; null where it was not asked yet.</param>
internal sealed record CoveredPerson(
    StaffMember Person,
    string Section,
    CoverageStanding Standing,
    int? Version,
    DateOnly? On,
    bool CarriesOver,
    DateOnly? DueOn
);

/// <summary>Counts of one section.</summary>
internal sealed record CoveredSection(string Name, int Asked, int Acknowledged, int Waiting, int Overdue);

/// <summary>How often a question was answered wrong first; null where too few answered to say so without naming anybody.</summary>
internal sealed record HardQuestion(int Number, string Situation, int? People, int? WrongPeople);

/// <summary>Who of those who are asked knows the latest version of a standard. Computed each time from what people acknowledged.</summary>
internal sealed record Coverage(
    Standard Standard,
    StandardVersion Latest,
    IReadOnlyList<CoveredPerson> People,
    IReadOnlyList<HardQuestion> Questions
)
{
    /// <summary>Under so many people a count could tell of one of them.</summary>
    public const int FewestPeople = 5;

    public const string NoSection = "ไม่ระบุส่วนงาน";

    public int Asked => People.Count;

    public int Acknowledged => People.Count(p => p.Standing == CoverageStanding.Acknowledged);

    public int Overdue => People.Count(p => p.Standing == CoverageStanding.Overdue);

    public bool IsComplete => Asked > 0 && Acknowledged == Asked;

    /// <summary>When it changed last: the same coverage is the same paper on every day.</summary>
    public DateOnly AsOf =>
        People.Select(p => p.On).Where(on => on is not null).Max() is { } on && on > Latest.ApprovedAt.DayInThailand()
            ? on
            : Latest.ApprovedAt.DayInThailand();

    public IReadOnlyList<CoveredSection> BySection =>
        [
            .. People
                .GroupBy(p => p.Section)
                .Select(g => new CoveredSection(
                    g.Key,
                    g.Count(),
                    g.Count(p => p.Standing == CoverageStanding.Acknowledged),
                    g.Count(p => p.Standing == CoverageStanding.Waiting),
                    g.Count(p => p.Standing == CoverageStanding.Overdue)
                ))
                .OrderBy(s => s.Name == NoSection)
                .ThenBy(s => s.Name, StringComparer.Ordinal),
        ];

    /// <summary>Per hundred: "87.50".</summary>
    public string Rate => Asked == 0 ? "-" : Exact.Of(100L * Acknowledged, Asked).ToString();

    public static async Task<Coverage> OfAsync(
        ProngsaiDb db,
        OfficeStaff office,
        Standard standard,
        IReadOnlyList<StandardVersion> versions,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (agency, id) = (standard.AgencyId, standard.Id);
        var known = await db
            .Acknowledgements.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.StandardId == id)
            .ToListAsync(cancellation);
        var asked = await db
            .AskedPeople.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.StandardId == id)
            .ToDictionaryAsync(a => a.AccountId, cancellation);
        var tries = await db
            .QuestionTries.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.StandardId == id && t.Number == standard.LatestVersion)
            .ToListAsync(cancellation);

        return Of(standard, versions, office, known, asked, tries, today);
    }

    /// <summary>Of every approved standard of an agency, by title; four queries, however many there are.</summary>
    public static async Task<IReadOnlyList<Coverage>> OfAllAsync(
        ProngsaiDb db,
        OfficeStaff office,
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var standards = await db
            .Standards.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.LatestVersion > 0)
            .ToListAsync(cancellation);
        var versions = (
            await db.StandardVersions.AsNoTracking().Where(v => v.AgencyId == agency).ToListAsync(cancellation)
        ).ToLookup(v => v.StandardId);
        var known = (
            await db.Acknowledgements.AsNoTracking().Where(a => a.AgencyId == agency).ToListAsync(cancellation)
        ).ToLookup(a => a.StandardId);
        var asked = (
            await db.AskedPeople.AsNoTracking().Where(a => a.AgencyId == agency).ToListAsync(cancellation)
        ).ToLookup(a => a.StandardId);
        return
        [
            .. standards
                .OrderBy(s => s.Title, StringComparer.Ordinal)
                .Select(s =>
                    Of(
                        s,
                        [.. versions[s.Id].OrderBy(v => v.Number)],
                        office,
                        [.. known[s.Id]],
                        asked[s.Id].ToDictionary(a => a.AccountId),
                        [],
                        today
                    )
                ),
        ];
    }

    /// <summary>The arithmetic, without a database.</summary>
    public static Coverage Of(
        Standard standard,
        IReadOnlyList<StandardVersion> versions,
        OfficeStaff office,
        IReadOnlyCollection<Acknowledgement> known,
        IReadOnlyDictionary<Guid, AskedPerson> asked,
        IReadOnlyCollection<QuestionTry> tries,
        DateOnly today
    )
    {
        var latest = versions[^1];
        var lastOf = known.GroupBy(a => a.AccountId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Number)!);
        var carries = versions.ToDictionary(v => v.Number, v => Standards.Asked.Of(versions, v.Number).IsNothing);
        var people = office
            .AskedFor(standard)
            .Select(person =>
            {
                var last = lastOf.GetValueOrDefault(person.AccountId);
                var row = asked.GetValueOrDefault(person.AccountId);
                var standing =
                    last is not null && carries[last.Number] ? CoverageStanding.Acknowledged
                    : row?.DueOn < today ? CoverageStanding.Overdue
                    : CoverageStanding.Waiting;
                return new CoveredPerson(
                    person,
                    office.SectionOf(person) ?? NoSection,
                    standing,
                    last?.Number,
                    last?.At.DayInThailand(),
                    standing == CoverageStanding.Acknowledged && last!.Number < latest.Number,
                    row?.DueOn
                );
            });
        var byQuestion = tries.ToLookup(t => t.Question);
        var questions = latest.Content.Questions.Select(
            (question, i) =>
            {
                var all = byQuestion[i + 1].ToList();
                return all.Count < FewestPeople
                    ? new HardQuestion(i + 1, question.Situation, null, null)
                    : new HardQuestion(i + 1, question.Situation, all.Count, all.Count(t => t.Wrong > 0));
            }
        );
        return new(standard, latest, [.. people], [.. questions.OrderByDescending(q => q.WrongPeople ?? -1)]);
    }

    /// <summary>Line by line, for those who check it.</summary>
    public WrittenSheet Sheet() =>
        new(
            "acknowledgement",
            [
                ["มาตรฐาน", Latest.Content.Title],
                ["ฉบับที่", Latest.Number],
                ["SHA-256", Latest.Hash],
                ["ต้องรับทราบ (คน)", Asked],
                ["รับทราบแล้ว (คน)", Acknowledged],
                [],
                ["ส่วนงาน", "ชื่อ", "ตำแหน่ง", "สถานะ", "ฉบับที่รับทราบ", "วันที่รับทราบ"],
                .. People
                    .OrderBy(p => p.Section, StringComparer.Ordinal)
                    .ThenBy(p => p.Person.Name, StringComparer.Ordinal)
                    .Select(p =>
                        (IReadOnlyList<object?>)
                            [
                                p.Section,
                                p.Person.Name,
                                p.Person.Post ?? "",
                                Words(p).Th,
                                p.Version,
                                p.On is { } on ? ThaiDate.Abbreviated(on) : "",
                            ]
                    ),
            ]
        );

    public static Bilingual Words(CoveredPerson person) =>
        person.Standing switch
        {
            CoverageStanding.Acknowledged when person.CarriesOver => new(
                "รับทราบแล้ว (ฉบับก่อน เนื้อหาไม่เปลี่ยน)",
                "acknowledged (an earlier version; nothing that matters changed)"
            ),
            CoverageStanding.Acknowledged => new("รับทราบแล้ว", "acknowledged"),
            // Nobody's fault: evidence and its file stay the same while only days pass.
            _ => new("ยังไม่รับทราบ", "not yet"),
        };
}

/// <summary>Who works in an agency, and where.</summary>
internal sealed record OfficeStaff(IReadOnlyList<StaffMember> People, IReadOnlyList<Section> Sections)
{
    public static async Task<OfficeStaff> OfAsync(
        IPeople people,
        IAgencies agencies,
        AgencyId agency,
        CancellationToken cancellation
    ) => new(await people.StaffAsync(agency, cancellation), await agencies.SectionsAsync(agency, cancellation));

    public IEnumerable<StaffMember> AskedFor(Standard standard) => People.Where(p => standard.IsFor(p, Sections));

    public string? SectionOf(StaffMember person) => Sections.FirstOrDefault(s => s.Id == person.SectionId)?.Name.Th;

    public StaffMember? Find(Guid account) => People.FirstOrDefault(p => p.AccountId == account);
}

internal static class FindingStandards
{
    public static Task<Standard> StandardAsync(
        this ProngsaiDb db,
        AgencyId agency,
        StandardId id,
        CancellationToken cancellation
    ) => db.Standards.FirstOrDefaultAsync(s => s.AgencyId == agency && s.Id == id, cancellation).OrMissAsync();

    /// <summary>The first first.</summary>
    public static async Task<IReadOnlyList<StandardVersion>> VersionsAsync(
        this ProngsaiDb db,
        Standard standard,
        CancellationToken cancellation
    ) =>
        await db
            .StandardVersions.AsNoTracking()
            .Where(v => v.AgencyId == standard.AgencyId && v.StandardId == standard.Id)
            .OrderBy(v => v.Number)
            .ToListAsync(cancellation);
}
