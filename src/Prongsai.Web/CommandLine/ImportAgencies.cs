using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai import agencies FILE</c>: takes agencies from a CSV or XLSX into the register.</summary>
internal static class ImportAgencies
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "ไฟล์หน่วยงาน CSV หรือ XLSX / agencies, CSV or XLSX",
        };
        var under = new Option<string?>("--under")
        {
            Description = "ที่อยู่ย่อของหน่วยงานต้นสังกัด / slug of the agency they stand under",
        };
        var profile = new Option<string?>("--profile")
        {
            Description = "กลุ่มการประเมินของแถวที่ไม่ได้ระบุ / profile of rows that name none",
        };
        var command = new Command("agencies", "นำเข้าหน่วยงาน / import agencies") { file, under, profile };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(parsed.GetValue(file)!, parsed.GetValue(under), parsed.GetValue(profile), cancellation)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file,
        string? under,
        string? profile,
        CancellationToken cancellation
    )
    {
        var content = await File.ReadAllBytesAsync(file.FullName, cancellation);
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();

        AgencyId? parent = null;
        if (under is not null)
        {
            var found = await scope.ServiceProvider.GetRequiredService<IAgencies>().BySlugAsync(under, cancellation);
            if (found is null)
                return Refused.Say([AgencyAndYear.NoSuchAgency(under)]);
            parent = found.Id;
        }

        var done = await scope
            .ServiceProvider.GetRequiredService<IAgencyImport>()
            .ImportAsync(file.Name, content, parent, staysWithin: false, profile, Actor.System, cancellation);
        foreach (var note in done.Notes)
            Console.WriteLine(note);
        if (done.Refusals.Count > 0)
            return Refused.Say(done.Refusals);

        Console.WriteLine(
            $"ลงทะเบียนใหม่ / registered: {done.Registered}, ปรับปรุง / changed: {done.Changed}, เหมือนเดิม / same: {done.Same}"
        );
        return 0;
    }
}
