using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>Sends a file of purchases; it is read, and waits to be looked at.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("ส่งไฟล์จัดซื้อจัดจ้างเข้ามาตรวจ", "Send a file of purchases to be looked at")]
internal sealed class ImportPurchasesModel(PurchaseImports imports, TimeProvider clock) : PageModel
{
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public int? Month { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public void OnGet(FiscalYear? year, int? month) => Fetch(year, month);

    public async Task<IActionResult> OnPostAsync(
        FiscalYear? year,
        int? month,
        IFormFile? file,
        CancellationToken cancellation
    )
    {
        Fetch(year, month);
        if (file is null)
        {
            WhyNot = [ImportRefusals.NoFile];
            return Page();
        }

        var name = SafeFile.PlainName(file.FileName);
        if (file.Length > PurchasesFile.MostBytes)
        {
            WhyNot = [ImportRefusals.TooBig(name, file.Length, PurchasesFile.MostBytes)];
            return Page();
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var (import, whyNot) = await imports.BeginAsync(
            User.Agency(),
            Year,
            Month is { } chosen ? Year.MonthOrMiss(chosen) : null,
            name,
            bytes.ToArray(),
            User.Actor(),
            cancellation
        );
        if (import is not null)
            return LocalRedirect(import.Address);

        WhyNot = whyNot;
        return Page();
    }

    private void Fetch(FiscalYear? year, int? month)
    {
        var present = FiscalYear.Of(clock.Now().Today);
        Year = year ?? present;
        Years = [.. new[] { Year, present, present.Previous, present.Previous.Previous }.Distinct().OrderDescending()];
        Month = month is >= 1 and <= 12 ? month : null;
    }
}
