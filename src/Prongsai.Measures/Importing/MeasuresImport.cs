using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Importing;

/// <summary>
/// Brings a table from a file, or brings it up to date. What a file brought remembers its number there, so that the same file
/// changes it instead of doubling it; what people added or withdrew themselves is left alone.
/// </summary>
internal sealed class MeasuresImport(ProngsaiDb db, IScores scores, KeptFiles files, TimeProvider clock)
    : IMeasuresImport
{
    public async Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string path,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var now = clock.Now();
        List<Refusal> mistakes = [];
        var file = await MeasuresFile.ReadAsync(
            path,
            year => scores.OfYearAsync(agency, year, cancellation),
            now,
            mistakes,
            cancellation
        );
        if (file is null)
            return mistakes;

        // Files first: a crash leaves bytes that nobody points at, never a row that points at nothing.
        foreach (var proof in file.Rows.SelectMany(r => r.Outcomes).SelectMany(o => o.Evidence))
            if (proof.File is { } safe && (await files.TakeAsync(agency, by, safe, cancellation)).WhyNot is { } whyNot)
                mistakes.Add(whyNot);
        if (mistakes.Count > 0)
            return mistakes;

        var standing = await db.Whole(agency)
            .Where(i => i.Programme == file.Programme && i.WithdrawnAt == null)
            .ToDictionaryAsync(i => i.ItemCode, cancellation);
        foreach (var planned in file.Rows)
        {
            var row = standing.GetValueOrDefault(planned.Item.Item.Code);
            var isNew = row is null;
            if (row is null)
            {
                row = Improvement.Plan(agency, file.Programme, file.Assessed, planned.Item, planned.MustImprove);
                db.Improvements.Add(row);
            }

            var journal = new RowJournal(db, row, now, by);
            if (isNew)
                journal.Opened();
            else
                journal.Change(
                    "ImprovementImportedAgain",
                    () =>
                    {
                        row.Recopy(planned.Item);
                        row.Reword(planned.MustImprove);
                    }
                );
            Bring(row, planned.Measures, journal, now);
            Bring(row, planned.Outcomes, journal, now);
        }

        if (db.ChangeTracker.HasChanges())
            db.Journal(
                agency,
                now,
                by,
                "MeasuresImported",
                MeasuresRecord.Of(file.Programme),
                new { file = Path.GetFileName(path), rows = file.Rows.Select(r => r.Item.Item.Code) }
            );
        await db.SaveChangesAsync(cancellation);
        return [];
    }

    private static void Bring(Improvement row, IReadOnlyList<MeasuresFile.Act> acts, RowJournal journal, Now now)
    {
        var brought = row.Measures.Where(m => m.ImportedAs is not null).ToDictionary(m => m.ImportedAs!.Value);
        for (var number = 1; number <= acts.Count; number++)
        {
            var act = acts[number - 1];
            if (!brought.Remove(number, out var measure))
            {
                measure = row.AddMeasure(act.Text, number);
                Set(measure);
                journal.Added(measure);
            }
            else if (measure.WithdrawnAt is null)
                journal.Change("MeasureImportedAgain", measure, () => Set(measure));

            void Set(Measure one)
            {
                one.Reword(act.Text);
                one.AssignOwner(act.Section, act.Person, act.MadeUp("section") || act.MadeUp("person"));
                one.SetPeriod(act.Period, act.MadeUp("period"));
                one.SaySuccess(act.Success, act.MadeUp("success"));
            }
        }

        foreach (var gone in brought.Values.Where(m => m.WithdrawnAt is null))
        {
            journal.Withdrawn(gone, NoLongerInTheFile);
            gone.Withdraw(NoLongerInTheFile, now);
        }
    }

    private static void Bring(Improvement row, IReadOnlyList<MeasuresFile.Done> outcomes, RowJournal journal, Now now)
    {
        var brought = row.Outcomes.Where(o => o.ImportedAs is not null).ToDictionary(o => o.ImportedAs!.Value);
        for (var number = 1; number <= outcomes.Count; number++)
        {
            var done = outcomes[number - 1];
            if (!brought.Remove(number, out var outcome))
            {
                outcome = row.RecordOutcome(done.Text, done.On, now, done.DayMadeUp, number);
                journal.Added(outcome);
            }
            else if (outcome.WithdrawnAt is not null)
                continue;
            else
                journal.Change(
                    "OutcomeImportedAgain",
                    outcome,
                    () => outcome.Reword(done.Text, done.On, now, done.DayMadeUp)
                );

            Bring(outcome, done.Evidence, journal, now);
        }

        foreach (var gone in brought.Values.Where(o => o.WithdrawnAt is null))
        {
            journal.Withdrawn(gone, NoLongerInTheFile);
            gone.Withdraw(NoLongerInTheFile, now);
        }
    }

    private static void Bring(Outcome outcome, IReadOnlyList<MeasuresFile.Proof> proofs, RowJournal journal, Now now)
    {
        // Of a chain of replacements the last one counts.
        var brought = outcome
            .Evidence.Where(e => e.ImportedAs is not null && e.ReplacedBy is null)
            .ToDictionary(e => e.ImportedAs!.Value);
        for (var number = 1; number <= proofs.Count; number++)
        {
            var proof = proofs[number - 1];
            var what = proof.Link ?? Proven.Kept(proof.File!, FileHash.Of(proof.File!.Content.Span));
            if (!brought.Remove(number, out var evidence))
            {
                journal.Added(outcome.Attach(what, proof.Caption, proof.EffectiveOn, now, proof.MadeUp, number));
                continue;
            }

            if (evidence.WithdrawnAt is not null)
                continue;
            if ((evidence.File, evidence.Link) != (what.File, what.Link))
            {
                var later = outcome.Replace(evidence, what, OtherInTheFile, now, proof.MadeUp);
                journal.Replaced(evidence, later, OtherInTheFile);
                evidence = later;
            }

            journal.Change(
                "EvidenceDescribed",
                evidence,
                () => evidence.Describe(proof.Caption, proof.EffectiveOn, now)
            );
        }

        foreach (var gone in brought.Values.Where(e => e.WithdrawnAt is null))
        {
            journal.Withdrawn(gone, NoLongerInTheFile);
            gone.Withdraw(NoLongerInTheFile, now);
        }
    }

    private const string NoLongerInTheFile = "ไม่มีในไฟล์ที่นำเข้าใหม่ / no longer in the imported file",
        OtherInTheFile = "ไฟล์ที่นำเข้าใหม่มีหลักฐานอื่นแทน / the imported file has another one";
}
