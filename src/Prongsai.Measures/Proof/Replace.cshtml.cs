using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;

namespace Prongsai.Measures.Proof;

/// <summary>Puts another file or link in the place of one. The earlier one stays readable in the history.</summary>
[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("เปลี่ยนหลักฐาน", "Replace evidence")]
internal sealed class ReplaceModel(ProngsaiDb db, KeptFiles store, TimeProvider clock) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public Outcome Outcome { get; private set; } = null!;
    public Evidence Evidence { get; private set; } = null!;
    public string Reason { get; private set; } = "";
    public string Link { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(EvidenceId id, CancellationToken cancellation) =>
        (Row, Outcome, Evidence) = await db.EvidenceAsync(User.Agency(), id, cancellation);

    public async Task<IActionResult> OnPostAsync(
        EvidenceId id,
        List<IFormFile>? files,
        string? links,
        string? reason,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        (Row, Outcome, Evidence) = await db.EvidenceAsync(User.Agency(), id, cancellation);
        (Reason, Link) = (reason ?? "", links ?? "");

        List<Refusal> reasons = [.. Outcome.WhyNotAttach(), .. Evidence.WhyNotWithdraw(reason)];
        var received = await store.ReceiveAsync(User.Agency(), User.Actor(), files ?? [], links, reasons, cancellation);
        if (reasons.Count == 0 && received.Count != 1)
            reasons.Add(received.Count == 0 ? Refusals.NothingAttached : Refusals.ReplaceWithOne);
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        var later = Outcome.Replace(Evidence, received[0], Reason, now);
        new RowJournal(db, Row, now, User.Actor()).Replaced(Evidence, later, Reason);
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([Refusals.Withdrawn]);

        return LocalRedirect(Outcome.Id.Address());
    }
}
