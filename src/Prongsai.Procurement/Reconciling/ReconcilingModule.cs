using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Everything that comparing with the national systems adds to the host.</summary>
internal static class ReconcilingModule
{
    /// <summary>Its record in the journal.</summary>
    public const string Record = "reconcile:national";

    public static string Address(FiscalYear year) => $"/staff/procurement/reconcile?year={year}";

    public static void AddReconciling(this IServiceCollection services)
    {
        services.AddTables<ReconcilingTables>();
        services.AddNationalHttp();
        services.TryAddSingleton(NationalPace.Polite);
        services.AddSingleton(provider => FeedHours.From(provider.GetService<IConfiguration>()));
        services.AddSingleton<NationalKeys>();
        services.AddScoped<AnnouncementFeed>();
        services.AddScoped<ContractApi>();
        services.AddScoped<AskingNationally>();
        services.AddScoped<ReadingDifferences>();
        services.AddScoped<IReconciling, ReconcilingNow>();
        // A quota that counts by the hour is waited for more often than a fault.
        services.AddJob<AskForContracts, AskingForContracts>(
            AskJobs.ContractsKind,
            new("ถามข้อมูลสัญญาของรัฐ", "Ask for the national contract data"),
            tries: 24
        );
        services.AddJob<AskForAnnouncements, AskingForAnnouncements>(
            AskJobs.AnnouncementsKind,
            new("ถามประกาศในระบบ e-GP", "Ask for the announcements of e-GP")
        );
        services.AddJob<AskForAnnouncementsDaily, AskingDaily>(
            "ask-egp-announcements-daily",
            new("หาหน่วยงานที่ให้ถามประกาศ e-GP เองทุกวัน", "Find agencies whose announcements are asked for daily")
        );
        services.AddSchedule<AskForAnnouncementsDaily>("ask-egp-announcements-daily", Timetable.Daily(5, 40));
        services.AddJob<AskForContractsMonthly, AskingMonthly>(
            "ask-national-contracts-monthly",
            new("หาหน่วยงานที่ให้ถามข้อมูลสัญญาเองทุกเดือน", "Find agencies whose contracts are asked for monthly")
        );
        services.AddSchedule<AskForContractsMonthly>("ask-national-contracts-monthly", Timetable.Monthly(5, 5, 50));
        services.AddNoticeKind(
            AskingForContracts.NoticeKind,
            new("ทะเบียนจัดซื้อจัดจ้างต่างจากข้อมูลกลาง", "Purchases differ from the national data")
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["NationalSourceSet"] = new(
                        "ตั้งค่าการเทียบกับระบบกลาง",
                        "Set comparing with the national systems"
                    ),
                    ["NationalSystemsAsked"] = new("สั่งถามระบบกลาง", "Asked the national systems"),
                    ["NationalSystemsStopped"] = new("สั่งหยุดถามระบบกลาง", "Stopped asking the national systems"),
                    ["NationalSystemRead"] = new("อ่านข้อมูลจากระบบกลางครบ", "Read a national system to its end"),
                    ["DifferenceExplained"] = new(
                        "อธิบายสิ่งที่ต่างจากข้อมูลกลาง",
                        "Explained a difference from the national data"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    ["reconcile"] = new(
                        new("การเทียบกับระบบกลาง", "Comparing with the national systems"),
                        PageOf: _ => "/staff/procurement/reconcile"
                    ),
                }
            )
        );
    }
}

internal static class ReconcilingDb
{
    extension(ProngsaiDb db)
    {
        public DbSet<NationalSource> NationalSources => db.Set<NationalSource>();

        public DbSet<NationalAsk> NationalAsks => db.Set<NationalAsk>();

        public DbSet<NationalContract> NationalContracts => db.Set<NationalContract>();

        public DbSet<Announcement> Announcements => db.Set<Announcement>();

        public DbSet<DifferenceExplanation> DifferenceExplanations => db.Set<DifferenceExplanation>();
    }
}

internal sealed class ReconcilingTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var source = model.Entity<NationalSource>();
        source.ToTable("procurement_national_sources");
        source.HasKey(s => s.AgencyId);
        source.Ignore(s => s.ContractsAddress);

        var ask = model.Entity<NationalAsk>();
        ask.ToTable("procurement_national_asks");
        ask.HasKey(a => new
        {
            a.AgencyId,
            a.System,
            a.Year,
        });
        ask.Ignore(a => a.Notes).Ignore(a => a.Trouble);

        var contract = model.Entity<NationalContract>();
        contract.ToTable("procurement_national_contracts");
        contract.HasKey(c => new { c.AgencyId, c.Id });
        contract.HasIndex(c => new
        {
            c.AgencyId,
            c.Year,
            c.AskId,
        });

        var announcement = model.Entity<Announcement>();
        announcement.ToTable("procurement_announcements");
        announcement.HasKey(a => new
        {
            a.AgencyId,
            a.ProjectNumber,
            a.Kind,
        });
        announcement.Ignore(a => a.Day);

        var explanation = model.Entity<DifferenceExplanation>();
        explanation.ToTable("procurement_difference_explanations");
        explanation.HasKey(e => new { e.AgencyId, e.Id });
        explanation.HasIndex(e => new
        {
            e.AgencyId,
            e.Year,
            e.Key,
        });
    }
}
