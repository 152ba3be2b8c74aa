using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Rounds;

/// <summary>Finds what is an agency's own, or misses.</summary>
internal static class Finding
{
    public static Task<Round> RoundAsync(
        this ProngsaiDb db,
        AgencyId agency,
        RoundId id,
        CancellationToken cancellation
    ) => db.SurveyRounds.FirstOrDefaultAsync(r => r.AgencyId == agency && r.Id == id, cancellation).OrMissAsync();

    public static Task<QuestionnaireRecord> QuestionnaireAsync(
        this ProngsaiDb db,
        AgencyId agency,
        QuestionnaireId id,
        CancellationToken cancellation
    ) => db.Questionnaires.FirstOrDefaultAsync(q => q.AgencyId == agency && q.Id == id, cancellation).OrMissAsync();

    public static Task<QuestionnaireVersion?> VersionAsync(
        this ProngsaiDb db,
        AgencyId agency,
        QuestionnaireId id,
        int number,
        CancellationToken cancellation
    ) =>
        db
            .QuestionnaireVersions.AsNoTracking()
            .FirstOrDefaultAsync(
                v => v.AgencyId == agency && v.QuestionnaireId == id && v.Number == number,
                cancellation
            );

    public static Task<List<WayIn>> WaysOfAsync(this ProngsaiDb db, Round round, CancellationToken cancellation)
    {
        var (agency, id) = (round.AgencyId, round.Id);
        return db
            .WaysIn.Where(w => w.AgencyId == agency && w.RoundId == id)
            .OrderBy(w => w.Number)
            .ToListAsync(cancellation);
    }

    /// <summary>How many answers came in by each way, by its number.</summary>
    public static Task<Dictionary<short, int>> CountsOfAsync(
        this ProngsaiDb db,
        Round round,
        CancellationToken cancellation
    )
    {
        var (agency, year, id) = (round.AgencyId, round.Year, round.Id);
        return db
            .SurveyAnswers.Where(a => a.AgencyId == agency && a.Year == year && a.RoundId == id)
            .GroupBy(a => a.Way)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}

/// <summary>What rounds and ways are called.</summary>
internal static class RoundWords
{
    public static Bilingual Words(this RoundStanding standing) =>
        standing switch
        {
            RoundStanding.Preparing => new("กำลังเตรียม", "being prepared"),
            RoundStanding.Waiting => new("รอวันเปิด", "opens later"),
            RoundStanding.Open => new("เปิดรับคำตอบ", "open"),
            _ => new("ปิดแล้ว", "closed"),
        };

    public static Bilingual Words(this WayKind kind) =>
        kind switch
        {
            WayKind.Link => new("ลิงก์ทั่วไป", "Open link"),
            WayKind.Place => new("ลิงก์ประจำจุด", "Link of a place"),
            WayKind.Kiosk => new("แท็บเล็ตที่จุดบริการ", "Kiosk"),
            WayKind.Token => new("รหัสใช้ครั้งเดียว", "One-time codes"),
            WayKind.Staff => new("บัตรตอบของบุคลากร", "Staff ballots"),
            _ => new("แบบกระดาษ", "Paper"),
        };

    public static Bilingual Words(this PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Counter => new("ช่องบริการ", "Counter"),
            PlaceKind.Section => new("ส่วนงาน", "Section"),
            PlaceKind.Officer => new("เจ้าหน้าที่", "Officer"),
            _ => new("งานบริการ", "Service"),
        };

    public static Bilingual Words(this Purpose purpose) =>
        purpose switch
        {
            Purpose.Satisfaction => new("ความพึงพอใจ", "Satisfaction"),
            Purpose.RehearsalIit => new("ซ้อม IIT", "Rehearsal of IIT"),
            Purpose.RehearsalEit => new("ซ้อม EIT", "Rehearsal of EIT"),
            _ => new("อื่น ๆ", "Other"),
        };
}
