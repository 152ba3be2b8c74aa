using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Measures;

public sealed class RecordingAResult
{
    [Theory, OnBothDatabases]
    public async Task Takes_several_photographs_with_their_captions_and_forgets_where_they_were_taken(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];

        await SubmitAsync(
            app,
            row,
            new()
            {
                ["text"] = "ประชุมเจ้าหน้าที่",
                ["on"] = "2025-01-15",
                ["caption"] = "ห้องประชุมชั้น 4",
                ["links"] = "https://example.go.th/a?b=1\n\nhttp://example.go.th/",
            },
            ("files", "IMG_0001.jpg", SomePictures.Jpeg(orientation: 6)),
            ("files", "IMG_0002.png", SomePictures.Png()),
            ("files", "บันทึกการประชุม.docx", SomePictures.Docx())
        );

        var outcome = Assert.Single((await KeepingTheTable.TableAsync(app)).Rows[1].Outcomes);
        Assert.Equal(new DateOnly(2025, 1, 15), outcome.On);
        Assert.Equal(
            [EvidenceKind.Photo, EvidenceKind.Photo, EvidenceKind.File, EvidenceKind.Link, EvidenceKind.Link],
            outcome.Evidence.Select(e => e.Kind)
        );
        Assert.All(
            outcome.Evidence,
            e => Assert.Equal(("ห้องประชุมชั้น 4", new DateOnly(2025, 1, 15)), (e.Caption, e.EffectiveOn))
        );
        Assert.Equal((30, 40), (outcome.Evidence[0].Width, outcome.Evidence[0].Height));

        var photo = await app.Officer.GetAsync(
            new Uri($"/staff/evidence/{outcome.Evidence[0].Id.Value}", UriKind.Relative)
        );
        var bytes = await photo.Content.ReadAsByteArrayAsync();
        Assert.True(bytes.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.True(bytes.AsSpan().IndexOf(SomePictures.Scan) > 0);
        Assert.Equal(outcome.Evidence[0].File, FileHash.Of(bytes));
    }

