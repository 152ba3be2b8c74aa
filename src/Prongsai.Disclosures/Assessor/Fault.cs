using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Which fault.</summary>
internal readonly record struct FaultId(Guid Value) : IId<FaultId>
{
    /// <inheritdoc />
    public static FaultId From(Guid value) => new(value);
}

/// <summary>
/// Something that an assessor would mark down, seen at an address: a task until a later visit no longer sees it. It is closed by
/// that visit, never by a person, and never deleted.
/// </summary>
internal sealed class Fault
{
    public AgencyId AgencyId { get; private init; }
    public FaultId Id { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";
    public Side Side { get; private init; }
    public string Address { get; private init; } = "";

    /// <summary>One of <see cref="FaultKinds"/>.</summary>
    public string Kind { get; private init; } = "";

    public string Th { get; private set; } = "";
    public string En { get; private set; } = "";
    public DateTime FirstSeenAt { get; private init; }
    public VisitRoundId FirstRound { get; private init; }
    public DateTime LastSeenAt { get; private set; }

    /// <summary>In how many rounds.</summary>
    public int Times { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public Bilingual Words => new(Th, En);

    public static Fault Open(VisitRound round, PageVisit visit, Found found) =>
        new()
        {
            AgencyId = round.AgencyId,
            Id = Ids.Next<FaultId>(),
            Year = round.Year,
            Code = visit.Code,
            Side = visit.Side,
            Address = visit.Address,
            Kind = found.Kind,
            Th = found.Th,
            En = found.En,
            FirstSeenAt = visit.At,
            FirstRound = round.Id,
            LastSeenAt = visit.At,
            Times = 1,
        };

    public bool Is(PageVisit visit, Found found) => Address == visit.Address && Kind == found.Kind;

    /// <summary>Still there; in the words of today.</summary>
    public void SeenAgain(PageVisit visit, Found found)
    {
        (Th, En, LastSeenAt) = (found.Th, found.En, visit.At);
        Times++;
    }

    /// <summary>
    /// Whether these visits show that it is gone. An address that did not answer proves nothing about what stands there, and a walk
    /// that was cut short proves nothing about ways; an address that nobody names any more has nothing left to mend.
    /// </summary>
    public bool IsGone(IReadOnlyCollection<Looked> looked)
    {
        var again = looked.Where(l => l.Answer.Address == Address).ToList();
        if (again.Count == 0)
            return true;
        if (again.Any(l => l.Found.Any(f => f.Kind == Kind)))
            return false;

        return Kind == FaultKinds.TooFar ? again.Any(l => l.Path is not null) : again.All(l => l.Answer.Reached);
    }

    public void Close(Now now) => ClosedAt = now.Utc;
}

/// <summary>What is wrong at an address.</summary>
/// <param name="Kind">One of <see cref="FaultKinds"/>.</param>
internal sealed record Found(string Kind, string Th, string En);

/// <summary>Every kind of finding, in words.</summary>
internal static class FaultKinds
{
    public const string Dead = "dead",
        Robots = "robots",
        TooFar = "too-far",
        Changed = "changed",
        SaysOther = "says-other",
        Outdated = "outdated",
        NoText = "no-text",
        Closed = "needs-password",
        Broken = "broken",
        LedHome = "led-home";

    public static Found NoAnswer(string what, Bilingual why) =>
        new(Dead, $"เปิด{what}ไม่ได้: {why.Th}", $"This did not open: {why.En}");

    public static Found ForbiddenByRobots(string host) =>
        new(
            Robots,
            $"robots.txt ของ {host} ห้ามโปรแกรมเข้าดูที่อยู่นี้ ระบบจึงไม่ได้เปิด ผู้รับผิดชอบต้องเปิดดูเอง หรือให้ผู้ดูแลเว็บอนุญาต Prongsai",
            $"robots.txt of {host} forbids programs to open this address, so it was not opened. Look at it yourself, or have Prongsai allowed there."
        );

    public static Found NotWithin(int clicks, string home, int pages, bool isCut) =>
        new(
            TooFar,
            isCut
                ? $"เดินจากหน้าแรก ({home}) ดู {pages} หน้าแล้วยังไม่พบทางไปหน้านี้ใน {clicks} คลิก เว็บมีหน้ามากกว่าที่ดู ผู้รับผิดชอบต้องลองเอง"
                : $"จากหน้าแรก ({home}) ไปหน้านี้ไม่ได้ใน {clicks} คลิก (ดู {pages} หน้าแล้ว) ให้เพิ่มลิงก์ที่หน้าแรกหรือเมนู",
            isCut
                ? $"After {pages} pages from the home page ({home}) no way here of {clicks} clicks was found; the site has more pages than were looked at. Try it yourself."
                : $"The home page ({home}) does not lead here in {clicks} clicks ({pages} pages were looked at). Add a link to the home page or the menu."
        );

    public static Found FileChanged(string name, string expected, string found) =>
        new(
            Changed,
            $"{name} ไม่ตรงกับฉบับที่เผยแพร่: SHA-256 ควรเป็น {Short(expected)} แต่ได้ {Short(found)}",
            $"{name} differs from the published edition: SHA-256 should be {Short(expected)} and is {Short(found)}."
        );

    public static Found TwinDiffers(string name) =>
        new(
            Changed,
            $"{name} ไม่ตรงกับตารางในฉบับที่เผยแพร่",
            $"{name} differs from the table of the published edition."
        );

    public static Found DoesNotSay(string what, string whatTh, string whatEn, string expected) =>
        new(
            $"{SaysOther}-{what}",
            $"หน้าไม่แสดง{whatTh}ตามทะเบียน: “{expected}”",
            $"The page does not show the {whatEn} of the register: “{expected}”."
        );

    public static Found OutdatedYear(FiscalYear year, IEnumerable<int> found) =>
        new(
            Outdated,
            $"เนื้อหากล่าวถึงปี {string.Join(", ", found)} แต่ไม่พบปี {year} ให้ปรับเป็นข้อมูลของปีงบประมาณ พ.ศ. {year}",
            $"The content speaks of {string.Join(", ", found)} but not of {year}; bring it to fiscal year {year}."
        );

    public static Found WithoutText(Bilingual why) => new(NoText, why.Th, why.En);

    public static Found WithPassword(Bilingual why) => new(Closed, why.Th, why.En);

    public static Found DoesNotOpen(Bilingual why) => new(Broken, why.Th, why.En);

    public static Found LedToHome(string home) =>
        new(
            LedHome,
            $"ที่อยู่นี้พากลับไปหน้าแรก ({home}) เนื้อหาน่าจะถูกย้ายหรือลบไปแล้ว",
            $"This address leads to the home page ({home}); its content was probably moved or removed."
        );

    private static string Short(string hash) => hash.Length > 12 ? $"{hash[..12]}…" : hash;
}
