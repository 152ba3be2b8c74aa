using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Kernel;

#pragma warning disable CA2100 // statements are made of this file's own words; what is looked for is a parameter

namespace Prongsai.Bench;

/// <summary>
/// Row 8: any substring of 100,000 made-up Thai texts, our whole search (tone marks forgiven, ranked, counted, with snippets) against
/// what the database's own trigrams cost bare: a count and the newest twenty titles. Both must find the same number.
/// </summary>
internal static class SearchAgainstBare
{
    private const int Texts = 100_000,
        Queries = 100,
        Turns = 5;
    private const double Gate = 2;

    private static readonly string[] Words =
    [
        "การจัดซื้อ",
        "จัดจ้าง",
        "งบประมาณ",
        "รายงาน",
        "ผลการดำเนินงาน",
        "ประจำปี",
        "แผนปฏิบัติการ",
        "ป้องกัน",
        "การทุจริต",
        "ประกาศ",
        "สำนักงานเขต",
        "เทศบาล",
        "ฝ่ายทะเบียน",
        "โยธา",
        "สิ่งแวดล้อม",
        "สุขาภิบาล",
        "ประชาชน",
        "บริการ",
        "คู่มือ",
        "มาตรฐาน",
        "ข้าว",
        "น้ำดื่ม",
        "กระดาษ",
        "คอมพิวเตอร์",
        "ซ่อมแซม",
        "ถนน",
        "ท่อระบายน้ำ",
        "ไฟฟ้า",
        "วิธีเฉพาะเจาะจง",
        "ราคากลาง",
        "สัญญา",
        "เลขที่",
        "๒๕๖๘",
        "2567",
        "ไตรมาส",
        "ผู้บริหาร",
        "เจตนารมณ์",
        "สุจริต",
        "ของขวัญ",
        "ร้องเรียน",
        "ความเสี่ยง",
        "ประเมิน",
        "บุคลากร",
        "ฝึกอบรม",
        "จริยธรรม",
        "เปิดเผย",
        "ข้อมูล",
        "สาธารณะ",
        "ช่องทาง",
        "ติดต่อ",
    ];

