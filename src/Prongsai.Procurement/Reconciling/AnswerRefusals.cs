using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Every reason for which an answer of a national server is not taken.</summary>
internal static class AnswerRefusals
{
    public static Refusal NotPublic(string host) => new("national-not-public", Visited(host));

    public static Refusal NotReached(string host) =>
        new(
            "national-not-reached",
            $"ติดต่อ {host} ไม่ได้ ระบบจะลองใหม่เอง หากยังไม่ได้ให้ตรวจเครือข่ายและที่อยู่ในหน้าตั้งค่า",
            $"{host} cannot be reached. It is tried again; if that does not help, see the network and the address in the settings."
        );

    public static Refusal TooSlow(string host, TimeSpan patience) =>
        new(
            "national-too-slow",
            $"{host} ไม่ตอบจนจบภายใน {Number(patience.TotalSeconds)} วินาที ระบบจะลองใหม่เอง",
            $"{host} did not answer to the end within {Number(patience.TotalSeconds)} seconds; it is tried again."
        );

    public static Refusal TooLarge(string host, int most) =>
        new(
            "national-too-large",
            $"คำตอบของ {host} ใหญ่เกิน {new FileSize(most)} จึงไม่อ่านต่อ",
            $"The answer of {host} is larger than {new FileSize(most)} and was not read on."
        );

    public static Refusal Fault(string host, int status) =>
        new(
            "national-fault",
            $"{host} ขัดข้อง (รหัส {status}) ระบบจะลองใหม่เอง",
            $"{host} has a fault ({status}); it is tried again."
        );

    public static Refusal Quota(string host, TimeSpan? wait) =>
        new(
            "national-quota",
            $"ถาม {host} ครบโควตาแล้ว (429) จะถามต่อ{(wait is { } th ? $"อีก {Number(Math.Ceiling(th.TotalMinutes))} นาที" : "ภายหลัง")}",
            $"The quota of questions to {host} is used up (429); it goes on {(wait is { } en ? $"in {Number(Math.Ceiling(en.TotalMinutes))} minute(s)" : "later")}."
        );

    public static Refusal KeyRefused(string host, int status) =>
        new(
            "national-key-refused",
            $"{host} ไม่รับ api-key (รหัส {status}) ตรวจว่าคัดลอกครบ ยังไม่หมดอายุ และเปิดใช้ข้อมูล “ภาษีไปไหน” แล้ว",
            $"{host} refuses the api-key ({status}); see whether it is whole, not expired, and subscribed to the spending data."
        );

    public static Refusal SentElsewhere(string host, string? to) =>
        new(
            "national-sent-elsewhere",
            $"{host} ส่งต่อไปยัง {to ?? "ที่อยู่ที่อ่านไม่ได้"} ซึ่งไม่ใช่ระบบเดียวกัน จึงไม่ตามไป",
            $"{host} sends on to {to ?? "an address that cannot be read"}, which is another system; it was not followed."
        );

    public static Refusal OtherStatus(string host, int status) =>
        new(
            "national-status",
            $"{host} ตอบรหัส {status} ตรวจที่อยู่ในหน้าตั้งค่า (ข้อมูลสัญญามีที่อยู่เก่าและใหม่ให้เลือก)",
            $"{host} answers {status}; see the address in the settings (the contracts have an older and a newer one)."
        );

    public static Refusal Rejected(string host) =>
        new(
            "national-rejected",
            $"ไฟร์วอลล์ของ {host} ปฏิเสธคำขอ (“Request Rejected”) ทั้งที่ตอบรหัส 200 จึงไม่รู้ว่ามีประกาศหรือไม่ ลองใหม่ภายหลัง หากเป็นทุกครั้งให้ติดต่อกรมบัญชีกลาง",
            $"The firewall of {host} rejected the question (“Request Rejected”, with status 200), so whether anything was announced is not known. Try later; if it stays, ask the Comptroller General’s Department."
        );

    /// <param name="title">What the page calls itself; null when it does not.</param>
    public static Refusal PageInstead(string host, string? title) =>
        new(
            "national-page-instead",
            $"{host} ตอบเป็นหน้าเว็บ{(title is null ? "" : $" “{title}”")} แทนข้อมูล จึงไม่นับว่าไม่มีข้อมูล",
            $"{host} answers a web page{(title is null ? "" : $", “{title}”,")} instead of data; that does not mean that there is none."
        );

    private static Bilingual Visited(string host) =>
        new(
            $"{host} ไม่อยู่บนอินเทอร์เน็ตสาธารณะ จึงไม่ติดต่อ (หากเป็นระบบภายใน ให้ผู้ดูแลระบบเพิ่มใน Prongsai:Outside:Allowed)",
            $"{host} is not on the public internet and is not asked. (If it is a system of the house, the administrator may add it to Prongsai:Outside:Allowed.)"
        );

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
