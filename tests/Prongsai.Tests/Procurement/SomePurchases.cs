using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Tests.Procurement;

/// <summary>Purchases in the register of an <see cref="App"/>, brought by a file as officers bring them.</summary>
internal static class SomePurchases
{
    /// <summary>The first month of the present fiscal year.</summary>
    private static FiscalYear Present => FiscalYear.Of(TimeProvider.System.Now().Today);

    public static string Address => MonthOfYear.Address(Present.FirstDay);

    /// <summary>Keeps one purchase of that work, and leaves another file waiting.</summary>
    public static async Task KeepAsync(App app, string work)
    {
        var csv = Csv(["1,", work, ",1000,900,เฉพาะเจาะจง,ร้าน ก,900,9/2570,-,-"]);
        await app.With<PurchaseImports>(async imports =>
        {
            var (kept, _) = await imports.BeginAsync(
                app.Agency,
                Present,
                Present.FirstDay,
                "เดือนแรก.csv",
                csv,
                Actor.System,
                default
            );
            Assert.Empty(await imports.KeepAsync(kept!, acceptRepairs: true, Actor.System, default));
            var (waiting, _) = await imports.BeginAsync(
                app.Agency,
                Present,
                Present.FirstDay,
                "รอ.csv",
                csv,
                Actor.System,
                default
            );
            Assert.NotNull(waiting);
        });
    }

    /// <summary>Computes what there is to look at, as the job does: fields that the forms ask for are missing.</summary>
    public static Task FindSignsAsync(App app) =>
        app.With<FindingSigns>(signs =>
            signs.RunAsync(new FindSigns(Present.Buddhist), new JobRun(default, app.Agency, 1), default)
        );

    /// <summary>A CSV with the nine headings of the form and the e-GP number.</summary>
    public static byte[] Csv(params string[][] rows) =>
        Encoding.UTF8.GetBytes(
            "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน,ราคากลาง,วิธีซื้อหรือจ้าง,ผู้ได้รับการคัดเลือก,ราคาที่ตกลง,เลขที่สัญญา,วันที่สัญญา,เลขที่โครงการ\n"
                + string.Join('\n', rows.Select(row => string.Concat(row)))
                + "\n"
        );
}
