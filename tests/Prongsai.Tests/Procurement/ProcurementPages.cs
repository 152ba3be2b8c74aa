using System.Net;
using Prongsai.Kernel;

namespace Prongsai.Tests.Procurement;

/// <summary>The journey of an officer: send, look, correct, keep, change, download, undo.</summary>
public sealed class ProcurementPages
{
    private const string Year = "/staff/procurement?year=2568";
    private const string October = "/staff/procurement/2568/10";

    private static Task<HttpResponseMessage> SendAsync(HttpClient who, byte[] file, string name = "ตุลาคม.csv") =>
        App.SubmitAsync(
            who,
            "/staff/procurement/import?year=2568",
            new() { ["year"] = "2568", ["month"] = "10" },
            "/import",
            [("file", name, file)]
        );

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    [Theory, OnBothDatabases]
    public async Task Lead_from_a_file_to_the_forms(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var officer = await app.PersonAsync("buyer", app.Agency, Duty.ProcurementOfficer);

        var sent = await SendAsync(
            officer,
            SomePurchases.Csv(["1,ซื้อกระดาษ,ห้าพัน,29500,เฉพาะเจาะจง,ร้าน ก,29500,1/2568,3 ต.ค. 67,67109000001"])
        );
        var preview = sent.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/staff/procurement/imports/", preview, StringComparison.Ordinal);
        Assert.Contains("ยังบันทึกไม่ได้", await TextAsync(officer, preview), StringComparison.Ordinal);
        Assert.Contains("ยังไม่รายงาน", await TextAsync(officer, Year), StringComparison.Ordinal);

        var corrected = await App.SubmitAsync(
            officer,
            preview,
            new() { ["cells[0].text"] = "30,000" },
            "handler=Correct"
        );
        Assert.Contains(
            "บันทึก 1 รายการ",
            await App.ReadAsync(await corrected.Content.ReadAsStringAsync()) is { } page ? page.Body!.TextContent : "",
            StringComparison.Ordinal
        );
        await App.SubmitAsync(officer, preview, [], "handler=Keep");

        var month = await TextAsync(officer, October);
        Assert.Contains("ซื้อกระดาษ", month, StringComparison.Ordinal);
        Assert.Contains("30,000.00", month, StringComparison.Ordinal);
        // สขร.1 asks who offered; the file had no such column.
        Assert.Contains("ยังไม่มีผู้เสนอราคา", month, StringComparison.Ordinal);

        foreach (var file in new[] { "skr1.xlsx", "skr1.docx", "ita16.xlsx", "ita16.csv", "data.csv", "data.json" })
        {
            using var answer = await officer.GetAsync($"{October}/download/{file}");
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }

        foreach (var file in new[] { "skr1.xlsx", "ita16.xlsx", "ita9.xlsx", "data.csv", "data.json" })
        {
            using var answer = await officer.GetAsync($"/staff/procurement/2568/download/{file}");
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }

        using (var none = await officer.GetAsync($"{October}/download/other.xlsx"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        var undone = await App.SubmitAsync(officer, $"{preview}/undo", new() { ["why"] = "ส่งผิดเดือน" });
        Assert.True(undone.IsSuccessStatusCode);
        Assert.DoesNotContain("ซื้อกระดาษ", await TextAsync(officer, October), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Change_one_purchase_with_its_history(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SomePurchases.KeepAsync(app, "ซื้อกระดาษ");
        var month = await App.OpenAsync(app.Officer, SomePurchases.Address);
        var purchase = month.QuerySelector("tbody th a")!.GetAttribute("href")!;

        var refused = await App.SubmitAsync(app.Officer, purchase, new() { ["form.Budget"] = "ห้าพัน" });
        Assert.Contains(
            "อ่าน “ห้าพัน” เป็นจำนวนเงินไม่ได้",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(app.Officer, purchase, new() { ["form.Budget"] = "๑,๒๐๐ บาท", ["form.Reason"] = "ใกล้" });

        Assert.Contains("1,200.00", await TextAsync(app.Officer, SomePurchases.Address), StringComparison.Ordinal);
        var history = (await App.OpenAsync(app.Officer, purchase)).QuerySelector("a[href*='/staff/history']")!;
        Assert.Contains(
            "แก้ไขรายการจัดซื้อจัดจ้าง",
            await TextAsync(app.Officer, history.GetAttribute("href")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Say_that_nothing_was_bought_and_take_it_back()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        await App.SubmitAsync(app.Officer, $"{October}/nothing", []);
        Assert.Contains("ไม่มีการจัดซื้อจัดจ้าง", await TextAsync(app.Officer, October), StringComparison.Ordinal);
        using var form = await app.Officer.GetAsync($"{October}/download/skr1.xlsx");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);

        await App.SubmitAsync(app.Officer, $"{October}/nothing", [], "handler=TakeBack");
        using var none = await app.Officer.GetAsync($"{October}/download/skr1.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Remember_how_the_office_names_its_columns()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var file = System.Text.Encoding.UTF8.GetBytes(
            "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,เงินตั้งไว้,ราคากลาง,วิธีซื้อหรือจ้าง\n1,ซื้อกระดาษ,30000,29500,เฉพาะเจาะจง\n"
        );

        var preview = (await SendAsync(app.Officer, file)).RequestMessage!.RequestUri!.AbsolutePath;
        await App.SubmitAsync(app.Officer, preview, new() { ["columns[2]"] = "Budget" }, "handler=Columns");
        var next = (await SendAsync(app.Officer, file, "พฤศจิกายน.csv")).RequestMessage!.RequestUri!.AbsolutePath;

        var text = await TextAsync(app.Officer, next);
        Assert.Contains("ตามที่เคยตั้งไว้", text, StringComparison.Ordinal);
        Assert.Contains("30,000.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_a_file_without_header_and_keep_nothing_of_it()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var refused = await SendAsync(app.Officer, "สวัสดี\n"u8.ToArray());

        Assert.Contains("ไม่พบหัวตาราง", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "ยังไม่มีการนำเข้า",
            await TextAsync(app.Officer, "/staff/procurement/imports"),
            StringComparison.Ordinal
        );
    }
}
