using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// The made-up purchases of the sample office, through the door by which an office brings its own. They stand in the register and in
/// no disclosure: taking them into O15 is what a visitor of the demo tries.
/// </summary>
internal static class SamplePurchases
{
    private static readonly FiscalYear Year = new(2567);

    /// <summary>Loads them; loading them again changes nothing.</summary>
    /// <exception cref="RefusedException">The file has mistakes.</exception>
    public static async Task LoadAsync(
        IServiceProvider services,
        AgencyId agency,
        string folder,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<IPurchaseImport>();
        var file = Path.Combine(folder, "purchases-2567.csv");
        var content = await File.ReadAllBytesAsync(file, cancellation);
        var looked = await ImportAsync(new PurchaseImportOptions(DryRun: true));
        looked.Refusals.ThrowIfAny();
        if (looked.Added + looked.Changed > 0)
            (await ImportAsync(new PurchaseImportOptions())).Refusals.ThrowIfAny();

        Task<PurchasesImported> ImportAsync(PurchaseImportOptions options) =>
            import.ImportAsync(
                agency,
                Path.GetFileName(file),
                content,
                Year,
                null,
                options,
                Actor.System,
                cancellation: cancellation
            );
    }
}
