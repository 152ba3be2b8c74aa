using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

public sealed class AQuestion
{
    private static readonly IReadOnlyList<Level> Four =
    [
        .. new[] { 0, 33, 67, 100 }.Select(v => new Level(new("", ""), Exact.Of(v))),
    ];
    private static readonly IReadOnlyList<Level> Six =
    [
        .. new[] { 0, 20, 40, 60, 80, 100 }.Select(v => new Level(new("", ""), Exact.Of(v))),
    ];

    [Fact]
    public void Is_the_mean_of_its_answers() =>
        Assert.Equal(
            Exact.Of(200, 3),
            QuestionScore.Of(
                Four,
                [Polarity.Positive],
                [
                    [3],
                    [3],
                    [0],
                ]
            )
        );

    [Fact]
    public void Turns_round_a_part_that_asks_for_something_bad() =>
        // I11 of 2564: the first part is good, the second bad.
        Assert.Equal(
            Exact.Of(100),
            QuestionScore.Of(
                Four,
                [Polarity.Positive, Polarity.Negative],
                [
                    [3, 0],
                ]
            )
        );

    [Fact]
    public void Takes_the_mean_of_parts_before_that_of_people() =>
        // (mean of 100 and 0) and 100, not the mean of three answers.
        Assert.Equal(
            Exact.Of(75),
            QuestionScore.Of(
                Six,
                [Polarity.Positive, Polarity.Positive],
                [
                    [5, 0],
                    [5, null],
                ]
            )
        );

    [Fact]
    public void Has_no_score_without_answers() =>
        Assert.Null(
            QuestionScore.Of(
                Six,
                [Polarity.Positive],
                [
                    [null],
                ]
            )
        );

    [Fact]
    public void Has_no_score_while_its_polarity_is_not_known() =>
        Assert.Null(
            QuestionScore.Of(
                Six,
                [Polarity.Unknown],
                [
                    [5],
                ]
            )
        );

    [Fact]
    public void Refuses_a_level_the_scale_lacks() =>
        Assert.Throws<ArgumentException>(() =>
            QuestionScore.Of(
                Four,
                [Polarity.Positive],
                [
                    [4],
                ]
            )
        );
}
