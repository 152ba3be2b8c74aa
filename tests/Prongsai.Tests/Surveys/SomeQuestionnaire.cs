using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Tests.Surveys;

/// <summary>A questionnaire with one question of every kind, on two pages, one of them asked only after a "yes".</summary>
internal static class SomeQuestionnaire
{
    public static readonly SurveyScale Levels = new(
        "S3",
        [
            new(SurveyText.Of("น้อย", "little"), 0),
            new(SurveyText.Of("ปานกลาง", "medium"), 50),
            new(SurveyText.Of("มาก", "much"), 100),
        ]
    );

    public static Questionnaire OfEveryKind() =>
        new(
            Questionnaire.ThisFormat,
            new SurveyText([new("th", "แบบทดสอบ"), new("en", "A test"), new("my", "စမ်းသပ်မှု")]),
            Purpose.Satisfaction,
            [Levels],
            [
                new(
                    "first",
                    SurveyText.Of("หน้าแรก", "First"),
                    [
                        Asked("Q1", QuestionKind.Scale) with
                        {
                            Scale = "S3",
                            Required = true,
                            DontKnow = true,
                        },
                        Asked("Q2", QuestionKind.Smileys) with
                        {
                            Scale = "S3",
                        },
                        Asked("Q3", QuestionKind.YesNo) with
                        {
                            Required = true,
                        },
                        Asked("Q4", QuestionKind.Text) with
                        {
                            Longest = 20,
                            ShownWhen = new("Q3", ["yes"]),
                        },
                        Asked("Q5", QuestionKind.MultiPart) with
                        {
                            Scale = "S3",
                            Reversed = true,
                            Parts = [new("a", SurveyText.Of("ก")), new("b", SurveyText.Of("ข"), Reversed: false)],
                        },
                    ]
                ),
                new(
                    "second",
                    SurveyText.Of("หน้าสอง", "Second"),
                    [
                        Asked("Q6", QuestionKind.Choice) with
                        {
                            Options = [new("one", SurveyText.Of("หนึ่ง")), new("two", SurveyText.Of("สอง"))],
                        },
                        Asked("Q7", QuestionKind.MultiChoice) with
                        {
                            DontKnow = true,
                            Options = [new("x", SurveyText.Of("เอ็กซ์")), new("y", SurveyText.Of("วาย"))],
                        },
                        Asked("Q8", QuestionKind.Number) with
                        {
                            Least = -5,
                            Greatest = 100_000,
                            Decimals = 2,
                        },
                        Asked("Q9", QuestionKind.Date),
                        Asked("Q10", QuestionKind.Matrix) with
                        {
                            Scale = "S3",
                            Parts = [new("a", SurveyText.Of("ก"))],
                        },
                        Asked("Q11", QuestionKind.Text) with
                        {
                            Longest = 200,
                        },
                    ]
                ),
            ]
        )
        {
            Languages = ["th", "en", "my"],
        };

    /// <summary>One page, two questions.</summary>
    public static Questionnaire Short() =>
        OfEveryKind() with
        {
            Languages = ["th"],
            Sections =
            [
                new(
                    "only",
                    SurveyText.Of("หน้าเดียว"),
                    [
                        Asked("Q1", QuestionKind.Scale) with
                        {
                            Scale = "S3",
                            Required = true,
                        },
                        Asked("Q2", QuestionKind.Text) with
                        {
                            Longest = 200,
                        },
                    ]
                ),
            ],
        };

    private static Question Asked(string code, QuestionKind kind) =>
        new(code, kind, SurveyText.Of($"ข้อ {code}", code));
}
