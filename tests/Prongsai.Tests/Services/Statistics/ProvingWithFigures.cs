using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Services.Statistics;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Services.Statistics;

/// <summary>Figures come in, become the disclosure of the first six months with one click, and evidence of a measure.</summary>
public sealed class ProvingWithFigures
{
    private const string Statistics = "/staff/services/statistics";

    [Theory, OnBothDatabases]
    public async Task Makes_the_disclosure_and_the_evidence(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        var general = await app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(
                "general",
                new("กรมสมมุติ", "Made-up department"),
                new("", ""),
                "general",
                Actor.System
            )
        );
        using var officer = await app.PersonAsync(
            "manee",
            general,
            Duty.Preparer,
            Duty.ServiceManager,
            Duty.AgencyAdministrator
        );

        // A file of the city's system; the same again changes nothing, a later figure takes the stead of the earlier one.
        const string csv =
            "เดือน,งานบริการ,ช่องทาง,จำนวน\nต.ค. 67,ขออนุญาตก่อสร้าง,ออนไลน์,12\nมี.ค. 68,ขออนุญาตก่อสร้าง,walk-in,30\nเม.ย. 68,ขออนุญาตก่อสร้าง,ออนไลน์,99\n";
        Assert.Contains("บันทึก 3 รายการ", await SendAsync(officer, csv), StringComparison.Ordinal);
        Assert.Contains("บันทึก 0 รายการ", await SendAsync(officer, csv), StringComparison.Ordinal);
        Assert.Contains(
            "บันทึก 1 รายการ",
            await SendAsync(officer, csv.Replace("12", "15", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "แถว 2 คอลัมน์ count",
            await SendAsync(officer, csv.Replace("12", "สิบสอง", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        var typed = await App.SubmitAsync(
            officer,
            OutsideModel.Here,
            new()
            {
                ["service"] = "แจ้งย้าย",
                ["month"] = "2567-11",
                ["channel"] = "online",
                ["count"] = "๗",
                ["source"] = "BMA OSS",
            },
            files: [("picture", "oss.png", Convert.FromBase64String(OnePixel))]
        );
        Assert.Contains("บันทึก 1 รายการ", await typed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var picture = (await App.OpenAsync(officer, OutsideModel.Here)).QuerySelector("td a[href*='handler=Picture']")!;
        Assert.Equal(
            "image/png",
            (await officer.GetAsync(picture.GetAttribute("href"))).Content.Headers.ContentType!.MediaType
        );

        // One click, and the element is met; April is not of the six months.
        (await App.SubmitAsync(officer, "/staff/disclosures?year=2568", [])).EnsureSuccessStatusCode();
        var taken = await App.SubmitAsync(officer, $"{Statistics}?year=2568", [], "handler=Take");
        Assert.Equal("/staff/disclosures/2568/O11/write", taken.RequestMessage!.RequestUri!.AbsolutePath);
        var item = await app.Ask<IDisclosureChecks, CheckedItem>(async checks =>
            (await checks.OfYearAsync(general, new FiscalYear(2568))).Single(i => i.Code == "O11")
        );
        Assert.Equal("met", Assert.Single(item.Elements).Verdict);
        var table = (await App.ReadAsync(await taken.Content.ReadAsStringAsync()))
            .QuerySelectorAll("table tbody tr")
            .Select(r => string.Join('|', r.QuerySelectorAll("td, th").Select(c => c.TextContent.Trim())))
            .Where(r => r.Contains('|', StringComparison.Ordinal))
            .ToList();
        Assert.Contains(table, row => row.Contains("ขออนุญาตก่อสร้าง|30|15|45|-", StringComparison.Ordinal));
        Assert.Contains(table, row => row.Contains("รวม|30|22|52|-", StringComparison.Ordinal));

        // Evidence of a measure of the sample office, once.
        using var manager = await app.PersonAsync("weera", app.Agency, Duty.ServiceManager);
        await SendAsync(manager, csv);
        var before = await EvidenceAsync(app);
        await App.SubmitAsync(manager, $"{Statistics}?year=2568", [], "handler=Attach&year=2568");
        await app.DrainJobsAsync();
        await App.SubmitAsync(manager, $"{Statistics}?year=2568", [], "handler=Attach&year=2568");
        await app.DrainJobsAsync();
        var after = await EvidenceAsync(app);
        Assert.Equal(before.Count + 1, after.Count);
        var proof = after.Single(e => before.All(b => b.Id != e.Id));
        Assert.Equal(("service-statistics-2568.xlsx", EvidenceKind.File), (proof.FileName, proof.Kind));
        await app.With<KeptFiles>(async files =>
            Assert.True((await files.ReadAsync(proof.File!.Value)).Length > 1_000)
        );
    }

    private const string OnePixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static async Task<string> SendAsync(HttpClient who, string csv)
    {
        var answer = await App.SubmitAsync(
            who,
            OutsideModel.Here,
            [],
            "handler=File",
            [("file", "oss.csv", Encoding.UTF8.GetBytes(csv))]
        );
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<List<EvidenceRow>> EvidenceAsync(App app) =>
        app.Ask<IMeasures, List<EvidenceRow>>(async measures =>
            [
                .. (await measures.TableAsync(app.Agency, new FiscalYear(2568))).Rows.SelectMany(r =>
                    r.Outcomes.SelectMany(o => o.Evidence)
                ),
            ]
        );
}
