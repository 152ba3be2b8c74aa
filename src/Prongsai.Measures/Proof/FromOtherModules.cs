using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Proof;

/// <summary>Records a result that another module proves, in the name of the program, with the journal as any other result.</summary>
internal sealed class FromOtherModules(ProngsaiDb db, TimeProvider clock) : IProof
{
    public async Task<bool> AttachAsync(
        AgencyId agency,
        MeasureId measure,
        ProvingFile file,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var row = await db.Whole(agency)
            .FirstOrDefaultAsync(
                i => i.WithdrawnAt == null && i.Measures.Any(m => m.Id == measure && m.WithdrawnAt == null),
                cancellation
            );
        if (row is null || !db.RecordProof(row, file, clock.Now()))
            return false;

        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

internal static class Recording
{
    /// <summary>
    /// Records a result with its file. False where the row has the same file or words already: what somebody withdrew stays withdrawn, and
    /// is not put back behind their back.
    /// </summary>
    public static bool RecordProof(
        this ProngsaiDb db,
        Improvement row,
        ProvingFile file,
        Now now,
        bool dayMadeUp = false
    )
    {
        if (row.Outcomes.Any(o => o.Evidence.Any(e => e.File == file.File) || o.Text == file.Title))
            return false;

        var outcome = row.RecordOutcome(file.Title, file.On, now, dayMadeUp: dayMadeUp);
        var evidence = outcome.Attach(
            new Proven(EvidenceKind.File, file.File, file.FileName, file.MediaType, file.Size, null, null, null),
            file.Title,
            file.On,
            now,
            file.MadeUp
        );
        var journal = new RowJournal(db, row, now, Actor.System);
        journal.Added(outcome);
        journal.Added(evidence);
        return true;
    }
}
