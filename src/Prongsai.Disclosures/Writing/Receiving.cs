using Microsoft.AspNetCore.Http;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Takes in the files of a form. Each is looked through first; with any refusal nothing is attached.</summary>
internal static class Receiving
{
    /// <summary>The fields whose file becomes a file of the disclosure; a field "sheet" is only read.</summary>
    private static bool IsPhoto(string field) => field.StartsWith("photo-", StringComparison.Ordinal);

    /// <summary>By field name. The rows are added to the database; the caller saves.</summary>
    public static async Task<IReadOnlyDictionary<string, DraftFile>> ReceiveAsync(
        this KeptFiles store,
        FileReading reading,
        ProngsaiDb db,
        Disclosure disclosure,
        IFormFileCollection uploads,
        Now now,
        Actor by,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        Dictionary<string, DraftFile> received = [];
        foreach (var upload in uploads.Where(u => u.Length > 0 && u.Name != "sheet"))
        {
            var allowed = IsPhoto(upload.Name) ? FileKind.Pictures : FileKind.Evidence;
            var (kept, whyNot) = await store.ReceiveAsync(disclosure.AgencyId, by, upload, allowed, cancellation);
            if (kept is null)
            {
                reasons.Add(whyNot!);
                continue;
            }

            var file = DraftFile.Of(disclosure.AgencyId, disclosure.Id, kept.File, kept.Hash, now, by);
            file.Found(await reading.ReadAsync(kept.File.FileName, kept.File.Content, cancellation));
            db.DisclosureFiles.Add(file);
            received[upload.Name] = file;
        }

        return received;
    }

    /// <summary>The tables that came with the form, not kept.</summary>
    public static async Task<IReadOnlyDictionary<string, (string Name, byte[] Content)>> SheetsAsync(
        this IFormFileCollection uploads,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        Dictionary<string, (string, byte[])> sheets = [];
        foreach (var upload in uploads.Where(u => u.Length > 0 && u.Name == "sheet"))
        {
            if (FileLimits.WhyTooLarge(upload.FileName, upload.Length) is { } tooLarge)
            {
                reasons.Add(tooLarge);
                continue;
            }

            using var content = new MemoryStream((int)upload.Length);
            await upload.CopyToAsync(content, cancellation);
            sheets[upload.Name] = (SafeFile.PlainName(upload.FileName), content.ToArray());
        }

        return sheets;
    }
}
