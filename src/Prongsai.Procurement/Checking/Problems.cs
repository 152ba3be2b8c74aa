using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Checking;

/// <summary>Everything for which a record wants a second look.</summary>
internal static class Problems
{
    public static Refusal Missing(Place? where, Field field) =>
        new(
            $"missing-{Kebab(field)}",
            $"ยังไม่มี{field.Name().Th} ถ้าไม่มีจริงให้ใส่เครื่องหมาย “-”",
            $"{field.Name().En} is not given. Where there really is none, write “-”.",
            where
        );

    public static Refusal AgreedOverBudget(Place? where, Money agreed, Money budget) =>
        new(
            "agreed-over-budget",
            $"ราคาที่ตกลง {agreed} สูงกว่าวงเงิน {budget}",
            $"The agreed price {agreed} is above the budget {budget}.",
            where
        );

    public static Refusal AgreedOverReference(Place? where, Money agreed, Money reference) =>
        new(
            "agreed-over-reference",
            $"ราคาที่ตกลง {agreed} สูงกว่าราคากลาง {reference}",
            $"The agreed price {agreed} is above the reference price {reference}.",
            where
        );

    public static Refusal AgreedOverOffer(Place? where, Money agreed, Money offered) =>
        new(
            "agreed-over-offer",
            $"ราคาที่ตกลง {agreed} สูงกว่าราคาที่ผู้ได้รับการคัดเลือกเสนอ {offered}",
            $"The agreed price {agreed} is above what the winner offered, {offered}.",
            where
        );

    public static Refusal WinnersDoNotAddUp(Place? where, Money sum, Money agreed) =>
        new(
            "winners-do-not-add-up",
            $"ราคาของผู้ได้รับการคัดเลือกรวมกันได้ {sum} แต่ราคาที่ตกลงคือ {agreed}",
            $"The prices of the winners add up to {sum}, but {agreed} was agreed.",
            where
        );

    public static Refusal WinnerDidNotBid(Place? where, string winner) =>
        new(
            "winner-did-not-bid",
            $"“{winner}” ได้รับการคัดเลือกแต่ไม่อยู่ในรายชื่อผู้เสนอราคา",
            $"“{winner}” was selected but is not among the bidders.",
            where
        );

    public static Refusal SignedInAnotherMonth(Place? where, DateOnly signed, DateOnly month) =>
        new(
            "signed-in-another-month",
            $"สัญญาลงวันที่ {ThaiDate.Abbreviated(signed)} แต่อยู่ในรายงานเดือน{ThaiDate.Month(month)}",
            $"The contract is dated {ThaiDate.English(signed)} but stands in the report of {ThaiDate.EnglishMonth(month)}.",
            where
        );

    public static Refusal SignedInAnotherYear(Place? where, DateOnly signed, FiscalYear year) =>
        new(
            "signed-in-another-year",
            $"สัญญาลงวันที่ {ThaiDate.Abbreviated(signed)} ซึ่งไม่อยู่ในปีงบประมาณ {year}",
            $"The contract is dated {ThaiDate.English(signed)}, outside fiscal year {year}.",
            where
        );

    public static Refusal ProjectAfterContract(Place? where, string number, DateOnly opened, DateOnly signed) =>
        new(
            "project-after-contract",
            $"เลขที่โครงการ {number} เปิดในเดือน{ThaiDate.Month(opened)} หลังวันที่ของสัญญา {ThaiDate.Abbreviated(signed)}",
            $"Project {number} was opened in {ThaiDate.EnglishMonth(opened)}, after the contract of {ThaiDate.English(signed)}.",
            where
        );

    public static Refusal EndsBeforeItBegins(Place? where, DateOnly first, DateOnly last) =>
        new(
            "ends-before-it-begins",
            $"สัญญาสิ้นสุด {ThaiDate.Abbreviated(last)} ก่อนวันเริ่มต้น {ThaiDate.Abbreviated(first)}",
            $"The contract ends {ThaiDate.English(last)}, before it begins, {ThaiDate.English(first)}.",
            where
        );

    public static Refusal TaxIdDoesNotCheck(Place? where, string taxId, string name) =>
        new(
            "tax-id-does-not-check",
            $"เลขประจำตัวผู้เสียภาษี {taxId} ของ “{name}” ไม่ถูกต้อง (หลักสุดท้ายไม่ตรงกับหลักอื่น)",
            $"The tax id {taxId} of “{name}” is wrong: its last digit does not check the others.",
            where
        );

    public static Refusal TotalDiffers(Place where, Bilingual column, Money written, Money sum) =>
        new(
            "total-differs",
            $"แถวรวมเขียน{column.Th} {written} แต่รวมแถวข้างบนได้ {sum}",
            $"The total row says {written} for {column.En}, but the rows above add up to {sum}.",
            where
        );

    public static Refusal TwiceInTheFile(Place where, int firstRow, string what) =>
        new("twice-in-the-file", $"ซ้ำกับแถว {firstRow} ({what})", $"The same as row {firstRow} ({what}).", where);

    public static Refusal OtherAgency(Place where, string found) =>
        new("other-agency", $"แถวนี้เป็นของ “{found}”", $"This row belongs to “{found}”.", where);

