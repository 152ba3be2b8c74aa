using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Filing;
using Prongsai.Services.Placements;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Samples;

/// <summary>Loads the made-up services of a sample office; they are public at once and say that they are made up.</summary>
internal sealed class LoadingSamples(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : ISampleServices
{
    public async Task LoadAsync(AgencyId agency, string file, CancellationToken cancellation = default)
    {
        var read = ServicesFile.Read(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellation));
        read.Refusals.ThrowIfAny();
        if (await db.Services.AnyAsync(s => s.AgencyId == agency && s.IsSample, cancellation))
            return;

        var now = clock.Now();
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var taken = await db.Services.Where(s => s.AgencyId == agency).Select(s => s.Slug).ToListAsync(cancellation);
        foreach (var (filed, _) in read.Services.Where(s => !taken.Contains(s.Service.Slug)))
        {
            var service = Service.New(agency, filed.Slug, filed.Manual, null, now, Actor.System, isSample: true);
            var version = service.PublishSample(Service.UsualMonths, now, Actor.System);
            db.AddRange(service, version);
            db.Journal(
                agency,
                now,
                Actor.System,
                "ServiceApproved",
                service.Record,
                new
                {
                    name = service.Title,
                    version = version.Number,
                    sha256 = version.Hash,
                    sample = true,
                }
            );
            await db.PutIntoSearchAsync(FoundServices.Of(service, version, whose.Slug), cancellation);
            var sign = SignOf(service, now);
            db.Signs.Add(sign);
            db.Journal(
                agency,
                now,
                Actor.System,
                "SignAdded",
                sign.Record,
                new
                {
                    sign.What,
                    sign.Place,
                    service = service.Id.Value,
                    sample = true,
                }
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    // Each says of itself that it hangs nowhere.
    private static Sign SignOf(Service service, Now now) =>
        Sign.Of(
            service.AgencyId,
            new($"ป้ายเอกสารที่ต้องใช้ {service.Title} (สมมุติ)", "อาคาร 1 ชั้น 1 โถงบริการ (สมมุติ)", "", now.Today),
            service
        );
}
