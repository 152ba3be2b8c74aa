using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Sections;
using Prongsai.Kernel;
using Prongsai.Reports.Memos;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Bench;

/// <summary>
/// The monthly memo of twelve sections and 10,000 answers: its content worked out (all that is read, tested and clustered included), and
/// its Word document set. Bare is the reading of those answers alone: what any program would have to do first.
/// </summary>
internal static class MemoOfTenThousand
{
    private const int Sections = 12,
        Answers = 10_000,
        Texts = 500;
    private const double GateContent = 1000,
        GateDocument = 150;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        try
        {
            await using var app = await AnInstallation.PreparedAsync(folder);
            var (agency, month) = await GivenAsync(app.Services);
            SurveyMemo? memo = null;
            List<double> documents = [];
            var ratio = await Rounds.CompareAsync(
                10,
                (
                    "content of the memo",
                    async () =>
                    {
                        await using var scope = app.Services.CreateAsyncScope();
                        memo = await scope
                            .ServiceProvider.GetRequiredService<WritingMemos>()
                            .ComposeAsync(agency, month, TimeProvider.System.Now(), default);
                    }
                ),
                (
                    "bare: the same answers read",
                    async () =>
                    {
                        await using var scope = app.Services.CreateAsyncScope();
                        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
                        var read = 0;
                        await foreach (
                            var row in db.Set<Answer>()
                                .AsNoTracking()
                                .Where(a => a.AgencyId == agency)
                                .Select(a => new
                                {
                                    a.Way,
                                    a.Day,
                                    a.Pace,
                                    a.Given,
                                })
                                .AsAsyncEnumerable()
                        )
                            read += row.Given.Length;
                    }
                )
            );
            if (memo is not { Answers: Answers, Sections.Count: Sections })
                throw new InvalidOperationException("The memo does not tell of all answers and sections.");

            var content = await Rounds.TimeAsync(async () =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                await scope
                    .ServiceProvider.GetRequiredService<WritingMemos>()
                    .ComposeAsync(agency, month, TimeProvider.System.Now(), default);
            });
            for (var turn = 0; turn < 11; turn++)
                documents.Add(
                    await Rounds.TimeAsync(() =>
                    {
                        DocxMemo.Write(MemoSheet.Of(memo));
                        return Task.CompletedTask;
                    })
                );
            Rounds.Show("DOCX, warm", documents[1..]);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"content {content / 1000:0.000} s ({ratio:0.0} times bare), DOCX {Rounds.Median(documents[1..]) / 1000:0.000} s"
                )
            );
            var worst = Math.Max(content / GateContent, Rounds.Median(documents[1..]) / GateDocument);
            Rounds.Ratio(worst, "content < 1 s and DOCX < 150 ms (ratio of the worse to its gate < 1.0)");
            return worst < 1 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(AgencyId Agency, DateOnly Month)> GivenAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        var agency = await agencies.RegisterAsync(
            "bench",
            new("สำนักงานเขตทดสอบ", "A district"),
            new("", ""),
            "sub_department",
            Actor.System
        );
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var today = TimeProvider.System.Now().Today;
        var month = WritingMemos.LastMonth(today);
        var now = new Now(month.ToDateTime(new(3, 0), DateTimeKind.Utc), month);
        List<SectionRecord> sections = [];
        for (var n = 1; n <= Sections; n++)
            sections.Add(
                SectionRecord.Open(
                    agency,
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"ฝ่ายที่ {n}"),
                    string.Create(CultureInfo.InvariantCulture, $"Section {n}"),
                    sections
                )
            );
        db.AddRange(sections);
        var counter = ShippedTemplates.With("counter")!;
        var record = QuestionnaireRecord.New(agency, counter, now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(new("ความพึงพอใจ", "ผู้มาติดต่อ", month, today.AddDays(40), null, null), version);
        round.Open(now);
        WayIn[] ways =
        [
            .. sections.Select(
                (s, n) => WayIn.To(round, (short)(n + 1), WayKind.Place, $"ช่อง {n + 1}", PlaceKind.Counter, s.Id)
            ),
        ];
        var random = new Random(1);
        var scored = counter.Questions.Where(q => q.IsOnAScale).SelectMany(q => counter.Columns.Of(q.Code)).ToList();
        db.AddRange(record, version, round);
        db.AddRange(ways);
        for (var i = 0; i < Answers; i++)
        {
            var row = counter.Columns.Blank();
            foreach (var column in scored)
                row[column.Ordinal] = (short)random.Next(5);
            db.Add(
                new Answer
                {
                    AgencyId = agency,
                    Year = round.Year,
                    RoundId = round.Id,
                    Id = RandomIds.Next(),
                    Way = (short)(1 + i % Sections),
                    Day = month.AddDays(random.Next(28)),
                    Language = "th",
                    Pace = 6,
                    Given = Columns.Pack(row),
                }
            );
        }

        string[] words = ["รอคิวนาน", "ที่จอดรถไม่พอ", "เจ้าหน้าที่สุภาพดี", "ป้ายบอกทางไม่ชัด", "ห้องน้ำสะอาด"];
        for (var i = 0; i < Texts; i++)
            db.Add(
                new FreeText
                {
                    AgencyId = agency,
                    Year = round.Year,
                    RoundId = round.Id,
                    Id = RandomIds.Next(),
                    Question = 5,
                    Way = (short)(1 + i % Sections),
                    Month = month,
                    Text = $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}",
                }
            );
        await db.SaveChangesAsync();
        return (agency, month);
    }
}
