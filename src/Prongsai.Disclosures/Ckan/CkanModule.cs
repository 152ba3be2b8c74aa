using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Ckan;

/// <summary>Everything that pushing to CKAN adds to the host.</summary>
internal static class CkanModule
{
    public static IServiceCollection AddCkan(this IServiceCollection services)
    {
        services.AddTables<CkanTables>();
        services.AddSingleton<CkanTokens>();
        services.AddScoped<CkanApi>();
        services.AddOutsideClient(CkanApi.Client).ConfigureHttpClient(CkanApi.Limit);
        services.AddJob<LookForCkan, LookingForCkan>(
            "look-for-ckan",
            new("หาฉบับที่ยังไม่ได้ส่งไป CKAN", "Find editions that CKAN does not have yet")
        );
        services.AddSchedule<LookForCkan>("look-for-ckan", Timetable.Every(10));
        services.AddJob<PushToCkan, PushingToCkan>(
            "push-to-ckan",
            new("ส่งชุดข้อมูลไป CKAN", "Push a dataset to CKAN"),
            tries: 12
        );
        services.AddNoticeKind(
            PushingToCkan.NoticeKind,
            new("ชุดข้อมูลใน CKAN ขัดแย้งกับของระบบ", "A dataset in CKAN differs from ours")
        );

        return services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["CkanSet"] = new("ตั้งค่าการส่งข้อมูลไป CKAN", "Set pushing to CKAN"),
                    ["CkanSwitchedOff"] = new("หยุดส่งข้อมูลไป CKAN", "Switched pushing to CKAN off"),
                    ["CkanPushed"] = new("ส่งชุดข้อมูลไป CKAN", "Pushed a dataset to CKAN"),
                    ["CkanConflict"] = new("ชุดข้อมูลใน CKAN ขัดแย้งกับของระบบ", "A dataset in CKAN differs from ours"),
                    ["CkanDecided"] = new("ตัดสินชุดข้อมูลที่ขัดแย้งใน CKAN", "Decided about a dataset in CKAN"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["ckan-package"] = new(
                        new("ชุดข้อมูลใน CKAN", "Dataset in CKAN"),
                        PageOf: _ => "/staff/disclosures/ckan"
                    ),
                    ["ckan"] = new(new("การส่งไป CKAN", "Pushing to CKAN"), PageOf: _ => "/staff/disclosures/ckan"),
                }
            )
        );
    }
}

internal static class CkanDb
{
    extension(ProngsaiDb db)
    {
        public DbSet<CkanSite> CkanSites => db.Set<CkanSite>();

        public DbSet<CkanPackage> CkanPackages => db.Set<CkanPackage>();
    }
}

internal sealed class CkanTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var site = model.Entity<CkanSite>();
        site.ToTable("disclosures_ckan_sites");
        site.HasKey(s => s.AgencyId);

        var package = model.Entity<CkanPackage>();
        package.ToTable("disclosures_ckan_packages");
        package.HasKey(p => new
        {
            p.AgencyId,
            p.Year,
            p.Code,
        });
        package.Ignore(p => p.IsConflict).Ignore(p => p.Record);
    }
}
