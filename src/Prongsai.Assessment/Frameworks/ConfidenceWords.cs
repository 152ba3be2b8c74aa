using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>How a confidence is said to people.</summary>
internal static class ConfidenceWords
{
    /// <summary>In one or two words: "สำเนา" / "copy".</summary>
    public static Bilingual Words(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Official => new("ทางการ", "official"),
            Confidence.Copy => new("สำเนา", "copy"),
            Confidence.Derived => new("อนุมาน", "derived"),
            Confidence.Unverified => new("ยังไม่ยืนยัน", "unverified"),
            Confidence.Unknown => new("ไม่พบ", "not found"),
            _ => new("สมมุติ", "made up"),
        };

    /// <summary>In a sentence, for who must choose one.</summary>
    public static Bilingual Meaning(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Official => new(
                "ทางการ: อยู่ในเอกสารหรือหน้าเว็บไซต์ของ ป.ป.ช.",
                "official: in a document or page of the NACC"
            ),
            Confidence.Copy => new(
                "สำเนา: หน่วยงานอื่นคัดลอกข้อความทางการไว้",
                "copy: another agency's copy of official text"
            ),
            Confidence.Derived => new("อนุมาน: คำนวณหรือสรุปจากสิ่งที่พบ", "derived: by arithmetic or structure"),
            Confidence.Unverified => new("ยังไม่ยืนยัน: ยังไม่มีแหล่งที่มา", "unverified: no source yet"),
            Confidence.Unknown => new("ไม่พบ: ยังไม่พบข้อความ", "not found: the text is not known yet"),
            _ => new("สมมุติ: ใช้เป็นตัวอย่างเท่านั้น", "made up: for samples only"),
        };

    /// <summary>True where the text must be marked on screen and in documents.</summary>
    public static bool IsMarked(this Confidence confidence) => confidence > Confidence.Copy;
}
