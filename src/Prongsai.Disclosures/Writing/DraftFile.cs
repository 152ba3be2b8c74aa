using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>A file that was put into a disclosure. Editions refer to the same bytes by rows of their own.</summary>
internal sealed class DraftFile
{
    public AgencyId AgencyId { get; private init; }
    public DisclosureFileId Id { get; private init; }
    public DisclosureId DisclosureId { get; private init; }
    public FileHash File { get; private init; }
    public string FileName { get; private init; } = "";

    /// <summary><see cref="FileKind.Code"/>.</summary>
    public string Kind { get; private init; } = "";

    public string MediaType { get; private init; } = "";
    public long Size { get; private init; }

    /// <summary>Whether it opens; null while nobody has looked.</summary>
    public bool? Opens { get; private set; }

    /// <summary>Whether text can be read out of it; null while nobody has looked, or for a picture.</summary>
    public bool? HasText { get; private set; }

    public DateTime AddedAt { get; private init; }
    public string AddedBy { get; private init; } = "";

    public static DraftFile Of(
        AgencyId agency,
        DisclosureId disclosure,
        SafeFile file,
        FileHash hash,
        Now now,
        Actor by
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<DisclosureFileId>(),
            DisclosureId = disclosure,
            File = hash,
            FileName = file.FileName,
            Kind = file.Kind.Code,
            MediaType = file.Kind.MediaType,
            Size = file.Content.Length,
            AddedAt = now.Utc,
            AddedBy = by.Name,
        };

    /// <summary>What is wrong with it, and what to do; null when nothing is.</summary>
    public string? WhyTh { get; private set; }

    public string? WhyEn { get; private set; }

    /// <summary>What looking into it found. A picture has no text to find.</summary>
    public void Found(FileSays says)
    {
        (WhyTh, WhyEn) = IsPicture ? (null, null) : (says.Why?.Th, says.Why?.En);
        if (says.State == FileState.CannotBeJudged || IsPicture)
            return;

        Opens = says.IsOpen;
        HasText = says.State == FileState.Opens;
    }

    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
}
