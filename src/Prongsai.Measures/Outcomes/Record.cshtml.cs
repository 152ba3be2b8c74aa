using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Outcomes;

[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("บันทึกผลการดำเนินการ", "Record a result")]
internal sealed class RecordModel(ProngsaiDb db, KeptFiles store, TimeProvider clock) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public string Text { get; private set; } = "";
    public string? On { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(ImprovementId id, CancellationToken cancellation)
    {
        Row = await db.RowAsync(User.Agency(), id, cancellation);
        On = Days.Iso(clock.Now().Today);
    }

    public async Task<IActionResult> OnPostAsync(
        ImprovementId id,
        string? text,
        string? on,
        AttachForm attach,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        Row = await db.RowAsync(User.Agency(), id, cancellation);
        (Text, On) = (text ?? "", on);
        attach.Show(ViewData);

        List<Refusal> reasons = [];
        var day = Days.Read(on, reasons);
        reasons.AddRange(Row.WhyNotRecordOutcome(text, day, now));
        var taken = await attach.TakeAsync(store, User.Agency(), User.Actor(), now, reasons, cancellation);
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        var outcome = Row.RecordOutcome(Text, day, now);
        var journal = new RowJournal(db, Row, now, User.Actor());
        journal.Added(outcome);
        taken.AttachTo(outcome, now, journal);
        await db.SaveChangesAsync(cancellation);

        return LocalRedirect(Row.Address());
    }
}
