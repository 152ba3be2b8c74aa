using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Bench;

/// <summary>
/// A file of purchases from its bytes to stored, checked records, against a program that only reads every cell of the same file with
/// the same reader. Each round imports into an agency of its own, so that every row is new.
/// </summary>
internal static class ImportAgainstReading
{
    private const int Rows = 50_000;
    private static readonly FiscalYear Year = new(2568);

    public static async Task<int> RunAsync(string? postgres)
    {
        var (csv, xlsx) = (Csv(), Xlsx());
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder, "--Prongsai:Database", postgres ?? "");

        var ofXlsx = await Rounds.CompareAsync(
            5,
            ($"import of XLSX, {Rows} rows", () => ImportAsync(app.Services, "สขร1.xlsx", xlsx)),
            ("ExcelDataReader alone", () => ReadXlsx(xlsx))
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"XLSX: {100 / ofXlsx:0} % of the bare reader's rate")
        );
        var ofCsv = await Rounds.CompareAsync(
            5,
            ($"import of CSV, {Rows} rows", () => ImportAsync(app.Services, "สขร1.csv", csv)),
            ("CsvHelper alone", () => ReadCsv(csv))
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"CSV: {100 / ofCsv:0} % of the bare reader's rate")
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"managed memory {GC.GetTotalMemory(true) / 1_048_576} MB after all"
            )
        );

        Directory.Delete(folder, recursive: true);
        Rounds.Ratio(ofXlsx, "< 1.43 (70 % of the bare reader's rate) for XLSX");
        return ofXlsx < 1.43 ? 0 : 1;
    }

    /// <summary>Where the time of an import goes: processor time per row of each stage, and what the stages before it cost within it.</summary>
    public static async Task<int> StagesAsync(string? postgres)
    {
        var (csv, xlsx) = (Csv(), Xlsx());
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder, "--Prongsai:Database", postgres ?? "");
        foreach (
            var (name, content, bare) in new[]
            {
                ("สขร1.xlsx", xlsx, ReadXlsx),
                ("สขร1.csv", csv, (Func<byte[], Task>)ReadCsv),
            }
        )
        {
            await StageAsync($"{name} the bare reader", () => bare(content));
            await StageAsync($"{name} every cell", () => EveryCell(content));
            await StageAsync($"{name} read, understood, checked", () => Understood(name, content));
            await StageAsync($"{name} and stored", () => ImportAsync(app.Services, name, content));
        }

        // What no import can do without, however it reads: the database alone, with rows that lie ready.
        List<Purchase> ready = [];
        PurchasesFile.Read("สขร1.xlsx", xlsx, How, one => ready.Add(one.Purchase));
        await StageAsync("rows that lie ready, stored", () => StoreAsync(app.Services, ready));

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task StageAsync(string name, Func<Task> act)
    {
        await act();
        List<double> took = [],
            wall = [];
        var before = GC.GetTotalAllocatedBytes();
        for (var round = 0; round < 3; round++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            wall.Add(await Rounds.TimeAsync(act));
            took.Add((Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / Rows);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -44} {Rounds.Median(took), 6:0.0} us of processor a row, {Rounds.Median(wall) * 1000 / Rows, 6:0.0} us by the clock, {(GC.GetTotalAllocatedBytes() - before) / (3 * Rows), 6} bytes a row"
            )
        );
    }

    private static Task EveryCell(byte[] content)
    {
        var cells = 0;
        using var sheets = XlsxSheets.LooksLikeOne(content) ? XlsxSheets.Open("a.xlsx", content).Sheets : null;
        using var sheet = sheets?.Next() ?? CsvSheet.Open(content)!.Value.Sheet;
        while (sheet.NextRow())
        {
            for (var i = 0; i < sheet.Count; i++)
                cells += sheet[i].Length > 0 ? 1 : 0;
        }

        return Counted(cells);
    }

    private static Task Understood(string name, byte[] content)
    {
        var reading = PurchasesFile.Read(name, content, How);
        return reading.Count == Rows
            ? Task.CompletedTask
            : throw new InvalidOperationException($"{reading.Count} purchases, {Rows} given");
    }

    private static readonly HowToRead How = new(Year, null, "หน่วยงานสังเคราะห์");

    private static async Task StoreAsync(IServiceProvider services, List<Purchase> ready)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = Ids.Next<AgencyId>();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rows = db.BulkInsert<Purchase>();
        foreach (var purchase in ready)
            await rows.AddAsync(
                purchase with
                {
                    AgencyId = agency,
                    Id = Ids.Next<PurchaseId>(),
                    VersionId = Ids.Next<PurchaseVersionId>(),
                },
                default
            );
        await rows.FlushAsync(default);
        await transaction.CommitAsync();
    }

    private static int _agencies;

    private static async Task ImportAsync(IServiceProvider services, string name, byte[] content)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync(
                string.Create(CultureInfo.InvariantCulture, $"bench-{++_agencies}-{Environment.ProcessId}"),
                new("หน่วยงานสังเคราะห์", "Synthetic agency"),
                new("", ""),
                "sub_department",
                Actor.System
            );
        var done = await scope
            .ServiceProvider.GetRequiredService<IPurchaseImport>()
            .ImportAsync(agency, name, content, Year, null, new(AcceptRepairs: true), Actor.System);
        if (done.Refusals.Count > 0 || done.Added != Rows)
            throw new InvalidOperationException(
                $"{done.Added} stored, {Rows} given: {string.Join('\n', done.Refusals)}"
            );
    }

    private static Task ReadXlsx(byte[] content)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
        var cells = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells += reader.GetValue(i) is null ? 0 : 1;
        }

        return Counted(cells);
    }

    private static Task ReadCsv(byte[] content)
    {
        using var csv = new CsvReader(
            new StreamReader(new MemoryStream(content)),
            new CsvConfiguration(CultureInfo.InvariantCulture)
        );
        var cells = 0;
        while (csv.Read())
        {
            for (var i = 0; i < csv.Parser.Count; i++)
                cells += csv.GetField(i)!.Length > 0 ? 1 : 0;
        }

        return Counted(cells);
    }

    private static Task Counted(int cells) =>
        cells > Rows * 10 ? Task.CompletedTask : throw new InvalidOperationException($"{cells} cells");

    private static readonly string[] Header =
    [
        "ลำดับที่",
        "งานที่จัดซื้อหรือจัดจ้าง",
        "วงเงินที่จะซื้อหรือจ้าง (บาท)",
        "ราคากลาง (บาท)",
        "วิธีซื้อหรือจ้าง",
        "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
        "ผู้ได้รับการคัดเลือก",
        "ราคาที่ตกลงซื้อหรือจ้าง (บาท)",
        "เหตุผลที่คัดเลือกโดยสรุป",
        "เลขที่สัญญา",
        "วันที่สัญญา",
        "เลขที่โครงการในระบบ e-GP",
    ];

    private static IEnumerable<IReadOnlyList<object?>> Table()
    {
        yield return Header;
        var random = new Random(2568);
        for (var i = 1; i <= Rows; i++)
        {
            var (month, price) = (Year.FirstDay.AddMonths(i % 12), random.Next(1_000, 500_000));
            var vendor = $"บริษัท สังเคราะห์ {i % 997} จำกัด";
            yield return
            [
                i,
                $"จ้างทำของสังเคราะห์รายการที่ {i} ของหน่วยงาน",
                price + 500,
                price + 100,
                "เฉพาะเจาะจง",
                string.Create(CultureInfo.InvariantCulture, $"{vendor} / {price:#,##0.00} บาท"),
                vendor,
                price,
                "เสนอราคาเหมาะสมและอยู่ในวงเงิน",
                $"ส.{i}/2568",
                ThaiDate.Abbreviated(month.AddDays(i % 28)),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(month.Year + FiscalYear.BuddhistOffset) % 100:00}{month.Month:00}9{i:000000}"
                ),
            ];
        }
    }

    private static byte[] Csv() => new WrittenSheet("ทั้งปี", [.. Table()]).Csv();

    private static byte[] Xlsx() => new WrittenSheet("ทั้งปี", [.. Table()]).Xlsx();
}
