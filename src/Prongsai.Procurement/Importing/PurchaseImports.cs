using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Procurement.Importing;

/// <summary>Reads a whole file once, telling of each purchase.</summary>
internal delegate Reading FileReader(HowToRead how, Action<ReadPurchase> each);

/// <summary>Imports of files: begun, looked at, kept, undone. Each is all or nothing.</summary>
internal sealed class PurchaseImports(ProngsaiDb db, IAgencies agencies, KeptFiles files, TimeProvider clock)
{
    /// <summary>Keeps the file, and nothing of what it says, so that somebody can look at it.</summary>
    /// <returns>The import that waits, or why the file cannot be one whatever its rows say.</returns>
    public async Task<(PurchaseImport? Import, IReadOnlyList<Refusal> WhyNot)> BeginAsync(
        AgencyId agency,
        FiscalYear year,
        DateOnly? month,
        string fileName,
        byte[] content,
        Actor by,
        CancellationToken cancellation
    )
    {
        var reading = PurchasesFile.Read(fileName, content, await HowAsync(agency, year, month, null, cancellation));
        return reading.Refusals.Count > 0
            ? (null, reading.Refusals)
            : await BeginUnreadAsync(agency, year, month, fileName, content, by, cancellation);
    }

    /// <summary>The same for who goes on to keep it at once, which reads it.</summary>
    public async Task<(PurchaseImport? Import, IReadOnlyList<Refusal> WhyNot)> BeginUnreadAsync(
        AgencyId agency,
        FiscalYear year,
        DateOnly? month,
        string fileName,
        byte[] content,
        Actor by,
        CancellationToken cancellation
    )
    {
        var (kept, refused) = await files.TakeAsync(agency, by, fileName, content, cancellation);
        if (kept is not { } hash)
            return (null, [refused!]);

        var import = PurchaseImport.Of(agency, year, month, fileName, hash, clock.Now(), by);
        db.PurchaseImports.Add(import);
        await db.SaveChangesAsync(cancellation);
        return (import, []);
    }

    public Task<PurchaseImport> FindAsync(AgencyId agency, ChangeId id, CancellationToken cancellation) =>
        db.PurchaseImports.FirstOrDefaultAsync(i => i.AgencyId == agency && i.Id == id, cancellation).OrMissAsync();

    /// <summary>What keeping it would do; nothing is written.</summary>
    public async Task<Run> LookAsync(PurchaseImport import, CancellationToken cancellation) =>
        await LookAsync(import, await files.ReadAsync(import.File, cancellation), cancellation);

    /// <summary>The same with the bytes at hand.</summary>
    public Task<Run> LookAsync(PurchaseImport import, byte[] content, CancellationToken cancellation) =>
        LookAsync(import, Reader(import, content), cancellation);

    /// <summary>The same with a reader of one's own, for a file that is too large to be held.</summary>
    public async Task<Run> LookAsync(PurchaseImport import, FileReader read, CancellationToken cancellation)
    {
        var how = await HowAsync(import, cancellation);
        return await new ImportRun(db, import, each => read(how, each)).GoAsync(keep: false, null, cancellation);
    }

    /// <summary>Keeps what the file says, or says why not.</summary>
    public async Task<IReadOnlyList<Refusal>> KeepAsync(
        PurchaseImport import,
        bool acceptRepairs,
        Actor by,
        CancellationToken cancellation
    ) =>
        (
            await KeepAsync(
                import,
                await files.ReadAsync(import.File, cancellation),
                acceptRepairs,
                by,
                null,
                cancellation
            )
        ).WhyNot;

    /// <summary>The same with the bytes at hand, telling how far it is.</summary>
    public Task<(Run Run, IReadOnlyList<Refusal> WhyNot)> KeepAsync(
        PurchaseImport import,
        byte[] content,
        bool acceptRepairs,
        Actor by,
        IProgress<int>? progress,
        CancellationToken cancellation
    ) => KeepAsync(import, Reader(import, content), acceptRepairs, by, progress, cancellation);

