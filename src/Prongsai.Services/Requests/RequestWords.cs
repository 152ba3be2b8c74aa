using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

internal static class RequestWords
{
    public static Bilingual Words(this RequestState state) =>
        state switch
        {
            RequestState.Draft => new("ยังไม่ส่ง", "not sent"),
            RequestState.Open => new("กำลังดำเนินการ", "in progress"),
            RequestState.Waiting => new("รอข้อมูลจากผู้ยื่น", "waits for an answer"),
            RequestState.Finished => new("เสร็จแล้ว", "finished"),
            RequestState.Refused => new("ไม่อนุมัติ", "refused"),
            _ => new("ผู้ยื่นยกเลิก", "taken back"),
        };

    public static string Badge(this RequestState state) =>
        state switch
        {
            RequestState.Finished => "badge--good",
            RequestState.Waiting => "badge--warn",
            RequestState.Refused => "badge--bad",
            _ => "badge--muted",
        };

    public static Bilingual Words(this RequestEventKind kind) =>
        kind switch
        {
            RequestEventKind.Filed => new("ยื่นคำขอ", "The request was made"),
            RequestEventKind.Taken => new("เจ้าหน้าที่รับเรื่อง", "An officer took it"),
            RequestEventKind.Asked => new("เจ้าหน้าที่ขอข้อมูลเพิ่ม", "The office asked for more"),
            RequestEventKind.Answered => new("ผู้ยื่นส่งข้อมูลเพิ่ม", "The answer came"),
            RequestEventKind.FromOffice => new("ข้อความจากเจ้าหน้าที่", "The office wrote"),
            RequestEventKind.FromCitizen => new("ข้อความจากผู้ยื่น", "The citizen wrote"),
            RequestEventKind.Paid => new("บันทึกการชำระเงิน", "A payment was recorded"),
            RequestEventKind.Finished => new("ดำเนินการเสร็จ", "It was finished"),
            RequestEventKind.Refused => new("ไม่อนุมัติ", "It was refused"),
            _ => new("ผู้ยื่นยกเลิก", "It was taken back"),
        };
}
