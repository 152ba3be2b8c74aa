using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Ocds.Writing;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

public sealed class WritingReleases
{
    private static readonly TimeSpan Bangkok = TimeSpan.FromHours(7);
    private static readonly OcdsPartyName Office = new("TH-MOI-EXAMPLE", "(สมมติ) สำนักงานเขตตัวอย่าง");
    private static readonly OcdsPartyName First = new("TH-TIN-0000000000000", "(สมมติ) บริษัท ก จำกัด");
    private static readonly OcdsPartyName Second = new("local-v-0002", "(สมมติ) ร้าน ข");

    /// <summary>The example of the mapping, said with our types.</summary>
    private static readonly OcdsRelease Repair = new(
        "ocds-213czf-69100000001",
        "69100000001-2026-11-30-01",
        new DateTimeOffset(2026, 11, 30, 9, 0, 0, Bangkok),
        ["award", "contract"]
    )
    {
        Title = "(ตัวอย่างสมมติ) จ้างซ่อมแซมเครื่องปรับอากาศ",
        Parties =
        [
            new(Office.Id, Office.Name, ["buyer", "procuringEntity"])
            {
                Locality = "เขตตัวอย่าง",
                Region = "กรุงเทพมหานคร",
            },
            new(First.Id, First.Name, ["tenderer", "supplier"]) { TaxId = "0000000000000" },
            new(Second.Id, Second.Name, ["tenderer"]),
        ],
        Buyer = Office,
        BudgetDescription = "ปีงบประมาณ 2569; พ.ร.บ. งบประมาณรายจ่าย",
        Budget = Money.OfBaht(500_000),
        Tender = new("69100000001")
        {
            Title = "(สมมติ) จ้างซ่อมแซมเครื่องปรับอากาศ",
            Status = "complete",
            ProcuringEntity = Office,
            ReferencePrice = Money.OfBaht(498_000),
            Method = "direct",
            MethodDetails = "เฉพาะเจาะจง",
            MethodRationale = "พ.ร.บ. จัดซื้อจัดจ้างฯ 2560 มาตรา 56 (2) (ข)",
            MainCategory = "services",
            NumberOfTenderers = 2,
            Tenderers = [First, Second],
        },
        Bids =
        [
            new("69100000001-b1", "valid", First) { Value = Money.OfBaht(495_000) },
            new("69100000001-b2", "valid", Second) { Value = Money.OfBaht(497_500) },
        ],
        Awards =
        [
            new("69100000001-a1", "active", [First])
            {
                Date = new DateTimeOffset(2026, 11, 10, 0, 0, 0, Bangkok),
                Reason = "เสนอราคาต่ำสุด",
                Value = Money.OfBaht(495_000),
            },
        ],
        Contracts =
        [
            new("1/2569", "69100000001-a1")
            {
                Title = "ใบสั่งจ้าง 1/2569",
                Status = "active",
                DateSigned = new DateTimeOffset(2026, 11, 12, 0, 0, 0, Bangkok),
                Period = new(
                    new DateTimeOffset(2026, 11, 12, 0, 0, 0, Bangkok),
                    new DateTimeOffset(2026, 12, 31, 0, 0, 0, Bangkok)
                ),
                Value = Money.OfBaht(495_000),
            },
        ],
    };

    private static readonly OcdsPackage Around = new(
        new Uri("https://example.invalid/ocds/2569-11.json"),
        "(constructed example, no real agency)",
        new DateTimeOffset(2026, 11, 30, 9, 0, 0, Bangkok)
    )
    {
        License = new Uri("https://example.invalid/licence"),
    };

