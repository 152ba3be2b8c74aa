using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>From a file into the register, again, and back out.</summary>
public sealed class ImportingPurchases
{
    private static readonly FiscalYear Year = new(2568);

    private static readonly string[] Paper =
    [
        "1,ซื้อกระดาษ,30000,29500,เฉพาะเจาะจง,ร้าน ก,29500,1/2568,3 ต.ค. 67,67109000001",
    ];
    private static readonly string[] Car = ["2,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12500,2/2568,9 ต.ค. 67,-"];
    private static readonly string[] Water =
    [
        "3,น้ำดื่มสำหรับเจ้าหน้าที่และประชาชน,1000,-,เฉพาะเจาะจง,ร้าน น้ำใส,900,-,-,-",
    ];

    private static Task<PurchasesImported> ImportAsync(
        App app,
        byte[] file,
        PurchaseImportOptions? options = null,
        DateOnly? month = null
    ) =>
        app.Ask<IPurchaseImport, PurchasesImported>(import =>
            import.ImportAsync(
                app.Agency,
                "ตุลาคม.csv",
                file,
                Year,
                month ?? ReadingWords.October,
                options ?? new PurchaseImportOptions(AcceptRepairs: true),
                Actor.System
            )
        );

    private static (int, int, int) Counts(PurchasesImported done)
    {
        Assert.True(done.Refusals.Count == 0, string.Join('\n', done.Refusals));
        return (done.Added, done.Changed, done.Same);
    }

    private static Task<List<string>> StandingAsync(App app) =>
        app.Ask<ProngsaiDb, List<string>>(async db =>
            [
                .. (await db.Standing(app.Agency).OrderBy(p => p.Month).ThenBy(p => p.Number).ToListAsync()).Select(
                    ReadingWords.Line
                ),
            ]
        );