    public static Refusal StatusUnknown(Place where, string text) =>
        new(
            "status-unknown",
            $"ไม่รู้จักสถานะ “{text}” ที่ใช้ได้: ยังไม่ลงนามในสัญญา, อยู่ระหว่างระยะสัญญา, สิ้นสุดสัญญา, ยกเลิกการดำเนินการ",
            $"The status “{text}” is not known; known are: ยังไม่ลงนามในสัญญา, อยู่ระหว่างระยะสัญญา, สิ้นสุดสัญญา, ยกเลิกการดำเนินการ.",
            where
        );

    public static Refusal EgpNumberOdd(Place where, string text) =>
        new(
            "egp-number-odd",
            $"“{text}” ไม่ใช่เลขที่โครงการในระบบ e-GP (11 หลัก ขึ้นต้นด้วยปี พ.ศ. สองหลักและเดือน)",
            $"“{text}” is no e-GP project number (eleven digits that begin with the year and the month).",
            where
        );

    /// <summary>Heading of a group of problems of one kind.</summary>
    public static Bilingual NameOf(string kind) =>
        kind switch
        {
            "agreed-over-budget" => new("ราคาที่ตกลงสูงกว่าวงเงิน", "Agreed price above budget"),
            "agreed-over-reference" => new("ราคาที่ตกลงสูงกว่าราคากลาง", "Agreed price above reference price"),
            "agreed-over-offer" => new("ราคาที่ตกลงสูงกว่าราคาที่เสนอ", "Agreed price above the offer"),
            "winners-do-not-add-up" => new(
                "ราคาของผู้ได้รับการคัดเลือกรวมกันไม่ตรง",
                "Prices of winners do not add up"
            ),
            "winner-did-not-bid" => new("ผู้ได้รับการคัดเลือกไม่อยู่ในผู้เสนอราคา", "Winner is not among the bidders"),
            "signed-in-another-month" => new("วันที่สัญญาไม่อยู่ในเดือนที่รายงาน", "Contract dated in another month"),
            "signed-in-another-year" => new("วันที่สัญญาไม่อยู่ในปีงบประมาณ", "Contract dated in another year"),
            "project-after-contract" => new("เลขที่โครงการใหม่กว่าสัญญา", "Project opened after its contract"),
            "ends-before-it-begins" => new("สัญญาสิ้นสุดก่อนเริ่ม", "Contract ends before it begins"),
            "tax-id-does-not-check" => new("เลขประจำตัวผู้เสียภาษีไม่ถูกต้อง", "Tax id does not check"),
            "total-differs" => new("แถวรวมไม่ตรงกับผลรวม", "Total row differs from the sum"),
            "twice-in-the-file" => new("รายการซ้ำในไฟล์", "Twice in the file"),
            "other-agency" => new("เป็นของหน่วยงานอื่น", "Of another agency"),
            "status-unknown" => new("ไม่รู้จักสถานะ", "Status not known"),
            "egp-number-odd" => new("เลขที่โครงการ e-GP ไม่ถูกต้อง", "Odd e-GP number"),
            "amount-unreadable" => new("อ่านจำนวนเงินไม่ได้", "Amount not readable"),
            "amount-negative" => new("จำนวนเงินติดลบ", "Negative amount"),
            "amount-too-large" => new("จำนวนเงินสูงเกินจริง", "Amount too large"),
            "error-cell" => new("ช่องเป็นข้อผิดพลาดของ Excel", "Cell holds an error of the spreadsheet"),
            "work-missing" => new("ไม่มีชื่องาน", "No work named"),
            "month-unknown" => new("ไม่รู้ว่าเป็นของเดือนใด", "Month not known"),
            "month-in-another-year" => new("เดือนไม่อยู่ในปีงบประมาณที่เลือก", "Month outside the chosen year"),
            "ocds-linked-only" => new("มีแต่ลิงก์ ไม่มีเนื้อหา", "Links only, no content"),
            "ocds-undated" => new(
                "หลาย release ของโครงการเดียว ไม่มีวันที่",
                "Several releases of one process, undated"
            ),
            "ocds-no-ocid" => new("ไม่มี ocid", "No ocid"),
            "ocds-not-baht" => new("ไม่ใช่เงินบาท", "Not in baht"),
            "ocds-not-a-day" => new("อ่านวันที่ไม่ได้", "Date not readable"),
            "ocds-unreadable" => new("อ่านข้อมูลไม่ได้", "Data not readable"),
            "too-long" => new("ข้อความยาวเกินไป", "Text too long"),
            _ when kind.StartsWith("missing-", StringComparison.Ordinal) => Enum.TryParse<Field>(
                kind["missing-".Length..].Replace("-", "", StringComparison.Ordinal),
                ignoreCase: true,
                out var field
            )
                ? new($"ยังไม่มี{field.Name().Th}", $"{field.Name().En} not given")
                : Bilingual.ThaiOnly(kind),
            _ when kind.StartsWith("date-", StringComparison.Ordinal) => new("อ่านวันที่ไม่ได้", "Date not readable"),
            _ => Bilingual.ThaiOnly(kind),
        };

    // ReferencePrice → reference-price.
    private static string Kebab(Field field) =>
        string.Concat(
            field
                .ToString()
                .Select(
                    (letter, at) =>
                        char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"
                )
        );
}
