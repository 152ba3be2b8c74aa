using System.Data.Common;
using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Surveys;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys.Memo;

/// <summary>A month of answers becomes a memo, told, acknowledged, and evidence; its figures are those of a query written by itself.</summary>
public sealed class TheMonthlyMemo
{
    private static readonly DateOnly Month = WritingMemos.LastMonth(TimeProvider.System.Now().Today);

    [Theory, OnBothDatabases]
    public async Task Is_written_once_told_acknowledged_and_attached_and_its_figures_are_those_of_the_database(
        Database database
    )
    {
        await using var app = await App.StartAsync(database);
        using var executive = await app.PersonAsync("executive", app.Agency, Duty.Executive);
        using var manager = await app.PersonAsync("manager", app.Agency, Duty.SurveyManager);
        var round = await AMonthOfAnswersAsync(app);
        var row = await AMeasureThatPromisesAsync(app);

        // The job of the 1st, twice: it may run again at any time.
        for (var times = 0; times < 2; times++)
        {
            await app.With<WritingMemos>(writing =>
                writing.RunAsync(new WriteMemos(), new JobRun(new(Guid.CreateVersion7()), null, 1), default)
            );
            await app.DrainJobsAsync();
        }

        var memo = (await app.Ask<ISurveyMemos, SurveyMemo?>(memos => memos.OfAsync(app.Agency, Month)))!;
        await TheFiguresAreThoseOfTheDatabaseAsync(app, memo);
        Assert.Equal(3, memo.Findings.Count);
        // Three answers of the cashier's are in the total and in no section.
        Assert.Null(memo.Sections.Single(s => s.Name == "ฝ่ายคลัง").Mean);
        Assert.Contains(memo.Measures, m => m.Text == "สรุปความพึงพอใจเสนอผู้บริหารทุกเดือน");

        var address = $"/staff/surveys/memos/{MemoRecord.AddressOf(Month)}";
        var inbox = await App.OpenAsync(executive, "/staff/inbox");
        Assert.Contains("บันทึกข้อความสรุปความพึงพอใจ", inbox.Body!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(executive, address, []);
        var seen = await App.OpenAsync(executive, address);
        Assert.Contains(
            "นางสาวexecutive",
            seen.QuerySelector("section[aria-labelledby=seen]")!.TextContent,
            StringComparison.Ordinal
        );
        // Whoever wrote it does not acknowledge it.
        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(manager, address, [])).StatusCode);

        await app.With<IMeasures>(async measures =>
        {
            var table = await measures.TableAsync(app.Agency, FiscalYear.Of(Month));
            var outcome = Assert.Single(table.Rows.Single(r => r.Id == row).Outcomes);
            var evidence = Assert.Single(outcome.Evidence);
            // PDF where a browser is, else Word.
            Assert.Contains(Path.GetExtension(evidence.FileName!), new[] { ".pdf", ".docx" });
            Assert.Contains(memo.Subject, outcome.Text, StringComparison.Ordinal);
        });

