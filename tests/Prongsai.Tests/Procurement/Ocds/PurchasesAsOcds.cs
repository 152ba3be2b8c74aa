using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Mapping;
using Prongsai.Procurement.Register;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

/// <summary>The register as OCDS and back: what goes out is valid, and what comes in again is what went out.</summary>
public sealed class PurchasesAsOcds
{
    private static readonly FiscalYear Year = new(2568);

    private static Offer Firm(string name, long? baht = null, string? taxId = null) =>
        new(name, baht is { } known ? Money.OfBaht(known) : null, taxId);

    private static Offers Of(params Offer[] offers) => new(offers);

    /// <summary>One purchase for each shape that the mapping has to carry.</summary>
    private static IReadOnlyList<Purchase> Shapes =>
        [
            // Everything is said.
            new()
            {
                Work = "จ้างก่อสร้างถนน ช่วงที่ 1",
                Budget = Money.OfBaht(1_500_000),
                ReferencePrice = new Money(149_999_950),
                Method = Method.EBidding,
                Bidders = Of(
                    Firm("บริษัท ก จำกัด", 1_400_000),
                    Firm("หจก. ข", 1_450_000, "0103536000011"),
                    Firm("บริษัท ค จำกัด", 1_450_000)
                ),
                Winners = Of(Firm("บริษัท ก จำกัด", 1_400_000, "0105564128418")),
                AgreedPrice = Money.OfBaht(1_400_000),
                Reason = "เสนอราคาต่ำสุด; คุณสมบัติครบ",
                ContractNumber = "1/2568",
                ContractDay = new(2024, 10, 3),
                EgpNumber = "67109000001",
                ControlNumber = "671012345678",
                BudgetSource = "พ.ร.บ. งบประมาณรายจ่าย; เงินนอก",
                Status = Status.UnderContract,
                FirstDay = new(2024, 10, 4),
                LastDay = new(2025, 3, 31),
            },
            // สขร.1: no tax ids, no status, no e-GP number.
            new()
            {
                Work = "ซื้อกระดาษ",
                Budget = Money.OfBaht(30_000),
                Method = Method.Specific,
                LegalGround = "ม.56(2)(ข)",
                Bidders = Of(Firm("ร้าน ก", 29_500)),
                Winners = Of(Firm("ร้าน ก", 29_500)),
                AgreedPrice = Money.OfBaht(29_500),
                ContractNumber = "123456789012",
                ContractDay = new(2024, 10, 9),
                SaidNone = FieldSet.Of(Field.ReferencePrice, Field.EgpNumber),
            },
            // Several at their own prices, which do not add up to what was agreed.
            new()
            {
                Work = "เช่าเครื่องถ่ายเอกสาร",
                Method = Method.Selection,
                LegalGround = "ม.56(1)(ก)",
                Winners = Of(Firm("ร้าน ก", 100), Firm("ร้าน ข", 250)),
                AgreedPrice = Money.OfBaht(340),
                Status = Status.Ended,
            },
            // Several without prices of their own; one of them known by its number.
            new()
            {
                Work = "จัดซื้อครุภัณฑ์",
                Method = Method.Other,
                MethodText = "วิธีกรณีพิเศษ",
                Winners = Of(Firm("ร้าน ก"), Firm("บริษัท ข จำกัด", null, "0107536000374")),
                AgreedPrice = Money.OfBaht(500),
                Status = Status.NotSigned,
            },
            // Nobody selected yet; called off; hardly anything said; a price of which nobody is told.
            new()
            {
                Work = "ซื้อรถ",
                Budget = Money.OfBaht(900_000),
                Method = Method.GeneralInvitation,
                Status = Status.NotSigned,
            },
            new()
            {
                Work = "จ้างทำเว็บไซต์",
                Method = Method.EMarket,
                Status = Status.Cancelled,
                ContractNumber = "9/2568",
                FirstDay = new(2024, 12, 1),
            },
            new() { Work = "น้ำดื่ม" },
            new()
            {
                Work = "ค่าวัสดุ",
                AgreedPrice = Money.OfBaht(5),
                Reason = "ราคาเหมาะสม",
                Method = Method.SealedBids,
            },
        ];