    [Theory, OnBothDatabases]
    public async Task Saves_nothing_when_one_of_the_files_is_refused_and_gives_the_text_back(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];
        var lines = await app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync());

        var answer = await SubmitAsync(
            app,
            row,
            new() { ["text"] = "ข้อความของฉัน", ["on"] = "2025-01-15" },
            ("files", "good.jpg", SomePictures.Jpeg()),
            ("files", "IMG_1.HEIC", SomePictures.Heic()),
            ("files", "ภาพ.jpg", SomePictures.Exe())
        );

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        var refusals = page.QuerySelectorAll(".errors li").Select(e => e.TextContent.Trim()).ToList();
        Assert.Equal(2, refusals.Count);
        Assert.StartsWith("IMG_1.HEIC: เป็นภาพ HEIC/HEIF", refusals[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "ภาพ.jpg: ชื่อไฟล์ลงท้าย “.jpg” แต่เนื้อหาจริงเป็นโปรแกรมคอมพิวเตอร์",
            refusals[1],
            StringComparison.Ordinal
        );
        Assert.Equal("ข้อความของฉัน", page.QuerySelector("textarea[name=text]")!.TextContent);
        Assert.Empty((await KeepingTheTable.TableAsync(app)).Rows[1].Outcomes);
        Assert.Equal(lines, await app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync()));
    }

    [Fact]
    public async Task Answers_a_photograph_of_200_megabytes_in_words()
    {
        await using var app = await SampleOffice.StartAsync(Database.Sqlite);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];

        var answer = await SubmitAsync(
            app,
            row,
            new() { ["text"] = "ก" },
            ("files", "IMG_0001.jpg", new byte[200 * 1024 * 1024])
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var words = Assert.Single(await KeepingTheTable.RefusalsAsync(answer));
        Assert.Equal("IMG_0001.jpg: ไฟล์มีขนาด 200 MB ใหญ่เกินกำหนด 25 MB โปรดย่อขนาดแล้วส่งใหม่", words);
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_days_to_come_and_links_that_are_no_web_addresses(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];

        var answer = await SubmitAsync(
            app,
            row,
            new()
            {
                ["text"] = "ก",
                ["on"] = "2090-01-01",
                ["links"] = "javascript:alert(1)",
            }
        );

        var words = (await KeepingTheTable.RefusalsAsync(answer)).ToList();
        Assert.Contains(words, w => w.Contains("ยังมาไม่ถึง", StringComparison.Ordinal));
        Assert.Contains(words, w => w.StartsWith("javascript:alert(1): ลิงก์ต้องเป็น", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Lets_captions_and_days_be_mended_and_more_be_attached_in_one_form(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var before = (await ReadingTheTable.GivenATableAsync(app)).Rows[0].Outcomes[0];

        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/outcome/{before.Id.Value}",
            new()
            {
                ["described[0].caption"] = "ป้ายใหม่",
                ["described[0].effectiveOn"] = "2025-02-01",
                ["caption"] = "แผ่นพับ",
            },
            "outcome/" + before.Id.Value,
            [("files", "แผ่นพับ.pdf", "%PDF-1.7"u8.ToArray())]
        );

        var after = (await KeepingTheTable.TableAsync(app)).Rows[0].Outcomes[0];
        Assert.Equal(["ป้ายใหม่", "เว็บไซต์สำนักงานเขต", "แผ่นพับ"], after.Evidence.Select(e => e.Caption));
        Assert.Equal(new DateOnly(2025, 2, 1), after.Evidence[0].EffectiveOn);
        Assert.Equal(before.Evidence[0].UploadedAt, after.Evidence[0].UploadedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Keeps_replaced_evidence_readable(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[0];
        var earlier = row.Outcomes[0].Evidence[0];

        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/evidence/{earlier.Id.Value}/replace",
            new() { ["reason"] = "ภาพเดิมไม่ชัด" },
            null,
            [("files", "ใหม่.png", SomePictures.Png())]
        );

        var later = (await KeepingTheTable.TableAsync(app)).Rows[0].Outcomes[0].Evidence[0];
        Assert.Equal(("image/png", earlier.Caption, false), (later.MediaType, later.Caption, later.MadeUp));
        var story = await App.OpenAsync(app.Officer, $"/staff/measures/{row.Id.Value}/history");
        var line = story.QuerySelector(".story > li")!;
        Assert.Contains("ภาพเดิมไม่ชัด", line.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [$"/staff/evidence/{earlier.Id.Value}", $"/staff/evidence/{later.Id.Value}"],
            line.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
        var old = await app.Officer.GetAsync(new Uri($"/staff/evidence/{earlier.Id.Value}", UriKind.Relative));
        Assert.Equal(earlier.File, FileHash.Of(await old.Content.ReadAsByteArrayAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Sends_evidence_so_that_browsers_run_nothing_and_ask_again(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];
        await SubmitAsync(
            app,
            row,
            new() { ["text"] = "ก" },
            ("files", "a.jpg", SomePictures.Jpeg()),
            ("files", "สรุป.csv", "<b>1</b>,2"u8.ToArray())
        );
        var evidence = (await KeepingTheTable.TableAsync(app)).Rows[1].Outcomes[0].Evidence;

        var photo = await app.Officer.GetAsync(new Uri($"/staff/evidence/{evidence[0].Id.Value}", UriKind.Relative));
        var file = await app.Officer.GetAsync(new Uri($"/staff/evidence/{evidence[1].Id.Value}", UriKind.Relative));

        Assert.Equal(
            ("image/jpeg", "inline"),
            (photo.Content.Headers.ContentType!.MediaType, photo.Content.Headers.ContentDisposition!.DispositionType)
        );
        Assert.Equal(
            ("text/plain", "attachment"),
            (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType)
        );
        Assert.Equal("สรุป.csv", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(
            "sandbox",
            Assert.Single(file.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/staff/evidence/{evidence[0].Id.Value}");
        again.Headers.IfNoneMatch.Add(photo.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Officer.SendAsync(again)).StatusCode);
    }

    private static Task<HttpResponseMessage> SubmitAsync(
        App app,
        ImprovementRow row,
        Dictionary<string, string> fields,
        params (string, string, byte[])[] files
    ) => App.SubmitAsync(app.Officer, $"/staff/measures/{row.Id.Value}/add-outcome", fields, "add-outcome", files);
}
