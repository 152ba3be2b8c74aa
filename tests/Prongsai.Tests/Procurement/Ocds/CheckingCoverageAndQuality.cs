using System.Text.Json.Nodes;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

public sealed class CheckingCoverageAndQuality
{
    // Registered, listed, in order: nothing to remark.
    private static JsonObject Good(Action<JsonObject>? change = null) =>
        Release(release =>
        {
            release["ocid"] = "ocds-abcdef-69100000001";
            release["parties"]![1]!["identifier"]!["id"] = "0105564128418";
            change?.Invoke(release);
        });

    [Fact]
    public void A_field_counts_once_a_release_and_only_when_it_holds_something()
    {
        var report = Check(
            string.Join(
                "\n",
                Good().ToJsonString(),
                Good(r => r["tender"]!["title"] = "").ToJsonString(),
                Good(r => (r["tender"]!["title"], r["awards"]) = (null, new JsonArray())).ToJsonString(),
                Good(r => r["ของเรา"] = 1).ToJsonString()
            )
        );

        Assert.Contains(report.Coverage, c => c is { Path: "tender/title", Count: 2, Of: 4, InSchema: true });
        Assert.Contains(report.Coverage, c => c is { Path: "awards/*/suppliers/*/id", Count: 3, Of: 4 });
        Assert.Contains(report.Coverage, c => c is { Path: "bids/details/*/value/amount", Count: 4, Of: 4 });
        Assert.Contains(report.Coverage, c => c is { Path: "ของเรา", Count: 1, InSchema: false });
    }

    [Fact]
    public void A_good_release_has_nothing_to_remark() => Assert.Empty(Check(Package(Good())).Quality);

    public static TheoryData<string, Action<JsonObject>> Slips =>
        new()
        {
            { "ocid-sample-prefix", r => r["ocid"] = "ocds-213czf-1" },
            { "ocid-prefix", r => r["ocid"] = "69100000001" },
            { "buyer-missing", r => r.Remove("buyer") },
            { "buyer-not-in-parties", r => r["buyer"]!["id"] = "other" },
            { "party-not-listed", r => r["bids"]!["details"]![1]!["tenderers"]![0]!["id"] = "other" },
            { "period-order", r => r["contracts"]![0]!["period"]!["endDate"] = "2026-11-01T00:00:00+07:00" },
            {
                "award-before-deadline",
                r => r["tender"]!["tenderPeriod"] = new JsonObject { ["endDate"] = "2026-11-10T00:00:01+07:00" }
            },
            { "signed-before-award", r => r["contracts"]![0]!["dateSigned"] = "2026-11-09T23:59:59+07:00" },
            { "amount-negative", r => r["bids"]!["details"]![0]!["value"]!["amount"] = -1 },
            { "amount-without-currency", r => r["tender"]!["value"]!.AsObject().Remove("currency") },
            { "id-repeated", r => r["bids"]!["details"]![1]!["id"] = r["bids"]!["details"]![0]!["id"]!.DeepClone() },
            { "award-without-supplier", r => r["awards"]![0]!["suppliers"] = new JsonArray() },
            { "award-without-value", r => r["awards"]![0]!.AsObject().Remove("value") },
            { "contract-award-missing", r => r["contracts"]![0]!["awardID"] = "other" },
            { "tenderers-count", r => r["tender"]!["numberOfTenderers"] = 1 },
            { "tax-id-check-digit", r => r["parties"]![1]!["identifier"]!["id"] = "0105564128419" },
        };

    [Theory, MemberData(nameof(Slips))]
    public void A_slip_is_remarked_and_does_not_make_the_file_invalid(string code, Action<JsonObject> change)
    {
        var report = Check(Package(Good(change)));

        Assert.Equal([code], report.Quality.Select(q => q.Code));
        Assert.True(report.IsValid);
    }

    [Fact]
    public void The_same_ocid_and_id_twice_is_remarked_with_its_line()
    {
        var line = Good().ToJsonString();
        var amended = Good(r => r["id"] = "second").ToJsonString();

        var quality = Assert.Single(Check($"{line}\n{amended}\n{line}").Quality);

        Assert.Equal(("release-repeated", 1, 3), (quality.Code, quality.Count, quality.First[0].Line));
    }

    [Fact]
    public void Bids_ask_for_the_extension_in_the_package()
    {
        var package = Package(Good(), Good(r => r["id"] = "second"));
        package["extensions"] = new JsonArray("https://example.invalid/process_title/extension.json");

        var quality = Assert.Single(Check(package).Quality);

        Assert.Equal(("bids-undeclared", 2), (quality.Code, quality.Count));
    }

    [Fact]
    public void The_documentation_s_example_is_told_not_to_be_published() =>
        Assert.Contains("ocid-sample-prefix", Check(Example).Quality.Select(q => q.Code));
}
