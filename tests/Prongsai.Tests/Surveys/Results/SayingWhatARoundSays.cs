using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys.Results;

/// <summary>From rows of small integers to means, intervals and what may not be told.</summary>
public sealed class SayingWhatARoundSays
{
    private static readonly DateOnly Day = new(2026, 10, 7);

    [Theory]
    [InlineData(4, 2.7764)]
    [InlineData(12, 2.1788)]
    [InlineData(13, 2.1604)]
    [InlineData(29, 2.0452)]
    [InlineData(99, 1.9842)]
    [InlineData(9999, 1.9602)]
    public void Students_points_are_those_of_the_tables(int freedom, double point) =>
        Assert.Equal(point, Estimate.Student(freedom), 0.0002);

    [Fact]
    public void An_interval_is_narrower_when_most_of_those_who_could_have_answered()
    {
        var tally = new ItemTally(1, 3, 1);
        foreach (var value in new[] { 0, 50, 100, 100, 50, 100, 0, 100, 50, 100 })
            tally.Count(value * ScoredItem.Unit, 1);

        var (open, counted, all) = (Estimate.Of(tally, null), Estimate.Of(tally, 12), Estimate.Of(tally, 10));

        // Mean 65, s = 41.1636, t(9) = 2.2622: ±29.45; with 12 eligible ×√(2/11) = ±12.56.
        Assert.Equal((65m, 35.55m, 94.45m), (open.Mean.Rounded(2), open.Low, open.High));
        Assert.Equal((52.44m, 77.56m), (counted.Low, counted.High));
        Assert.Equal((65m, 65m), (all.Low, all.High));
    }

    [Fact]
    public void A_score_is_the_exact_mean_with_reversed_parts_turned_and_parts_averaged_for_each_person()
    {
        var questionnaire = SomeQuestionnaire.OfEveryKind();
        var sheet = new AnswerSheet(questionnaire.Columns.Count);
        // Q5: part a is reversed (0 → 100), part b is not. One person leaves b open, one says "don't know" to both.
        Add(sheet, questionnaire, ("Q5", 0, 0), ("Q5", 1, 2));
        Add(sheet, questionnaire, ("Q5", 0, 2), ("Q5", 1, 1));
        Add(sheet, questionnaire, ("Q5", 0, 1));
        Add(sheet, questionnaire, ("Q5", 0, Columns.DontKnow), ("Q5", 1, Columns.DontKnow));
        var items = ScoredItem.Of(questionnaire);

        var tally = RoundTally.Of(items, sheet, _ => true);

        var q5 = items.TakeWhile(i => i.Code != "Q5").Count();
        var counted = tally.At(tally.Cells.Single(), q5);
        Assert.Equal(["Q1", "Q2", "Q5", "Q10.a"], items.Select(i => i.Code));
        Assert.Equal(3, counted.Answered);
        // (100+100)/2 = 100, (0+50)/2 = 25, 50: mean 175/3.
        Assert.Equal(Exact.Of(175, 3), counted.Mean);
        Assert.Equal((1, 1, 1), (counted.At(0, 0), counted.At(0, 1), counted.At(0, 2)));
    }

    [Fact]
    public void Whatever_is_subtracted_from_whatever_at_least_k_answers_are_left()
    {
        const int k = 5;
        var random = new Random(1);
        for (var trial = 0; trial < 2_000; trial++)
        {
            Guid[] sections = [Guid.Empty, new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8])];
            var cells = (
                from month in Enumerable.Range(1, 2)
                from way in Enumerable.Range(1, 7)
                select new Cell(new(2026, month, 1), sections[way % 3], (short)way, random.Next(0, random.Next(1, 12)))
            ).ToList();

            var blocks = Blocks.Of(cells, k);

