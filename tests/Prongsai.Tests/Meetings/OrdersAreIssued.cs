using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Tests.Disclosures;

namespace Prongsai.Tests.Meetings;

/// <summary>An order names who has O15; issued by a second person it charges the register, and the register's later changes are seen.</summary>
public sealed class OrdersAreIssued
{
    [Theory, OnBothDatabases]
    public async Task An_order_charges_the_items_that_it_names(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        using var drafter = await app.PersonAsync("manee", app.Agency, Duty.Preparer, Duty.Reviewer);
        using var issuer = await app.PersonAsync("prasert", app.Agency, Duty.Executive);
        await app.PersonAsync("review", app.Agency, Duty.Reviewer);
        var officers = await app.Ask<IPeople, IReadOnlyList<StaffMember>>(people => people.StaffAsync(app.Agency));
        string Id(string name) =>
            officers.Single(o => o.Name.Contains(name, StringComparison.Ordinal)).AccountId.ToString();
        const string start = $"{AllOrdersModel.Here}/new?year=2567";
        Dictionary<string, string> fields = new()
        {
            ["number"] = "12/2567",
            ["effectiveOn"] = "2024-03-01",
            ["signerName"] = "นายผู้อำนวยการ สมมุติ",
            ["signerPost"] = "ผู้อำนวยการเขตคลองสามวา",
            ["officer-O15"] = Id("manee"),
            ["reviewer-O15"] = Id("review"),
        };

        var same = await App.SubmitAsync(drafter, start, new(fields) { ["reviewer-O15"] = Id("manee") });
        Assert.Contains("ต้องเป็นคนละคน", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var drafted = await App.SubmitAsync(drafter, start, fields);
        var page = drafted.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Null((await O15Async(app)).Officer);

        var own = await App.OpenAsync(drafter, $"{page}/issue");
        Assert.Contains(
            "เผยแพร่สิ่งที่ตนจัดทำไม่ได้",
            own.QuerySelector(".errors")!.TextContent,
            StringComparison.Ordinal
        );
        await App.SubmitAsync(issuer, $"{page}/issue", [], "/issue");
        var charged = await O15Async(app);
        Assert.Equal((Id("manee"), Id("review")), ($"{charged.Officer?.AccountId}", $"{charged.Reviewer?.AccountId}"));
        var order = await app.Ask<ProngsaiDb, AppointmentOrder>(db =>
            db.Set<AppointmentOrder>().AsNoTracking().SingleAsync()
        );
        Assert.Equal(order.Docx, FileHash.Of(await issuer.GetByteArrayAsync($"{page}/file/docx")));
        Assert.DoesNotContain("ทะเบียนต่างไป", await issuer.GetStringAsync(page), StringComparison.Ordinal);

        // The answer to who was responsible, and the register that has moved on.
        var answer = await issuer.GetStringAsync($"{AllOrdersModel.Here}?code=O15&day=2024-03-03");
        Assert.Contains("นางสาวmanee สมมุติ", answer, StringComparison.Ordinal);
        var before = await issuer.GetStringAsync($"{AllOrdersModel.Here}?code=O15&day=2024-02-28");
        Assert.Contains("ไม่มีคำสั่งที่มีผล", before, StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, $"{TheDesk.O15}/charge", new() { ["officer"] = "" });
        Assert.Contains("ทะเบียนต่างไป", await issuer.GetStringAsync(page), StringComparison.Ordinal);

        var frozen = await App.OpenAsync(drafter, $"{page}/edit");
        Assert.Contains("แก้ไขไม่ได้", frozen.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        var noPdf = await App.SubmitAsync(
            drafter,
            page,
            [],
            "handler=Scan",
            [("scan", "order.pdf", "no pdf"u8.ToArray())]
        );
        Assert.NotEmpty((await App.ReadAsync(await noPdf.Content.ReadAsStringAsync())).QuerySelectorAll(".errors li"));
    }

    private static Task<ChargedItem> O15Async(App app) =>
        app.Ask<IChargedOfficers, ChargedItem>(async charged =>
            (await charged.OfYearAsync(app.Agency, new FiscalYear(2567))).Single(item => item.Code == "O15")
        );
}