    /// <summary>The same with a reader of one's own, for a file that is too large to be held.</summary>
    public async Task<(Run Run, IReadOnlyList<Refusal> WhyNot)> KeepAsync(
        PurchaseImport import,
        FileReader read,
        bool acceptRepairs,
        Actor by,
        IProgress<int>? progress,
        CancellationToken cancellation
    )
    {
        import.WhyNotChange().ThrowIfAny();
        var how = await HowAsync(import, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var run = await new ImportRun(db, import, each => read(how, each)).GoAsync(keep: true, progress, cancellation);
        var whyNot = run.WhyNotTake(acceptRepairs);
        if (whyNot.Count == 0)
            whyNot = await SayNothingAsync(import, run.Reading, by, cancellation);
        if (whyNot.Count > 0)
        {
            await transaction.RollbackAsync(cancellation);
            return (run, whyNot);
        }

        var now = clock.Now();
        import.Store(now, run.Added, run.Changed, run.Same, run.Reading.RepairCount);
        db.Journal(
            import.AgencyId,
            now,
            by,
            "PurchasesImported",
            import.Record,
            new
            {
                file = import.FileName,
                hash = import.File.Hex,
                year = import.Year.Buddhist,
                months = run.Reading.Months.ToDictionary(m => m.Key.ToString("yyyy-MM", Invariant), m => m.Value),
                nothingBoughtIn = run.Reading.NothingIn.Select(m => m.ToString("yyyy-MM", Invariant)),
                nothingBoughtTakenBackIn = import.TakenBack.Select(s => s.Month.ToString("yyyy-MM", Invariant)),
                added = run.Added,
                changed = run.Changed,
                same = run.Same,
                repairs = run.Reading.RepairCount,
                corrections = import.Corrections.List,
                secondLook = run.Reading.Problems.All.ToDictionary(g => g.Kind, g => g.Count),
            }
        );
        await db.FindSignsAgainAsync(import.AgencyId, import.Id, now, cancellation);
        await db.SaveOrRefuseAsync(Refusals.Raced, cancellation);
        await transaction.CommitAsync(cancellation);
        return (run, []);
    }

    /// <summary>Takes a whole import back, or says why not.</summary>
    public async Task<IReadOnlyList<Refusal>> UndoAsync(
        PurchaseImport import,
        string why,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (import.WhyNotUndo() is { Count: > 0 } whyNot)
            return whyNot;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.WhyNotTakeBackAsync(import.AgencyId, import.Id, cancellation) is { Count: > 0 } changed)
            return changed;

        var now = clock.Now();
        await db.FindSignsAgainAsync(import.AgencyId, import.Id, now, cancellation);
        await db.TakeBackAsync(import.AgencyId, import.Id, cancellation);
        await db
            .MonthsOfNothing.Where(n => n.AgencyId == import.AgencyId && n.ChangeId == import.Id)
            .ExecuteDeleteAsync(cancellation);
        import.Undo(now, by);
        var nothingAgain = await db.SayNothingAgainAsync(import, now, by, cancellation);
        db.Journal(
            import.AgencyId,
            now,
            by,
            "PurchasesImportUndone",
            import.Record,
            new
            {
                file = import.FileName,
                added = import.Added,
                changed = import.Changed,
                nothingBoughtAgainIn = nothingAgain.Select(m => m.ToString("yyyy-MM", Invariant)),
            },
            why
        );
        await db.SaveOrRefuseAsync(Refusals.Raced, cancellation);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    // A month with purchases has not nothing; one with nothing said has no purchases.
    private async Task<IReadOnlyList<Refusal>> SayNothingAsync(
        PurchaseImport import,
        Reading reading,
        Actor by,
        CancellationToken cancellation
    )
    {
        var nothing = reading.NothingIn.ToList();
        var bought = await db.Standing(import.AgencyId)
            .Where(p => nothing.Contains(p.Month))
            .GroupBy(p => p.Month)
            .Select(month => new { Month = month.Key, Count = month.Count() })
            .OrderBy(month => month.Month)
            .FirstOrDefaultAsync(cancellation);
        if (bought is not null)
            return [Refusals.MonthHasPurchases(bought.Month, bought.Count)];

        var now = clock.Now();
        await db.TakeBackNothingAsync(import, [.. reading.Months.Keys], now, by, cancellation);
        var said = await db
            .MonthsOfNothing.Where(n => n.AgencyId == import.AgencyId && nothing.Contains(n.Month))
            .Select(n => n.Month)
            .ToListAsync(cancellation);
        db.MonthsOfNothing.AddRange(
            nothing
                .Except(said)
                .Select(month => new NothingBought
                {
                    AgencyId = import.AgencyId,
                    Month = month,
                    At = now.Utc,
                    ById = by.AccountId,
                    ByName = by.Name,
                    ChangeId = import.Id,
                })
        );
        return [];
    }

    private static FileReader Reader(PurchaseImport import, byte[] content) =>
        (how, each) => PurchasesFile.Read(import.FileName, content, how, each);

    private Task<HowToRead> HowAsync(PurchaseImport import, CancellationToken cancellation) =>
        HowAsync(import.AgencyId, import.Year, import.Month, import.Corrections, cancellation);

    private async Task<HowToRead> HowAsync(
        AgencyId agency,
        FiscalYear year,
        DateOnly? month,
        Corrections? corrections,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var chosen = await db
            .ChosenColumns.AsNoTracking()
            .Where(c => c.AgencyId == agency)
            .ToDictionaryAsync(c => c.Heading, cancellation);

        return new HowToRead(year, month, whose.Name.Th)
        {
            Remembered = chosen,
            Corrections = corrections ?? Corrections.None,
        };
    }
}
