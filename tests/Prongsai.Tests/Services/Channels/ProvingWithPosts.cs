using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Services.Channels;
using Prongsai.Services.Channels.Posts;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Services.Channels;

/// <summary>Who may let a post go, with which picture, and what a sent post proves.</summary>
public sealed class ProvingWithPosts
{
    [Theory, OnBothDatabases]
    public async Task A_sent_post_becomes_evidence_of_a_measure_once(Database database)
    {
        // The last day of the programme year of the sample’s measures.
        await using var office = await AnOfficeThatPosts.StartAsync(
            database,
            from: new DateTime(2025, 9, 30, 3, 0, 0, DateTimeKind.Utc)
        );
        await SampleIn.LoadAsync(office.App);
        var page = await office.ApprovedAsync([Channel.Facebook]);
        await office.LetJobsRunAsync(2);
        var before = await EvidenceAsync(office.App);

        for (var times = 0; times < 2; times++)
        {
            var attached = await App.SubmitAsync(office.Writer, page, [], "handler=Attach");
            Assert.Contains("attached=true", attached.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
            await office.App.DrainJobsAsync();
        }

        var proof = Assert.Single(await EvidenceAsync(office.App), e => before.All(b => b.Id != e.Id));
        // No browser draws pictures in this program; what was sent proves it all the same.
        Assert.Equal("post-facebook.json", proof.FileName);
        var sent = office.Theirs.All.Single(c => c.Path.EndsWith("/feed", StringComparison.Ordinal)).Body;
        await office.App.With<KeptFiles>(async files => Assert.Equal(sent, await files.ReadAsync(proof.File!.Value)));
        Assert.Contains("ปรับเวลาให้บริการ", proof.Caption, StringComparison.Ordinal);
        Assert.Contains("https://www.facebook.com/", proof.Caption, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_approves_what_they_wrote_and_an_approver_can_send_it_back(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, withAccounts: false);
        using var both = await office.App.PersonAsync("both", office.App.Agency, Duty.Preparer, Duty.Reviewer);
        var written = await App.SubmitAsync(
            both,
            AnOfficeThatPosts.Write,
            new() { ["TitleTh"] = "ข่าว", ["TextTh"] = "ข้อความ" }
        );
        var page = written.RequestMessage!.RequestUri!.AbsolutePath;
        await App.SubmitAsync(both, page, [], "handler=Submit");

        var own = await App.PostAsync(both, $"{page}/approve", new() { ["version"] = "2" });
        Assert.Contains(
            "ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้",
            await AnOfficeThatPosts.TextAsync(own),
            StringComparison.Ordinal
        );
        // Not the post that was read.
        var raced = await App.PostAsync(office.Approver, $"{page}/approve", new() { ["version"] = "1" });
        Assert.Contains(
            "มีผู้แก้ไขโพสต์นี้ไปก่อนแล้ว",
            await AnOfficeThatPosts.TextAsync(raced),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(
            office.Approver,
            $"{page}/approve",
            new() { ["because"] = "ยังไม่บอกสถานที่" },
            "handler=Return"
        );
        Assert.Contains("ยังไม่บอกสถานที่", await office.ReadAsync(page), StringComparison.Ordinal);

        // Whoever mends it counts as having written it too.
        await App.SubmitAsync(office.Writer, $"{page}/edit", new() { ["TextTh"] = "ข้อความ ที่ชั้น ๑" });
        await office.SubmitAsync(page);
        await office.ApproveAsync(page);
        var public_ = await App.OpenAsync(office.App.Stranger, $"/khlong-sam-wa/posts/{page.Split('/')[^1]}");
        Assert.Contains("ที่ชั้น ๑", public_.Body!.TextContent, StringComparison.Ordinal);
        var late = await App.PostAsync(
            office.Writer,
            $"{page}/edit",
            new()
            {
                ["TitleTh"] = "เปลี่ยน",
                ["TextTh"] = "เปลี่ยน",
                ["version"] = "6",
            }
        );
        Assert.Contains("เนื้อหาเปลี่ยนไม่ได้", await AnOfficeThatPosts.TextAsync(late), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Another_page_brings_a_picture_of_the_agency_and_no_other_agencys(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        );
        var ours = await office.App.Ask<KeptFiles, FileHash>(files =>
            files.KeepAsync(office.App.Agency, Actor.System, "infographic.png", png)
        );
        var theirs = await office.App.Ask<KeptFiles, FileHash>(files =>
            files.KeepAsync(new AgencyId(Guid.CreateVersion7()), Actor.System, "theirs.png", (byte[])[.. png, 0])
        );

        var brought = await App.OpenAsync(office.Writer, $"{AnOfficeThatPosts.Write}?picture={ours.Hex}&title=ข่าว");
        Assert.Contains("infographic.png", brought.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ข่าว", brought.QuerySelector("[name=TitleTh]")!.GetAttribute("value"));
        var refused = await App.OpenAsync(office.Writer, $"{AnOfficeThatPosts.Write}?picture={theirs.Hex}");
        Assert.Contains("ไม่พบภาพนี้ในไฟล์ของหน่วยงาน", refused.Body!.TextContent, StringComparison.Ordinal);

        var written = await App.SubmitAsync(
            office.Writer,
            $"{AnOfficeThatPosts.Write}?picture={ours.Hex}",
            new()
            {
                ["TitleTh"] = "ข่าว",
                ["TextTh"] = "ข้อความ",
                ["Alt"] = "เอกสารที่ต้องใช้",
            }
        );
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        var post = await office.App.Ask<ProngsaiDb, Post>(db => db.Posts.AsNoTracking().SingleAsync());
        Assert.Equal((ours, "image/png", 1), (post.Picture!.Value, post.PictureType, post.PictureWidth));
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
