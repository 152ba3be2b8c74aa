using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>What is said of a purchase, in any of its official forms.</summary>
internal enum Field
{
    Number,
    Work,
    Budget,
    ReferencePrice,
    Method,
    LegalGround,
    Bidders,
    Winners,
    AgreedPrice,
    Reason,
    ContractNumber,
    ContractDay,
    EgpNumber,
    ControlNumber,
    BudgetSource,
    Status,
    FirstDay,
    LastDay,
    TaxId,
    FiscalYear,
    Month,
    AgencyName,
    AgencyType,
    Ministry,
    District,
    Province,
}

/// <summary>Fields in words.</summary>
internal static class FieldWords
{
    public static Bilingual Name(this Field field) =>
        field switch
        {
            Field.Number => new("ลำดับที่", "No."),
            Field.Work => new("งานที่จัดซื้อหรือจัดจ้าง", "Work"),
            Field.Budget => new("วงเงินที่จะซื้อหรือจ้าง", "Budget"),
            Field.ReferencePrice => new("ราคากลาง", "Reference price"),
            Field.Method => new("วิธีซื้อหรือจ้าง", "Method"),
            Field.LegalGround => new("เหตุตามกฎหมาย", "Legal ground"),
            Field.Bidders => new("ผู้เสนอราคาและราคาที่เสนอ", "Bidders and prices"),
            Field.Winners => new("ผู้ได้รับการคัดเลือก", "Selected"),
            Field.AgreedPrice => new("ราคาที่ตกลงซื้อหรือจ้าง", "Agreed price"),
            Field.Reason => new("เหตุผลที่คัดเลือกโดยสรุป", "Reason in brief"),
            Field.ContractNumber => new("เลขที่สัญญาหรือข้อตกลง", "Contract no."),
            Field.ContractDay => new("วันที่ของสัญญาหรือข้อตกลง", "Date of contract"),
            Field.EgpNumber => new("เลขที่โครงการในระบบ e-GP", "e-GP project no."),
            Field.ControlNumber => new("เลขคุมสัญญาในระบบ e-GP", "e-GP contract control no."),
            Field.BudgetSource => new("แหล่งที่มาของงบประมาณ", "Budget source"),
            Field.Status => new("สถานะการจัดซื้อจัดจ้าง", "Status"),
            Field.FirstDay => new("วันที่เริ่มต้นสัญญา", "Contract begins"),
            Field.LastDay => new("วันที่สิ้นสุดสัญญา", "Contract ends"),
            Field.TaxId => new("เลขประจำตัวผู้เสียภาษี", "Tax id"),
            Field.FiscalYear => new("ปีงบประมาณ", "Fiscal year"),
            Field.Month => new("เดือนที่รายงาน", "Month of the report"),
            Field.AgencyName => new("ชื่อหน่วยงาน", "Agency"),
            Field.AgencyType => new("ประเภทหน่วยงาน", "Type of agency"),
            Field.Ministry => new("กระทรวง", "Ministry"),
            Field.District => new("อำเภอ/เขต", "District"),
            _ => new("จังหวัด", "Province"),
        };
}
