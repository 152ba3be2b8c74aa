using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Templates;

/// <summary>A DOCX template that an agency uploaded. The newest one is used until it is set aside.</summary>
internal sealed class OwnTemplate
{
    public AgencyId AgencyId { get; private init; }
    public TemplateId Id { get; private init; }
    public string FileName { get; private init; } = "";
    public FileHash File { get; private init; }
    public DateTime UploadedAt { get; private init; }
    public string UploadedBy { get; private init; } = "";
    public DateTime? SetAsideAt { get; private set; }

    public static OwnTemplate Upload(AgencyId agency, string fileName, FileHash file, Now now, Actor by) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<TemplateId>(),
            FileName = fileName,
            File = file,
            UploadedAt = now.Utc,
            UploadedBy = by.Name,
        };

    public void SetAside(Now now) => SetAsideAt ??= now.Utc;
}

internal static class Templating
{
    /// <summary>The template in use; null when the agency has none of its own.</summary>
    public static async Task<OwnTemplate?> CurrentAsync(
        this IQueryable<OwnTemplate> templates,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        await templates
            .Where(t => t.AgencyId == agency && t.SetAsideAt == null)
            .OrderByDescending(t => t.UploadedAt)
            .FirstOrDefaultAsync(cancellation);
}
