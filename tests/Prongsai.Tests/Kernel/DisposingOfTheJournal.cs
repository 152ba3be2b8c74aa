using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Kernel;

/// <summary>Kept for ever, unless a setting says for how many years; then a whole year goes, into a file, on a ground.</summary>
public sealed class DisposingOfTheJournal : IDisposable
{
    private const string Because = "หนังสือหอจดหมายเหตุแห่งชาติ ที่ วธ 0000/1 (สมมุติ)";
    private static readonly FiscalYear Year = new(2558);
    private static readonly DateTime LastMorning = new(2015, 9, 30, 3, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-journal-").FullName;

    [Theory, OnBothDatabases]
    public async Task Takes_one_year_out_into_a_file_and_leaves_the_guards_as_they_were(Database database)
    {
        await using var app = await OfficeAsync(database, "10");
        var before = await LinesAsync(app);
        var file = Path.Combine(_folder, "2558.jsonl");

        var gone = await DisposeAsync(app, file);

        var after = await LinesAsync(app);
        Assert.Equal(2, gone.Lines);
        Assert.DoesNotContain(after, what => what.StartsWith("InTheYear", StringComparison.Ordinal));
        Assert.Contains("TheDayAfter", after);
        Assert.Equal(before.Count - 2 + 1, after.Count);
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), gone.Sha256);
        var written = await File.ReadAllLinesAsync(file);
        using var line = JsonDocument.Parse(written[0]);
        Assert.Equal(2, written.Length);
        Assert.Equal("InTheYear1", line.RootElement.GetProperty("what").GetString());
        Assert.Equal("ก", line.RootElement.GetProperty("facts").GetProperty("was").GetString());
        var said = await app.Ask<ProngsaiDb, JournalEntry>(db =>
            db.Set<JournalEntry>().SingleAsync(e => e.What == "JournalDisposed")
        );
        Assert.Equal(Because, said.Why);
        Assert.Contains(gone.Sha256, said.Facts, StringComparison.Ordinal);
        await app.With<ProngsaiDb>(async db =>
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                db.Database.ExecuteSqlRawAsync("DELETE FROM journal_entries")
            );
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(null, "journal-for-ever")]
    [InlineData("11", "journal-too-early")]
    public async Task Is_refused_for_ever_or_until_the_years_are_over(string? years, string code)
    {
        await using var app = await OfficeAsync(Database.Sqlite, years);
        var before = await LinesAsync(app);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            DisposeAsync(app, Path.Combine(_folder, "too-early.jsonl"))
        );

        Assert.Equal(code, Assert.Single(refused.Reasons).Code);
        Assert.Equal(before, await LinesAsync(app));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Is_refused_without_a_ground_and_over_a_file_that_is_there()
    {
        await using var app = await OfficeAsync(Database.Sqlite, "10");
        var file = Path.Combine(_folder, "there.jsonl");
        await File.WriteAllTextAsync(file, "something");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => DisposeAsync(app, file, because: " "));

        Assert.Equal(["journal-disposal-reason", "journal-file-exists"], refused.Reasons.Select(reason => reason.Code));
        Assert.Equal("something", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task The_page_of_the_journal_says_how_long_it_is_kept()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await using var other = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:Journal:KeepYears"] = "10"
        );

        var forEver = await App.OpenAsync(app.Officer, "/staff/journal");
        var tenYears = await App.OpenAsync(other.Officer, "/staff/journal");

        Assert.Contains("เก็บไว้ตลอดไป", forEver.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("อย่างน้อย 10 ปี", tenYears.Body!.TextContent, StringComparison.Ordinal);
    }

    // On the first of October 2025 ten years of fiscal year 2558 are over.
    private static async Task<App> OfficeAsync(Database database, string? years)
    {
        var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(
                    new SetClock(new DateTime(2025, 10, 1, 3, 0, 0, DateTimeKind.Utc))
                );
                builder.Configuration["Prongsai:Journal:KeepYears"] = years;
            }
        );
        await app.With<ProngsaiDb>(async db =>
        {
            var by = new Actor(Guid.CreateVersion7(), "สมศรี สมมุติ");
            foreach (
                var (what, at) in new[]
                {
                    ("InTheYear1", LastMorning.AddDays(-300)),
                    ("InTheYear2", LastMorning),
                    // Already October in Thailand.
                    ("TheDayAfter", new DateTime(2015, 9, 30, 17, 30, 0, DateTimeKind.Utc)),
                }
            )
                db.Journal(app.Agency, new Now(at, at.DayInThailand()), by, what, "improvement:1", new { was = "ก" });
            await db.SaveChangesAsync();
        });
        return app;
    }

    private static Task<Disposed> DisposeAsync(App app, string file, string because = Because) =>
        app.Ask<JournalDisposal, Disposed>(disposal => disposal.RunAsync(Year, file, because, Actor.System));

    private static Task<List<string>> LinesAsync(App app) =>
        app.Ask<ProngsaiDb, List<string>>(db =>
            db.Set<JournalEntry>().OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.What).ToListAsync()
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
