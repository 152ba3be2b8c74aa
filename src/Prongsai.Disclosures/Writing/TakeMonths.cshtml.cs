using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Takes months of another module's records into an item, after a look at what is there and what is missing.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("ดึงข้อมูลรายเดือนเข้าข้อ OIT", "Take months of records into an OIT item")]
internal sealed class TakeMonthsModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IEnumerable<IMonthlyRecords> doors,
    TimeProvider clock
) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public MonthsToTake Months { get; private set; } = null!;
    public IReadOnlyList<DateOnly> Chosen { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, string source, CancellationToken cancellation)
    {
        await FetchAsync(year, code, source, cancellation);
        Chosen = [.. Months.Months.Where(m => m.IsDemanded || m.Taken is not null).Select(m => m.AtHand.Month)];
        WhyNot = Work.Draft.WhyNotWrite();
    }

    /// <param name="months">"2023-10" and so on.</param>
    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string source,
        List<string> months,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, source, cancellation);
        Chosen = [.. Months.Months.Select(m => m.AtHand.Month).Where(m => months.Contains(m.MonthIso()))];
        var taken = await Months.Door.TakeAsync(User.Agency(), year, Chosen, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        var document = MonthsToTake.Into(Work.Document, source, Chosen, taken, now.Today);
        WhyNot =
        [
            .. Work.Draft.WhyNotWrite(),
            .. taken.Count == 0 && document == Work.Document ? [NothingToTake] : Array.Empty<Refusal>(),
            .. document.WhyNot(),
        ];
        if (WhyNot.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Page();
        }

        Work.Draft.Write(document, now, by);
        foreach (var block in document.Blocks.Where(b => taken.Any(t => t.Month == b.Taken?.Month)))
            db.Wrote(Work, now, by, "taken", block);
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([BlockRefusals.ChangedMeanwhile]);

        return LocalRedirect($"{Work.Address}/write");
    }

    private async Task FetchAsync(FiscalYear year, string code, string source, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var door = doors.FirstOrDefault(d => d.Source == source) ?? throw new MissingException(source);
        Months = await MonthsToTake.OfAsync(Work, door, closely: true, cancellation);
    }

    private static readonly Refusal NothingToTake = new(
        "no-month-to-take",
        "ไม่มีข้อมูลของเดือนที่เลือกให้ดึงเข้ามา ให้บันทึกรายการหรือประกาศว่าไม่มีในทะเบียนก่อน",
        "There is nothing of the chosen months to take in; put in records, or say that there were none, first."
    );
}
