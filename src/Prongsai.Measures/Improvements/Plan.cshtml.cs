using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Opens a row: from last year's weak points, or for any item of that year's framework.</summary>
[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("เพิ่มประเด็นที่ต้องปรับปรุง", "Add what must improve")]
internal sealed class PlanModel(ProngsaiDb db, IScores scores, TimeProvider clock) : PageModel
{
    public FiscalYear Programme { get; private set; }
    public FiscalYear Assessed { get; private set; }
    public YearResult? Result { get; private set; }
    public IReadOnlyList<WeakPoint> WeakPoints { get; private set; } = [];
    public IReadOnlySet<string> Open { get; private set; } = new HashSet<string>();
    public string Item { get; private set; } = "";
    public string MustImprove { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear? year, CancellationToken cancellation) =>
        await FetchAsync(year, cancellation);

    public async Task<IActionResult> OnPostAsync(
        FiscalYear? year,
        string? item,
        string? mustImprove,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, cancellation);
        (Item, MustImprove) = (item?.Trim() ?? "", mustImprove ?? "");
        var frozen = Result is null ? null : FrozenItem.Of(Result, Item);
        WhyNot =
        [
            .. Result is null ? [Refusals.NoResult(Assessed)]
            : frozen is null ? [Refusals.NoSuchItem(Item, Assessed)]
            : Open.Contains(frozen.Item.Code) ? [Refusals.AlreadyOpen(frozen.Item.Code, Programme)]
            : Array.Empty<Refusal>(),
            .. Improvement.WhyNotPlan(mustImprove),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var row = Improvement.Plan(User.Agency(), Programme, Assessed, frozen!, MustImprove);
        db.Improvements.Add(row);
        new RowJournal(db, row, clock.Now(), User.Actor()).Opened();
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!HttpContext.RequestAborted.IsCancellationRequested)
        {
            // The unique index speaks: somebody opened the same item this very moment.
            db.ChangeTracker.Clear();
            await FetchAsync(year, cancellation);
            if (!Open.Contains(row.ItemCode))
                throw;

            WhyNot = [Refusals.AlreadyOpen(row.ItemCode, Programme)];
            return Page();
        }

        return LocalRedirect(row.Address());
    }

    private async Task FetchAsync(FiscalYear? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var programme = year ?? FiscalYear.Of(clock.Now().Today);
        var rows = await db
            .Improvements.AsNoTracking()
            .Where(i => i.AgencyId == agency && i.Programme == programme && i.WithdrawnAt == null)
            .Select(i => new { i.ItemCode, i.Assessed })
            .ToListAsync(cancellation);

        Programme = programme;
        // All rows of one table answer the result of one year.
        Assessed = rows.Count > 0 ? rows[0].Assessed : programme.Previous;
        Open = rows.Select(r => r.ItemCode).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Result = await scores.OfYearAsync(agency, Assessed, cancellation);
        WeakPoints = Result is null ? [] : await scores.WeakPointsAsync(agency, Assessed, cancellation);
    }
}
