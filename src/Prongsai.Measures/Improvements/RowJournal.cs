using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Improvements;

/// <summary>What a line of the journal says of a row: which thing in it, what it was, what it is.</summary>
/// <param name="Thing">"row", "measure", "outcome", "evidence".</param>
internal sealed record RowFacts(
    string Thing,
    Guid Id,
    IReadOnlyDictionary<string, string?>? Was,
    IReadOnlyDictionary<string, string?>? Is
);

/// <summary>Writes the journal beside the change. Everything within a row is told under the row, so that one page tells its whole story.</summary>
internal sealed class RowJournal(ProngsaiDb db, Improvement row, Now now, Actor by)
{
    public void Opened(string what = "ImprovementPlanned") => Write(what, new("row", row.Id.Value, null, row.Facts()));

    public void Added(Measure measure) =>
        Write("MeasureAdded", new("measure", measure.Id.Value, null, measure.Facts()));

    public void Added(Outcome outcome) =>
        Write("OutcomeRecorded", new("outcome", outcome.Id.Value, null, outcome.Facts()));

    public void Added(Evidence evidence) =>
        Write("EvidenceAttached", new("evidence", evidence.Id.Value, null, evidence.Facts()));

    /// <summary>Acts and tells, unless nothing changed.</summary>
    public void Change(string what, Action act) => Change(what, "row", row.Id.Value, row.Facts, act);

    public void Change(string what, Measure measure, Action act) =>
        Change(what, "measure", measure.Id.Value, measure.Facts, act);

    public void Change(string what, Outcome outcome, Action act) =>
        Change(what, "outcome", outcome.Id.Value, outcome.Facts, act);

    public void Change(string what, Evidence evidence, Action act) =>
        Change(what, "evidence", evidence.Id.Value, evidence.Facts, act);

    public void Replaced(Evidence earlier, Evidence later, string why) =>
        Write("EvidenceReplaced", new("evidence", later.Id.Value, earlier.Facts(), later.Facts()), why);

    public void Withdrawn(string why) =>
        Write("ImprovementWithdrawn", new("row", row.Id.Value, row.Facts(), null), why);

    public void Withdrawn(Measure measure, string why) =>
        Write("MeasureWithdrawn", new("measure", measure.Id.Value, measure.Facts(), null), why);

    public void Withdrawn(Outcome outcome, string why) =>
        Write("OutcomeWithdrawn", new("outcome", outcome.Id.Value, outcome.Facts(), null), why);

    public void Withdrawn(Evidence evidence, string why) =>
        Write("EvidenceWithdrawn", new("evidence", evidence.Id.Value, evidence.Facts(), null), why);

    private void Change(
        string what,
        string thing,
        Guid id,
        Func<IReadOnlyDictionary<string, string?>> facts,
        Action act
    )
    {
        var was = facts();
        act();
        var now = facts();
        if (!was.SequenceEqual(now))
            Write(what, new(thing, id, was, now));
    }

    private void Write(string what, RowFacts facts, string? why = null) =>
        db.Journal(row.AgencyId, now, by, what, row.Record, facts, why);
}