    /// <param name="postgres">Connection string of an empty database; null to measure SQLite alone.</param>
    public static async Task<int> RunAsync(string? postgres)
    {
        var texts = MakeUp();
        var ratio = await MeasureAsync("", texts);
        if (postgres is null)
            Console.WriteLine("PostgreSQL was not measured: give the connection string of an empty database.");
        else
            ratio = Math.Max(ratio, await MeasureAsync(postgres, texts));
        Rounds.Machine();
        Rounds.Ratio(ratio, "≤ 2.0 (median over queries, the worse of the databases)");
        return ratio <= Gate ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string setting, List<SearchText> texts)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder, "--Prongsai:Database", setting);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var name = setting.Length == 0 ? "SQLite" : "PostgreSQL";

        var watch = Stopwatch.StartNew();
        await FillAsync(connection, texts);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {Texts} texts and both indexes in {watch.ElapsedMilliseconds} ms"
            )
        );
        var bare = await MakeBareAsync(connection);
        var search = scope.ServiceProvider.GetRequiredService<SiteSearch>();

        List<double> ours = [],
            theirs = [];
        foreach (var asked in Asked(texts, Queries, least: 3, most: 12))
        {
            List<double> with = [],
                without = [];
            for (var round = 0; round <= Turns; round++)
            {
                var (found, mine) = await TimedAsync(async () => (await search.FindAsync(asked, null)).Found);
                var (counted, its) = await TimedAsync(() => bare(SearchWord.WithoutTones(SearchWord.Fold(asked))));
                if (found != Math.Min(SiteSearch.Most, counted))
                    throw new InvalidOperationException($"“{asked}”: {found} found, {counted} there.");
                if (round == 0)
                    continue;
                with.Add(mine);
                without.Add(its);
            }

            ours.Add(Rounds.Median(with));
            theirs.Add(Rounds.Median(without));
        }

        Show($"{name}: search", ours);
        Show($"{name}: bare trigrams", theirs);
        List<double> brief = [];
        foreach (var asked in Asked(texts, 20, least: 1, most: 2))
        {
            var (found, took) = await TimedAsync(async () => (await search.FindAsync(asked, null)).Found);
            var form = SearchWord.In(asked)[0].In(SearchForm.Toneless);
            var there = texts.Count(t =>
                (form.Column == "Folded" ? t.Folded : t.Toneless).Contains(form.Text, StringComparison.Ordinal)
            );
            if (found != Math.Min(SiteSearch.Most, there))
                throw new InvalidOperationException($"“{asked}”: {found} found, {there} there.");
            brief.Add(took);
        }

        Show($"{name}: one or two characters", brief);
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Rounds.Median(ours) / Rounds.Median(theirs);
    }

    private static List<SearchText> MakeUp()
    {
        var dice = new Random(2568);
        var agency = Ids.Next<AgencyId>();
        var beginning = new DateTime(2024, 10, 1, 0, 0, 0, DateTimeKind.Utc);
        return
        [
            .. Enumerable
                .Range(0, Texts)
                .Select(i =>
                    SearchText.Of(
                        new Searchable(
                            agency,
                            "made-up",
                            i.ToString(CultureInfo.InvariantCulture),
                            $"/made-up/{i.ToString(CultureInfo.InvariantCulture)}",
                            Say(4),
                            $"{Say(20)} {i.ToString(CultureInfo.InvariantCulture)}",
                            beginning.AddMinutes(i)
                        )
                    )
                ),
        ];

        string Say(int words) =>
            string.Concat(
                Enumerable.Range(0, words).Select(_ => Words[dice.Next(Words.Length)] + (dice.Next(5) == 0 ? " " : ""))
            );
    }

    // Cut out of texts as people type: between two characters as readers see them, without spaces.
    private static IEnumerable<string> Asked(List<SearchText> texts, int count, int least, int most)
    {
        var dice = new Random(8);
        for (var made = 0; made < count; )
        {
            var text = texts[dice.Next(texts.Count)].Text;
            var starts = StringInfo.ParseCombiningCharacters(text);
            var from = dice.Next(starts.Length);
            var to = Math.Min(starts.Length - 1, from + dice.Next(least, most + 1));
            var asked = text[starts[from]..starts[to]];
            var length = SearchWord.WithoutTones(asked).Length;
            if (asked.Contains(' ', StringComparison.Ordinal) || length < least || length > most)
                continue;

            made++;
            yield return asked;
        }
    }

    private static async Task FillAsync(DbConnection connection, List<SearchText> texts)
    {
        const string columns =
            """("AgencyId", "Kind", "Record", "PublishedAt", "TitleLength", "Address", "Title", "Toneless", "Folded", "Text")""";
        if (connection is NpgsqlConnection postgres)
        {
            await using (
                var copy = await postgres.BeginBinaryImportAsync(
                    $"COPY search_texts {columns} FROM STDIN (FORMAT BINARY)"
                )
            )
            {
                foreach (var text in texts)
                {
                    await copy.StartRowAsync();
                    foreach (var value in Values(text))
                        await copy.WriteAsync(value);
                }

                await copy.CompleteAsync();
            }

            await ExecuteAsync(connection, "VACUUM ANALYZE search_texts");
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO search_texts {columns} VALUES ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9)";
        for (var i = 0; i < 10; i++)
            insert.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), null));
        foreach (var text in texts)
        {
            var values = Values(text);
            for (var i = 0; i < values.Length; i++)
                insert.Parameters[i].Value = values[i];
            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();

        static object[] Values(SearchText text) =>
            [
                text.AgencyId.Value,
                text.Kind,
                text.Record,
                text.PublishedAt,
                text.TitleLength,
                text.Address,
                text.Title,
                text.Toneless,
                text.Folded,
                text.Text,
            ];
    }

    // What anybody would make who needs nothing but substrings.
    private static async Task<Func<string, Task<int>>> MakeBareAsync(DbConnection connection)
    {
        var isPostgres = connection is NpgsqlConnection;
        if (isPostgres)
        {
            await ExecuteAsync(
                connection,
                """CREATE TABLE bare AS SELECT "Id" AS id, "Title" AS title, "Toneless" AS body FROM search_texts"""
            );
            await ExecuteAsync(connection, "CREATE UNIQUE INDEX ON bare (id)");
            await ExecuteAsync(connection, "CREATE INDEX ON bare USING gin (body gin_trgm_ops)");
            await ExecuteAsync(connection, "VACUUM ANALYZE bare");
        }
        else
        {
            await ExecuteAsync(
                connection,
                "CREATE VIRTUAL TABLE bare USING fts5(title UNINDEXED, body, tokenize='trigram')"
            );
            await ExecuteAsync(
                connection,
                """INSERT INTO bare(rowid, title, body) SELECT "Id", "Title", "Toneless" FROM search_texts"""
            );
        }

        var where = isPostgres ? "body LIKE @q" : "bare MATCH @q";
        var id = isPostgres ? "id" : "rowid";
        var count = Command($"SELECT count(*) FROM bare WHERE {where}");
        var newest = Command($"SELECT {id}, title FROM bare WHERE {where} ORDER BY {id} DESC LIMIT 20");
        return async asked =>
        {
            var value = isPostgres ? $"%{asked}%" : $"\"{asked}\"";
            count.Parameters[0].Value = value;
            newest.Parameters[0].Value = value;
            var found = Convert.ToInt32(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            await using var reader = await newest.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                _ = (reader.GetInt64(0), reader.GetString(1));
            return found;
        };

        DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@q";
            command.Parameters.Add(parameter);
            return command;
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(int Found, double Milliseconds)> TimedAsync(Func<Task<int>> act)
    {
        var watch = Stopwatch.StartNew();
        var found = await act();
        return (found, watch.Elapsed.TotalMilliseconds);
    }

    private static void Show(string name, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -44} p50 {Rounds.Median(sorted), 8:0.00} ms   p99 {sorted[(int)(sorted.Count * 0.99)], 8:0.00}   max {sorted[^1], 8:0.00}   n {sorted.Count}"
            )
        );
    }
}
