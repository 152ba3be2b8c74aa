using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>How far a purchase is. The four words are those of the ITA list of fields.</summary>
internal enum Status
{
    /// <summary>Not given: สขร.1 has no such column.</summary>
    Unknown,
    NotSigned,
    UnderContract,
    Ended,
    Cancelled,
}

/// <summary>Reads and says how far a purchase is.</summary>
internal static class StatusWords
{
    public static Bilingual Name(this Status status) =>
        status switch
        {
            Status.NotSigned => new("ยังไม่ลงนามในสัญญา", "Not signed yet"),
            Status.UnderContract => new("อยู่ระหว่างระยะสัญญา", "Under contract"),
            Status.Ended => new("สิ้นสุดสัญญา", "Contract ended"),
            Status.Cancelled => new("ยกเลิกการดำเนินการ", "Cancelled"),
            _ => new("ไม่ระบุ", "Not given"),
        };

    /// <summary>
    /// Whether somebody must have been selected at a price. Our own rule, as the lists say only "once signed": nothing is signed or
    /// everything called off, and nobody need be named. A form without the column reports what was bought.
    /// </summary>
    public static bool HasWinner(this Status status) => status is not (Status.NotSigned or Status.Cancelled);

    /// <summary>The status that a cell names; null for words that are none.</summary>
    public static Status? Read(string text)
    {
        var plain = ThaiText.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        bool Says(string word) => plain.Contains(word, StringComparison.Ordinal);

        return Says("ยกเลิก") ? Status.Cancelled
            : Says("ยังไม่ลงนาม") || Says("ยังไม่ได้ลงนาม") ? Status.NotSigned
            : Says("สิ้นสุด") || Says("เสร็จสิ้น") || Says("แล้วเสร็จ") || Says("ส่งมอบงานครบ") ? Status.Ended
            : Says("ระหว่าง") || Says("ลงนามแล้ว") || Says("ลงนามในสัญญาแล้ว") ? Status.UnderContract
            : null;
    }
}