    private static Purchase InTheRegister(Purchase purchase, AgencyId agency, int at) =>
        purchase with
        {
            AgencyId = agency,
            Id = Ids.Next<PurchaseId>(),
            VersionId = Ids.Next<PurchaseVersionId>(),
            ChangeId = Ids.Next<ChangeId>(),
            Year = Year,
            Month = new DateOnly(2024, 10, 1).AddMonths(at % 3),
            Number = at / 3 + 1,
        };

    private static Task GiveAsync(App app, IEnumerable<Purchase> purchases) =>
        app.With<ProngsaiDb>(async db =>
        {
            db.Purchases.AddRange(purchases);
            await db.SaveChangesAsync();
        });

    private static Task<App> StartAsync(Database database, string? prefix = "ocds-abc123") =>
        App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Ocds:Prefix"] = prefix;
                builder.Configuration["Prongsai:Address"] = "https://ita.example.go.th";
            }
        );

    private static async Task<(byte[] File, IReadOnlyList<Refusal> WhyNot)> ExportAsync(
        App app,
        OcdsExportOptions? options = null
    )
    {
        using var output = new MemoryStream();
        var (_, whyNot) = await app.Ask<IOcdsOfAgency, (int, IReadOnlyList<Refusal>)>(ocds =>
            ocds.ExportAsync(() => output, app.Agency, Year, options ?? new OcdsExportOptions())
        );
        return (output.ToArray(), whyNot);
    }

    private static Task<PurchasesImported> ImportAsync(
        App app,
        AgencyId agency,
        byte[] file,
        FiscalYear? year = null,
        PurchaseImportOptions? options = null
    ) =>
        app.Ask<IOcdsOfAgency, PurchasesImported>(ocds =>
            ocds.ImportAsync(
                agency,
                "ocds.json",
                () => new MemoryStream(file),
                year,
                options ?? new PurchaseImportOptions(),
                Actor.System
            )
        );

    private static Task<List<Purchase>> StandingAsync(App app, AgencyId agency) =>
        app.Ask<ProngsaiDb, List<Purchase>>(async db =>
            await db.Standing(agency).OrderBy(p => p.Month).ThenBy(p => p.Number).ToListAsync()
        );

    private static Task<AgencyId> AnotherAgencyAsync(App app) =>
        app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(
                "bang-kapi",
                // Of the same name: nothing in the file is then said to be another office's.
                new("สำนักงานเขตคลองสามวา", "Khlong Sam Wa District Office"),
                new("", ""),
                "sub_department",
                Actor.System
            )
        );

    [Theory, OnBothDatabases]
    public async Task Come_back_field_by_field_from_a_package_and_from_lines(Database database)
    {
        await using var app = await StartAsync(database);
        await GiveAsync(app, Shapes.Select((p, at) => InTheRegister(p, app.Agency, at)));
        var given = await StandingAsync(app, app.Agency);
        var (package, _) = await ExportAsync(app);
        var (lines, _) = await ExportAsync(app, new OcdsExportOptions(Lines: true));
        var empty = await AnotherAgencyAsync(app);

        var done = await ImportAsync(app, empty, package);
        var again = await ImportAsync(app, empty, lines);

        Assert.Empty(done.Refusals);
        Assert.Equal((Shapes.Count, 0, 0), (done.Added, done.Changed, done.Same));
        Assert.Equal((0, 0, Shapes.Count), (again.Added, again.Changed, again.Same));
        var taken = await StandingAsync(app, empty);
        Assert.Equal(given.Count, taken.Count);
        foreach (var (one, other) in given.Zip(taken))
        {
            Assert.True(
                one.SaysTheSameAs(other) && one.Number == other.Number,
                $"{ReadingWords.Line(one)}\n{ReadingWords.Line(other)}\n{one}\n{other}"
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Are_valid_for_our_check_and_for_NJsonSchema(Database database)
    {
        await using var app = await StartAsync(database);
        await GiveAsync(app, Shapes.Select((p, at) => InTheRegister(p, app.Agency, at)));

        var (package, whyNot) = await ExportAsync(app);
        var (lines, _) = await ExportAsync(app, new OcdsExportOptions(Lines: true));

        Assert.Empty(whyNot);
        var report = Check(package);
        Assert.Empty(report.Faults);
        Assert.Equal(Shapes.Count, report.Releases);
        Assert.True(Check(lines).IsValid);
        // Nothing but what the office itself has not said.
        Assert.DoesNotContain(report.Quality, q => q.Code is "buyer-missing" or "ocid-sample-prefix");
        var schema = await CheckingTheStructure.Schema();
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Empty(schema.Validate(line));
    }

    [Fact]
    public async Task Say_what_the_mapping_says()
    {
        await using var app = await StartAsync(Database.Sqlite);
        var purchase = InTheRegister(Shapes[0], app.Agency, 0);
        await GiveAsync(app, [purchase]);

        var (package, _) = await ExportAsync(app);

        var json = JsonNode.Parse(package)!;
        Assert.Equal("https://ita.example.go.th/khlong-sam-wa/procurement/ocds/2568.json", (string?)json["uri"]);
        var release = json["releases"]![0]!;
        Assert.Equal($"ocds-abc123-khlong-sam-wa-{purchase.Id.Value:D}", (string?)release["ocid"]);
        Assert.Equal($"{purchase.VersionId.Value:D}", (string?)release["id"]);
        Assert.Equal(
            "ปีงบประมาณ 2568; พ.ร.บ. งบประมาณรายจ่าย; เงินนอก",
            (string?)release["planning"]!["budget"]!["description"]
        );
        Assert.Equal("67109000001", (string?)release["tender"]!["id"]);
        Assert.Equal(
            ("open", "works"),
            ((string?)release["tender"]!["procurementMethod"], (string?)release["tender"]!["mainProcurementCategory"])
        );
        Assert.Equal(3, (int)release["tender"]!["numberOfTenderers"]!);
        Assert.Equal("671012345678", (string?)release["contracts"]![0]!["id"]);
        Assert.Equal("1/2568", (string?)release["contracts"]![0]!["title"]);
        // The winner's number makes the bidder of the same name one party with it.
        var winner = release["parties"]!.AsArray().Single(p => (string?)p!["id"] == "TH-TIN-0105564128418")!;
        Assert.Equal("[\"tenderer\",\"supplier\"]", winner["roles"]!.ToJsonString());
        Assert.Equal("TH-TIN", (string?)winner["identifier"]!["scheme"]);
        Assert.Equal(4, release["parties"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_same_version_makes_the_same_release_whenever_it_is_written()
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder =>
            {
                builder.Configuration["Prongsai:Ocds:Prefix"] = "ocds-abc123";
                clock.Set(builder);
            }
        );
        await GiveAsync(app, Shapes.Select((p, at) => InTheRegister(p, app.Agency, at)));

        var (first, _) = await ExportAsync(app, new OcdsExportOptions(Lines: true));
        clock.Advance(TimeSpan.FromDays(40));
        var (second, _) = await ExportAsync(app, new OcdsExportOptions(Lines: true));

        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second));
    }

    [Fact]
    public async Task Never_show_a_citizens_number()
    {
        await using var app = await StartAsync(Database.Sqlite);
        var person = new Purchase
        {
            Work = "จ้างเหมาบริการ นายสมมุติ 1101700203451",
            Method = Method.Specific,
            Bidders = Of(Firm("นายสมมุติ ใจดี", 9_000, "1101700203451")),
            Winners = Of(Firm("นายสมมุติ ใจดี", 9_000, "1101700203451")),
            AgreedPrice = Money.OfBaht(9_000),
        };
        await GiveAsync(app, [InTheRegister(person, app.Agency, 0)]);

        var (package, _) = await ExportAsync(app);
        var empty = await AnotherAgencyAsync(app);
        var done = await ImportAsync(app, empty, package);

        Assert.DoesNotContain("1101700203451", Encoding.UTF8.GetString(package), StringComparison.Ordinal);
        Assert.Empty(done.Refusals);
        var taken = Assert.Single(await StandingAsync(app, empty));
        Assert.Equal(new Offer("นายสมมุติ ใจดี", Money.OfBaht(9_000)), taken.Winners.List[0]);
    }

    [Theory]
    [InlineData(null, "ocds-no-prefix")]
    [InlineData(" ", "ocds-no-prefix")]
    [InlineData("ocds-213czf", "ocds-prefix-of-samples")]
    [InlineData("ocds-Bangkok", "ocds-not-a-prefix")]
    public async Task Are_not_exported_without_a_registered_prefix(string? prefix, string code)
    {
        await using var app = await StartAsync(Database.Sqlite, prefix);
        await GiveAsync(app, [InTheRegister(Shapes[0], app.Agency, 0)]);

        var (file, whyNot) = await ExportAsync(app);
        var (sample, none) = await ExportAsync(app, new OcdsExportOptions(Sample: true));
        using var page = await app.Officer.GetAsync("/staff/procurement/2568/10/download/ocds.json");
        using var year = await app.Officer.GetAsync("/staff/procurement/2568/download/ocds.json");
        var month = await App.OpenAsync(app.Officer, "/staff/procurement/2568/10");

        Assert.Empty(file);
        Assert.Equal(code, Assert.Single(whyNot).Code);
        Assert.Empty(none);
        var json = JsonNode.Parse(sample)!;
        Assert.StartsWith("ocds-213czf-", (string?)json["releases"]![0]!["ocid"], StringComparison.Ordinal);
        Assert.StartsWith("(ตัวอย่าง)", (string?)json["publisher"]!["name"], StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, page.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, year.StatusCode);
        Assert.Empty(month.QuerySelectorAll("a[href$='ocds.json']"));
        Assert.Contains(whyNot[0].Words.Th, month.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_downloads_of_a_month_and_of_a_year()
    {
        await using var app = await StartAsync(Database.Sqlite);
        await GiveAsync(app, Shapes.Select((p, at) => InTheRegister(p, app.Agency, at)));

        var months = await App.OpenAsync(app.Officer, "/staff/procurement?year=2568");
        var month = await App.OpenAsync(app.Officer, "/staff/procurement/2568/10");

        var all = await app.Officer.GetByteArrayAsync(
            months.QuerySelector("a[href$='ocds.json']")!.GetAttribute("href")
        );
        var one = await app.Officer.GetByteArrayAsync(
            month.QuerySelector("a[href$='ocds.jsonl']")!.GetAttribute("href")
        );
        Assert.Equal((8, true), (Check(all).Releases, Check(all).IsValid));
        Assert.Equal((3, true), (Check(one).Releases, Check(one).IsValid));
    }

    [Fact]
    public async Task A_year_without_purchases_has_nothing_to_export()
    {
        await using var app = await StartAsync(Database.Sqlite);

        Assert.Equal("ocds-nothing-to-export", Assert.Single((await ExportAsync(app)).WhyNot).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Are_looked_at_kept_and_undone_on_the_page_of_imports(Database database)
    {
        await using var app = await StartAsync(database);
        await GiveAsync(app, Shapes.Select((p, at) => InTheRegister(p, app.Agency, at)));
        var (package, _) = await ExportAsync(app);
        await app.With<ProngsaiDb>(db => db.Purchases.ExecuteDeleteAsync());

        var sent = await App.SubmitAsync(
            app.Officer,
            "/staff/procurement/import?year=2568",
            new() { ["year"] = "2568", ["month"] = "" },
            "/import",
            [("file", "ocds-2568.json", package)]
        );
        var preview = sent.RequestMessage!.RequestUri!.AbsolutePath;
        var page = await App.OpenAsync(app.Officer, preview);
        Assert.Contains("อ่านได้ 8 รายการ: ใหม่ 8", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("planning/budget", page.Body.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, preview, [], "handler=Keep");
        Assert.Equal(8, (await StandingAsync(app, app.Agency)).Count);

        await App.SubmitAsync(app.Officer, $"{preview}/undo", new() { ["why"] = "ทดลอง" });
        Assert.Empty(await StandingAsync(app, app.Agency));
    }

    [Theory, OnBothDatabases]
    public async Task One_unreadable_line_is_named_and_keeps_the_whole_file_out(Database database)
    {
        await using var app = await StartAsync(database);
        var lines = string.Concat(
            Enumerable
                .Range(1, 600)
                .Select(at =>
                    at == 577
                        ? "{\"ocid\": \"ocds-abc123-577\", \"tender\": {\"title\n"
                        : Release(r =>
                            {
                                r["ocid"] = $"ocds-abc123-{at}";
                                r["tender"]!["id"] = $"{at}";
                                r["contracts"]![0]!["id"] = $"{at}/2570";
                            })
                            .ToJsonString() + "\n"
                )
        );

        var done = await ImportAsync(app, app.Agency, Encoding.UTF8.GetBytes(lines));

        var refusal = Assert.Single(done.Refusals);
        Assert.Equal(("ocds-unreadable", 577), (refusal.Code, refusal.Where!.Row));
        Assert.Empty(await StandingAsync(app, app.Agency));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.PurchaseImports.CountAsync()));
    }

    [Theory]
    [InlineData("{\"uri\":\"x\",\"releases\":[{\"ocid\":\"a\"", "ocds-unreadable")]
    [InlineData("", "procurement-empty")]
    [InlineData("   ", "ocds-blank")]
    [InlineData("{}", "ocds-no-ocid")]
    [InlineData("[1]", "ocds-unreadable")]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\",\"value\":{\"amount\":-5}},\"date\":\"2025-01-01T00:00:00Z\"}",
        "amount-negative"
    )]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\",\"value\":{\"amount\":1e18}},\"date\":\"2025-01-01T00:00:00Z\"}",
        "amount-too-large"
    )]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\",\"value\":{\"amount\":\"ห้า\"}},\"date\":\"2025-01-01T00:00:00Z\"}",
        "amount-unreadable"
    )]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\",\"value\":{\"amount\":5,\"currency\":\"USD\"}},\"date\":\"2025-01-01T00:00:00Z\"}",
        "ocds-not-baht"
    )]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"},\"contracts\":[{\"dateSigned\":\"2568-01-01T00:00:00+07:00\"}]}",
        "ocds-not-a-day"
    )]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"},\"contracts\":[{\"dateSigned\":\"เมื่อวาน\"}]}",
        "ocds-not-a-day"
    )]
    [InlineData("{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"},\"date\":\"9999-12-31T23:59:59Z\"}", "ocds-not-a-day")]
    [InlineData("{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"}}", "month-unknown")]
    [InlineData("{\"ocid\":\"a\",\"date\":\"2025-01-01T00:00:00Z\"}", "work-missing")]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":[],\"awards\":{},\"contracts\":[5],\"bids\":{\"details\":[null]},\"parties\":\"x\",\"date\":\"2025-01-01T00:00:00Z\"}",
        "work-missing"
    )]
    [InlineData("{\"ocid\":\"a\",\"releases\":[{\"url\":\"https://example.invalid\"}]}", "ocds-linked-only")]
    [InlineData("{\"ocid\":\"a\",\"releases\":[{\"ocid\":\"a\"},{\"ocid\":\"a\"}]}", "ocds-undated")]
    [InlineData(
        "{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"},\"date\":\"2025-01-01T00:00:00Z\"}\n{\"ocid\":\"a\",\"tender\":{\"title\":\"ซื้อ\"},\"date\":\"เมื่อวาน\"}",
        "ocds-undated"
    )]
    public void Bad_files_are_refused_with_their_reason(string text, string code)
    {
        var reading = PurchasesFile.Read(
            "ocds.jsonl",
            Encoding.UTF8.GetBytes(text),
            new HowToRead(Year, null, "สำนักงานเขตคลองสามวา")
        );

        Assert.Contains(reading.WhyNotTake(acceptRepairs: true), r => r.Code == code);
    }

    [Fact]
    public async Task Several_years_are_taken_one_at_a_time()
    {
        await using var app = await StartAsync(Database.Sqlite);
        string Line(string id, string day) =>
            $$"""{"ocid":"ocds-abc123-{{id}}","tender":{"title":"ซื้อกระดาษ {{id}}"},"date":"{{day}}T00:00:00+07:00"}""";
        var file = Encoding.UTF8.GetBytes(
            $"{Line("1", "2024-10-01")}\n{Line("2", "2025-09-30")}\n{Line("3", "2025-10-01")}\n"
        );

        var both = await ImportAsync(app, app.Agency, file);
        var one = await ImportAsync(app, app.Agency, file, new FiscalYear(2568));
        var none = await ImportAsync(app, app.Agency, file, new FiscalYear(2560));

        var refusal = Assert.Single(both.Refusals);
        Assert.Equal("ocds-several-years", refusal.Code);
        Assert.Contains("2568 (2), 2569 (1)", refusal.Words.Th, StringComparison.Ordinal);
        Assert.Empty(one.Refusals);
        Assert.Equal(2, one.Added);
        Assert.Contains(one.Notes, n => n.Th.Contains("ข้าม 1 รายการ", StringComparison.Ordinal));
        Assert.Equal("ocds-none-of-the-year", Assert.Single(none.Refusals).Code);
    }

    // Out of order in the file: the award, the tender, the contract. Another process lies between them.
    private static readonly string[] Steps =
    [
        """{"ocid":"ocds-abc123-1","id":"3","date":"2025-01-20T10:00:00+07:00","tag":["award"],"tender":{"status":"complete","value":null},"parties":[{"id":"TH-TIN-0105564128418","name":"บริษัท กอไก่ จำกัด"}],"awards":[{"id":"a","status":"active","value":{"amount":29000,"currency":"THB"},"suppliers":[{"id":"TH-TIN-0105564128418","name":"บริษัท กอไก่ จำกัด"}]}]}""",
        """{"ocid":"ocds-abc123-2","date":"2025-02-01T00:00:00+07:00","tender":{"title":"จ้างซ่อมรถ"}}""",
        """{"ocid":"ocds-abc123-1","id":"1","date":"2024-12-02T10:00:00+07:00","tag":["planning","tender"],"planning":{"budget":{"amount":{"amount":30000,"currency":"THB"}}},"tender":{"title":"ซื้อกระดาษ","status":"active","value":{"amount":29500,"currency":"THB"},"tenderers":[{"id":"x","name":"ร้าน ข"}]}}""",
        """{"ocid":"ocds-abc123-1","id":"4","date":"2025-02-03T10:00:00+07:00","tag":["contract"],"tender":{"tenderers":[{"id":"TH-TIN-0105564128418","name":"บริษัท กอไก่ จำกัด"}]},"awards":[{"id":"a","description":"ราคาต่ำสุด"}],"contracts":[{"id":"7/2568","awardID":"a","status":"active","dateSigned":"2025-02-03T00:00:00+07:00","value":{"amount":28900,"currency":"THB"}}]}""",
    ];

    [Theory]
    [InlineData("lines")]
    [InlineData("package")]
    [InlineData("record")]
    [InlineData("mark")]
    public void Releases_of_one_process_are_merged_in_the_order_of_their_dates(string form)
    {
        var file = form switch
        {
            "package" => $$"""{"uri":"x","releases":[{{string.Join(",", Steps)}}]}""",
            "record" =>
                $$"""{"uri":"x","records":[{"ocid":"ocds-abc123-1","releases":[{{Steps[0]}},{{Steps[2]}},{{Steps[3]}}]},{"ocid":"ocds-abc123-2","releases":[{{Steps[1]}}]}]}""",
            "mark" => "\uFEFF" + string.Join('\n', Steps),
            _ => string.Join('\n', Steps),
        };

        var reading = PurchasesFile.Read(
            "ocds.json",
            Encoding.UTF8.GetBytes(file),
            new HowToRead(new FiscalYear(2568), null, "สำนักงานเขตคลองสามวา")
        );

        Assert.Empty(reading.WhyNotTake(acceptRepairs: false));
        Assert.Equal(2, reading.Count);
        // The award's price of reference was taken away by null; its description came later; the contract's price counts.
        Assert.Equal(
            "2025-02 | ซื้อกระดาษ | 30,000.00 | · | · | ร้าน ข + บริษัท กอไก่ จำกัด [0105564128418] | บริษัท กอไก่ จำกัด [0105564128418] 29,000.00 | 28,900.00 | ราคาต่ำสุด | 7/2568 | 2025-02-03 | ·",
            ReadingWords.Line(reading.First.Single(r => r.Purchase.Work == "ซื้อกระดาษ").Purchase)
        );
        var note = Assert.Single(reading.Notes, n => n.Th.Contains("compiled release", StringComparison.Ordinal));
        Assert.Contains("รวม 3 release ของ 1 โครงการ", note.Th, StringComparison.Ordinal);
        Assert.Contains("ocds-abc123-1 (3 release, 2 ธ.ค. 67 ถึง 3 ก.พ. 68)", note.Th, StringComparison.Ordinal);
        Assert.Contains("3 releases of 1 process(es) were merged", note.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_went_on_over_two_years_is_of_the_year_in_which_it_ended()
    {
        await using var app = await StartAsync(Database.Sqlite);
        string[] steps =
        [
            """{"ocid":"ocds-abc123-1","date":"2024-09-02T10:00:00+07:00","tender":{"title":"ซื้อกระดาษ"}}""",
            """{"ocid":"ocds-abc123-1","date":"2024-10-02T10:00:00+07:00","tender":{"status":"complete"}}""",
        ];

        var done = await ImportAsync(app, app.Agency, Encoding.UTF8.GetBytes(string.Join('\n', steps)));

        Assert.Empty(done.Refusals);
        Assert.Equal(1, done.Added);
        Assert.Contains(done.Notes, n => n.Th.Contains("รวม 2 release", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"c":null,"d":3}}""", """{"a":{"b":1,"d":3}}""")]
    [InlineData(
        """{"l":[{"id":1,"x":1},{"id":2}]}""",
        """{"l":[{"id":2,"y":2},{"id":3}]}""",
        """{"l":[{"id":1,"x":1},{"id":2,"y":2},{"id":3}]}"""
    )]
    [InlineData("""{"l":[{"x":1}]}""", """{"l":[{"x":2}]}""", """{"l":[{"x":1},{"x":2}]}""")]
    [InlineData("""{"l":["a","b"]}""", """{"l":["c"]}""", """{"l":["c"]}""")]
    [InlineData("""{"l":[{"id":1}]}""", """{"l":["c"]}""", """{"l":["c"]}""")]
    [InlineData(
        """{"p":[{"id":1,"additionalIdentifiers":[{"id":1},{"id":2}]}]}""",
        """{"p":[{"id":1,"additionalIdentifiers":[{"id":3}]}]}""",
        """{"p":[{"id":1,"additionalIdentifiers":[{"id":3}]}]}"""
    )]
    [InlineData("""{"id":"1","date":"d","tag":["t"],"a":{"id":1}}""", """{"id":"2","a":5,"a":6}""", """{"a":6}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":null}""", """{}""")]
    public void Merging_follows_the_rules_of_the_standard(string first, string second, string merged)
    {
        using var one = JsonDocument.Parse(first);
        using var other = JsonDocument.Parse(second);

        var compiled = JsonNode
            .Parse(CompiledRelease.Of([one.RootElement, other.RootElement]).GetRawText())!
            .AsObject();
        Assert.Equal("""["compiled"]""", compiled["tag"]!.ToJsonString());
        compiled.Remove("tag");

        Assert.Equal(merged, compiled.ToJsonString());
    }

    [Fact]
    public void Record_packages_are_read_by_what_they_compile_to()
    {
        var compiled = Release(r => r["tag"] = new JsonArray("compiled"));
        var package = JsonNode.Parse(Example)!.AsObject();
        package.Remove("releases");
        package["records"] = new JsonArray(
            new JsonObject
            {
                ["ocid"] = "ocds-abcdef-1",
                ["releases"] = new JsonArray(
                    new JsonObject { ["url"] = "https://example.invalid/1.json", ["date"] = "2026-11-30T09:00:00Z" }
                ),
                ["compiledRelease"] = compiled,
            }
        );

        var reading = PurchasesFile.Read(
            "records.json",
            Encoding.UTF8.GetBytes(package.ToJsonString()),
            new HowToRead(new FiscalYear(2570), null, "(สมมติ) สำนักงานเขตตัวอย่าง")
        );

        Assert.Empty(reading.WhyNotTake(acceptRepairs: false));
        var purchase = Assert.Single(reading.First).Purchase;
        Assert.Equal(
            "2026-11 | (สมมติ) จ้างซ่อมแซมเครื่องปรับอากาศ | 500,000.00 | 498,000.00 | Specific | (สมมติ) บริษัท ก จำกัด [0000000000000] 495,000.00 + (สมมติ) ร้าน ข 497,500.00 | (สมมติ) บริษัท ก จำกัด [0000000000000] 495,000.00 | 495,000.00 | เสนอราคาต่ำสุด | 1/2569 | 2026-11-12 | 69100000001",
            ReadingWords.Line(purchase)
        );
        Assert.Equal(("ม.56(2)(ข)", Status.UnderContract), (purchase.LegalGround, purchase.Status));
        Assert.Equal("พ.ร.บ. งบประมาณรายจ่าย", purchase.BudgetSource);
    }
}
