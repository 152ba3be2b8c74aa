using Prongsai.Kernel;

namespace Prongsai.Surveys.Kiosks;

/// <summary>Every reason for which a kiosk is not set up, or what it sends is not taken. The tablet lists them.</summary>
internal static class KioskRefusals
{
    public static readonly Refusal WithoutName = new(
        "kiosk-name",
        "โปรดตั้งชื่อแท็บเล็ตตามจุดที่วาง เช่น ช่องบริการ 3",
        "Name the kiosk after the place where it stands, such as Counter 3."
    );

    public static readonly Refusal NothingToTap = new(
        "kiosk-question",
        "แบบสอบถามนี้ไม่มีคำถามแบบหน้ายิ้มหรือมาตรระดับที่ถามเดี่ยว ๆ ได้ จึงใช้กับแท็บเล็ตไม่ได้",
        "This questionnaire has no question with faces or a scale that can be asked alone, so a kiosk cannot ask it."
    );

    public static readonly Refusal Unreadable = new(
        "kiosk-unreadable",
        "อ่านสิ่งที่แท็บเล็ตส่งมาไม่ได้ (ไม่ใช่ JSON ที่ถูกต้อง หรือมีอักขระที่เสียหาย) จึงยังไม่ได้บันทึก",
        "What the kiosk sent cannot be read (no proper JSON, or broken characters), and was not kept."
    );

    public static readonly Refusal TooMany = new(
        "kiosk-too-many",
        $"ส่งได้ครั้งละไม่เกิน {KioskBatch.MostAtOnce} คำตอบ",
        $"At most {KioskBatch.MostAtOnce} answers are sent at a time."
    );

    public static readonly Refusal NoKey = new(
        "kiosk-key",
        "คำตอบนี้ไม่มีหมายเลขกันซ้ำ 64 หลักที่ถูกต้อง จึงไม่บันทึก",
        "This answer has no proper number of 64 digits to keep it from being counted twice; it was not kept."
    );

    public static readonly Refusal NotOurs = new(
        "kiosk-seal",
        "ตราผนึกของแท็บเล็ตไม่ถูกต้องหรือไม่ใช่ของจุดนี้ คำตอบนี้จึงไม่ถูกบันทึก เปิดหน้าแท็บเล็ตใหม่ขณะมีเครือข่ายแล้วกดลองส่งอีกครั้ง",
        "The kiosk’s seal is not genuine or not of this place, so this answer was not kept. Open the kiosk again with the network and press send again."
    );

    public static readonly Refusal OtherVersion = new(
        "kiosk-version",
        "คำตอบนี้ตอบแบบสอบถามคนละฉบับกับรอบนี้ จึงไม่บันทึกปนกัน",
        "This answer is to another version of the questionnaire than this round asks; the two are not mixed."
    );

    public static readonly Refusal NoDay = new(
        "kiosk-day",
        "วันที่ของคำตอบอ่านไม่ได้ ต้องเป็นแบบ 2026-11-26",
        "The day of the answer cannot be read; it is written 2026-11-26."
    );

    public static readonly Refusal NotThisQuestion = new(
        "kiosk-other-question",
        "คำตอบนี้ไม่ใช่ของคำถามที่แท็บเล็ตถาม จึงไม่บันทึก",
        "This is no answer to the question that the kiosk asks; it was not kept."
    );

    public static readonly Refusal ClosedByHand = new(
        "kiosk-closed",
        "เจ้าหน้าที่ปิดรอบหรือปิดแท็บเล็ตนี้แล้ว คำตอบที่ค้างอยู่จึงไม่ถูกนับ",
        "An officer closed the round or this kiosk; what was still waiting is not counted."
    );

    public static readonly Refusal NotOpen = new(
        "kiosk-not-open",
        "รอบนี้ยังไม่เปิดรับคำตอบ",
        "This round is not open yet."
    );

    public static Refusal After(DateOnly last) =>
        new(
            "kiosk-after",
            $"คำตอบนี้ให้หลังวันสุดท้ายของรอบ ({ThaiDate.InFull(last)}) จึงไม่บันทึก",
            $"This answer was given after the last day of the round ({ThaiDate.English(last)}) and is not kept."
        );

    public static Refusal TooLate(DateOnly last) =>
        new(
            "kiosk-too-late",
            $"แท็บเล็ตส่งคำตอบนี้มาเกิน {KioskDay.DaysOfGrace} วันหลังวันสุดท้ายของรอบ ({ThaiDate.InFull(last)}) จึงไม่บันทึก",
            $"The kiosk sent this more than {KioskDay.DaysOfGrace} days after the last day of the round ({ThaiDate.English(last)}); it is not kept."
        );
}
