using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai check</c>: every OIT item of an agency's year against its elements. Exit code 1 when something is not met.</summary>
internal static class Check
{
    public static Command Command()
    {
        var agency = new Option<string>("--agency")
        {
            Description = "ที่อยู่ของหน่วยงาน / the agency's slug: khlong-sam-wa",
            Required = true,
        };
        var year = new Option<string>("--year")
        {
            Description = "ปีงบประมาณ พ.ศ. / fiscal year, Buddhist era",
            Required = true,
        };
        var data = new Option<string?>("--data")
        {
            Description = "โฟลเดอร์ของฐานข้อมูลและแฟ้ม / folder of the database and files",
        };
        var site = new Option<bool>("--site")
        {
            Description = "ตรวจหน้าเว็บสาธารณะจากภายนอกแทน / look at the public pages from outside instead",
        };
        var json = new Option<bool>("--json") { Description = "JSON" };
        var command = new Command("check", "ตรวจข้อ OIT ทุกข้อ / check every OIT item")
        {
            agency,
            year,
            data,
            site,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year)!,
                        parsed.GetValue(data),
                        parsed.GetValue(site),
                        parsed.GetValue(json),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string slug,
        string yearText,
        string? data,
        bool site,
        bool json,
        CancellationToken cancellation
    )
    {
        if (!FiscalYear.TryParse(yearText, out var year))
            return Refused.Say([NoSuchYear(yearText)]);

        await using var app = Host.Build(data is null ? [] : ["--Prongsai:DataFolder", data]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        if (await agencies.BySlugAsync(slug, cancellation) is not { } agency)
            return Refused.Say([NoSuchAgency(slug)]);
        if (site)
            return await CheckSite.RunAsync(scope.ServiceProvider, agency, year, json, cancellation);

        var items = await scope
            .ServiceProvider.GetRequiredService<IDisclosureChecks>()
            .OfYearAsync(agency.Id, year, cancellation);
        if (items.Count == 0)
            return Refused.Say([NoItems(year)]);

        if (json)
            PrintedJson.Write(items);
        else
            Write(agency, year, items);
        return items.Any(item => item.Elements.Any(e => e.Verdict == "not-met")) ? 1 : 0;
    }

    private static void Write(Agency agency, FiscalYear year, IReadOnlyList<CheckedItem> items)
    {
        Console.WriteLine($"{agency.Name} {year}");
        foreach (var item in items)
        {
            Console.WriteLine($"{item.Code} {item.Title}");
            foreach (var element in item.Elements)
            {
                var mark = element.Verdict switch
                {
                    "met" => "✓",
                    "not-met" => "✗",
                    _ => "?",
                };
                Console.WriteLine($"  {mark} {element.Text}");
                foreach (var finding in element.Findings)
                    Console.WriteLine($"      {finding}");
            }

            foreach (var finding in item.Besides)
                Console.WriteLine($"  ! {finding}");
        }
    }

    private static Refusal NoSuchYear(string year) =>
        new(
            "check-year",
            $"อ่านปี “{year}” ไม่ได้ ต้องเป็น พ.ศ. สี่หลัก",
            $"The year “{year}” cannot be read: four digits in the Buddhist era are expected."
        );

    private static Refusal NoSuchAgency(string slug) =>
        new("check-agency", $"ไม่มีหน่วยงาน “{slug}”", $"There is no agency “{slug}”.");

    private static Refusal NoItems(FiscalYear year) =>
        new(
            "check-no-items",
            $"ไม่ทราบกรอบการประเมินของปี {year} สำหรับหน่วยงานนี้",
            $"No framework of {year} is known for this agency."
        );
}
