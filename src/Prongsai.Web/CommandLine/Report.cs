using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai report</c>: writes the official report as DOCX, HTML and PDF, from this installation or from a sample.</summary>
internal static class Report
{
    public static Command Command()
    {
        var agency = new Option<string?>("--agency") { Description = "ที่อยู่ย่อของหน่วยงาน / slug of the agency" };
        var sample = new Option<string?>("--sample")
        {
            Description = "ตัวอย่างที่มากับโปรแกรม เช่น khlong-sam-wa / a sample that comes with the program",
        };
        var year = new Option<string?>("--year")
        {
            Description = "ปีงบประมาณ พ.ศ. (ปีล่าสุดถ้าไม่ระบุ) / fiscal year B.E. (the latest when left out)",
        };
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "โฟลเดอร์ปลายทาง / folder to write to",
            Required = true,
        };
        var arabic = new Option<bool>("--arabic-digits")
        {
            Description = "ใช้เลขอารบิก / Arabic digits instead of Thai ones",
        };
        var landscape = new Option<bool>("--landscape") { Description = "ตารางแนวนอน / the table on landscape pages" };
        var owners = new Option<bool>("--owners") { Description = "เพิ่มคอลัมน์ผู้รับผิดชอบ / a column of owners" };
        var periods = new Option<bool>("--periods") { Description = "เพิ่มคอลัมน์ระยะเวลา / a column of periods" };
        var days = new Option<bool>("--days") { Description = "แสดงวันที่ของผล / days of the results" };
        var english = new Option<bool>("--english-summary")
        {
            Description = "เพิ่มหน้าสรุปภาษาอังกฤษ / a summary page in English",
        };

        var command = new Command("report", "เขียนรายงาน DOCX, HTML และ PDF / write the report as DOCX, HTML and PDF")
        {
            agency,
            sample,
            year,
            folder,
            arabic,
            landscape,
            owners,
            periods,
            days,
            english,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency),
                        parsed.GetValue(sample),
                        parsed.GetValue(year),
                        parsed.GetValue(folder)!.FullName,
                        new ReportOptions
                        {
                            ThaiDigits = !parsed.GetValue(arabic),
                            Landscape = parsed.GetValue(landscape),
                            Owners = parsed.GetValue(owners),
                            Periods = parsed.GetValue(periods),
                            Days = parsed.GetValue(days),
                            EnglishSummary = parsed.GetValue(english),
                        },
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string? slug,
        string? sample,
        string? year,
        string folder,
        ReportOptions options,
        CancellationToken cancellation
    )
    {
        if (slug is null == sample is null)
            throw new RefusedException([EitherAgencyOrSample]);

        // A sample is read into a database of its own, which is thrown away; nothing of this installation is touched.
        using var place = sample is null ? null : new ThrowAway();
        string[] settings = place is null ? [] : ["--Prongsai:DataFolder", place.Folder, "--Prongsai:Database", ""];
        await using var app = Host.Quiet(settings);
        await app.Services.PrepareAsync(cancellation);

        await using var scope = app.Services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        var agency = sample is null
            ? await agencies.BySlugAsync(slug!, cancellation) ?? throw new RefusedException([NoSuchAgency(slug!)])
            : await SampleOffice.LoadAsync(app.Services, SampleOffice.FolderOf(sample), cancellation);
        var programme = await YearAsync(scope.ServiceProvider, agency, year, cancellation);

        var reports = scope.ServiceProvider.GetRequiredService<IReports>();
        var written = await reports.WriteAsync(agency.Id, programme, options, folder, cancellation);
        foreach (var file in written.Files)
            Console.WriteLine(file);
        foreach (var missing in written.Missing)
            Console.Error.WriteLine(missing);
        return 0;
    }

    private static async Task<FiscalYear> YearAsync(
        IServiceProvider services,
        Agency agency,
        string? year,
        CancellationToken cancellation
    )
    {
        if (year is not null)
            return FiscalYear.TryParse(year, out var given) ? given : throw new RefusedException([NotAYear(year)]);

        var programmes = await services
            .GetRequiredService<Measures.Contracts.IMeasures>()
            .ProgrammesAsync(agency.Id, cancellation);
        return programmes.Count > 0 ? programmes[^1] : throw new RefusedException([NoProgramme(agency.Slug)]);
    }

    private static readonly Refusal EitherAgencyOrSample = new(
        "report-of-what",
        "ระบุ --agency หรือ --sample อย่างใดอย่างหนึ่ง เช่น prongsai report --sample khlong-sam-wa --out out",
        "Give either --agency or --sample, for example: prongsai report --sample khlong-sam-wa --out out"
    );

    private static Refusal NoSuchAgency(string slug) =>
        new(
            "agency-unknown",
            $"ไม่มีหน่วยงาน “{slug}” ในระบบนี้",
            $"There is no agency “{slug}” in this installation."
        );

    private static Refusal NotAYear(string year) =>
        new(
            "report-year",
            $"“{year}” ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2568",
            $"“{year}” is not a fiscal year of the Buddhist era, such as 2568."
        );

    private static Refusal NoProgramme(string slug) =>
        new(
            "report-no-programme",
            $"หน่วยงาน “{slug}” ยังไม่มีมาตรการของปีใด ระบุปีด้วย --year หากต้องการรายงานเฉพาะผลการประเมิน",
            $"The agency “{slug}” has no measures of any year yet. Name a year with --year to report the assessment alone."
        );

    private sealed class ThrowAway : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("prongsai-sample-").FullName;

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
