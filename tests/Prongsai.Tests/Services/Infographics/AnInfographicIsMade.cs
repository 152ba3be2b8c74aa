using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Services.Infographics;
using Prongsai.Tests.Reports.Pdf;

namespace Prongsai.Tests.Services.Infographics;

/// <summary>A picture is made by one, approved by another, made anew when a fee changes, and withdrawn.</summary>
public sealed class AnInfographicIsMade
{
    private const string Square = "?format=Square&design=Cards&thaiDigits=true&language=Thai";

    private static readonly Dictionary<string, string> Manual = new()
    {
        ["name_th"] = "ทำบัตรประจำตัวประชาชน",
        ["name_other"] = "Identity card",
        ["total_amount"] = "15",
        ["total_unit"] = "Minutes",
        ["step_th"] = "ยื่นเอกสารที่ช่อง 4",
        ["step_other"] = "Hand in the papers at window 4",
        ["step_amount"] = "5",
        ["channel_th"] = "ชั้น 1",
        ["channel_kind"] = "Counter",
        ["fee_th"] = "ออกบัตรใหม่",
        ["fee_baht"] = "100",
        ["no_document"] = "true",
    };

    [Theory, OnBothDatabases]
    public async Task Approved_by_a_second_person_made_anew_with_the_fee_and_withdrawn_with_a_reason(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, builder => WithoutBrowser(builder, clock));
        var reviewer = await app.ReviewerAsync();
        var service = await AddAsync(app);
        var make = $"{service}/infographics";

