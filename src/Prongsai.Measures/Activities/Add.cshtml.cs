using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Activities;

[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("เพิ่มมาตรการ", "Add a measure")]
internal sealed class AddModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public MeasureForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(ImprovementId id, CancellationToken cancellation) =>
        Row = await db.RowAsync(User.Agency(), id, cancellation);

    public async Task<IActionResult> OnPostAsync(ImprovementId id, MeasureForm form, CancellationToken cancellation)
    {
        Row = await db.RowAsync(User.Agency(), id, cancellation);
        Form = form;
        WhyNot =
        [
            .. Row.WhyNotAddMeasure(form.Text),
            .. form.WhyNot(out var period).Except(Measure.WhyNotWord(form.Text)),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var measure = Row.AddMeasure(form.Text!);
        measure.AssignOwner(form.Section, form.Person);
        measure.SetPeriod(period);
        measure.SaySuccess(form.Success);
        new RowJournal(db, Row, clock.Now(), User.Actor()).Added(measure);
        await db.SaveChangesAsync(cancellation);

        return LocalRedirect(Row.Address());
    }
}
