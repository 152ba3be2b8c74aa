using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>How the register and the national systems disagree, in the order in which an officer looks at them.</summary>
internal enum DifferenceKind
{
    NationalOnly,
    OursOnly,
    PriceDiffers,
    TaxIdDiffers,
    VendorDiffers,
    ContractNumberDiffers,
    ContractDayDiffers,
    WinnerAnnouncedNotHere,
    AnnouncedNotHere,
}

/// <summary>One disagreement: what each side says, in words that may be shown to the office.</summary>
/// <param name="About">The work.</param>
/// <param name="Ours">What the register says.</param>
/// <param name="Theirs">What the national system says.</param>
/// <param name="Purchase">Ours, to open it; null where there is none.</param>
/// <param name="Identity">What it is about, stable from run to run.</param>
/// <param name="Compared">Both sides as they were compared, uncovered; only ever hashed.</param>
internal sealed record Difference(
    DifferenceKind Kind,
    string? ProjectNumber,
    string? ContractNumber,
    string About,
    Bilingual Ours,
    Bilingual Theirs,
    PurchaseId? Purchase,
    string Identity,
    string Compared
)
{
    /// <summary>The same for the same disagreement in every run: its address.</summary>
    public string Key { get; } = Hash($"{Kind}\n{Identity}");

    /// <summary>The same while both sides are unchanged: an explanation holds for it.</summary>
    public string Print { get; } = Hash(Compared);

    // A record prints its members; this one must not print a citizen's number.
    public override string ToString() => $"{Kind} {ProjectNumber}: {Ours.Th} ≠ {Theirs.Th}";

    private static string Hash(string text) => FileHash.Of(Encoding.UTF8.GetBytes(text)).Hex;
}

/// <summary>Kinds in words, with what to do about each.</summary>
internal static class DifferenceWords
{
    public static readonly Bilingual NotInTheRegister = new("ไม่มีในทะเบียน", "not in the register");

    public static readonly Bilingual NotInTheRecord = new("ไม่มีในข้อมูลสัญญาของรัฐ", "not in the national record");

    /// <summary>Stands above every list of them.</summary>
    public static readonly Bilingual Disclaimer = new(
        "รายการต่างกันไม่ได้แปลว่าทะเบียนผิด ข้อมูลกลางมีเฉพาะสัญญาที่ได้ผู้ชนะแล้ว ออกช้ากว่าการลงนาม และอาจผิดได้ โปรดดูเอกสารจริง",
        "A difference does not mean that the register is wrong. The national data has awarded contracts only, comes later than the signing and may be wrong itself: look at the papers."
    );

    public static Bilingual Name(this DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.NationalOnly => new(
                "มีในข้อมูลสัญญาของรัฐ แต่ไม่มีในทะเบียน",
                "In the national record and not in the register"
            ),
            DifferenceKind.OursOnly => new(
                "มีในทะเบียน แต่ไม่มีในข้อมูลสัญญาของรัฐ",
                "In the register and not in the national record"
            ),
            DifferenceKind.PriceDiffers => new("ราคาที่ตกลงไม่ตรงกัน", "Agreed prices differ"),
            DifferenceKind.TaxIdDiffers => new("เลขประจำตัวผู้เสียภาษีไม่ตรงกัน", "Vendors’ tax ids differ"),
            DifferenceKind.VendorDiffers => new("ชื่อคู่สัญญาไม่ตรงกัน", "Vendors’ names differ"),
            DifferenceKind.ContractNumberDiffers => new("เลขที่สัญญาไม่ตรงกัน", "Contract numbers differ"),
            DifferenceKind.ContractDayDiffers => new("วันที่ทำสัญญาไม่ตรงกัน", "Contract dates differ"),
            DifferenceKind.WinnerAnnouncedNotHere => new(
                "ประกาศผู้ชนะใน e-GP แล้ว แต่ไม่มีในทะเบียน",
                "Winner announced in e-GP, not in the register"
            ),
            _ => new("ประกาศใน e-GP แล้ว แต่ยังไม่มีในทะเบียน", "Announced in e-GP, not in the register yet"),
        };

    public static Bilingual WhatToDo(this DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.NationalOnly => new(
                "ตรวจว่าเป็นสัญญาของหน่วยงาน แล้วนำเข้าหรือเพิ่มในเดือนที่ลงนาม หากมีแล้วแต่ไม่ได้ใส่เลขโครงการ e-GP ให้เติมเลข",
                "See that it is the agency’s contract, then import or add it in its month. If it is there without its e-GP number, fill the number in."
            ),
            DifferenceKind.OursOnly => new(
                "ตรวจเลขโครงการ e-GP และว่าได้บันทึกสัญญาในระบบ e-GP แล้ว หากเพิ่งลงนาม ข้อมูลกลางอาจยังไม่ออก ให้ถามใหม่ภายหลัง",
                "See its e-GP number, and that the contract was entered in e-GP. If it was signed lately the national data may not have it yet: ask again later."
            ),
            DifferenceKind.PriceDiffers => new(
                "เทียบกับสัญญาฉบับจริง (รวมภาษีหรือไม่ มีหลายสัญญาหรือแก้ไขสัญญาหรือไม่) แล้วแก้ด้านที่ผิด",
                "Look at the contract itself (tax included? several contracts, or amended?), then correct the side that is wrong."
            ),
            DifferenceKind.TaxIdDiffers => new(
                "เทียบกับหนังสือรับรองของคู่สัญญา แล้วแก้ด้านที่ผิด เลขของบุคคลธรรมดาไม่แสดงที่นี่",
                "Look at the vendor’s certificate, then correct the side that is wrong. Numbers of natural persons are not shown here."
            ),
            DifferenceKind.VendorDiffers => new(
                "ไม่มีเลขประจำตัวผู้เสียภาษีให้เทียบ จึงเทียบจากชื่อ ดูสัญญาฉบับจริงว่าเป็นรายเดียวกันหรือไม่ แล้วแก้ด้านที่ผิด หรือเติมเลขในทะเบียน",
                "There was no tax id to compare, so the names were. See in the contract whether it is the same vendor, then correct the side that is wrong, or fill the tax id in here."
            ),
            DifferenceKind.ContractNumberDiffers or DifferenceKind.ContractDayDiffers => new(
                "เทียบกับสัญญาฉบับจริง แล้วแก้ด้านที่ผิด หากด้านข้อมูลกลางผิดให้แก้ในระบบ e-GP",
                "Look at the contract itself, then correct the side that is wrong; the national side is corrected in e-GP."
            ),
            DifferenceKind.WinnerAnnouncedNotHere => new(
                "ประกาศผู้ชนะแล้ว เมื่อลงนามให้บันทึกในเดือนที่ลงนาม หากลงนามแล้วให้เพิ่มในทะเบียน",
                "The winner is announced: once signed it belongs into the month of signing. If it is signed, add it to the register."
            ),
            _ => new(
                "ยังไม่ต้องทำอะไรหากยังไม่ได้ผู้ชนะ เก็บไว้เตือนว่าโครงการนี้ประกาศแล้ว",
                "Nothing to do while there is no winner; it reminds you that the project was announced."
            ),
        };
}
