using System.CommandLine;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai import</c>: takes a file of results into the database, for one agency.</summary>
internal static class Import
{
    public static Command Command()
    {
        var agency = AgencyAndYear.Agency();
        var file = new Argument<FileInfo>("file") { Description = "ไฟล์ผลคะแนน CSV หรือ XLSX / results, CSV or XLSX" };
        var acceptRepairs = Score.AcceptRepairsOption();
        var command = new Command("import", "นำเข้าผลการประเมิน / import results")
        {
            ImportAgencies.Command(),
            ImportProcurement.Command(),
            agency,
            file,
            acceptRepairs,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(file)!,
                        parsed.GetValue(acceptRepairs),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string slug,
        FileInfo file,
        bool acceptRepairs,
        CancellationToken cancellation
    )
    {
        await using var content = file.OpenRead();
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();

        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var refusals = await scope
            .ServiceProvider.GetRequiredService<IResultImport>()
            .ImportAsync(agency.Id, file.Name, content, acceptRepairs, Actor.System, cancellation);
        if (refusals.Count > 0)
            return Refused.Say(refusals);

        Console.WriteLine($"นำเข้าแล้ว / imported: {file.Name} → {agency.Name.Th}");
        return 0;
    }
}