            Assert.All(blocks, block => Assert.True(block.Count >= k));
            // Each cell is in one block at most, so sums of blocks differ by whole blocks.
            Assert.Equal(
                blocks.Sum(b => b.Cells.Count),
                blocks.SelectMany(b => b.Cells).Select(c => (c.Month, c.Way)).Distinct().Count()
            );
            foreach (var month in cells.GroupBy(c => c.Month))
            {
                var total = month.Sum(c => c.Count);
                var shown = blocks.Where(b => b.Month == month.Key).ToList();
                // A month is told whole or not at all: totals never lack a group.
                Assert.Equal(total >= k ? total : 0, shown.Sum(b => b.Count));
                var hidden = total - shown.Where(b => b.Section is not null).Sum(b => b.Count);
                if (shown.Count > 0)
                    Assert.True(hidden == 0 || hidden >= k, "a hidden section can be computed");
                foreach (var section in shown.Where(b => b.Section is not null).GroupBy(b => b.Section))
                {
                    var rest = section.Where(b => b.Way is null).Sum(b => b.Count);
                    Assert.True(rest == 0 || rest >= k, "a hidden place can be computed");
                    // A section that is shown is whole.
                    Assert.Equal(
                        month.Where(c => c.Section == section.Key).Sum(c => c.Count),
                        section.Sum(b => b.Count)
                    );
                }
            }
        }
    }

    [Fact]
    public void The_smallest_neighbour_is_hidden_with_a_place_that_is_too_small()
    {
        var section = Guid.CreateVersion7();
        Cell[] cells = [new(Day, section, 1, 3), new(Day, section, 2, 9), new(Day, section, 3, 40)];

        var blocks = Blocks.Of(cells, 5);

        Assert.Equal([null, (short?)3], blocks.Select(b => b.Way).Order());
        Assert.Equal(52, blocks.Sum(b => b.Count));
    }

    [Fact]
    public void An_open_round_tells_nothing_of_the_running_month_and_a_question_few_were_asked_is_hidden_alone()
    {
        var questionnaire = SomeQuestionnaire.OfEveryKind();
        var round = RoundOf(questionnaire, new(2026, 10, 1), new(2026, 11, 30));
        var way = WayIn.To(round, 1, WayKind.Link);
        var sheet = new AnswerSheet(questionnaire.Columns.Count);
        for (var i = 0; i < 8; i++)
            Add(sheet, questionnaire, i < 4 ? [("Q1", 0, 2), ("Q2", 0, 0)] : [("Q1", 0, 1)]);
        for (var i = 0; i < 50; i++)
            Add(sheet, questionnaire, new DateOnly(2026, 11, 2), ("Q1", 0, 0));

        var results = RoundResults.Of(
            questionnaire,
            [way],
            sheet,
            RoundResults.CountedOn(round, new(2026, 11, 26)),
            5,
            null
        );
        var closed = RoundResults.Of(
            questionnaire,
            [way],
            sheet,
            RoundResults.CountedOn(round, new(2026, 12, 1)),
            5,
            null
        );

        Assert.Equal([new DateOnly(2026, 10, 1)], results.Months);
        Assert.Equal(Exact.Of(75), results.Of(results.Items[0])!.Mean);
        Assert.Null(results.Of(results.Items[1]));
        Assert.Equal(58, closed.Of(closed.Items[0])!.Answered);
    }

    [Fact]
    public void An_officers_place_is_shown_to_that_officer_and_cannot_be_computed_by_others()
    {
        var round = RoundOf(SomeQuestionnaire.Short(), Day, Day.AddDays(30));
        var (mine, theirs, section) = (
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new SectionId(Guid.CreateVersion7())
        );
        WayIn[] ways =
        [
            WayIn.To(round, 1, WayKind.Place, "ช่อง 1", PlaceKind.Counter, section),
            WayIn.To(round, 2, WayKind.Place, "สมศรี", PlaceKind.Officer, section, mine),
            WayIn.To(round, 3, WayKind.Place, "สมชาย", PlaceKind.Officer, section, theirs),
        ];

        Assert.Equal([2], ResultTable.PlacesShown(ways, mine, seesOfficers: false).Select(w => (int)w.Number));
        Assert.Equal(
            [1],
            ResultTable.PlacesShown(ways, Guid.CreateVersion7(), seesOfficers: false).Select(w => (int)w.Number)
        );
        Assert.Equal(
            [1, 2, 3],
            ResultTable.PlacesShown(ways, Guid.Empty, seesOfficers: true).Select(w => (int)w.Number)
        );
    }

    [Fact]
    public void A_name_never_becomes_a_formula_in_a_spreadsheet()
    {
        ResultLine[] lines = [new(Grouping.Place, Bilingual.ThaiOnly("=HYPERLINK(\"http://x\")"), null, null)];

        var csv = Encoding.UTF8.GetString(ResultTable.Sheet(lines).Csv());

        Assert.Contains("\"'=HYPERLINK(", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_too_little_heard_when_chance_does_not_explain_it()
    {
        Assert.Equal(
            [true, false, false],
            Representation.Of([("ก", 4), ("ข", 48), ("ค", 48)]).Select(g => g.IsUnderRepresented)
        );
        // Two of nine is less than half of an even share, and chance does that often.
        Assert.DoesNotContain(Representation.Of([("ก", 1), ("ข", 4), ("ค", 4)]), g => g.IsUnderRepresented);
        Assert.Equal(0.0546875, Binomial.AtMost(2, 10, 0.5), 1e-12);
        Assert.Equal(0.0546875, Binomial.AtLeast(8, 10, 0.5), 1e-12);
    }

    internal static Round RoundOf(Questionnaire questionnaire, DateOnly first, DateOnly last)
    {
        var now = new Now(first.ToDateTime(new(3, 0), DateTimeKind.Utc), first);
        var record = QuestionnaireRecord.New(new(Guid.CreateVersion7()), questionnaire, now);
        var round = Round.Prepare(new("รอบ", "", first, last, null, null), record.Issue(now, Actor.System));
        round.Open(now);
        return round;
    }

    internal static void Add(
        AnswerSheet sheet,
        Questionnaire questionnaire,
        params (string Question, int Part, short Level)[] given
    ) => Add(sheet, questionnaire, Day, given);

    internal static void Add(
        AnswerSheet sheet,
        Questionnaire questionnaire,
        DateOnly day,
        params (string Question, int Part, short Level)[] given
    )
    {
        var row = questionnaire.Columns.Blank();
        foreach (var (question, part, level) in given)
            row[questionnaire.Columns.Of(question)[part].Ordinal] = level;
        sheet.Add(1, day, 12, Columns.Pack(row));
    }
}
