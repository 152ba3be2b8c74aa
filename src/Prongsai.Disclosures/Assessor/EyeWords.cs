using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Where the pages of the assessor's eye are.</summary>
internal static class EyeAddresses
{
    public static string Page(FiscalYear year) => $"/staff/disclosures/assessor?year={year}";

    public static string Visits(FiscalYear year, string? code = null) =>
        $"/staff/disclosures/assessor/visits?year={year}" + (code is null ? "" : $"&code={Uri.EscapeDataString(code)}");
}

/// <summary>What a round says as a whole.</summary>
internal static class EyeWords
{
    public static readonly Bilingual NoAddress = new(
        "ยังไม่ได้ตั้งที่อยู่สาธารณะของระบบ (Prongsai:Address) จึงดูหน้าของระบบนี้จากภายนอกไม่ได้ ให้ผู้ดูแลระบบตั้งค่า",
        "The public address of this installation (Prongsai:Address) is not set, so its own pages could not be looked at from outside. The system administrator sets it."
    );

    public static Bilingual HomeNotReached(string home, Bilingual why) =>
        new(
            $"เปิดหน้าแรก {home} ไม่ได้: {why.Th} จึงนับจำนวนคลิกไม่ได้",
            $"The home page {home} did not open, so clicks could not be counted: {why.En}"
        );

    /// <summary>Whoever has the item is told; where nobody has it, whoever prepares.</summary>
    public static Notice Seen(
        AgencyId agency,
        FiscalYear year,
        (Guid? Officer, Guid? Deputy) who,
        IReadOnlyList<string> codes
    )
    {
        Guid[] accounts = [.. new[] { who.Officer, who.Deputy }.OfType<Guid>().Distinct()];
        var items = string.Join(", ", codes);

        return new Notice(
            agency,
            accounts.Length > 0 ? new Recipients(accounts, []) : Recipients.Holders(Duty.Preparer),
            Looking.NoticeKind,
            new(
                $"ตรวจจากภายนอกพบสิ่งที่ต้องแก้ในข้อ {items} ปี {year}",
                $"Seen from outside: something to mend in {items} of {year}"
            ),
            EyeAddresses.Page(year)
        );
    }
}
