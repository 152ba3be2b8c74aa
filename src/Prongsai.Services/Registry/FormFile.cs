using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>A form that the office keeps as a file. It stays as long as any version of the manual may name it: always.</summary>
internal sealed class FormFile
{
    /// <summary>What a form may be.</summary>
    public static readonly IReadOnlyList<FileKind> Kinds = [FileKind.Pdf, FileKind.Docx, FileKind.Xlsx];

    public AgencyId AgencyId { get; private init; }
    public ServiceId ServiceId { get; private init; }
    public FileHash File { get; private init; }
    public string Name { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public DateTime KeptAt { get; private init; }

    public static FormFile Of(Service service, ReceivedFile kept, Now now) =>
        new()
        {
            AgencyId = service.AgencyId,
            ServiceId = service.Id,
            File = kept.Hash,
            Name = kept.File.FileName,
            MediaType = kept.File.Kind.MediaType,
            KeptAt = now.Utc,
        };
}

internal static class KeepingForms
{
    public static async Task KeepFormAsync(
        this ProngsaiDb db,
        Service service,
        ReceivedFile kept,
        Now now,
        CancellationToken cancellation
    )
    {
        var (agency, id, file) = (service.AgencyId, service.Id, kept.Hash);
        if (
            !await db.ServiceForms.AnyAsync(
                f => f.AgencyId == agency && f.ServiceId == id && f.File == file,
                cancellation
            ) && db.ServiceForms.Local.All(f => f.File != file)
        )
            db.ServiceForms.Add(FormFile.Of(service, kept, now));
    }
}
