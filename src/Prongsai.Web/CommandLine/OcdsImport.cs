using System.CommandLine;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai ocds import</c>: takes open contracting data of any size into the register of one agency.</summary>
internal static class OcdsImport
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "release package, record package หรือ JSON บรรทัดละรายการ / release package, record package or JSON lines",
        };
        var agency = AgencyAndYear.Agency();
        var year = new Option<int?>("--year")
        {
            Description =
                "รับเฉพาะปีงบประมาณ พ.ศ. นี้ ไม่ระบุเมื่อแฟ้มมีปีเดียว / only this fiscal year, B.E.; needed if the file has several",
        };
        var dryRun = ImportProcurement.DryRunOption();
        var alike = ImportProcurement.AlikeOption();
        var acceptRepairs = Score.AcceptRepairsOption();
        var command = new Command("import", "นำเข้ารายการจัดซื้อจัดจ้างจาก OCDS / import purchases from OCDS")
        {
            file,
            agency,
            year,
            dryRun,
            alike,
            acceptRepairs,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year),
                        new PurchaseImportOptions(
                            parsed.GetValue(dryRun),
                            parsed.GetValue(acceptRepairs),
                            ImportProcurement.AlikeAreTheSame(parsed.GetValue(alike))
                        ),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string path,
        string slug,
        int? buddhist,
        PurchaseImportOptions options,
        CancellationToken cancellation
    )
    {
        FiscalYear? year = buddhist is { } chosen ? AgencyAndYear.OrRefuse(chosen) : null;
        if (path == "-")
            return Refused.Say([NotFromAPipe]);

        // Refuses what is not there before anything else is begun.
        await using (GivenFile.Open(path)) { }

        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var name = GivenFile.NameOf(path);
        var done = await scope
            .ServiceProvider.GetRequiredService<IOcdsOfAgency>()
            .ImportAsync(
                agency.Id,
                name,
                () => GivenFile.Open(path),
                year,
                options,
                Actor.System,
                Console.IsErrorRedirected ? null : new ImportProcurement.ProgressLine(),
                cancellation
            );
        return ImportProcurement.Say(done, name, agency, options.DryRun);
    }

    private static readonly Refusal NotFromAPipe = new(
        "ocds-not-from-a-pipe",
        "นำเข้าจาก stdin ไม่ได้ เพราะต้องอ่านแฟ้มมากกว่าหนึ่งรอบ โปรดบันทึกเป็นแฟ้มก่อน",
        "Standard input cannot be imported: the data is read more than once. Save it as a file first."
    );
}
