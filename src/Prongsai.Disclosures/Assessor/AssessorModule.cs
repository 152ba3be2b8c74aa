using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Everything that the assessor's eye adds to the host.</summary>
internal static class AssessorModule
{
    public static IServiceCollection AddAssessor(this IServiceCollection services)
    {
        services.AddTables<AssessorTables>();
        services.AddScoped<IAssessorsEye, Looking>();
        services.AddJob<LookAtPages, Looking>(
            Looking.JobKind,
            new("ตรวจหน้าเว็บจากภายนอกอย่างผู้ประเมิน", "Look at public pages as an assessor does"),
            tries: 4
        );
        services.AddJob<LookWeekly, LookingWeekly>(
            "look-weekly",
            new("หาหน่วยงานที่ครบรอบตรวจหน้าเว็บ", "Find agencies whose pages are due to be looked at")
        );
        services.AddSchedule<LookWeekly>("look-weekly", Timetable.Daily(4, 15));
        services.AddJob<ForgetVisits, ForgettingVisits>(
            "forget-visits",
            new("ล้างประวัติการเข้าดูที่ปกติและเก่าเกินกำหนด", "Forget old visits without findings")
        );
        services.AddSchedule<ForgetVisits>("forget-visits", Timetable.Monthly(3, 3, 15));
        services.AddNoticeKind(
            Looking.NoticeKind,
            new("ตรวจจากภายนอกพบสิ่งที่ต้องแก้ในข้อ OIT", "Something to mend was seen from outside in an OIT item")
        );

        return services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["DisclosurePagesLookedAt"] = new(
                        "ตรวจหน้าเว็บจากภายนอกครบรอบ",
                        "Looked at the public pages from outside"
                    ),
                    ["DisclosureFaultSeen"] = new(
                        "ตรวจจากภายนอกพบสิ่งที่ต้องแก้",
                        "Saw something to mend from outside"
                    ),
                    ["DisclosureFaultGone"] = new(
                        "ตรวจจากภายนอกแล้วไม่พบสิ่งที่ต้องแก้อีก",
                        "What was to mend is no longer seen from outside"
                    ),
                    ["ElsewhereHomeSet"] = new("กำหนดหน้าแรกของเว็บไซต์เดิม", "Set the home page of the other website"),
                    ["ElsewhereAddressAdded"] = new(
                        "เพิ่มที่อยู่ของข้อ OIT บนเว็บไซต์เดิม",
                        "Added an item's address on the other website"
                    ),
                    ["ElsewhereAddressRemoved"] = new(
                        "นำที่อยู่ของข้อ OIT บนเว็บไซต์เดิมออก",
                        "Removed an item's address on the other website"
                    ),
                    ["ElsewhereAddressesImported"] = new(
                        "นำเข้ารายการที่อยู่บนเว็บไซต์เดิม",
                        "Imported addresses on the other website"
                    ),
                },
                new Dictionary<string, RecordKind>()
            )
        );
    }
}

internal static class AssessorDb
{
    extension(ProngsaiDb db)
    {
        public DbSet<VisitRound> VisitRounds => db.Set<VisitRound>();

        public DbSet<PageVisit> PageVisits => db.Set<PageVisit>();

        public DbSet<Fault> Faults => db.Set<Fault>();

        public DbSet<ElsewhereHome> ElsewhereHomes => db.Set<ElsewhereHome>();

        public DbSet<ElsewhereAddress> ElsewhereAddresses => db.Set<ElsewhereAddress>();
    }
}

internal sealed class AssessorTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var round = model.Entity<VisitRound>();
        round.ToTable("disclosures_visit_rounds");
        round.HasKey(r => new { r.AgencyId, r.Id });
        round.Ignore(r => r.Notes);
        round.HasIndex(r => new { r.AgencyId, r.Year });
        // The nightly round asks over all agencies which were looked at lately.
        round.HasIndex(r => r.BeganAt);

        var visit = model.Entity<PageVisit>();
        visit.ToTable("disclosures_visits");
        visit.HasKey(v => new { v.AgencyId, v.Id });
        visit.HasIndex(v => new { v.AgencyId, v.RoundId });
        visit.HasIndex(v => new
        {
            v.AgencyId,
            v.Year,
            v.Code,
            v.At,
        });
        visit.HasIndex(v => new { v.IsClean, v.At });

        var fault = model.Entity<Fault>();
        fault.ToTable("disclosures_faults");
        fault.HasKey(f => new { f.AgencyId, f.Id });
        fault.Ignore(f => f.Words);
        fault.HasIndex(f => new
        {
            f.AgencyId,
            f.ClosedAt,
            f.Year,
            f.Code,
        });

        var home = model.Entity<ElsewhereHome>();
        home.ToTable("disclosures_elsewhere_homes");
        home.HasKey(h => new { h.AgencyId, h.Year });

        var address = model.Entity<ElsewhereAddress>();
        address.ToTable("disclosures_elsewhere");
        address.HasKey(a => new { a.AgencyId, a.Id });
        address.HasIndex(a => new
        {
            a.AgencyId,
            a.Year,
            a.Code,
        });
    }
}
