using System.CommandLine;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai journal dispose</c>: takes a fiscal year's lines out of the database when the rules let them go.</summary>
internal static class JournalCommand
{
    public static Command Command()
    {
        var year = new Option<int>("--year") { Description = "ปีงบประมาณ พ.ศ. / fiscal year (B.E.)", Required = true };
        var to = new Option<string>("--to")
        {
            Description = "แฟ้มใหม่ที่จะเก็บทุกรายการ / new file that will hold every line",
            Required = true,
        };
        var because = new Option<string>("--because")
        {
            Description = "หนังสือหรือมติที่ให้ความเห็นชอบ / the letter or resolution that consents",
            Required = true,
        };
        var dispose = new Command(
            "dispose",
            "ย้ายบันทึกของปีที่พ้นกำหนดเก็บออกเป็นแฟ้ม / move a year that need not be kept any more into a file"
        )
        {
            year,
            to,
            because,
        };
        dispose.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    DisposeAsync(parsed.GetValue(year), parsed.GetValue(to)!, parsed.GetValue(because)!, cancellation)
                )
        );

        return new Command("journal", "บันทึกการเปลี่ยนแปลง / the journal") { dispose };
    }

    private static async Task<int> DisposeAsync(int year, string file, string because, CancellationToken cancellation)
    {
        if (year is < 2400 or > 2800)
            return Refused.Say([
                new Refusal(
                    "fiscal-year",
                    $"“{year}” ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2558",
                    $"“{year}” is no fiscal year of the Buddhist era such as 2558."
                ),
            ]);

        await using var app = Host.Quiet();
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var gone = await scope
            .ServiceProvider.GetRequiredService<JournalDisposal>()
            .RunAsync(new FiscalYear(year), Path.GetFullPath(file), because, Actor.System, cancellation);

        Console.WriteLine($"ย้ายออก {gone.Lines} รายการไปไว้ใน {file} / {gone.Lines} lines moved into {file}");
        Console.WriteLine($"SHA-256 {gone.Sha256}");
        return 0;
    }
}
