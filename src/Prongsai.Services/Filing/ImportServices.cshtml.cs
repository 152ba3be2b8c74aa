using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Filing;

/// <summary>Takes services from a file, as drafts: all of it, or nothing. What is public stays until a draft is approved.</summary>
[Writes(Duty.ServiceManager, Duty.Preparer), Prepares(Service.Kind)]
[Act("นำเข้างานบริการจากไฟล์", "Import services from a file")]
internal sealed class ImportServicesModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public (int Added, int Changed, int Same)? Done { get; private set; }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
            return Refused([FilingRefusals.NoUpload]);
        if (file.Length > ServicesFile.LargestFile)
            return Refused([FilingRefusals.TooLarge(SafeFile.PlainName(file.FileName))]);

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var content = bytes.ToArray();
        var read = ServicesFile.Read(file.FileName, content);
        if (read.Refusals.Count > 0)
            return Refused(read.Refusals);

        return await TakeAsync(SafeFile.PlainName(file.FileName), FileHash.Of(content), read, cancellation);
    }

    private async Task<IActionResult> TakeAsync(
        string file,
        FileHash hash,
        ServicesRead read,
        CancellationToken cancellation
    )
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var known = await db.Services.Where(s => s.AgencyId == agency).ToDictionaryAsync(s => s.Slug, cancellation);
        var forms = (
            await db
                .ServiceForms.AsNoTracking()
                .Where(f => f.AgencyId == agency)
                .Select(f => new { f.ServiceId, f.File })
                .ToListAsync(cancellation)
        )
            .Select(f => (f.ServiceId, f.File.Hex))
            .ToHashSet();
        List<Refusal> reasons = [];
        var (added, changed, same) = (0, 0, 0);
        foreach (var (filed, first) in read.Services)
        {
            var service = known.GetValueOrDefault(filed.Slug);
            if (
                filed.Manual.Forms.Any(f =>
                    f.File is { } kept && (service is null || !forms.Contains((service.Id, kept)))
                )
            )
                reasons.Add(FilingRefusals.NoFile(first));
            if (service is null)
            {
                service = Service.New(agency, filed.Slug, filed.Manual, null, now, by);
                db.Services.Add(service);
                Journal("ServiceAdded", service);
                added++;
            }
            else if (service.Draft == ManualJson.Write(filed.Manual))
                same++;
            else if (service.WhyNotWrite() is { Count: > 0 } whyNot)
                reasons.AddRange(whyNot.Select(w => w with { Where = first }));
            else
            {
                service.Rewrite(filed.Manual, service.SectionId, now, by);
                Journal("ServiceChanged", service);
                changed++;
            }
        }

        if (reasons.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Refused(reasons);
        }

        if (added + changed > 0)
            db.Journal(
                agency,
                now,
                by,
                "ServicesImported",
                $"services:{hash.Hex[..16]}",
                new
                {
                    file,
                    sha256 = hash.Hex,
                    added,
                    changed,
                }
            );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody added or changed one of them between our reading and our writing.
            db.ChangeTracker.Clear();
            return Refused([ServiceRefusals.Raced]);
        }

        Done = (added, changed, same);
        return Page();

        void Journal(string what, Service service) =>
            db.Journal(
                agency,
                now,
                by,
                what,
                service.Record,
                new
                {
                    name = service.Title,
                    file,
                    sha256 = ManualJson.HashOf(service.Draft),
                }
            );
    }

    private PageResult Refused(IReadOnlyList<Refusal> why)
    {
        WhyNot = why;
        return Page();
    }
}
