using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Bench;

/// <summary>A month of 20,000 purchases, made up, taken into an item and published: what its two requests do, step by step, three seconds each at the most.</summary>
internal static class AMonthOfTwentyThousand
{
    private const int Rows = 20_000;
    private const double GateSeconds = 3;

    private static readonly FiscalYear Year = new(2567);
    private static readonly DateOnly October = new(2023, 10, 1);

    public static async Task<int> RunAsync(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder, "--Prongsai:Database", postgres ?? "");
        var worst = 0.0;
        // The first round compiles; offices meet a warm program.
        for (var round = 0; round < 2; round++)
        {
            var agency = await ImportedAsync(app.Services, round);
            worst = Math.Max(await TakeAsync(app.Services, agency), await PublishAsync(app.Services, agency));
        }

        Rounds.Machine();
        Rounds.Ratio(worst / GateSeconds, "< 1.0 (of 3 s for a request)");
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return worst < GateSeconds ? 0 : 1;
    }

    private static async Task<double> TakeAsync(IServiceProvider services, AgencyId agency)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, steps) = (scope.ServiceProvider.GetRequiredService<ProngsaiDb>(), new Steps("take"));
        var door = scope.ServiceProvider.GetRequiredService<IEnumerable<IMonthlyRecords>>().Single();
        var (now, by) = (TimeProvider.System.Now(), Actor.System);
        var work = await AtWorkAsync(scope.ServiceProvider, agency);
        steps.Done("the item is read");
        await MonthsToTake.OfAsync(work, door, closely: true, default);
        steps.Done("the register is looked through");
        var taken = await door.TakeAsync(agency, Year, [October]);
        steps.Done("the month is taken");
        var document = MonthsToTake.Into(work.Document, door.Source, [October], taken, now.Today);
        document.WhyNot().ThrowIfAny();
        steps.Done("the rules are asked");
        work.Draft.Write(document, now, by);
        foreach (var block in document.Blocks.Where(b => b.Taken is not null))
            db.Wrote(work, now, by, "taken", block);
        steps.Done("the draft is written");
        await db.SaveChangesAsync();
        steps.Done("saved");
        return steps.Seconds;
    }

    private static async Task<double> PublishAsync(IServiceProvider services, AgencyId id)
    {
        await using (var before = services.CreateAsyncScope())
        {
            var submitted = await AtWorkAsync(before.ServiceProvider, id);
            submitted.Draft.Submit(null, false, TimeProvider.System.Now(), Actor.System);
            await before.ServiceProvider.GetRequiredService<ProngsaiDb>().SaveChangesAsync();
        }

        await using var scope = services.CreateAsyncScope();
        var (db, steps) = (scope.ServiceProvider.GetRequiredService<ProngsaiDb>(), new Steps("publish"));
        var (now, by) = (TimeProvider.System.Now(), Actor.System);
        var agency = (await scope.ServiceProvider.GetRequiredService<IAgencies>().ByIdAsync(id))!;
        var work = await AtWorkAsync(scope.ServiceProvider, id);
        steps.Done("the item is read");
        work.Check();
        steps.Done("the elements are checked");
        var kept = scope.ServiceProvider.GetRequiredService<KeptFiles>();
        var edition = await db.PublishAsync(kept, work, agency, "สังเคราะห์", now, by, default);
        steps.Done("the edition is made");
        var found = scope.ServiceProvider.GetRequiredService<FoundEditions>();
        await db.PutIntoSearchAsync(await found.OfAsync(edition, agency.Slug, default), default);
        steps.Done("put into the search");
        await scope
            .ServiceProvider.GetRequiredService<TellingRecords>()
            .SaveAndTellAsync(
                id,
                Year,
                work.Disclosure.Code,
                async () =>
                {
                    await db.SaveEditionAsync(edition, default);
                    steps.Done("saved");
                },
                default
            );
        steps.Done("the register's public copy is made");
        return steps.Seconds;
    }

    private static Task<AtWork> AtWorkAsync(IServiceProvider services, AgencyId agency) =>
        services
            .GetRequiredService<ProngsaiDb>()
            .AtWorkAsync(services.GetRequiredService<IDisclosureItems>(), agency, Year, "O15", default);

    private static async Task<AgencyId> ImportedAsync(IServiceProvider services, int round)
    {
        await using var scope = services.CreateAsyncScope();
        var (now, by) = (TimeProvider.System.Now(), Actor.System);
        var name = new Bilingual("หน่วยงานสังเคราะห์", "A synthetic agency");
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync(
                string.Create(CultureInfo.InvariantCulture, $"month-{round}-{Environment.ProcessId}"),
                name,
                name,
                "general",
                by
            );
        var items = scope.ServiceProvider.GetRequiredService<IDisclosureItems>();
        (await db.OpenRegisterAsync(items, agency, Year, now, by, default)).ThrowIfAny();
        await db.SaveChangesAsync();
        var csv = new StringBuilder(
            "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน,ราคากลาง,วิธีซื้อหรือจ้าง,ผู้ได้รับการคัดเลือก,ราคาที่ตกลง,เลขที่สัญญา,วันที่สัญญา,เลขที่โครงการ,แหล่งที่มาของงบประมาณ,สถานะการจัดซื้อจัดจ้าง\n"
        );
        for (var i = 1; i <= Rows; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{i},งานสังเคราะห์ที่ {i:00000} จ้างเหมาบริการดูแลรักษาความสะอาดและซ่อมแซมครุภัณฑ์,1000,900,วิธีเฉพาะเจาะจง,บริษัท สมมุติการค้าที่ {i % 500} จำกัด,900,{i}/2567,5 ต.ค. 66,-,งบประมาณกรุงเทพมหานคร,สิ้นสุดสัญญา\n"
            );
        var done = await scope
            .ServiceProvider.GetRequiredService<IPurchaseImport>()
            .ImportAsync(
                agency,
                "ตุลาคม.csv",
                Encoding.UTF8.GetBytes(csv.ToString()),
                Year,
                October,
                new(AcceptRepairs: true),
                by
            );
        return done.Added == Rows ? agency : throw new InvalidOperationException($"{done.Added} stored");
    }

    private sealed class Steps(string act)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private TimeSpan _cpu = Environment.CpuUsage.TotalTime;

        public double Seconds { get; private set; }

        public void Done(string step)
        {
            Seconds += _watch.Elapsed.TotalSeconds;
            var cpu = Environment.CpuUsage.TotalTime;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{act, -8} {step, -36} {_watch.Elapsed.TotalMilliseconds, 8:0} ms   {(cpu - _cpu).TotalMilliseconds, 8:0} ms of processor"
                )
            );
            _cpu = cpu;
            _watch.Restart();
        }
    }
}
