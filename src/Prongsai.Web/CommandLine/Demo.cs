using System.CommandLine;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai demo</c>: the sample office, its official report, and the web program, in one go.</summary>
internal static class Demo
{
    public static Command Command()
    {
        var data = new Option<string>("--data")
        {
            Description = "โฟลเดอร์ของฐานข้อมูลและแฟ้ม / folder of the database and files",
            DefaultValueFactory = _ => "data",
        };
        var output = new Option<string>("--out")
        {
            Description = "โฟลเดอร์ที่เขียนรายงาน / folder for the report",
            DefaultValueFactory = _ => "out",
        };
        var urls = Serve.Urls();
        var noServe = new Option<bool>("--no-serve")
        {
            Description = "สร้างข้อมูลและรายงานแล้วจบ ไม่เปิดเว็บ / stop after writing the report",
        };
        var command = new Command("demo", "หน่วยงานตัวอย่าง พร้อมรายงาน / the sample office with its report")
        {
            data,
            output,
            urls,
            noServe,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(data)!,
                        parsed.GetValue(output)!,
                        parsed.GetValue(urls) ?? Settings.EverySetting.DefaultUrls,
                        serves: !parsed.GetValue(noServe),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string data,
        string output,
        string urls,
        bool serves,
        CancellationToken cancellation
    )
    {
        await using var app = Host.Build(["--urls", urls, "--Prongsai:DataFolder", data]);
        await app.Services.PrepareAsync(cancellation);

        Console.WriteLine("กำลังสร้างหน่วยงานตัวอย่าง / loading the sample office: khlong-sam-wa");
        var agency = await SampleOffice.LoadAsync(app.Services, SampleOffice.FolderOf("khlong-sam-wa"), cancellation);
        Console.WriteLine("กำลังเขียนรายงาน / writing the report");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var measures = scope.ServiceProvider.GetRequiredService<IMeasures>();
            var programme = (await measures.ProgrammesAsync(agency.Id, cancellation))[^1];
            var reports = scope.ServiceProvider.GetRequiredService<IReports>();
            var written = await reports.WriteAsync(agency.Id, programme, new ReportOptions(), output, cancellation);
            foreach (var missing in written.Missing)
                Console.Error.WriteLine(missing);
            foreach (var file in written.Files)
                Console.WriteLine($"รายงาน / report: {file}");
        }

        await Serve.ShowFirstAdministratorAsync(app.Services, agency.Id, cancellation);
        await SecondOfficer.ShowAsync(app.Services, agency.Id, cancellation);
        if (!serves)
            return 0;

        Console.WriteLine($"หน้าสาธารณะ / portal: {urls}/{agency.Slug}");
        Console.WriteLine($"พื้นที่ทำงาน / workspace: {urls}/staff");
        await app.RunAsync(cancellation);
        return 0;
    }
}
