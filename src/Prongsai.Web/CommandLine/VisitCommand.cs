using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai visit</c>: looks at an agency's public pages as an assessor does, keeps what was seen, says what to mend.</summary>
internal static class VisitCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static Command Command()
    {
        var agency = new Option<string>("--agency")
        {
            Description = "ที่อยู่ย่อของหน่วยงาน / slug of the agency",
            Required = true,
        };
        var year = new Option<string?>("--year")
        {
            Description = "ปีงบประมาณ พ.ศ. (ปีปัจจุบันถ้าไม่ระบุ) / fiscal year B.E. (the present one when left out)",
        };
        var json = new Option<bool>("--json") { Description = "พิมพ์เป็น JSON / print JSON" };
        var command = new Command(
            "visit",
            "ตรวจหน้าเว็บสาธารณะจากภายนอกอย่างผู้ประเมิน ออก 1 เมื่อพบสิ่งที่ต้องแก้ / look at the public pages as an assessor does; exits with 1 when something is to mend"
        )
        {
            agency,
            year,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year),
                        parsed.GetValue(json),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string slug, string? written, bool json, CancellationToken cancellation)
    {
        await using var app = Host.Build([], builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var present = FiscalYear.Of(services.GetRequiredService<TimeProvider>().Now().Today);
        var year =
            written is null ? present
            : FiscalYear.TryParse(written, out var asked) ? asked
            : throw new RefusedException([NoYear(written)]);
        var agency =
            await services.GetRequiredService<IAgencies>().BySlugAsync(slug, cancellation)
            ?? throw new RefusedException([NoAgency(slug)]);

        var look = await services
            .GetRequiredService<IAssessorsEye>()
            .LookAsync(agency.Id, year, Actor.System, Said, cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new { agency = slug, year = year.Buddhist, look.Pages, look.Faults, look.Notes }, Json));
        else
            Say(look);

        return look.Faults.Count > 0 ? 1 : 0;

        // Progress goes beside the result, which may be piped.
        void Said(int done, int of)
        {
            if (!Console.IsErrorRedirected)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}/{of}"));
        }
    }

    private static void Say(SiteLook look)
    {
        foreach (var page in look.Pages)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{page.Code}\t{(page.Findings.Count == 0 ? "ปกติ / good" : "ต้องแก้ / to mend")}\t{page.Outcome}\t{page.Status}\t{page.Milliseconds} ms\t{page.Clicks}\t{page.Address}"
                )
            );
        foreach (var note in look.Notes)
            Console.WriteLine(note);
        foreach (var fault in look.Faults)
            Console.WriteLine($"{fault.Code}\t{fault.Address}\n\t{fault.Words.Th}\n\t{fault.Words.En}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{look.Pages.Count} ที่อยู่ / addresses, {look.Faults.Count} สิ่งที่ต้องแก้ / to mend"
            )
        );
    }

    private static Refusal NoAgency(string slug) =>
        new("no-such-agency", $"ไม่มีหน่วยงานที่อยู่ย่อ “{slug}”", $"There is no agency with the slug “{slug}”.");

    private static Refusal NoYear(string written) =>
        new(
            "fiscal-year-unreadable",
            $"--year “{written}” ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2568",
            $"--year “{written}” is no fiscal year B.E., like 2568."
        );
}
