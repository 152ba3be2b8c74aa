using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>Every reason for which the register says no.</summary>
internal static class Refusals
{
    public static Refusal MonthHasPurchases(DateOnly month, int count) =>
        new(
            "month-has-purchases",
            $"เดือน{ThaiDate.Month(month)} มีรายการจัดซื้อจัดจ้างแล้ว {count} รายการ จึงประกาศว่าไม่มีไม่ได้",
            $"{ThaiDate.EnglishMonth(month)} has {count} purchase(s); it cannot be said that there was none."
        );

    public static Refusal SaidAlready(DateOnly month) =>
        new(
            "nothing-said-already",
            $"ประกาศไว้แล้วว่าเดือน{ThaiDate.Month(month)} ไม่มีการจัดซื้อจัดจ้าง",
            $"It is said already that nothing was bought in {ThaiDate.EnglishMonth(month)}."
        );

    public static Refusal MonthNotOver(DateOnly month) =>
        new(
            "month-not-over",
            $"เดือน{ThaiDate.Month(month)} ยังไม่สิ้นสุด จึงยังประกาศไม่ได้ว่าไม่มีการจัดซื้อจัดจ้าง",
            $"{ThaiDate.EnglishMonth(month)} is not over; it cannot be said yet that nothing was bought."
        );

    public static readonly Refusal WhyMissing = new(
        "why-missing",
        "ต้องบอกเหตุผล จะบันทึกไว้ในประวัติ",
        "Say why; it is written into the history."
    );

    public static readonly Refusal NotWaiting = new(
        "import-not-waiting",
        "การนำเข้านี้ไม่ได้รอการยืนยันแล้ว",
        "This import does not wait for anybody any more."
    );

    public static readonly Refusal NotStored = new(
        "import-not-stored",
        "ยกเลิกได้เฉพาะการนำเข้าที่บันทึกแล้วและยังไม่ถูกยกเลิก",
        "Only an import that was stored, and was not undone before, can be undone."
    );

    public static Refusal ChangedSince(int count) =>
        new(
            "import-changed-since",
            $"มี {count} รายการจากการนำเข้านี้ที่ถูกแก้ไขหรือนำเข้าทับภายหลัง ต้องยกเลิกการนำเข้าครั้งหลังก่อน",
            $"{count} purchase(s) of this import were changed or imported over since. Undo what came later first."
        );

    public static readonly Refusal Raced = new(
        "purchase-raced",
        "มีผู้อื่นบันทึกรายการเดียวกันในขณะนี้ โปรดเปิดใหม่แล้วตรวจอีกครั้ง",
        "Somebody else saved the same purchases at this moment; open them again and look once more."
    );
}
