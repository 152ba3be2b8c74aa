using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

public sealed class ReadingForms
{
    private readonly Questionnaire _questionnaire = SomeQuestionnaire.OfEveryKind();
    private readonly short[] _row;
    private readonly SortedDictionary<short, string> _texts = [];

    public ReadingForms() => _row = _questionnaire.Columns.Blank();

    [Theory]
    [InlineData("Q1", "2", 2)]
    [InlineData("Q1", "dk", Columns.DontKnow)]
    [InlineData("Q3", "yes", 1)]
    [InlineData("Q3", "no", 0)]
    [InlineData("Q6", "two", 1)]
    [InlineData("Q9", "2026-08-15", 9723)]
    [InlineData("Q9", "15 ส.ค. 2569", 9723)]
    public void A_choice_becomes_a_small_number(string question, string sent, short kept)
    {
        Assert.Empty(Take(question, (FieldOf(question), sent)));

        Assert.Equal(kept, _row[_questionnaire.Columns.Of(question)[0].Ordinal]);
    }

    [Theory]
    [InlineData("Q1", "3")]
    [InlineData("Q1", "-1")]
    [InlineData("Q1", "x")]
    [InlineData("Q2", "dk")]
    [InlineData("Q3", "perhaps")]
    [InlineData("Q6", "three")]
    [InlineData("Q8", "หลาย")]
    [InlineData("Q8", "1.234")]
    [InlineData("Q8", "100000.01")]
    [InlineData("Q8", "-6")]
    [InlineData("Q9", "31/2/2569")]
    public void What_was_not_offered_is_told_and_not_kept(string question, string sent)
    {
        var problem = Assert.Single(Take(question, (FieldOf(question), sent)));

        Assert.Equal(FieldOf(question), problem.Field);
        Assert.All(_questionnaire.Columns.Of(question), column => Assert.Equal(Columns.Open, _row[column.Ordinal]));
    }

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData("๑๒,๓๔๕.๖๗", "12345.67")]
    [InlineData("-4.99", "-4.99")]
    [InlineData("0", "0")]
    [InlineData("100,000", "100000")]
    public void A_number_comes_back_as_it_was_given(string sent, string kept)
    {
        Assert.Empty(Take("Q8", ("q-Q8", sent)));

        var columns = _questionnaire.Columns.Of("Q8");
        Assert.Equal(
            decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture),
            Columns.NumberFrom(_row[columns[0].Ordinal], _row[columns[1].Ordinal], 2)
        );
    }

    [Fact]
    public void Ticks_are_one_column_each_and_not_knowing_excludes_them()
    {
        Assert.Empty(Take("Q7", ("q-Q7", "y")));
        Assert.Equal([0, 1], ValuesOf("Q7"));

        Assert.Empty(Take("Q7", ("q-Q7", "dk")));
        Assert.Equal([Columns.DontKnow, Columns.DontKnow], ValuesOf("Q7"));

        Assert.Single(Take("Q7", ("q-Q7", "dk"), ("q-Q7", "x")));
    }

    [Fact]
    public void Words_keep_emoji_and_lose_what_nobody_typed()
    {
        Assert.Equal("ดี 😀\nมาก", FormReading.Tidy("  ดี\0 😀\r\nม\uFFFDา\u0007ก \ud800 "));

        Assert.Single(Take("Q4", ("q-Q4", new string('ก', 1_000_000))));
        Assert.InRange(_texts[3].Length, 1, 20);
    }

    [Fact]
    public void Required_parts_and_questions_are_named_one_by_one()
    {
        var reading = new FormReading(_questionnaire, _row, _texts);

        reading.Require([
            .. _questionnaire.Sections[0].Questions.Select(question => question with { Required = true }),
        ]);

        Assert.Equal(
            ["q-Q1", "q-Q2", "q-Q3", "q-Q4", "q-Q5-a", "q-Q5-b"],
            reading.Problems.Select(problem => problem.Field)
        );
    }

    [Fact]
    public void What_is_not_asked_after_all_is_forgotten()
    {
        Take("Q3", ("q-Q3", "yes"));
        Take("Q4", ("q-Q4", "ชื่อ"));
        Take("Q3", ("q-Q3", "no"));

        new FormReading(_questionnaire, _row, _texts).ForgetWhatIsNotAsked();

        Assert.Empty(_texts);
        Assert.Equal([0], ValuesOf("Q3"));
    }

    [Fact]
    public void A_sheet_travels_whole()
    {
        Take("Q1", ("q-Q1", "1"));
        Take("Q11", ("q-Q11", "ไม่มี 🙂"));
        var sheet = new SheetState
        {
            Round = Ids.Next<RoundId>(),
            Version = 3,
            Way = 7,
            Nonce = new byte[32],
            Token = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            Language = "my",
            BegunAt = 5_000_000_000,
            Section = 1,
            Row = _row,
            Texts = _texts,
            SlowUntil = 12,
        };

        var back = SheetState.Read(sheet.Write());

        Assert.Equal(sheet.Write(), back.Write());
        Assert.Equal((sheet.Round, 3, 7, "my", 1), (back.Round, back.Version, back.Way, back.Language, back.Section));
        Assert.Equal(_row, back.Row);
    }

    [Fact]
    public void Work_is_hard_to_do_and_easy_to_check()
    {
        var sheet = SheetState.Read(
            new SheetState
            {
                Round = Ids.Next<RoundId>(),
                Version = 1,
                Way = 1,
                Nonce = [.. Enumerable.Repeat((byte)9, 32)],
                Language = "th",
                BegunAt = 0,
                Row = [],
            }.Write()
        );

        var tries = 0;
        while (!Floods.IsWorkedFor(sheet, $"{tries}"))
            tries++;

        Assert.InRange(tries, 100, 1_000_000);
        Assert.False(Floods.IsWorkedFor(sheet, null));
        Assert.False(Floods.IsWorkedFor(sheet, new string('1', 5_000)));
    }

    [Theory]
    [InlineData("o1-IL u", "0111v")]
    [InlineData("ABCD-efgh", "abcdefgh")]
    [InlineData("กขค", "")]
    public void A_code_is_read_as_people_type_it(string typed, string read) =>
        Assert.Equal(read, ReadableKey.Tidy(typed));

    private short[] ValuesOf(string question) => [.. _questionnaire.Columns.Of(question).Select(c => _row[c.Ordinal])];

    private static string FieldOf(string question) => $"q-{question}";

    private IReadOnlyList<Problem> Take(string question, params (string Field, string Value)[] sent)
    {
        var reading = new FormReading(_questionnaire, _row, _texts);
        reading.Take(
            _questionnaire.QuestionWith(question)!,
            field => new StringValues([.. sent.Where(s => s.Field == field).Select(s => s.Value)])
        );
        return reading.Problems;
    }
}