        await TheDocumentIsOneAsync(executive, address, memo);
        await ThePagesOpenAsync(app, manager, executive, round);
    }

    private static async Task TheFiguresAreThoseOfTheDatabaseAsync(App app, SurveyMemo memo)
    {
        var hex = (string from) => $"hex(substr(a.\"Given\", {from}, 2))";
        var postgres = await app.Ask<ProngsaiDb, bool>(db => Task.FromResult(db.Database.IsNpgsql()));
        if (postgres)
            hex = from => $"encode(substring(a.\"Given\" from {from} for 2), 'hex')";
        string Worth(string from) =>
            $"(CASE {hex(from)} WHEN '0000' THEN 0 WHEN '0100' THEN 25 WHEN '0200' THEN 50 WHEN '0300' THEN 75 WHEN '0400' THEN 100 END)";
        string Of(string points, DateOnly month, string where = "1 = 1") =>
            $"""
                SELECT COUNT(*), SUM({points}) FROM surveys_answers a
                JOIN surveys_ways w ON w."AgencyId" = a."AgencyId" AND w."RoundId" = a."RoundId" AND w."Number" = a."Way"
                WHERE a."Day" >= '{D(month)}' AND a."Day" < '{D(month.AddMonths(1))}' AND {where}
                """;
        var all = $"{Worth("1")} + {Worth("3")} + {Worth("5")}";

        var (answers, points) = await QueryAsync(app, Of(all, Month));
        Assert.Equal((int)answers, memo.Answers);
        Assert.Equal((int)answers, memo.Overall.Answers);
        Assert.Equal(Mean(points, answers * 3), memo.Overall.Mean);
        var (before, earlier) = await QueryAsync(app, Of(all, Month.AddMonths(-1)));
        Assert.Equal(Mean(earlier, before * 3), memo.Overall.Earlier);

        string[] columns = ["1", "3", "5"];
        for (var question = 0; question < 3; question++)
        {
            var (n, sum) = await QueryAsync(app, Of(Worth(columns[question]), Month));
            Assert.Equal(((int?)n, Mean(sum, n)), (memo.Questions[question].Answers, memo.Questions[question].Mean));
        }

        foreach (var section in await app.Ask<IAgencies, IReadOnlyList<Section>>(a => a.SectionsAsync(app.Agency)))
        {
            var shown = memo.Sections.Single(s => s.Name == section.Name.Th);
            if (shown.Mean is null)
                continue;

            var id = postgres ? $"'{section.Id.Value}'" : $"'{section.Id.Value.ToString().ToUpperInvariant()}'";
            var (n, sum) = await QueryAsync(app, Of(all, Month, $"w.\"SectionId\" = {id}"));
            Assert.Equal(((int?)n, Mean(sum, n * 3)), (shown.Answers, shown.Mean));
        }
    }

    private static string D(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal? Mean(long points, long of) =>
        decimal.Round((decimal)points / of, 2, MidpointRounding.AwayFromZero);

    private static async Task<(long Count, long Sum)> QueryAsync(App app, string sql) =>
        await app.Ask<ProngsaiDb, (long, long)>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            return (
                Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)
            );
        });

    private static async Task TheDocumentIsOneAsync(HttpClient who, string address, SurveyMemo memo)
    {
        var docx = await who.GetByteArrayAsync(new Uri($"{address}/docx", UriKind.Relative));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.StartsWith("บันทึกข้อความส่วนราชการ", text, StringComparison.Ordinal);
        Assert.Contains(ThaiDigits.ToThai(memo.Findings[0]), text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, char.IsAsciiDigit);

        var html = await who.GetAsync(new Uri($"{address}/html", UriKind.Relative));
        Assert.Contains(
            "sandbox",
            html.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        var page = await App.ReadAsync(await html.Content.ReadAsStringAsync());
        Assert.Contains(ThaiDigits.ToThai(memo.Findings[1]), page.Body!.TextContent, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, "memo.docx"), docx);
            await File.WriteAllTextAsync(Path.Combine(folder, "memo.html"), await html.Content.ReadAsStringAsync());
        }
    }

    private static async Task ThePagesOpenAsync(App app, HttpClient manager, HttpClient executive, Round round)
    {
        var here = $"/staff/surveys/{round.Id.Value}";
        var results = await App.OpenAsync(executive, $"{here}/results");
        Assert.Contains("ช่วงเชื่อมั่น", results.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(results.QuerySelectorAll(".arithmetic"));
        var csv = await executive.GetStringAsync(new Uri($"{here}/results?handler=Csv", UriKind.Relative));
        Assert.Contains("ฝ่ายทะเบียน", csv, StringComparison.Ordinal);

        var themes = await App.OpenAsync(manager, $"{here}/themes");
        Assert.DoesNotContain("081-234-5678", themes.Body!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(manager, $"{here}/themes", new() { ["said"] = "รอคิวนาน", ["words"] = "คิว" });
        var board = await App.OpenAsync(manager, "/staff/surveys/board");
        Assert.Contains("รอคิวนาน", board.Body!.TextContent, StringComparison.Ordinal);
        var measure = board
            .QuerySelectorAll("select[name=measure] option")
            .Single(o => o.TextContent.Contains("สรุปความพึงพอใจ", StringComparison.Ordinal));
        await App.SubmitAsync(
            manager,
            "/staff/surveys/board",
            new() { ["measure"] = measure.GetAttribute("value")!, ["did"] = "เปิดช่องบริการเพิ่มช่วงเที่ยง" }
        );
        var answered = await App.OpenAsync(executive, "/staff/surveys/board");
        Assert.Contains("เปิดช่องบริการเพิ่มช่วงเที่ยง", answered.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6", answered.QuerySelectorAll(".figures dd").Select(d => d.TextContent));
    }

    private static async Task<Round> AMonthOfAnswersAsync(App app)
    {
        foreach (var name in new[] { "ฝ่ายทะเบียน", "ฝ่ายโยธา", "ฝ่ายคลัง" })
            await App.SubmitAsync(app.Officer, "/staff/agency/sections", new() { ["NameTh"] = name });
        var sections = await app.Ask<IAgencies, IReadOnlyList<Section>>(a => a.SectionsAsync(app.Agency));
        var first = Month.AddMonths(-1);
        var now = new Now(first.ToDateTime(new(3, 0), DateTimeKind.Utc), first);
        var record = QuestionnaireRecord.New(app.Agency, ShippedTemplates.With("counter")!, now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(
            new("ความพึงพอใจต่อจุดบริการ", "ผู้มาติดต่อ", first, Month.AddMonths(3), null, null),
            version
        );
        round.Open(now);
        WayIn[] ways =
        [
            .. sections.Select(
                (s, n) => WayIn.To(round, (short)(n + 1), WayKind.Place, $"ช่อง {n + 1}", PlaceKind.Counter, s.Id)
            ),
        ];
        var random = new Random(5);
        var (small, large) = (
            sections.Single(s => s.Name.Th == "ฝ่ายคลัง").Id,
            sections.Single(s => s.Name.Th == "ฝ่ายทะเบียน").Id
        );
        List<Answer> answers = [];
        foreach (var month in new[] { first, Month })
        foreach (var way in ways)
            for (
                var i = 0;
                i
                    < (
                        way.SectionId == small ? 3
                        : way.SectionId == large ? 150
                        : 60
                    );
                i++
            )
                answers.Add(AnswerOf(round, way, month.AddDays(random.Next(28)), random, month == Month));
        // Of the running month, which no memo of the last one counts.
        answers.Add(AnswerOf(round, ways[0], Month.AddMonths(1), random, true));
        await app.With<ProngsaiDb>(async db =>
        {
            db.AddRange(record, version, round);
            db.AddRange(ways);
            db.AddRange(answers);
            db.AddRange(
                Enumerable
                    .Range(0, 6)
                    .Select(i => new FreeText
                    {
                        AgencyId = app.Agency,
                        Year = round.Year,
                        RoundId = round.Id,
                        Id = RandomIds.Next(),
                        Question = 5,
                        Way = 1,
                        Month = Month,
                        Text = $"รอคิวนานเกินไป โทร 081-234-567{i}",
                    })
            );
            await db.SaveChangesAsync();
        });
        return round;
    }

    private static Answer AnswerOf(Round round, WayIn way, DateOnly day, Random random, bool better)
    {
        var row = round.QuestionnaireVersion == 1 ? ShippedTemplates.With("counter")!.Columns.Blank() : [];
        for (var i = 0; i < 3; i++)
            row[i] = (short)Math.Clamp(random.Next(5) + (better && way.Number == 1 ? 2 : i), 0, 4);
        return new Answer
        {
            AgencyId = round.AgencyId,
            Year = round.Year,
            RoundId = round.Id,
            Id = RandomIds.Next(),
            Way = way.Number,
            Day = day,
            Language = "th",
            Pace = 6,
            Given = Columns.Pack(row),
        };
    }

    private static async Task<ImprovementId> AMeasureThatPromisesAsync(App app)
    {
        var row = Improvement.Plan(
            app.Agency,
            FiscalYear.Of(Month),
            FiscalYear.Of(Month).Previous,
            new FrozenItem(
                new AssessedItem("E1", "เจ้าหน้าที่ให้บริการตามขั้นตอน", Confidence.Copy, null, Confidence.Unknown),
                new AssessedHeading("EIT", new("EIT", "EIT")),
                new AssessedHeading("IND06", new("คุณภาพการดำเนินงาน", "Quality")),
                0
            ),
            "ยังมีการเลือกปฏิบัติ"
        );
        row.AddMeasure("สรุปความพึงพอใจเสนอผู้บริหารทุกเดือน");
        var other = row.AddMeasure("จัดประชุมชี้แจง");
        await app.With<ProngsaiDb>(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
        // The page lists the measures of this year; last month may have been of the year before.
        if (FiscalYear.Of(Month) == FiscalYear.Of(Month.AddMonths(1)))
        {
            await App.SubmitAsync(
                app.Officer,
                "/staff/measures/memo",
                new() { ["promised"] = row.Measures[0].Id.Value.ToString() }
            );
            await app.With<ProngsaiDb>(async db => Assert.Equal(1, await db.MemoPromises.CountAsync()));
        }
        else
            await app.With<ProngsaiDb>(db =>
            {
                db.Add(
                    new Prongsai.Measures.Proof.MemoPromise { AgencyId = app.Agency, MeasureId = row.Measures[0].Id }
                );
                return db.SaveChangesAsync();
            });
        Assert.NotEqual(row.Measures[0].Id, other.Id);
        return row.Id;
    }
}