    private static string PackageOf(params OcdsRelease[] releases)
    {
        using var output = new MemoryStream();
        OcdsWriter.WritePackage(output, Around, releases);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void The_example_of_the_mapping_is_written_as_it_stands()
    {
        var expected = JsonNode.Parse(Example)!;
        expected["releases"]![0]!["language"] = "th";

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(PackageOf(Repair))));
    }

    [Fact]
    public void A_package_is_valid_and_a_contract_without_anything_else_too()
    {
        var bare = new OcdsRelease("ocds-213czf-2", "1", Repair.Date, ["tender"]);

        var report = Check(PackageOf(Repair, bare));

        Assert.Empty(report.Faults);
        Assert.Equal(2, report.Releases);
    }

    [Fact]
    public void Documents_dates_and_satang_are_written_as_the_standard_wants_them()
    {
        var document = new OcdsDocument("d1", "tenderNotice", new Uri("https://example.invalid/ประกาศ.pdf"))
        {
            Title = "ประกาศเชิญชวน",
            DatePublished = new DateTimeOffset(2026, 11, 1, 8, 30, 0, Bangkok),
        };
        var release = Repair with
        {
            PlanDocuments = [document with { Id = "d0", Type = "procurementPlan" }],
            Tender = Repair.Tender! with
            {
                ReferencePrice = new Money(12_345),
                Documents = [document],
                TenderPeriod = new(null, new DateTimeOffset(2026, 11, 5, 16, 30, 0, Bangkok)),
            },
        };

        var text = PackageOf(release);

        var tender = JsonNode.Parse(text)!["releases"]![0]!["tender"]!;
        Assert.Equal("123.45", tender["value"]!["amount"]!.ToJsonString());
        Assert.Equal("2026-11-05T16:30:00+07:00", (string?)tender["tenderPeriod"]!["endDate"]);
        Assert.Null(tender["tenderPeriod"]!["startDate"]);
        Assert.Equal("2026-11-01T08:30:00+07:00", (string?)tender["documents"]![0]!["datePublished"]);
        Assert.Contains("ประกาศเชิญชวน", text, StringComparison.Ordinal);
        Assert.Equal(
            "procurementPlan",
            (string?)JsonNode.Parse(text)!["releases"]![0]!["planning"]!["documents"]![0]!["documentType"]
        );
        Assert.Empty(Check(text).Faults);
    }

    /// <summary>What the national open data gives of a contract: no bidders, no status of bids, no classification.</summary>
    [Fact]
    public void A_published_contract_becomes_valid_and_no_sign_can_be_computed_of_it()
    {
        var record = JsonNode.Parse(
            File.ReadAllText(
                Path.Combine(
                    Repository.Root,
                    "tests/Prongsai.Tests/Procurement/Ocds/thai-egp-contract-2568.record.json"
                )
            )
        )!;
        var agency = new OcdsPartyName("local-agency", (string)record["agencyName"]!);
        var winner = new OcdsPartyName($"TH-TIN-{record["winnerTaxId"]}", (string)record["winnerName"]!);
        var id = (string)record["projectId"]!;
        Assert.True(ThaiDate.TryParse((string?)record["contractSignDate"], out var signed));
        var signedOn = new DateTimeOffset(signed.Year, signed.Month, signed.Day, 0, 0, 0, Bangkok);
        var release = new OcdsRelease($"ocds-abcdef-{id}", "1", signedOn, ["contract"])
        {
            Parties =
            [
                new(agency.Id, agency.Name, ["buyer"]) { Region = (string?)record["province"] },
                new(winner.Id, winner.Name, ["supplier"]) { TaxId = (string?)record["winnerTaxId"] },
            ],
            Buyer = agency,
            Budget = Money.OfBaht((long)record["budgetTHB"]!),
            Tender = new(id)
            {
                Title = (string?)record["projectName"],
                ReferencePrice = Money.OfBaht((long)record["medianPriceTHB"]!),
                Method = "open",
                MethodDetails = (string?)record["procurementMethod"],
            },
            Awards = [new("1", "active", [winner]) { Value = Money.OfBaht((long)record["agreedPriceTHB"]!) }],
            Contracts =
            [
                new((string)record["contractNo"]!, "1")
                {
                    DateSigned = signedOn,
                    Value = Money.OfBaht((long)record["agreedPriceTHB"]!),
                },
            ],
        };

        var text = PackageOf(release);
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var report = Check(text);
        var found = RiskSigns.Find(data, "2568.json", SignSettings.Usual);

        Assert.Empty(report.Faults);
        Assert.Empty(report.Quality);
        Assert.Equal(1, found.Processes);
        Assert.All(found.Signs, sign => Assert.Equal((0, 0), (sign.Computable, sign.Found.Count)));
    }

    [Fact]
    public void Lines_are_one_release_each()
    {
        using var output = new MemoryStream();

        OcdsWriter.WriteLines(output, [Repair, Repair with { Id = "2" }]);

        var lines = Encoding.UTF8.GetString(output.ToArray());
        Assert.Equal(2, lines.Count(c => c == '\n'));
        Assert.True(Check(lines) is { Releases: 2, Packages: 0, IsValid: true });
    }
}
