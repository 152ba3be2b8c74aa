using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>The pages of the open contract data, as the older and the newer address give them.</summary>
public sealed class ReadingTheNationalRecord
{
    private static readonly FiscalYear Year = new(2568);

    private static ContractPage Read(string json) =>
        ContractPageReader.Read(Encoding.UTF8.GetBytes(json), Year, "opend.data.go.th");

    private static ContractPage Read(params JsonObject[] projects) => Read(Newer(projects));

    private static string Newer(params JsonObject[] projects) =>
        new JsonObject { ["success"] = true, ["data"] = new JsonArray([.. projects]) }.ToJsonString();

    private static Refusal Refused(string json) => Assert.Throws<RefusedException>(() => Read(json)).Reasons.Single();

    [Fact]
    public void Both_envelopes_give_the_same_contract()
    {
        var project = NationalServer.Project("67089336878", "เช่าคอมพิวเตอร์", "3,258,792.00", "TPBS-Legal(R)010/2567");
        var older = new JsonObject { ["result"] = new JsonArray(project.DeepClone()) }.ToJsonString();
        var newer = new JsonObject
        {
            ["success"] = true,
            ["total"] = "1,204",
            ["data"] = new JsonArray(project.DeepClone()),
        }.ToJsonString();

        foreach (var (json, total) in new[] { (older, (int?)null), (newer, 1204), ("\uFEFF" + newer, 1204) })
        {
            var page = Read(json);
            Assert.Equal((1, "67089336878", total), (page.Projects, page.First, page.Total));
            var contract = Assert.Single(page.Contracts);
            Assert.Equal(Money.OfBaht(3_258_792), contract.Agreed);
            Assert.Equal(Money.OfBaht(3_840_000), contract.Budget);
            Assert.Equal(new DateOnly(2024, 10, 31), contract.ContractDay);
            Assert.Equal(("0105564128418", "TPBS-Legal(R)010/2567"), (contract.WinnerTaxId, contract.ContractNumber));
            Assert.Equal("สำนักงานเขตคลองสามวา", contract.DeptSubName);
        }
    }

    [Fact]
    public void What_is_said_of_a_project_counts_once_however_many_contracts_it_has()
    {
        var project = NationalServer.Project("67089336878", "จ้างก่อสร้าง", "100.00", "1/2568", budget: "1,000.00");
        project["contract"]!.AsArray().Add(NationalServer.Contract("250.50", "2/2568"));

        var totals = NationalTotals.Of(Read(project).Contracts);

        Assert.Equal((1, 2), (totals.Projects, totals.Contracts));
        Assert.Equal(("350.50", "1,000.00"), (totals.Agreed.ToString(), totals.Budget.ToString()));
    }

    [Fact]
    public void One_contract_may_be_an_object_and_none_null()
    {
        var one = NationalServer.Project("67089336878", "ก", "100.00", "1/2568");
        one["contract"] = NationalServer.Contract("100.00", "1/2568");
        var none = NationalServer.Project("67089336879", "ข", "100.00", "1/2568");
        none["contract"] = null;

        var page = Read(one, none);

        Assert.Equal((2, 1), (page.Projects, page.Contracts.Count));
    }

    [Fact]
    public void Another_year_is_left_out_and_what_cannot_be_read_is_counted()
    {
        var other = NationalServer.Project("66089336878", "ก", "100.00", "1/2567");
        other["budget_year"] = "2567";
        var odd = NationalServer.Project("67089336878", "ข", "ห้าพัน", "2/2568", day: "สิ้นเดือน");

        var page = Read(other, odd);

        Assert.Equal((1, 2), (page.OtherYears, page.Unreadable));
        Assert.Contains("สิ้นเดือน", page.UnreadableExample!, StringComparison.Ordinal);
        Assert.Null(Assert.Single(page.Contracts).Agreed);
    }

    [Theory]
    [InlineData("""{"success":true,"data":[{"project_id":"67089336878","project_name":"ก""", "record-broken")]
    [InlineData("""[1,2]""", "record-not-an-envelope")]
    [InlineData("""{"rows":[]}""", "record-not-an-envelope")]
    [InlineData("""{"success":false,"message":"no permission"}""", "record-says-no")]
    public void What_is_no_page_is_refused(string json, string code) => Assert.Equal(code, Refused(json).Code);

    [Theory]
    [InlineData("project_id")]
    [InlineData("contract")]
    [InlineData("contract_no")]
    [InlineData("price_agree")]
    [InlineData("winner_tin")]
    [InlineData("winner")]
    public void A_field_that_moved_is_refused_by_name(string field)
    {
        var project = NationalServer.Project("67089336878", "ก", "100.00", "1/2568");
        if (!project.Remove(field))
            project["contract"]![0]!.AsObject().Remove(field);

        var refusal = Refused(Newer(project));

        Assert.Equal("record-changed", refusal.Code);
        Assert.Contains($" {field};", refusal.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_that_is_said_with_status_200_is_a_quota() =>
        Assert.Equal(
            "national-quota",
            Assert.Throws<TryAgainException>(() => Read("""{"message":"API rate limit exceeded"}""")).Why.Code
        );

    [Fact]
    public void A_door_does_not_print_its_key() =>
        Assert.DoesNotContain("secret", new RecordDoor("https://x", "secret").ToString(), StringComparison.Ordinal);
}
