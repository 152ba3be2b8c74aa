using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Placements;

internal static class PlacementSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<Sign> Signs => db.Set<Sign>();

        public DbSet<Sighting> Sightings => db.Set<Sighting>();
    }
}

internal sealed class PlacementTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var sign = model.Entity<Sign>();
        sign.ToTable("services_signs");
        sign.HasKey(s => new { s.AgencyId, s.Id });
        sign.HasIndex(s => new { s.AgencyId, s.ServiceId });
        sign.Property(s => s.Version).IsConcurrencyToken();
        sign.Ignore(s => s.Record).Ignore(s => s.Page).Ignore(s => s.IsHanging);

        var sighting = model.Entity<Sighting>();
        sighting.ToTable("services_sightings");
        sighting.HasKey(s => new
        {
            s.AgencyId,
            s.SignId,
            s.Id,
        });
        sighting.HasIndex(s => new { s.AgencyId, s.On });
    }
}

/// <summary>What the register of signs adds to the host.</summary>
internal static class PlacementParts
{
    /// <summary>The kind of notices about signs.</summary>
    public const string Notice = "service-signs";

    public static void AddPlacements(this IServiceCollection services)
    {
        services.AddTables<PlacementTables>();
        services.AddScoped<Walking>();
        services.AddScoped<IMadeFromServices, SignsOfServices>();
        services.AddNoticeKind(Notice, new("ป้ายประชาสัมพันธ์", "Signs"));
        services.AddJob<RemindOfWalk, RemindingOfWalk>(
            "service-signs-walk",
            new("เตือนให้เดินตรวจป้ายประจำเดือน", "Remind of the month's walk-round")
        );
        // A week before the shortest month ends there is still time to walk.
        services.AddSchedule<RemindOfWalk>("service-signs-walk", Timetable.Monthly(21, 1, 40));
        services.AddFilesUsedIn(
            "services_signs",
            new("ภาพจุดติดตั้งป้าย", "Picture of where a sign hangs"),
            sign => $"{SignsModel.Here}/{sign}"
        );
        services.AddFilesUsedIn(
            "services_sightings",
            new("ภาพจากการเดินตรวจป้าย", "Photograph of a walk-round"),
            _ => SignsModel.Here
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["SignAdded"] = new("ขึ้นทะเบียนป้าย", "Added a sign"),
                    ["SignChanged"] = new("แก้ไขข้อมูลป้าย", "Changed a sign"),
                    ["SignSeen"] = new("เดินตรวจป้าย", "Looked at a sign"),
                    ["SignHungAnew"] = new("ติดตั้งป้ายใหม่", "Hung a sign anew"),
                    ["SignTakenDown"] = new("ถอดป้ายออก", "Took a sign down"),
                    ["SignOutdated"] = new(
                        "ป้ายไม่เป็นปัจจุบัน เพราะคู่มือมีฉบับใหม่",
                        "A sign became outdated by a new version of the manual"
                    ),
                    ["WalkAttached"] = new(
                        "แนบผลเดินตรวจป้ายเป็นหลักฐานของมาตรการ",
                        "Attached a walk-round to a measure"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [Sign.Kind] = new(new("ป้าย", "Sign"), PageOf: id => $"{SignsModel.Here}/{id}"),
                    [WalkOfMonth.Kind] = new(
                        new("ผลเดินตรวจป้าย", "Walk-round"),
                        PageOf: month => $"{SignsModel.Here}?month={month}"
                    ),
                }
            )
        );
    }
}
