using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;
using static Prongsai.Tests.Surveys.Results.SayingWhatARoundSays;

namespace Prongsai.Tests.Surveys;

/// <summary>Each test speaks up when it should, and stays silent when its supposition holds.</summary>
public sealed class TestingCredibility
{
    private static readonly DateOnly First = new(2026, 10, 1);

    [Fact]
    public void Bursts_of_one_network_are_seen_and_ordinary_hours_are_not()
    {
        var random = new Random(7);
        var silent = 0;
        for (var trial = 0; trial < 300; trial++)
            silent += CredibilityTests.Bursts(Hours(random, 200, mean: 4)).IsNotable ? 0 : 1;
        var planted = Hours(random, 200, mean: 4);
        planted.Add(Mark(40, network: 4095));

        // Supposition true: the level is 1% over all hours.
        Assert.InRange(silent, 294, 300);
        Assert.True(CredibilityTests.Bursts(planted).IsNotable);
        Assert.False(CredibilityTests.Bursts([Mark(500, device: DeviceClass.Kiosk)]).IsNotable);
        Assert.False(CredibilityTests.Bursts([Mark(9)]).IsNotable);
        Assert.Equal(1 - Math.Exp(-2.0) * 3, Poisson.AtLeast(2, 2.0), 1e-12);
    }

    [Fact]
    public void The_same_level_throughout_contradicts_a_form_that_asks_both_ways()
    {
        var questionnaire = Six(reversed: true);
        var items = ScoredItem.Of(questionnaire);
        var random = new Random(3);
        AnswerSheet honest = new(questionnaire.Columns.Count),
            lazy = new(questionnaire.Columns.Count);
        for (var i = 0; i < 300; i++)
        {
            var row = Enumerable.Range(1, 6).Select(q => ($"Q{q}", 0, (short)random.Next(3))).ToArray();
            Add(honest, questionnaire, row);
            Add(lazy, questionnaire, i % 10 == 0 ? [.. row.Select(r => (r.Item1, 0, (short)2))] : row);
        }

        Assert.False(CredibilityTests.StraightLines(items, honest).IsNotable);
        Assert.True(CredibilityTests.StraightLines(items, lazy).IsNotable);
        // One way only: a tenth of contented people is nothing.
        Assert.False(CredibilityTests.StraightLines(ScoredItem.Of(Six(reversed: false)), lazy).IsNotable);
    }

    [Fact]
    public void Nobody_answers_six_questions_in_five_seconds()
    {
        var questionnaire = Six(reversed: false);
        AnswerSheet sheet = new(questionnaire.Columns.Count);
        var row = questionnaire.Columns.Blank();
        Array.Fill(row, (short)1);
        for (var i = 0; i < 100; i++)
            sheet.Add(1, First, (short)(i < 6 ? 1 : 9), Columns.Pack(row));

        Assert.True(CredibilityTests.Speed(sheet, 5).IsNotable);
        Assert.False(CredibilityTests.Speed(sheet, 7).IsNotable);
    }

    [Fact]
    public void Long_texts_that_are_alike_are_seen_and_short_praise_is_not()
    {
        const string Copied = "เจ้าหน้าที่บริการดีเยี่ยมรวดเร็วประทับใจทุกครั้งที่มา";

        Assert.True(CredibilityTests.SameTexts([.. Enumerable.Repeat(Copied, 5), "รอนาน"], 5).IsNotable);
        Assert.False(CredibilityTests.SameTexts([.. Enumerable.Repeat(Copied, 4)], 5).IsNotable);
        Assert.False(CredibilityTests.SameTexts([.. Enumerable.Repeat("ดีมาก", 50)], 5).IsNotable);
    }

    [Fact]
    public void A_jump_in_the_last_days_is_seen()
    {
        var last = First.AddDays(29);
        var even = Enumerable.Range(0, 300).Select(i => First.AddDays(i % 30)).ToList();

        Assert.False(CredibilityTests.LastMinute(even, First, last).IsNotable);
        Assert.True(CredibilityTests.LastMinute([.. even, .. Enumerable.Repeat(last, 120)], First, last).IsNotable);
    }

    private static List<IntakeMark> Hours(Random random, int hours, double mean) =>
        [
            .. Enumerable
                .Range(0, hours)
                .Select(i =>
                {
                    // Knuth's way to a Poisson number.
                    var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
                    for (; product > limit; count++)
                        product *= random.NextDouble();
                    return Mark(count, network: i);
                }),
        ];

    private static IntakeMark Mark(int count, int network = 1, DeviceClass device = DeviceClass.Phone) =>
        new()
        {
            Day = First,
            Hour = 10,
            Device = (short)device,
            Network = (short)network,
            Count = count,
        };

    private static Questionnaire Six(bool reversed) =>
        SomeQuestionnaire.Short() with
        {
            Sections =
            [
                new(
                    "only",
                    SurveyText.Of("หน้า"),
                    [
                        .. Enumerable
                            .Range(1, 6)
                            .Select(q => new Question($"Q{q}", QuestionKind.Scale, SurveyText.Of($"ข้อ {q}"))
                            {
                                Scale = "S3",
                                Reversed = reversed && q > 3,
                            }),
                    ]
                ),
            ],
        };
}
