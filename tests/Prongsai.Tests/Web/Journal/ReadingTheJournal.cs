using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Web.Journal;

public sealed partial class ReadingTheJournal
{
    [Theory, OnBothDatabases]
    public async Task Pages_backwards_without_losing_or_doubling_lines(Database database)
    {
        await using var app = await App.StartAsync(database);
        // One act of 70 lines in one instant, and older ones.
        await WriteAsync(app, "MeasureAdded", 70, app.Agency, TimeSpan.Zero);
        await WriteAsync(app, "ReportIssued", 60, app.Agency, TimeSpan.FromDays(-1));
        var auditor = await app.PersonAsync("auditor", app.Agency, Duty.Auditor);
        var all = await app.Ask<ProngsaiDb, int>(db =>
            db.Set<JournalEntry>().CountAsync(e => e.AgencyId == app.Agency)
        );

        List<string> seen = [];
        var address = "/staff/journal";
        while (address is not null)
        {
            var page = await App.OpenAsync(auditor, address);
            seen.AddRange(page.QuerySelectorAll("tbody time").Select(t => t.Closest("tr")!.TextContent));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.True(seen.Count <= all);
        }

        Assert.Equal(all, seen.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Finds_by_person_record_what_and_day(Database database)
    {
        await using var app = await App.StartAsync(database);
        await WriteAsync(app, "MeasureAdded", 2, app.Agency, TimeSpan.FromDays(-40), "สมศรี สมมุติ", "improvement:1");
        await WriteAsync(
            app,
            "ReportIssued",
            3,
            app.Agency,
            TimeSpan.FromDays(-30),
            "สมชาย สมมุติ",
            "report-edition:2"
        );
        var day = (TimeProvider.System.Now().Today.AddDays(-30)).ToString("yyyy-MM-dd", null);

        Assert.Equal(2, await CountAsync(app, $"person={Uri.EscapeDataString("สมศรี")}"));
        Assert.Equal(3, await CountAsync(app, "what=ReportIssued"));
        Assert.Equal(2, await CountAsync(app, "record=improvement:1"));
        Assert.Equal(2, await CountAsync(app, "record=improvement"));
        Assert.Equal(3, await CountAsync(app, $"from={day}&to={day}"));
        Assert.Equal(0, await CountAsync(app, "person=nobody"));
        Assert.Contains(
            "วันที่",
            (await App.OpenAsync(app.Officer, "/staff/journal?from=32%2F1%2F2568"))
                .QuerySelector(".errors")!
                .TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Shows_nothing_of_another_agency_and_only_to_auditors_and_administrators(Database database)
    {
        await using var app = await App.StartAsync(database);
        await WriteAsync(app, "MeasureAdded", 3, Ids.Next<AgencyId>(), TimeSpan.Zero, "คนอื่น");
        var preparer = await app.PersonAsync("preparer", app.Agency, Duty.Preparer);

        Assert.Equal(0, await CountAsync(app, $"person={Uri.EscapeDataString("คนอื่น")}"));
        var csv = await app.Officer.GetStringAsync("/staff/journal/export.csv");
        Assert.DoesNotContain("คนอื่น", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await preparer.GetAsync("/staff/journal")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await preparer.GetAsync("/staff/journal/export.json")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Exports_what_Excel_does_not_run_and_programs_can_read(Database database)
    {
        await using var app = await App.StartAsync(database);
        await WriteAsync(app, "MeasureAdded", 1, app.Agency, TimeSpan.Zero, "=cmd|'/c calc'!A1");

        var answer = await app.Officer.GetAsync("/staff/journal/export.csv?what=MeasureAdded");
        var csv = await answer.Content.ReadAsStringAsync();
        var json = await app.Officer.GetStringAsync("/staff/journal/export.json?what=MeasureAdded");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("เพิ่มมาตรการ", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Trim().Split("\r\n").Length);
        using var line = JsonDocument.Parse(json);
        Assert.Equal("MeasureAdded", line.RootElement.GetProperty("what").GetString());
        Assert.Equal(2, await CountAsync(app, "what=JournalExported"));
    }

    [Theory, OnBothDatabases]
    public async Task Tells_everybody_the_history_of_a_record_but_not_of_an_account(Database database)
    {
        await using var app = await App.StartAsync(database);
        await WriteAsync(app, "ReportIssued", 1, app.Agency, TimeSpan.Zero, record: "report-edition:1");
        var preparer = await app.PersonAsync("preparer", app.Agency, Duty.Preparer);

        var page = await App.OpenAsync(preparer, "/staff/history?record=report-edition:1");

        Assert.Contains("ออกรายงานเป็นฉบับ", page.QuerySelector("ol.story")!.TextContent, StringComparison.Ordinal);
        var account = await app.Ask<ProngsaiDb, string>(db =>
            db.Set<JournalEntry>().Where(e => e.Record.StartsWith("account:")).Select(e => e.Record).FirstAsync()
        );
        foreach (var hidden in new[] { account, "report-edition:9", "nothing", "" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await preparer.GetAsync($"/staff/history?record={hidden}")).StatusCode
            );
    }

    [Theory, OnBothDatabases]
    public async Task Asks_the_database_as_often_for_one_line_as_for_a_page_of_them(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(database, queries.Listen);
        await WriteAsync(app, "MeasureAdded", 60, app.Agency, TimeSpan.Zero);

        await CountAsync(app, "what=MeasureAdded");
        var one = await queries.OfAsync(() => CountAsync(app, "what=AgencyRegistered"));
        var many = await queries.OfAsync(() => CountAsync(app, "what=MeasureAdded"));

        Assert.Equal(one, many);
    }

    /// <summary>Reads the source, because a name that no test happens to write would otherwise stay without words.</summary>
    [Fact]
    public async Task Every_name_in_the_journal_has_a_sentence_in_both_languages()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var source = Path.Combine(Peer.Folder, "../../src");
        var named = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/Migrations/", StringComparison.Ordinal)
            )
            .SelectMany(f => Names(File.ReadAllText(f)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        var wordless = await app.Ask<JournalReading, List<string>>(reading =>
            Task.FromResult(
                named.Where(n => !reading.Knows(n) || reading.Say(n).Th == n || reading.Say(n).En == n).ToList()
            )
        );

        Assert.Contains("MeasureAdded", named);
        Assert.Contains("ReportPublished", named);
        Assert.Contains("FrameworkCloned", named);
        Assert.True(named.Count >= 30, $"only {named.Count} were found");
        Assert.Empty(wordless);
    }

    // A name is a few words in past tense, written together, wherever in the source it stands: modules write the journal through
    // methods of their own. What only looks like one is named here.
    private static readonly HashSet<string> OnlyLooksLikeOne =
    [
        "AcceptWhenDown",
        "ClamdWhenDown",
        "FileChanged",
        "IsCancelled",
        "IsCleaned",
        "IsClosed",
        "IsDeclared",
        "IsDemanded",
        "LastModified",
        "LastSigned",
        "MayBeShown",
        "ReportNumbered",
        "WhatChanged",
    ];

    private static IEnumerable<string> Names(string source) =>
        PastTense()
            .Matches(source)
            .Select(name => name.Groups[1].Value)
            .Where(name => !OnlyLooksLikeOne.Contains(name));

    [GeneratedRegex(
        @"""((?:[A-Z][a-z]+){1,4}(?:[A-Z][a-z]*ed|Set|Said|Made|Given|Again|Aside|Withdrawn|Shown|Down|Under|Sent|Begun|Lost|Left|Held|Kept|Chosen|Taken))"""
    )]
    private static partial Regex PastTense();

    private static async Task<int> CountAsync(App app, string query) =>
        (await App.OpenAsync(app.Officer, $"/staff/journal?{query}")).QuerySelectorAll("tbody tr").Length;

    private static Task WriteAsync(
        App app,
        string what,
        int lines,
        AgencyId agency,
        TimeSpan ago,
        string by = "สมศรี",
        string record = "improvement:x"
    ) =>
        app.With<ProngsaiDb>(async db =>
        {
            var now = TimeProvider.System.Now();
            now = now with { Utc = now.Utc + ago };
            for (var i = 0; i < lines; i++)
                db.Journal(agency, now, new Actor(Guid.Empty, by), what, record, new { i });
            await db.SaveChangesAsync();
        });
}
