using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

internal static class MessageWords
{
    public static readonly IReadOnlyList<MessageKind> Kinds = Enum.GetValues<MessageKind>();

    /// <summary>From very satisfied to not at all.</summary>
    public static readonly IReadOnlyList<(int Level, Bilingual Words)> Levels =
    [
        (5, new("พอใจมากที่สุด", "very satisfied")),
        (4, new("พอใจมาก", "satisfied")),
        (3, new("ปานกลาง", "neither nor")),
        (2, new("พอใจน้อย", "dissatisfied")),
        (1, new("ไม่พอใจ", "very dissatisfied")),
    ];

    public static Bilingual Words(this MessageKind kind) =>
        kind switch
        {
            MessageKind.Suggestion => new("ข้อเสนอแนะ", "Suggestion"),
            MessageKind.ServiceComplaint => new("ร้องเรียนการให้บริการ", "Complaint about a service"),
            MessageKind.Question => new("สอบถาม", "Question"),
            _ => new("ชมเชย", "Praise"),
        };

    public static Bilingual Words(this MessageState state) =>
        state switch
        {
            MessageState.Received => new("รับเรื่องแล้ว", "received"),
            MessageState.WithSection => new("ส่วนงานกำลังดำเนินการ", "with the section"),
            MessageState.Asked => new("รอข้อมูลจากผู้ส่ง", "waits for its writer"),
            MessageState.Answered => new("ตอบแล้ว", "answered"),
            MessageState.Closed => new("ปิดเรื่องแล้ว", "closed"),
            MessageState.Merged => new("รวมกับเรื่องเดียวกัน", "merged into another"),
            _ => new("ส่งไปช่องทางร้องเรียนการทุจริต", "sent to the channel for corruption"),
        };

    public static string Badge(this MessageState state) =>
        state switch
        {
            MessageState.Answered or MessageState.Closed => "badge--good",
            MessageState.Asked => "badge--warn",
            _ => "badge--muted",
        };

    public static Bilingual Words(this MessageEventKind kind) =>
        kind switch
        {
            MessageEventKind.Sent => new("ส่งเรื่องเข้ามา", "It was sent"),
            MessageEventKind.Assigned => new("มอบให้ส่วนงานดำเนินการ", "A section works on it"),
            MessageEventKind.Asked => new("หน่วยงานถามกลับ", "The office asked back"),
            MessageEventKind.FromCitizen => new("ข้อความจากผู้ส่ง", "Its writer wrote"),
            MessageEventKind.Answered => new("หน่วยงานตอบ", "The office answered"),
            MessageEventKind.Closed => new("ปิดเรื่อง", "It was closed"),
            MessageEventKind.Reopened => new("ผู้ส่งขอเปิดเรื่องใหม่", "Its writer opened it again"),
            MessageEventKind.Merged => new("รวมกับเรื่องเดียวกัน", "It was merged into another"),
            MessageEventKind.Moved => new(
                "เรื่องนี้เป็นของช่องทางร้องเรียนการทุจริต",
                "It belongs to the channel for corruption"
            ),
            _ => new("บันทึกภายใน", "Note among officers"),
        };
}
