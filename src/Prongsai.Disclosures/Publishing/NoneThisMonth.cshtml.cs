using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

/// <summary>
/// "Nothing this month" is a formal publication: the statement goes into the content and to the reviewer in one step, and becomes an
/// edition like any other.
/// </summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("ประกาศว่าเดือนนี้ไม่มีรายการ", "Declare that there was nothing in a month")]
internal sealed class NoneThisMonthModel(ProngsaiDb db, IDisclosureItems items, INotices notices, TimeProvider clock)
    : PageModel
{
    public AtWork Work { get; private set; } = null!;

    /// <summary>The months that have ended and of which nothing is said yet.</summary>
    public IReadOnlyList<DateOnly> Silent { get; private set; } = [];

    public string Words { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        await FetchAsync(year, code, cancellation);
        Words = Work.Item.IsAbout("proc_monthly") ? "ไม่มีการจัดซื้อจัดจ้างในเดือนนี้" : "ไม่มีรายการในเดือนนี้";
        WhyNot = Work.Draft.WhyNotWrite();
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? month,
        string? words,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        await FetchAsync(year, code, cancellation);
        Words = words ?? "";
        if (!Days.TryMonth(month, out var first) || !Silent.Contains(first))
        {
            WhyNot = [NotSilent(month ?? "")];
            return Page();
        }

        var block = new NoneBlock
        {
            Id = Work.Document.NextId(),
            Month = first,
            Words = Lines.Clean(words),
        };
        var document = Work.Document.With(block);
        var said = $"{ThaiDate.Month(first)}: {block.Words}";
        WhyNot =
        [
            .. block.IsBlank ? [BlockRefusals.TextBlank] : Array.Empty<Refusal>(),
            .. Work.Draft.WhyNotWrite(),
            .. document.WhyNot(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        Work.Draft.Write(document, now, by);
        Work.Draft.Submit(said, isCorrection: Work.Editions.Count > 0, now, by);
        db.Wrote(Work, now, by, "none", block);
        db.Journal(
            Work.Disclosure.AgencyId,
            now,
            by,
            "DisclosureSubmitted",
            Work.Disclosure.Record,
            new
            {
                code,
                year = year.Buddhist,
                number = Work.NextNumber,
                none = first.MonthIso(),
            },
            said
        );
        notices.TellReviewer(now, Work);
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([DraftRefusals.WithReviewer]);

        return LocalRedirect(Work.Address);
    }

    private async Task FetchAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var today = clock.Now().Today;
        Silent =
        [
            .. Days.MonthsOf(year, 12).Where(m => m.AddMonths(1) <= today).Except(MonthsSaid.In(Work.Document).Covered),
        ];
    }

    private static Refusal NotSilent(string month) =>
        new(
            "month-not-silent",
            $"“{month}” ไม่ใช่เดือนที่สิ้นสุดแล้วและยังไม่มีข้อมูล โปรดเลือกจากรายการ",
            $"“{month}” is no month that has ended and has nothing yet; choose from the list."
        );
}
