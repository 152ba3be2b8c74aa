using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Announcements;

/// <summary>
/// Something that e-GP announced of a project of ours. The feed shows it for seven days; it is kept here from the day it was first
/// seen, so that a project is looked for long after.
/// </summary>
internal sealed record Announcement
{
    public AgencyId AgencyId { get; init; }

    /// <summary>Eleven digits.</summary>
    public string ProjectNumber { get; init; } = "";
    public AnnouncementKind Kind { get; init; }
    public string Title { get; init; } = "";

    /// <summary>As the feed has it; null where its description says nothing after the number.</summary>
    public string? Method { get; init; }
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Only http and https; anything else is left out.</summary>
    public string? Link { get; init; }
    public DateTime FirstSeenAt { get; init; }

    /// <summary>The day by which it is sorted into a year.</summary>
    public DateOnly Day => PublishedOn ?? FirstSeenAt.DayInThailand();
}
