using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Improvements;

[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("แก้ถ้อยคำประเด็นที่ต้องปรับปรุง", "Reword what must improve")]
internal sealed class RewordModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public string MustImprove { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(ImprovementId id, CancellationToken cancellation)
    {
        Row = await db.RowAsync(User.Agency(), id, cancellation);
        MustImprove = Row.MustImprove;
        WhyNot = Row.WhyNotReword(MustImprove);
    }

    public async Task<IActionResult> OnPostAsync(
        ImprovementId id,
        string? mustImprove,
        int version,
        CancellationToken cancellation
    )
    {
        Row = await db.RowAsync(User.Agency(), id, cancellation);
        MustImprove = mustImprove ?? "";
        WhyNot = Row.WhyNotReword(mustImprove);
        if (WhyNot.Count > 0)
            return Page();
        if (Row.Version != version)
            return await RacedAsync(cancellation);

        new RowJournal(db, Row, clock.Now(), User.Actor()).Change("ImprovementReworded", () => Row.Reword(MustImprove));
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect(Row.Address());

        Row = await db.RowAsync(User.Agency(), id, cancellation);
        return await RacedAsync(cancellation);
    }

    private async Task<IActionResult> RacedAsync(CancellationToken cancellation)
    {
        Raced = await Raced.OfAsync(
            db,
            Row,
            [(new("ประเด็นที่ต้องปรับปรุง", "What must improve"), Row.MustImprove)],
            cancellation
        );
        return Page();
    }
}
