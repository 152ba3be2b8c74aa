using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Withdrawing;

/// <summary>Takes a row, a measure, a result or a piece of evidence out of the table, with a reason; the history keeps it.</summary>
[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("ถอนออกจากตารางมาตรการ", "Withdraw from the table of measures")]
internal sealed class WithdrawModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    private Measure? _measure;
    private Outcome? _outcome;
    private Evidence? _evidence;

    public Improvement Row { get; private set; } = null!;
    public Bilingual Kind { get; private set; }
    public string Words { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(string kind, Guid id, CancellationToken cancellation) => FetchAsync(kind, id, cancellation);

    public async Task<IActionResult> OnPostAsync(string kind, Guid id, string? reason, CancellationToken cancellation)
    {
        await FetchAsync(kind, id, cancellation);
        Reason = reason ?? "";
        WhyNot =
            _measure?.WhyNotWithdraw(reason)
            ?? _outcome?.WhyNotWithdraw(reason)
            ?? _evidence?.WhyNotWithdraw(reason)
            ?? Row.WhyNotWithdraw(reason);
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Withdraw(new RowJournal(db, Row, now, User.Actor()), now);
        if (!await db.TrySaveAsync(cancellation))
        {
            // Changed by somebody else this very moment: what they wrote is worth reading before it goes.
            await FetchAsync(kind, id, cancellation);
            return Page();
        }

        return LocalRedirect(Row.Address());
    }

    private void Withdraw(RowJournal journal, Now now)
    {
        if (_measure is { } measure)
        {
            journal.Withdrawn(measure, Reason);
            measure.Withdraw(Reason, now);
        }
        else if (_outcome is { } outcome)
        {
            journal.Withdrawn(outcome, Reason);
            outcome.Withdraw(Reason, now);
        }
        else if (_evidence is { } evidence)
        {
            journal.Withdrawn(evidence, Reason);
            evidence.Withdraw(Reason, now);
        }
        else
        {
            journal.Withdrawn(Reason);
            Row.Withdraw(Reason, now);
        }
    }

    private async Task FetchAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        switch (kind)
        {
            case "row":
                Row = await db.RowAsync(agency, new ImprovementId(id), cancellation);
                (Kind, Words) = (new("ประเด็นทั้งแถว", "the whole row"), $"{Row.ItemCode} {Row.ItemTitle}");
                break;
            case "measure":
                (Row, _measure) = await db.MeasureAsync(agency, new MeasureId(id), cancellation);
                (Kind, Words) = (new("มาตรการ", "the measure"), _measure.Text);
                break;
            case "outcome":
                (Row, _outcome) = await db.OutcomeAsync(agency, new OutcomeId(id), cancellation);
                (Kind, Words) = (new("ผลการดำเนินการ", "the result"), _outcome.Text);
                break;
            case "evidence":
                (Row, _, _evidence) = await db.EvidenceAsync(agency, new EvidenceId(id), cancellation);
                (Kind, Words) = (
                    new("หลักฐาน", "the evidence"),
                    $"{_evidence.FileName ?? _evidence.Link}\n{_evidence.Caption}".Trim()
                );
                break;
            default:
                throw new MissingException(kind);
        }
    }
}
