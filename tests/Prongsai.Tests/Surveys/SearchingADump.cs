using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>
/// Somebody has a copy of the whole database after staff and holders of printed codes have answered, and looks for a way from person to
/// answer. What is tried: every value of every column of every table, whole and as a piece of longer ones; the bytes of the
/// file, or pg_dump's text; times finer than a day; the order in which rows lie; PostgreSQL's system columns.
/// </summary>
public sealed class SearchingADump
{
    private const int People = 4,
        Codes = 6;

    // What an answer may have in common with others, because thousands have it.
    private static readonly string[] Coarse =
    [
        "AgencyId",
        "Year",
        "RoundId",
        "Way",
        "Day",
        "Language",
        "Pace",
        "Question",
        "Month",
    ];

    // What an answer has of its own.
    private static readonly string[] Own = ["Id", "Given", "Text"];

    [Theory, OnBothDatabases]
    public async Task Nothing_of_an_answer_stands_where_a_person_or_a_code_does(Database database)
    {
        await using var app = await App.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:Surveys:FromOneNetwork"] = "1000"
        );
        var survey = await ASurvey.OpenAsync(app, also: [WayKind.Staff, WayKind.Token]);
        var secrets = await AnswerAsync(app, survey);

        var cells = await DumpAsync(app);
        var answers = cells.Where(c => c.Table is "surveys_answers" or "surveys_texts").ToList();
        var others = cells.Where(c => c.Table is not ("surveys_answers" or "surveys_texts")).ToList();
        Assert.Equal(People + Codes, answers.Count(c => c is { Table: "surveys_answers", Column: "Id" }));
        Assert.Contains(others, c => c.Table == "surveys_eligible");
        Assert.Equal(2 * (People + Codes), others.Count(c => c is { Table: "surveys_spent", Column: "Key" }));

        // A column that nobody has thought about.
        Assert.Empty(answers.Select(c => c.Column).Distinct().Except(Coarse).Except(Own));
        Assert.All(
            answers.Where(c => c.Column is "Day" or "Month"),
            c => Assert.True(IsADay(c.Value), $"{c.Column}: {c.Value}")
        );
        // Identifiers and words, in each way of writing them, nowhere else: not whole, not as a piece.
        foreach (var own in answers.Where(c => c.Column is "Id" or "Text").SelectMany(c => c.Writings))
            Assert.DoesNotContain(others, c => c.Writings.Any(w => w.Contains(own, StringComparison.Ordinal)));
        // Free words are joined to no answer.
        Assert.Empty(Values(answers, "surveys_answers", "Id").Intersect(Values(answers, "surveys_texts", "Id")));

        // No time finer than a day beside a person, a code or a spent key.
        foreach (var table in new[] { "surveys_eligible", "surveys_spent", "surveys_tokens", "surveys_marks" })
            Assert.All(
                others.Where(c => c.Table == table),
                c =>
                    Assert.True(
                        c.Raw is not DateTime and not DateTimeOffset && !LooksLikeAnInstant(c),
                        $"{table}.{c.Column}: {c.Value}"
                    )
            );
        // Nobody wrote down that somebody answered.
        Assert.DoesNotContain(
            others,
            c =>
                c.Table.StartsWith("journal", StringComparison.Ordinal)
                && c.Value.Contains("Answer", StringComparison.Ordinal)
        );

