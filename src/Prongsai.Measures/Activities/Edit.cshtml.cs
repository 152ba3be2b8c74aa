using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Activities;

[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("แก้ไขมาตรการ", "Edit a measure")]
internal sealed class EditModel(ProngsaiDb db, TimeProvider clock, Speaker say) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public Measure Measure { get; private set; } = null!;
    public MeasureForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(MeasureId id, CancellationToken cancellation)
    {
        (Row, Measure) = await db.MeasureAsync(User.Agency(), id, cancellation);
        Form = MeasureForm.Of(Measure);
    }

    public async Task<IActionResult> OnPostAsync(
        MeasureId id,
        MeasureForm form,
        int version,
        CancellationToken cancellation
    )
    {
        (Row, Measure) = await db.MeasureAsync(User.Agency(), id, cancellation);
        Form = form;
        WhyNot = [.. Measure.WhyNotChange(), .. form.WhyNot(out var period)];
        if (WhyNot.Count > 0)
            return Page();
        if (Measure.Version != version)
            return await RacedAsync(cancellation);

        form.Apply(Measure, period, new RowJournal(db, Row, clock.Now(), User.Actor()));
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect(Row.Address());

        (Row, Measure) = await db.MeasureAsync(User.Agency(), id, cancellation);
        return await RacedAsync(cancellation);
    }

    private async Task<IActionResult> RacedAsync(CancellationToken cancellation)
    {
        Raced = await Raced.OfAsync(db, Row, MeasureForm.Standing(Measure, say.Language), cancellation);
        return Page();
    }
}
