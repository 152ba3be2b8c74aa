using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>A column of a form: the words above it and the field below.</summary>
internal sealed record FormColumn(string Header, Field Field);

/// <summary>
/// A list of columns that some office asks for, from some year on. Lists and their order change from year to year; a new one is
/// added, none is changed, so that last year's form comes out as last year asked.
/// </summary>
/// <param name="Code">"ita16"; the name of its file.</param>
/// <param name="From">The first fiscal year it is known for.</param>
/// <param name="UnitLevel">The ITA profile it is asked of; null: of all.</param>
/// <param name="Sure">How sure we are of the list: the NACC's own templates were not found.</param>
internal sealed record FormProfile(
    string Code,
    Bilingual Name,
    FiscalYear From,
    string? UnitLevel,
    Confidence Sure,
    IReadOnlyList<FormColumn> Columns
)
{
    /// <summary>What must be given or marked.</summary>
    public FieldSet Asked => FieldSet.Of(Columns.Select(column => column.Field));

    public bool Asks(Field field) => Columns.Any(column => column.Field == field);
}

/// <summary>Every form that is known.</summary>
internal static class FormProfiles
{
    // Three words in the sources for one column; these are those of the sub-department list of 2568.
    private static readonly FormColumn[] Nine =
    [
        new("ชื่อรายการของงานที่ซื้อหรือจ้าง", Field.Work),
        new("วงเงินงบประมาณที่ได้รับจัดสรร (บาท)", Field.Budget),
        new("แหล่งที่มาของงบประมาณ", Field.BudgetSource),
        new("สถานะการจัดซื้อจัดจ้าง", Field.Status),
        new("วิธีการจัดซื้อจัดจ้าง", Field.Method),
        new("ราคากลาง (บาท)", Field.ReferencePrice),
        new("ราคาที่ตกลงซื้อหรือจ้าง (บาท)", Field.AgreedPrice),
        new("รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก", Field.Winners),
        new("เลขที่โครงการในระบบ e-GP", Field.EgpNumber),
    ];

    /// <summary>The nine columns of สขร.1, in the words of the form.</summary>
    public static readonly FormProfile Skr1 = new(
        "skr1",
        new("แบบ สขร.1", "Form สขร.1"),
        new FiscalYear(2541),
        null,
        Confidence.Official,
        [
            new("ลำดับที่", Field.Number),
            new("งานที่จัดซื้อหรือจัดจ้าง", Field.Work),
            new("วงเงินที่จะซื้อหรือจ้าง (บาท)", Field.Budget),
            new("ราคากลาง (บาท)", Field.ReferencePrice),
            new("วิธีซื้อหรือจ้าง", Field.Method),
            new("รายชื่อผู้เสนอราคาและราคาที่เสนอ", Field.Bidders),
            new("ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", Field.Winners),
            new("เหตุผลที่คัดเลือกโดยสรุป", Field.Reason),
            new("เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง", Field.ContractNumber),
        ]
    );

    public static readonly IReadOnlyList<FormProfile> All =
    [
        Skr1,
        new(
            "ita16",
            new("รายการ ITA 16 ช่อง", "ITA list of 16 columns"),
            new FiscalYear(2567),
            "sub_department",
            Confidence.Copy,
            [
                new("ที่", Field.Number),
                new("ปีงบประมาณ", Field.FiscalYear),
                new("ชื่อหน่วยงาน", Field.AgencyName),
                new("อำเภอ", Field.District),
                new("จังหวัด", Field.Province),
                new("กระทรวง", Field.Ministry),
                new("ประเภทหน่วยงาน", Field.AgencyType),
                .. Nine,
            ]
        ),
        new(
            "ita9",
            new("รายการ ITA 9 ช่อง", "ITA list of 9 columns"),
            new FiscalYear(2568),
            null,
            Confidence.Copy,
            Nine
        ),
    ];

    /// <summary>The form of that name as a year has it; null where it did not exist then.</summary>
    public static FormProfile? Of(string code, FiscalYear year) =>
        All.Where(form => form.Code == code && form.From <= year).MaxBy(form => form.From);

    /// <summary>The forms that are asked of a unit in a year; all others can still be had by name.</summary>
    public static IReadOnlyList<FormProfile> AskedOf(string unitLevel, FiscalYear year) =>
        [
            .. All.Where(form => form.From <= year && (form.UnitLevel is null || form.UnitLevel == unitLevel))
                .GroupBy(form => form.Code)
                .Select(form => form.MaxBy(f => f.From)!)
                // The longer list is the one for smaller units, and holds the shorter.
                .Where(form => form.Code != "ita9" || unitLevel != "sub_department"),
        ];
}