    [Theory, OnBothDatabases]
    public async Task Keeps_every_field_and_writes_the_journal(Database database)
    {
        await using var app = await App.StartAsync(database);

        var done = await ImportAsync(app, SomePurchases.Csv(Paper, Car, Water));

        Assert.Equal((3, 0, 0), Counts(done));
        Assert.Equal(
            [
                "2024-10 | ซื้อกระดาษ | 30,000.00 | 29,500.00 | Specific | · | ร้าน ก 29,500.00 | 29,500.00 | · | 1/2568 | 2024-10-03 | 67109000001",
                "2024-10 | จ้างซ่อมรถ | 12,500.00 | - | Specific | · | อู่ ข 12,500.00 | 12,500.00 | · | 2/2568 | 2024-10-09 | -",
                "2024-10 | น้ำดื่มสำหรับเจ้าหน้าที่และประชาชน | 1,000.00 | - | Specific | · | ร้าน น้ำใส 900.00 | 900.00 | · | - | - | -",
            ],
            await StandingAsync(app)
        );
        var entry = await app.Ask<ProngsaiDb, JournalEntry>(db =>
            db.Set<JournalEntry>().SingleAsync(e => e.What == "PurchasesImported")
        );
        Assert.Contains("\"added\":3", entry.Facts, StringComparison.Ordinal);
        Assert.Contains("\"2024-10\":3", entry.Facts, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_one_changes_what_it_corrects(
        Database database
    )
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, SomePurchases.Csv(Paper, Car, Water));

        var same = await ImportAsync(app, SomePurchases.Csv(Paper, Car, Water));
        // By e-GP number, though the work is worded anew; by contract number; by the same words.
        var corrected = await ImportAsync(
            app,
            SomePurchases.Csv(
                ["1,ซื้อกระดาษถ่ายเอกสาร A4,30000,29500,เฉพาะเจาะจง,ร้าน ก,29000,1/2568,3 ต.ค. 67,67109000001"],
                ["2,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12000,2/2568,9 ต.ค. 67,-"],
                Water
            )
        );

        Assert.Equal((0, 0, 3), Counts(same));
        Assert.Equal((0, 2, 1), Counts(corrected));
        var standing = await StandingAsync(app);
        Assert.Equal(3, standing.Count);
        Assert.StartsWith("2024-10 | ซื้อกระดาษถ่ายเอกสาร A4 | 30,000.00", standing[0], StringComparison.Ordinal);
        Assert.Contains("12,000.00", standing[1], StringComparison.Ordinal);
        // The earlier versions are kept, ended.
        Assert.Equal(5, await app.Ask<ProngsaiDb, int>(db => db.Purchases.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_only_alike_must_be_decided(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, SomePurchases.Csv(Water));
        var alike = SomePurchases.Csv([
            "1,น้ำดื่มสำหรับเจ้าหน้าที่และประชาชนทั่วไป,1000,-,เฉพาะเจาะจง,ร้าน น้ำใส,950,-,-,-",
        ]);

        var undecided = await ImportAsync(app, alike);
        var asNew = await ImportAsync(app, alike, new(DryRun: true, AlikeAreTheSame: false));
        var asSame = await ImportAsync(app, alike, new(AlikeAreTheSame: true));

        Assert.Equal("procurement-undecided", Assert.Single(undecided.Refusals).Code);
        Assert.Equal((1, 0, 0), Counts(asNew));
        Assert.Equal((0, 1, 0), Counts(asSame));
        Assert.Contains("950.00", Assert.Single(await StandingAsync(app)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task One_bad_row_keeps_the_whole_file_out(Database database)
    {
        await using var app = await App.StartAsync(database);
        // Enough for several batches to be on their way when the last row turns out to be bad.
        var rows = Enumerable
            .Range(1, 2000)
            .Select(i => new[] { $"{i},งาน {i},100,100,เฉพาะเจาะจง,ร้าน ก,100,{i}/2568,1 ต.ค. 67,-" })
            .Append(["2001,งานสุดท้าย,ห้าพัน,100,เฉพาะเจาะจง,ร้าน ก,100,2001/2568,1 ต.ค. 67,-"]);

        var done = await ImportAsync(app, SomePurchases.Csv([.. rows]));

        var refusal = Assert.Single(done.Refusals);
        Assert.Equal(("amount-unreadable", 2002), (refusal.Code, refusal.Where!.Row));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Purchases.CountAsync()));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.PurchaseImports.CountAsync()));
        Assert.Equal(
            0,
            await app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync(e => e.What == "PurchasesImported"))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Many_rows_are_all_there_and_add_up(Database database)
    {
        await using var app = await App.StartAsync(database);
        var rows = Enumerable
            .Range(1, 5003)
            .Select(i =>
                new[]
                {
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{i},งาน {i},{i},-,เฉพาะเจาะจง,ร้าน ก,{i}.50,{i}/2568,1 ต.ค. 67,-"
                    ),
                }
            );

        var done = await ImportAsync(app, SomePurchases.Csv([.. rows]));

        Assert.Equal((5003, 0, 0), Counts(done));
        var month = await app.Ask<ProngsaiDb, MonthOfPurchases>(db =>
            db.MonthAsync(app.Agency, ReadingWords.October, default)
        );
        Assert.Equal((5003, new Money(5003L * 5004 / 2 * 100 + 5003 * 50)), (month.Purchases, month.Agreed));
        var inOrder = await app.Ask<ProngsaiDb, List<string>>(db =>
            db.Standing(app.Agency).OrderBy(p => p.Number).Select(p => p.Work).ToListAsync()
        );
        Assert.Equal(
            Enumerable.Range(1, 5003).Select(i => string.Create(CultureInfo.InvariantCulture, $"งาน {i}")),
            inOrder
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_stop_in_the_middle_leaves_nothing_and_the_file_can_be_imported_again(Database database)
    {
        await using var app = await App.StartAsync(database);
        var file = SomePurchases.Csv([
            .. Enumerable
                .Range(1, 2000)
                .Select(i =>
                    new[]
                    {
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{i},งาน {i},1,-,เฉพาะเจาะจง,ร้าน ก,1,{i}/2568,1 ต.ค. 67,-"
                        ),
                    }
                ),
        ]);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.Ask<IPurchaseImport, PurchasesImported>(import =>
                import.ImportAsync(
                    app.Agency,
                    "ตุลาคม.csv",
                    file,
                    Year,
                    ReadingWords.October,
                    new PurchaseImportOptions(AcceptRepairs: true),
                    Actor.System,
                    new StopsAfter(512, stop),
                    stop.Token
                )
            )
        );

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<Purchase>().CountAsync()));
        Assert.Equal((2000, 0, 0), Counts(await ImportAsync(app, file)));
    }

    private sealed class StopsAfter(int rows, CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value >= rows)
                stop.Cancel();
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_import_can_be_undone_unless_something_came_after_it(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, SomePurchases.Csv(Paper, Car));
        var before = await StandingAsync(app);
        await ImportAsync(
            app,
            SomePurchases.Csv(["1,ซื้อกระดาษ,30000,29500,เฉพาะเจาะจง,ร้าน ก,28000,1/2568,3 ต.ค. 67,67109000001"], Water)
        );

        var first = await UndoAsync(app, skip: 0);
        var second = await UndoAsync(app, skip: 1);
        var after = await StandingAsync(app);
        var again = await UndoAsync(app, skip: 1);

        Assert.Equal("import-changed-since", Assert.Single(first).Code);
        Assert.Empty(second);
        Assert.Equal(before, after);
        Assert.Equal("import-not-stored", Assert.Single(again).Code);
        Assert.Empty(await UndoAsync(app, skip: 0));
        Assert.Empty(await StandingAsync(app));
    }

    [Theory, OnBothDatabases]
    public async Task An_undone_import_leaves_standing_what_was_said_before_it(Database database)
    {
        await using var app = await App.StartAsync(database);
        var at = new DateTime(2024, 11, 4, 2, 0, 0, DateTimeKind.Utc);
        await SayAsync("นางสาวเอ");
        await ImportAsync(app, SomePurchases.Csv(Paper));
        await ImportAsync(app, SomePurchases.Csv(Car));
        Assert.Empty(await SaidAsync());

        // While purchases of the other file stand in the month, it cannot be said again.
        Assert.Empty(await UndoAsync(app, skip: 0));
        Assert.Empty(await SaidAsync());
        Assert.Empty(await UndoAsync(app, skip: 1));

        var said = Assert.Single(await SaidAsync());
        Assert.Equal(("นางสาวเอ", at, null), (said.ByName, said.At, said.ChangeId));
        Assert.Equal(
            ["NothingBoughtAgain", "NothingBoughtTakenBack"],
            await app.Ask<ProngsaiDb, List<string>>(db =>
                db.HistoryOf(app.Agency, MonthOfYear.Record(ReadingWords.October))
                    .Select(e => e.What)
                    .OrderBy(w => w)
                    .ToListAsync()
            )
        );

        // What a person then takes back does not come again with a later import that is undone.
        await app.With<ProngsaiDb>(db => db.MonthsOfNothing.ExecuteDeleteAsync());
        await ImportAsync(app, SomePurchases.Csv(Water));
        Assert.Empty(await UndoAsync(app, skip: 2));
        Assert.Empty(await SaidAsync());

        Task<List<NothingBought>> SaidAsync() =>
            app.Ask<ProngsaiDb, List<NothingBought>>(db => db.MonthsOfNothing.AsNoTracking().ToListAsync());

        Task SayAsync(string by) =>
            app.With<ProngsaiDb>(async db =>
            {
                db.MonthsOfNothing.Add(
                    new NothingBought
                    {
                        AgencyId = app.Agency,
                        Month = ReadingWords.October,
                        At = at,
                        ByName = by,
                    }
                );
                await db.SaveChangesAsync();
            });
    }

    [Theory, OnBothDatabases]
    public async Task A_statement_of_an_import_that_was_undone_does_not_come_back(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, SomePurchases.Csv(["1,ไม่มีการจัดซื้อจัดจ้าง,,,,,,,,"]));
        await ImportAsync(app, SomePurchases.Csv(Paper));

        Assert.Empty(await UndoAsync(app, skip: 0));
        Assert.Empty(await UndoAsync(app, skip: 1));

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.MonthsOfNothing.CountAsync()));
    }

    private static Task<IReadOnlyList<Refusal>> UndoAsync(App app, int skip) =>
        app.Ask<IServiceProvider, IReadOnlyList<Refusal>>(async services =>
        {
            var imports = (PurchaseImports)services.GetService(typeof(PurchaseImports))!;
            var db = (ProngsaiDb)services.GetService(typeof(ProngsaiDb))!;
            var import = await db.PurchaseImports.OrderBy(i => i.Id).Skip(skip).FirstAsync();
            return await imports.UndoAsync(import, "ส่งผิดเดือน", Actor.System, default);
        });

    [Theory, OnBothDatabases]
    public async Task A_file_may_say_that_nothing_was_bought_and_a_later_one_takes_it_back(Database database)
    {
        await using var app = await App.StartAsync(database);
        var nothing = SomePurchases.Csv(["1,ไม่มีการจัดซื้อจัดจ้าง,,,,,,,,"]);

        var said = await ImportAsync(app, nothing);
        var month = await MonthAsync(app);
        await ImportAsync(app, SomePurchases.Csv(Paper));
        var bought = await MonthAsync(app);
        var refused = await ImportAsync(app, nothing);

        Assert.Equal((0, 0, 0), Counts(said));
        Assert.NotNull(month.Nothing);
        Assert.Null(bought.Nothing);
        Assert.Equal(1, bought.Purchases);
        Assert.Equal("month-has-purchases", Assert.Single(refused.Refusals).Code);

        static Task<MonthOfPurchases> MonthAsync(App app) =>
            app.Ask<ProngsaiDb, MonthOfPurchases>(db => db.MonthAsync(app.Agency, ReadingWords.October, default));
    }

    [Fact]
    public async Task A_try_keeps_nothing_not_even_the_file()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var done = await ImportAsync(app, SomePurchases.Csv(Paper, Car), new(DryRun: true));

        Assert.Equal((2, 0, 0), Counts(done));
        Assert.Empty(await StandingAsync(app));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<KeptFile>().CountAsync()));
    }
}
