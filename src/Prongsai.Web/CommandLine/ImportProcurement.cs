using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai import procurement</c>: takes a file of purchases into the register of one agency.</summary>
internal static class ImportProcurement
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "แบบ สขร.1 หรือรายการ ITA: XLSX, XLS หรือ CSV / purchases: XLSX, XLS or CSV",
        };
        var agency = AgencyAndYear.Agency();
        var year = AgencyAndYear.Year();
        var month = new Option<int?>("--month")
        {
            Description =
                "เดือนตามปฏิทิน 1–12 ถ้าไม่ระบุใช้ตามไฟล์ / month of the calendar; as the file says if left out",
        };
        var dryRun = DryRunOption();
        var alike = AlikeOption();
        var acceptRepairs = Score.AcceptRepairsOption();
        var command = new Command("procurement", "นำเข้ารายการจัดซื้อจัดจ้าง / import purchases")
        {
            file,
            agency,
            year,
            month,
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
                        parsed.GetValue(month),
                        new PurchaseImportOptions(
                            parsed.GetValue(dryRun),
                            parsed.GetValue(acceptRepairs),
                            AlikeAreTheSame(parsed.GetValue(alike))
                        ),
                        cancellation
                    )
                )
        );
        return command;
    }

    public static Option<bool> DryRunOption() =>
        new("--dry-run") { Description = "อ่านและตรวจ ไม่บันทึก / reads and checks, keeps nothing" };

    public static Option<string?> AlikeOption()
    {
        var alike = new Option<string?>("--alike")
        {
            Description =
                "แถวที่คล้ายรายการเดิม: same แก้รายการเดิม, new เพิ่มใหม่ / rows nearly like a known purchase: same changes it, new adds another",
        };
        alike.AcceptOnlyFromAmong("same", "new");
        return alike;
    }

    public static bool? AlikeAreTheSame(string? said) =>
        said switch
        {
            "same" => true,
            "new" => false,
            _ => null,
        };

    private static async Task<int> RunAsync(
        FileInfo file,
        string slug,
        int buddhist,
        int? month,
        PurchaseImportOptions options,
        CancellationToken cancellation
    )
    {
        var year = AgencyAndYear.OrRefuse(buddhist);
        if (month is < 1 or > 12)
            return Refused.Say([MonthExpected(month.Value)]);

        var content = await File.ReadAllBytesAsync(file.FullName, cancellation);
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();

        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var done = await scope
            .ServiceProvider.GetRequiredService<IPurchaseImport>()
            .ImportAsync(
                agency.Id,
                file.Name,
                content,
                year,
                month is { } at ? FirstDayOf(year, at) : null,
                options,
                Actor.System,
                Console.IsErrorRedirected ? null : new ProgressLine(),
                cancellation
            );
        return Say(done, file.Name, agency, options.DryRun);
    }

    /// <summary>Says what an import did, or why nothing.</summary>
    public static int Say(PurchasesImported done, string file, Agency agency, bool dryRun)
    {
        foreach (var note in done.Notes)
            Console.WriteLine(note);
        foreach (var repair in done.Repairs)
            Console.WriteLine(repair);
        foreach (var (kind, count) in done.SecondLooks)
            Console.WriteLine($"ควรดูอีกครั้ง / look once more: {kind} ({count})");
        if (done.Refusals.Count > 0)
            return Refused.Say(done.Refusals);

        foreach (var (of, count) in done.Months)
            Console.WriteLine($"{ThaiDate.Month(of)} / {ThaiDate.EnglishMonth(of)}: {count}");
        var words = dryRun ? "ตรวจแล้ว ยังไม่บันทึก / looked at, nothing kept" : "นำเข้าแล้ว / imported";
        Console.WriteLine(
            $"{words}: {file} → {agency.Name.Th}; เพิ่ม / added {done.Added}, เปลี่ยน / changed {done.Changed}, เหมือนเดิม / same {done.Same}"
        );
        return 0;
    }

    private static DateOnly FirstDayOf(FiscalYear year, int month) =>
        new(month >= 10 ? year.FirstDay.Year : year.LastDay.Year, month, 1);

    private static Refusal MonthExpected(int found) =>
        new("import-month", $"--month ต้องเป็น 1 ถึง 12 (พบ {found})", $"--month must be 1 to 12 (found {found}).");

    /// <summary>One line that counts up, where somebody watches.</summary>
    public sealed class ProgressLine : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 2560 == 0)
                Console.Error.Write($"\r{value} ");
        }
    }
}
