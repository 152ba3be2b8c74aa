using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Announcements;

/// <summary>What e-GP announces of a project, in the order of its life.</summary>
internal enum AnnouncementKind
{
    Plan,
    ReferencePrice,
    Draft,
    Invitation,
    InvitationChanged,
    InvitationCancelled,
    Winner,
    WinnerChanged,
    WinnerCancelled,
}

/// <summary>Kinds as the feed names them and as people do.</summary>
internal static class AnnouncementKinds
{
    /// <summary>
    /// What is asked for. Plans are not: nothing need be bought of them, and that their numbers are those of projects is not
    /// confirmed.
    /// </summary>
    public static readonly IReadOnlyList<AnnouncementKind> Asked =
    [
        .. Enum.GetValues<AnnouncementKind>().Where(kind => kind != AnnouncementKind.Plan),
    ];

    /// <summary>The value of anounceType.</summary>
    public static string Code(this AnnouncementKind kind) =>
        kind switch
        {
            AnnouncementKind.Plan => "P0",
            AnnouncementKind.ReferencePrice => "15",
            AnnouncementKind.Draft => "B0",
            AnnouncementKind.Invitation => "D0",
            AnnouncementKind.InvitationCancelled => "D1",
            AnnouncementKind.InvitationChanged => "D2",
            AnnouncementKind.Winner => "W0",
            AnnouncementKind.WinnerCancelled => "W1",
            _ => "W2",
        };

    public static Bilingual Name(this AnnouncementKind kind) =>
        kind switch
        {
            AnnouncementKind.Plan => new("แผนการจัดซื้อจัดจ้าง", "procurement plan"),
            AnnouncementKind.ReferencePrice => new("ประกาศราคากลาง", "reference price"),
            AnnouncementKind.Draft => new("ร่างเอกสารประกวดราคา", "draft documents"),
            AnnouncementKind.Invitation => new("ประกาศเชิญชวน", "invitation"),
            AnnouncementKind.InvitationCancelled => new("ยกเลิกประกาศเชิญชวน", "invitation cancelled"),
            AnnouncementKind.InvitationChanged => new("เปลี่ยนแปลงประกาศเชิญชวน", "invitation changed"),
            AnnouncementKind.Winner => new("ประกาศรายชื่อผู้ชนะการเสนอราคา", "winner"),
            AnnouncementKind.WinnerCancelled => new("ยกเลิกประกาศรายชื่อผู้ชนะ", "winner cancelled"),
            _ => new("เปลี่ยนแปลงประกาศรายชื่อผู้ชนะ", "winner changed"),
        };
}
