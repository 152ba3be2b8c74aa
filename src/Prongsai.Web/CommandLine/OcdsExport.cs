using System.CommandLine;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai ocds export</c>: the purchases of an agency's year as open contracting data.</summary>
internal static class OcdsExport
{
    public static Command Command()
    {
        var agency = AgencyAndYear.Agency();
        var year = AgencyAndYear.Year();
        var lines = new Option<bool>("--lines")
        {
            Description = "บรรทัดละหนึ่ง release / one release on each line, not a package",
        };
        var sample = new Option<bool>("--sample")
        {
            Description =
                "ข้อมูลตัวอย่าง ใช้รหัสนำหน้าในเอกสารของมาตรฐาน ห้ามเผยแพร่ / sample data under the documentation’s prefix, never to be published",
        };
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description = "แฟ้มที่จะเขียน ไม่ระบุคือ stdout / file to write; standard output if left out",
        };
        var command = new Command("export", "ส่งออกเป็น OCDS 1.1.5 / write OCDS 1.1.5")
        {
            agency,
            year,
            lines,
            sample,
            output,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year),
                        new OcdsExportOptions(parsed.GetValue(lines), parsed.GetValue(sample)),
                        parsed.GetValue(output),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string slug,
        int buddhist,
        OcdsExportOptions options,
        FileInfo? output,
        CancellationToken cancellation
    )
    {
        var year = AgencyAndYear.OrRefuse(buddhist);

        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var (releases, whyNot) = await scope
            .ServiceProvider.GetRequiredService<IOcdsOfAgency>()
            .ExportAsync(() => Opened(output), agency.Id, year, options, cancellation);
        if (whyNot.Count > 0)
            return Refused.Say(whyNot);

        // Beside the result, which may be piped.
        await Console.Error.WriteLineAsync(
            $"{releases} release: {agency.Name.Th}{(output is null ? "" : $" → {output.FullName}")}"
        );
        return 0;
    }

    private static Stream Opened(FileInfo? output)
    {
        if (output is null)
            return Console.OpenStandardOutput();

        try
        {
            return output.Create();
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException([
                new(
                    "file-not-written",
                    "เขียนแฟ้มนี้ไม่ได้",
                    "The file cannot be written.",
                    new Place(output.FullName)
                ),
            ]);
        }
    }
}