        // Nothing is made from a draft.
        Assert.Contains("ยังไม่มีคู่มือฉบับที่อนุมัติ", await TextAsync(app.Officer, make), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Officer, $"{make}/preview{Square}")).StatusCode);
        var draft = await App.PostAsync(app.Officer, make, new() { ["format"] = "Square" });
        Assert.Contains("ยังไม่มีคู่มือฉบับที่อนุมัติ", await TheText(draft), StringComparison.Ordinal);
        await ApproveManualAsync(app, reviewer, service);

        // The preview is a plain picture whose address carries the choices.
        var desk = await App.OpenAsync(app.Officer, $"{make}{Square}");
        var preview = desk.QuerySelector(".infographic img")!;
        Assert.Contains("ทำบัตรประจำตัวประชาชน", preview.GetAttribute("alt"), StringComparison.Ordinal);
        var picture = await GetAsync(app.Officer, preview.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", Header(picture, "Content-Security-Policy"), StringComparison.Ordinal);
        var drawn = await picture.Content.ReadAsStringAsync();
        Assert.Contains("๑๐๐ บาท", drawn, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusOfAsync(app, preview.GetAttribute("src")!));

        var kept = await App.SubmitAsync(app.Officer, $"{make}{Square}", [], make);
        var page = kept.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/staff/infographics/", page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มี PDF และ PNG เพราะไม่พบเบราว์เซอร์", await TheText(kept), StringComparison.Ordinal);
        var again = await App.SubmitAsync(app.Officer, $"{make}{Square}", [], make);
        Assert.Contains("จากคู่มือฉบับนี้แล้ว", await TheText(again), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainJobsAsync();

        // Whoever made it does not approve it, and until somebody did, nobody finds it.
        var open = $"/khlong-sam-wa/infographics/{page.Split('/')[^1]}";
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Stranger, open)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Stranger, $"{open}/picture.svg")).StatusCode);
        var own = await App.PostAsync(app.Officer, page, []);
        Assert.Contains("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้", await TheText(own), StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, page, [], page);

        var shown = await App.OpenAsync(app.Stranger, open);
        foreach (
            var line in new[]
            {
                "๑๐๐ บาท",
                "ไม่ต้องใช้เอกสาร",
                "ยื่นเอกสารที่ช่อง ๔",
                "คู่มือฉบับที่ ๑",
                "PDF และ PNG ยังไม่พร้อม",
            }
        )
            Assert.Contains(line, shown.Body!.TextContent, StringComparison.Ordinal);
        var svg = await GetAsync(app.Stranger, $"{open}/picture.svg");
        Assert.Equal(drawn, await svg.Content.ReadAsStringAsync());
        // From the poster's QR to the service, from there to the picture, and there is its proof.
        await app.DrainJobsAsync();
        var hash = FileHash.Of(await svg.Content.ReadAsByteArrayAsync()).Hex;
        Assert.Contains(shown.Links, link => link.GetAttribute("href") == $"/khlong-sam-wa/verify/{hash}");
        var proof = await app.Stranger.GetStringAsync($"/khlong-sam-wa/ledger/proof/{hash}.tlog-proof");
        var policy = await app.Stranger.GetStringAsync("/khlong-sam-wa/ledger/policy");
        Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash, proof, policy).Verdict);
        Assert.Contains("id-card-square-cards.svg", Header(svg, "Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(svg, "X-Content-Type-Options"));
        foreach (var none in new[] { "picture.pdf", "picture.png", "picture.exe" })
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Stranger, $"{open}/{none}")).StatusCode);
        foreach (var list in new[] { "/khlong-sam-wa/infographics", "/khlong-sam-wa/services/id-card" })
            Assert.Contains((await App.OpenAsync(app.Stranger, list)).Links, link => link.GetAttribute("href") == open);

        // Change the fee: what was made is listed before, and made anew after.
        await App.SubmitAsync(app.Officer, $"{service}/edit", new() { ["fee_baht"] = "120" });
        await App.SubmitAsync(app.Officer, service, new() { ["whatChanged"] = "ค่าธรรมเนียมใหม่" }, service);
        Assert.Contains(
            "ออกใหม่จากฉบับที่อนุมัติโดยอัตโนมัติ",
            await TextAsync(reviewer, $"{service}/approve"),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(reviewer, $"{service}/approve", [], $"{service}/approve");
        await app.DrainJobsAsync();
        await app.DrainJobsAsync();

        var both = await app.Ask<ProngsaiDb, List<Infographic>>(db =>
            db.Set<Infographic>().AsNoTracking().OrderBy(i => i.FromVersion).ToListAsync()
        );
        Assert.Equal(
            [(1, InfographicState.Replaced), (2, InfographicState.Approved)],
            both.Select(i => (i.FromVersion, i.State))
        );
        Assert.Equal((both[1].Id, both[0].Choices), (both[0].ReplacedBy, both[1].Choices));
        var later = $"/khlong-sam-wa/infographics/{both[1].Id.Value}";
        Assert.Contains(
            "๑๒๐ บาท",
            await (await GetAsync(app.Stranger, $"{later}/picture.svg")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(drawn, await (await GetAsync(app.Stranger, $"{open}/picture.svg")).Content.ReadAsStringAsync());
        var replaced = await App.OpenAsync(app.Stranger, open);
        Assert.Contains("ใช้ไม่ได้แล้ว", replaced.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(replaced.Links, link => link.GetAttribute("href") == later);
        var shelf = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/infographics");
        Assert.DoesNotContain(shelf.Links, link => link.GetAttribute("href") == open);

        await App.SubmitAsync(reviewer, both[1].Page, new() { ["because"] = "ตราเปลี่ยนแล้ว" }, "handler=Withdraw");
        var gone = await GetAsync(app.Stranger, later);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("ตราเปลี่ยนแล้ว", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync(app.Stranger, $"{later}/picture.svg")).StatusCode);
        Assert.Empty(
            (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/infographics")).QuerySelectorAll(".infographic-shelf")
        );
    }

    [Theory, OnBothDatabases]
    public async Task One_that_waits_is_made_anew_and_still_waits_for_somebody_else(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, builder => WithoutBrowser(builder, clock));
        var reviewer = await app.ReviewerAsync();
        var service = await AddAsync(app);
        await ApproveManualAsync(app, reviewer, service);
        await App.SubmitAsync(app.Officer, $"{service}/infographics{Square}", [], "infographics");

        await App.SubmitAsync(app.Officer, $"{service}/edit", new() { ["fee_baht"] = "120" });
        await App.SubmitAsync(app.Officer, service, new() { ["whatChanged"] = "ค่าธรรมเนียมใหม่" }, service);
        await App.SubmitAsync(reviewer, $"{service}/approve", [], $"{service}/approve");
        await app.DrainJobsAsync();
        await app.DrainJobsAsync();

        var waiting = await app.Ask<ProngsaiDb, Infographic>(db =>
            db.Set<Infographic>().AsNoTracking().SingleAsync(i => i.State == InfographicState.Waiting)
        );
        Assert.Equal(2, waiting.FromVersion);
        var own = await App.PostAsync(app.Officer, waiting.Page, []);
        Assert.Contains("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้", await TheText(own), StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, waiting.Page, new() { ["because"] = "ขอแบบการ์ด" }, "handler=Return");
        Assert.Contains("ขอแบบการ์ด", await TextAsync(app.Officer, waiting.Page), StringComparison.Ordinal);
        // Sent back, it is approved by nobody, and another one may be made.
        var late = await App.PostAsync(reviewer, waiting.Page, []);
        Assert.Contains("ไม่ได้รออนุมัติ", await TheText(late), StringComparison.Ordinal);
        var another = await App.SubmitAsync(app.Officer, $"{service}/infographics{Square}", [], "infographics");
        Assert.StartsWith(
            "/staff/infographics/",
            another.RequestMessage!.RequestUri!.AbsolutePath,
            StringComparison.Ordinal
        );
    }

    [FactWithABrowser]
    public async Task A_browser_makes_pdf_and_png_which_may_then_be_posted()
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(Database.Sqlite, clock.Set);
        var reviewer = await app.ReviewerAsync();
        var service = await AddAsync(app);
        await ApproveManualAsync(app, reviewer, service);
        var kept = await App.SubmitAsync(app.Officer, $"{service}/infographics{Square}", [], "infographics");
        var page = kept.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Empty(await PicturesAsync());

        clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainJobsAsync();
        await App.SubmitAsync(reviewer, page, [], page);

        var picture = Assert.Single(await PicturesAsync());
        var open = $"/khlong-sam-wa/infographics/{picture.Id.Value}";
        var png = await GetAsync(app.Stranger, $"{open}/picture.png");
        Assert.Equal("image/png", png.Content.Headers.ContentType!.MediaType);
        Assert.True(PictureSize.TryRead(await png.Content.ReadAsByteArrayAsync(), out var size));
        Assert.Equal(new PictureSize(1080, 1080), size);
        var pdf = await GetAsync(app.Stranger, $"{open}/picture.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("attachment", Header(pdf, "Content-Disposition"), StringComparison.Ordinal);

        Task<List<Infographic>> PicturesAsync() =>
            app.Ask<ProngsaiDb, List<Infographic>>(db => db.ApprovedPictures(app.Agency).ToListAsync());
    }

    private static void WithoutBrowser(WebApplicationBuilder builder, MovableClock clock)
    {
        clock.Set(builder);
        builder.Configuration["Prongsai:Browser"] = "/nowhere";
    }

    private static async Task<string> AddAsync(App app)
    {
        await App.SubmitAsync(
            app.Officer,
            "/staff/services/new",
            new()
            {
                ["name"] = "บัตร",
                ["english"] = "Card",
                ["slug"] = "id-card",
            }
        );
        var list = await App.OpenAsync(app.Officer, "/staff/services");
        return list.QuerySelector("tbody th a")!.GetAttribute("href")!;
    }

    private static async Task ApproveManualAsync(App app, HttpClient reviewer, string service)
    {
        await App.SubmitAsync(app.Officer, $"{service}/edit", Manual);
        await App.SubmitAsync(app.Officer, service, [], service);
        await App.SubmitAsync(reviewer, $"{service}/approve", [], $"{service}/approve");
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient who, string address) =>
        who.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>What a stranger gets who does not follow to the sign-in page.</summary>
    private static async Task<HttpStatusCode> StatusOfAsync(App app, string address)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var stranger = new HttpClient(handler) { BaseAddress = app.Address };
        return (await GetAsync(stranger, address)).StatusCode;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(
            ' ',
            answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key == name).SelectMany(h => h.Value)
        );

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TheText(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;
}
