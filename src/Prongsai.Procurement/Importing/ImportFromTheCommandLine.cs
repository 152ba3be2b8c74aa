using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Importing;

/// <summary>An import in one go, without a page to look at in between.</summary>
internal sealed class ImportFromTheCommandLine(ProngsaiDb db, PurchaseImports imports) : IPurchaseImport
{
    public async Task<PurchasesImported> ImportAsync(
        AgencyId agency,
        string fileName,
        byte[] content,
        FiscalYear year,
        DateOnly? month,
        PurchaseImportOptions options,
        Actor by,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        // A try keeps not even the file.
        if (options.DryRun)
        {
            var looked = await LookAsync(agency, fileName, content, year, month, by, options, cancellation);
            return Told(looked, looked.WhyNotTake(options.AcceptRepairs));
        }

        var (import, whyNot) = await imports.BeginUnreadAsync(agency, year, month, fileName, content, by, cancellation);
        if (import is null)
            return Refused(whyNot);

        await DecideAsync(import, options, cancellation);
        var (run, refused) = await imports.KeepAsync(
            import,
            content,
            options.AcceptRepairs,
            by,
            progress,
            cancellation
        );
        if (refused.Count > 0)
        {
            // Nobody comes back to look at it.
            db.ChangeTracker.Clear();
            db.PurchaseImports.Remove(import);
            await db.SaveChangesAsync(cancellation);
        }

        return Told(run, refused);
    }

    private async Task<Run> LookAsync(
        AgencyId agency,
        string fileName,
        byte[] content,
        FiscalYear year,
        DateOnly? month,
        Actor by,
        PurchaseImportOptions options,
        CancellationToken cancellation
    )
    {
        var import = PurchaseImport.Of(agency, year, month, fileName, FileHash.Of(content), default, by);
        var run = await imports.LookAsync(import, content, cancellation);
        if (options.AlikeAreTheSame is null || run.Alike.Count == 0)
            return run;

        import.Decide(Decided(run, options.AlikeAreTheSame.Value));
        return await imports.LookAsync(import, content, cancellation);
    }

    private async Task DecideAsync(PurchaseImport import, PurchaseImportOptions options, CancellationToken cancellation)
    {
        if (options.AlikeAreTheSame is not { } same)
            return;

        import.Decide(Decided(await imports.LookAsync(import, cancellation), same));
    }

    public static IEnumerable<Decision> Decided(Run run, bool same) =>
        run.Alike.Select(a => new Decision(a.Read.Sheet, a.Read.Rows[0].Number, same));

    public static PurchasesImported Told(Run run, IReadOnlyList<Refusal> refusals) =>
        new(
            run.Added,
            run.Changed,
            run.Same,
            run.Reading.Months,
            [.. run.Reading.Repairs.Select(r => $"{r.Where.In(Language.Thai)}: “{r.Was}” → “{r.Became}” ({r.Why})")],
            [.. run.Reading.Problems.All.Where(g => !g.Blocks).Select(g => (Problems.NameOf(g.Kind), g.Count))],
            run.Reading.Notes,
            refusals
        );

    public static PurchasesImported Refused(IReadOnlyList<Refusal> whyNot) =>
        new(0, 0, 0, new Dictionary<DateOnly, int>(), [], [], [], whyNot);
}