        // Ballots, codes and sealed sheets are nowhere, whole or hashed by themselves, not even in free pages.
        var raw = await DatabaseDump.OfAsync(app, database);
        foreach (var secret in secrets)
            Assert.True(raw.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, "A secret stands in the file.");
    }

    [Fact]
    public async Task On_SQLite_rows_lie_in_the_order_of_random_keys()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:Surveys:FromOneNetwork"] = "1000",
            administrator: false
        );
        var survey = await ASurvey.OpenAsync(app);
        await AnswerInTurnAsync(app, survey);

        var lying = await ReadAsync(app, "SELECT \"Text\" FROM surveys_texts");
        Assert.NotEqual(lying.Order(StringComparer.Ordinal), lying);
        foreach (var table in new[] { "surveys_answers", "surveys_texts", "surveys_spent", "surveys_marks" })
            await Assert.ThrowsAsync<SqliteException>(() => ReadAsync(app, $"SELECT rowid FROM {table}"));
    }

    /// <summary>
    /// The limit that docs/security.md names: PostgreSQL lays rows one behind the other and says which transaction wrote them. Written
    /// down here so that the page says what is so.
    /// </summary>
    [FactWithPostgres]
    public async Task On_PostgreSQL_the_order_of_arrival_shows_until_rows_are_laid_anew()
    {
        await using var app = await App.StartAsync(
            Database.Postgres,
            builder => builder.Configuration["Prongsai:Surveys:FromOneNetwork"] = "1000",
            administrator: false
        );
        var survey = await ASurvey.OpenAsync(app);
        await AnswerInTurnAsync(app, survey);

        const string asTheyLie = "SELECT \"Text\" FROM surveys_texts ORDER BY tableoid, ctid",
            byTransaction = "SELECT \"Text\" FROM surveys_texts ORDER BY xmin::text::bigint";
        var arrived = Enumerable.Range(10, 12).Select(n => $"{n}").ToList();
        Assert.Equal(arrived, await ReadAsync(app, asTheyLie));
        Assert.Equal(arrived, await ReadAsync(app, byTransaction));

        // Packing a table keeps the order of its rows, and so does a dump.
        await ReadAsync(app, "VACUUM FULL surveys_texts");
        Assert.Equal(arrived, await ReadAsync(app, asTheyLie));

        // In the order of random keys, by one transaction.
        await ReadAsync(
            app,
            "BEGIN; CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM surveys_texts; DELETE FROM surveys_texts; INSERT INTO surveys_texts SELECT * FROM kept ORDER BY \"Id\"; COMMIT"
        );
        await ReadAsync(app, "VACUUM FULL surveys_texts");

        Assert.NotEqual(arrived, await ReadAsync(app, asTheyLie));
        Assert.Equal(["1"], await ReadAsync(app, "SELECT count(DISTINCT xmin::text) FROM surveys_texts"));
    }

    private static async Task AnswerInTurnAsync(App app, ASurvey survey)
    {
        for (var n = 10; n < 22; n++)
            await SendAsync(app, survey.Address(), survey.Address(), $"{n}");
    }

    // Four members of staff fetch ballots and answer; six people type printed codes.
    private static async Task<List<string>> AnswerAsync(App app, ASurvey survey)
    {
        List<string> secrets = [];
        var staffPage = $"/staff/surveys/{survey.Round.Id.Value}/staff";
        using var manager = await app.PersonAsync("manager", app.Agency, Duty.SurveyManager);
        for (var n = 0; n < People; n++)
        {
            using var person = await app.PersonAsync($"person{n}", app.Agency, Duty.MeasureOwner);
            var list = await App.OpenAsync(manager, staffPage);
            var account = list.QuerySelectorAll("label")
                .First(l => l.TextContent.Contains($"person{n}", StringComparison.Ordinal))
                .QuerySelector("input")!
                .GetAttribute("value")!;
            await App.SubmitAsync(manager, staffPage, new() { ["who"] = account }, "/staff");
            var handed = await App.ReadAsync(
                await (
                    await App.SubmitAsync(
                        person,
                        "/staff/surveys/mine",
                        new() { ["round"] = $"{survey.Round.Id.Value}" },
                        "/mine"
                    )
                ).Content.ReadAsStringAsync()
            );
            var ballot = handed.QuerySelector("main a.button")!.GetAttribute("href")!;
            secrets.Add(ballot.Split("ballot=")[1]);
            secrets.Add(await SendAsync(app, survey.Address(WayKind.Staff), ballot, $"staff words {n}"));
        }

        for (var n = 0; n < Codes; n++)
        {
            var code = await survey.TokenAsync();
            var address = survey.Address(WayKind.Token);
            secrets.Add(code);
            secrets.Add(await SendAsync(app, address, $"{address}?code={code}", $"words of code {n}"));
        }

        return secrets;
    }

    private static async Task<string> SendAsync(App app, string address, string opened, string words)
    {
        var page = await App.OpenAsync(app.Stranger, opened);
        var sheet = page.QuerySelector("[name=sheet]")!.GetAttribute("value")!;
        var sent = await app.Stranger.PostAsync(
            address,
            new FormUrlEncodedContent([new("sheet", sheet), new("go", "next"), new("q-Q1", "2"), new("q-Q2", words)])
        );
        Assert.Contains("thanks", sent.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        return sheet;
    }

    private static HashSet<string> Values(IEnumerable<Cell> cells, string table, string column) =>
        [.. cells.Where(c => c.Table == table && c.Column == column).Select(c => c.Value)];

    private static bool IsADay(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool LooksLikeAnInstant(Cell cell) =>
        cell.Value.Length > 10
        && DateTime.TryParse(cell.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && at.Year > 2000;

    private static Task<List<Cell>> DumpAsync(App app) =>
        app.Ask<ProngsaiDb, List<Cell>>(async db =>
        {
            List<Cell> cells = [];
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync();
            var tables = await ReadAsync(
                connection,
                db.Database.IsNpgsql()
                    ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name !~ '_([0-9]{4}|other)$'"
                    : "SELECT name FROM sqlite_master WHERE type = 'table'"
            );
            foreach (var table in tables)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    for (var column = 0; column < reader.FieldCount; column++)
                        if (!await reader.IsDBNullAsync(column))
                            cells.Add(new Cell(table, reader.GetName(column), Of(reader, column)));
            }

            return cells;
        });

    // Search vectors and the like have no type here; their text does.
    private static object Of(DbDataReader reader, int column) =>
        reader.GetDataTypeName(column) is "date" ? reader.GetFieldValue<DateOnly>(column)
        : reader.GetFieldType(column) == typeof(object) ? ""
        : reader.GetValue(column);

    private static Task<List<string>> ReadAsync(App app, string sql) =>
        app.Ask<ProngsaiDb, List<string>>(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync();
            return await ReadAsync(connection, sql);
        });

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        List<string> found = [];
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return found;
    }

    private sealed record Cell(string Table, string Column, object Raw)
    {
        public string Value { get; } =
            Raw switch
            {
                byte[] bytes => Convert.ToHexStringLower(bytes),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => Convert.ToString(Raw, CultureInfo.InvariantCulture)!,
            };

        /// <summary>As it may be written: as it is in small letters; an identifier also without hyphens and as its bytes.</summary>
        public IReadOnlyList<string> Writings =>
            Guid.TryParse(Value, out var id)
                ? [$"{id:D}", $"{id:N}", Convert.ToHexStringLower(id.ToByteArray())]
                : [Value.ToLowerInvariant()];
    }
}
