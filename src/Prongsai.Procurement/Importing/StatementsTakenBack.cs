using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>A statement that nothing was bought, which an import took back because it brought purchases of that month.</summary>
/// <param name="ChangeId">The import that said so; null where a person did.</param>
internal sealed record TakenBack(DateOnly Month, DateTime At, Guid ById, string ByName, Guid? ChangeId)
{
    public static TakenBack Of(NothingBought said) =>
        new(said.Month, said.At, said.ById, said.ByName, said.ChangeId?.Value);

    public NothingBought Again(AgencyId agency) =>
        new()
        {
            AgencyId = agency,
            Month = Month,
            At = DateTime.SpecifyKind(At, DateTimeKind.Utc),
            ById = ById,
            ByName = ByName,
            ChangeId = ChangeId is { } change ? new ChangeId(change) : null,
        };
}

/// <summary>
/// Statements that nothing was bought give way to purchases that a file brings, and stand again when that import is undone. Each time
/// the month's own history says so.
/// </summary>
internal static class StatementsTakenBack
{
    public static IReadOnlyList<TakenBack> Read(string json) =>
        json.Length == 0 ? [] : JsonSerializer.Deserialize<List<TakenBack>>(json)!;

    public static string Write(IEnumerable<TakenBack> statements) => JsonSerializer.Serialize(statements);

    /// <summary>Takes back what was said of the months that now have purchases; the import remembers it.</summary>
    public static async Task TakeBackNothingAsync(
        this ProngsaiDb db,
        PurchaseImport import,
        IReadOnlyList<DateOnly> bought,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        var statements = await db
            .MonthsOfNothing.Where(n => n.AgencyId == import.AgencyId && bought.Contains(n.Month))
            .OrderBy(n => n.Month)
            .ToListAsync(cancellation);
        foreach (var said in statements)
        {
            db.MonthsOfNothing.Remove(said);
            Write(db, import, now, by, "NothingBoughtTakenBack", TakenBack.Of(said));
        }

        import.Remember([.. statements.Select(TakenBack.Of)]);
    }

    /// <summary>
    /// Says again what undone imports had taken back, of the months that have no purchase and no statement now. A statement that was
    /// brought by an import which was itself undone does not come back.
    /// </summary>
    /// <returns>The months of which it is said again.</returns>
    public static async Task<IReadOnlyList<DateOnly>> SayNothingAgainAsync(
        this ProngsaiDb db,
        PurchaseImport import,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        var agency = import.AgencyId;
        // An earlier one too: when it was undone, the purchases of this one still stood in its month.
        var undone = await db
            .PurchaseImports.Where(i => i.AgencyId == agency && i.Id != import.Id && i.State == ImportState.Undone)
            .Where(i => i.NothingTakenBack != "" && i.NothingTakenBack != "[]")
            .OrderByDescending(i => i.At)
            .ToListAsync(cancellation);
        List<PurchaseImport> givingBack = [import, .. undone];
        var mayStand = await WhichMayStandAsync(db, agency, [.. givingBack.SelectMany(i => i.TakenBack)], cancellation);
        List<DateOnly> again = [];
        foreach (var of in givingBack)
        {
            foreach (var said in of.TakenBack.Where(said => mayStand(said) && !again.Contains(said.Month)))
            {
                db.MonthsOfNothing.Add(said.Again(agency));
                Write(db, import, now, by, "NothingBoughtAgain", said);
                again.Add(said.Month);
            }

            of.Remember([.. of.TakenBack.Where(said => !again.Contains(said.Month))]);
        }

        return again;
    }

    private static async Task<Func<TakenBack, bool>> WhichMayStandAsync(
        ProngsaiDb db,
        AgencyId agency,
        List<TakenBack> statements,
        CancellationToken cancellation
    )
    {
        var months = statements.Select(s => s.Month).Distinct().ToList();
        var taken = (
            await db.Standing(agency)
                .Where(p => months.Contains(p.Month))
                .Select(p => p.Month)
                .Union(
                    db.MonthsOfNothing.Where(n => n.AgencyId == agency && months.Contains(n.Month)).Select(n => n.Month)
                )
                .ToListAsync(cancellation)
        ).ToHashSet();
        var changes = statements
            .Select(s => s.ChangeId)
            .OfType<Guid>()
            .Distinct()
            .Select(id => new ChangeId(id))
            .ToList();
        var stored = (
            await db
                .PurchaseImports.Where(i =>
                    i.AgencyId == agency && i.State == ImportState.Stored && changes.Contains(i.Id)
                )
                .Select(i => i.Id)
                .ToListAsync(cancellation)
        ).ToHashSet();

        return said =>
            !taken.Contains(said.Month) && (said.ChangeId is not { } id || stored.Contains(new ChangeId(id)));
    }

    private static void Write(ProngsaiDb db, PurchaseImport import, Now now, Actor by, string what, TakenBack said) =>
        db.Journal(
            import.AgencyId,
            now,
            by,
            what,
            MonthOfYear.Record(said.Month),
            new
            {
                saidBy = said.ByName,
                said.At,
                import = import.FileName,
            }
        );
}
