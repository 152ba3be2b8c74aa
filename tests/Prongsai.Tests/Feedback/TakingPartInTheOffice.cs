using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Feedback;
using Prongsai.Feedback.Activities;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Kernel.Files;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Feedback;

/// <summary>An activity is announced, held, its results approved by a second person, disclosed and evidence of a measure.</summary>
public sealed class TakingPartInTheOffice
{
    private const string Activities = "/staff/feedback/activities",
        Public = "/khlong-sam-wa/participation";

    [Theory, OnBothDatabases]
    public async Task Is_planned_announced_held_published_disclosed_and_evidence(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.Preparer, Duty.Reviewer);
        using var reviewer = await app.PersonAsync("mana", app.Agency, Duty.Reviewer);

        // The sample's measures are of 2568; the activity was held then.
        var tooLittle = await App.SubmitAsync(
            officer,
            $"{Activities}?year=2568",
            new() { ["title"] = "เวทีขยะ" },
            "year=2568"
        );
        Assert.Contains("กรอกเรื่องที่เปิดให้มีส่วนร่วม", await TextOf(tooLittle), StringComparison.Ordinal);
        var measure = (await App.OpenAsync(officer, $"{Activities}?year=2568"))
            .QuerySelectorAll("select[name=measure] option")
            .First(o => o.GetAttribute("value")!.Length > 0)
            .GetAttribute("value")!;
        var planned = await App.SubmitAsync(
            officer,
            $"{Activities}?year=2568",
            new()
            {
                ["title"] = "เวทีรับฟังแผนจัดการขยะ",
                ["issue"] = "แผนจัดการขยะของเขต",
                ["with"] = nameof(TakingPart.Communities),
                ["firstDay"] = "15 ม.ค. 2568",
                ["place"] = "ห้องประชุมสมมุติ",
                ["howToJoin"] = "เดินเข้ามาได้เลย",
                ["measure"] = measure,
            },
            "year=2568"
        );
        var page = planned.RequestMessage!.RequestUri!.AbsolutePath;
        var activity = await ActivityAsync(app);
        Assert.Equal(activity.Page, page);
        var publicPage = $"{Public}/{activity.Id.Value}";
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(publicPage)).StatusCode);
        Assert.Contains(
            "วันจัดผ่านไปแล้ว",
            await TextOf(await App.SubmitAsync(officer, page, [], "handler=Announce")),
            StringComparison.Ordinal
        );

        // Publishing without results is refused, field by field; a proposal without a decision too.
        var noResults = await App.PostAsync(officer, $"{page}?handler=Submit", []);
        Assert.Contains("ยังไม่มีผลของกิจกรรม", await TextOf(noResults), StringComparison.Ordinal);
        var badNumber = await App.SubmitAsync(
            officer,
            page,
            new() { ["participants"] = "หลายคน", ["outcome"] = "ได้แผน" },
            "handler=Tell"
        );
        var again = await App.ReadAsync(await badNumber.Content.ReadAsStringAsync());
        Assert.Contains("จำนวนเต็ม", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ได้แผน", again.QuerySelector("[name=outcome]")!.TextContent);
        await App.PostAsync(
            officer,
            $"{page}?handler=Tell",
            new()
            {
                ["participants"] = "๔๒",
                ["outcome"] = "ได้แผนแยกขยะ",
                ["proposed"] = "ขอถังแยกขยะ",
                ["done"] = "",
            }
        );
        Assert.Contains(
            "ทุกข้อเสนอต้องบอก",
            await TextOf(await App.SubmitAsync(officer, page, [], "handler=Submit")),
            StringComparison.Ordinal
        );
        await App.PostAsync(
            officer,
            $"{page}?handler=Tell",
            new()
            {
                ["participants"] = "๔๒",
                ["outcome"] = "ได้แผนแยกขยะ",
                ["proposed"] = "ขอถังแยกขยะ",
                ["done"] = "ตั้งถัง 20 จุด",
            }
        );
        await App.SubmitAsync(
            officer,
            page,
            new() { ["caption"] = "ชาวบ้านร่วมหารือ" },
            "handler=Photo",
            [("photo", "1.png", SomePictures.Png())]
        );
        var hostile = await App.SubmitAsync(
            officer,
            page,
            new() { ["caption"] = "ปลอม" },
            "handler=Photo",
            [("photo", "2.jpg", "MZ"u8.ToArray())]
        );
        Assert.NotEmpty(
            (await App.ReadAsync(await hostile.Content.ReadAsStringAsync())).QuerySelectorAll(".errors li")
        );
        await App.SubmitAsync(officer, page, [], "handler=Submit");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(publicPage)).StatusCode);

        // Who prepared it does not publish it, whatever other duty they hold.
        var own = await App.PostAsync(
            officer,
            $"{page}/approve",
            new()
            {
                ["version"] = (await ActivityAsync(app)).Version.ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                ),
            }
        );
        Assert.Contains("จัดทำโดย", await TextOf(own), StringComparison.Ordinal);
        Assert.Equal(ActivityState.Submitted, (await ActivityAsync(app)).State);
        await App.SubmitAsync(reviewer, $"{page}/approve", [], $"{page}/approve");
        var published = await ActivityAsync(app);
        Assert.Equal(ActivityState.Published, published.State);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(published.Frozen!))),
            published.Hash
        );
        var read = await TextAsync(app.NewClient(), publicPage);
        foreach (var said in new[] { "ขอถังแยกขยะ", "ตั้งถัง 20 จุด", "42", published.Hash! })
            Assert.Contains(said, read, StringComparison.Ordinal);
        Assert.Contains("เวทีรับฟังแผนจัดการขยะ", await TextAsync(app.NewClient(), Public), StringComparison.Ordinal);
        var frozen = await App.PostAsync(
            officer,
            $"{page}?handler=Tell",
            new() { ["participants"] = "4200", ["outcome"] = "อื่น" }
        );
        Assert.Contains("แก้ไขไม่ได้", await TextOf(frozen), StringComparison.Ordinal);
        Assert.Equal(published.Frozen, (await ActivityAsync(app)).Frozen);

        // The table of the item, the document of the year, and the evidence.
        var table = await app.Ask<IEnumerable<IDisclosedRecords>, DisclosedTable?>(all =>
            all.Single(r => r.Source == ParticipationDisclosed.SourceName).TakeAsync(app.Agency, new FiscalYear(2568))
        );
        Assert.Equal(
            ["15 มกราคม 2568", "เวทีรับฟังแผนจัดการขยะ", "แผนจัดการขยะของเขต", "ชุมชน", "42"],
            table!.Rows.Single().Take(5)
        );
        Assert.Contains("ตั้งถัง 20 จุด", table.Rows.Single()[6], StringComparison.Ordinal);
        var html = await officer.GetStringAsync($"{Activities}/summary/2568/html");
        Assert.Contains("ตั้งถัง ๒๐ จุด", html, StringComparison.Ordinal);
        Assert.Contains(published.Hash!, html, StringComparison.Ordinal);
        var docx = await officer.GetByteArrayAsync($"{Activities}/summary/2568/docx");
        Assert.Equal(FileKind.Docx, FileKind.Of(docx));
        await app.DrainJobsAsync();
        var proofs = await app.Ask<IMeasures, List<string>>(async measures =>
            [
                .. (await measures.TableAsync(app.Agency, new FiscalYear(2568))).Rows.SelectMany(r =>
                    r.Outcomes.SelectMany(o => o.Evidence.Select(e => e.FileName ?? ""))
                ),
            ]
        );
        Assert.Contains("participation-2025-01-15.xlsx", proofs);
        Assert.Contains("1.png", proofs);
    }

    private static Task<Activity> ActivityAsync(App app) =>
        app.Ask<ProngsaiDb, Activity>(db => db.Activities.AsNoTracking().SingleAsync());

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TextOf(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;
}
