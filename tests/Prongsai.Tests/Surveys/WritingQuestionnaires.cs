using System.Text;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Rehearsing;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Tests.Surveys;

public sealed class WritingQuestionnaires
{
    [Fact]
    public void A_questionnaire_is_always_the_same_text_and_comes_back_whole()
    {
        var json = QuestionnaireJson.Write(SomeQuestionnaire.OfEveryKind());

        var (read, whyNot) = QuestionnaireJson.Read("a.json", Encoding.UTF8.GetBytes(json));

        Assert.Empty(whyNot);
        Assert.Equal(json, QuestionnaireJson.Write(read!));
        Assert.Equal("စမ်းသပ်မှု", read!.Title.For("my").Text);
        Assert.Equal(("แบบทดสอบ", "th"), read.Title.For("lo"));
        Assert.DoesNotContain("\\u0e", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_issued_version_stays_although_the_draft_goes_on()
    {
        var now = TimeProvider.System.Now();
        var record = QuestionnaireRecord.New(Ids.Next<AgencyId>(), SomeQuestionnaire.Short(), now);
        var first = record.Issue(now, Actor.System);

        record.Rewrite(SomeQuestionnaire.OfEveryKind(), now);
        var second = record.Issue(now, Actor.System);

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(QuestionnaireJson.HashOf(first.Json), first.Hash);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal(2, first.Questionnaire.Questions.Count());
    }

    [Fact]
    public void Every_template_can_be_asked_and_says_everything_in_English_too()
    {
        Assert.Equal(["counter", "meeting", "officer", "online"], ShippedTemplates.All.Select(t => t.Name));
        Assert.All(
            ShippedTemplates.All,
            template =>
            {
                Assert.Empty(QuestionnaireCheck.WhyNot(template.Questionnaire));
                Assert.All(
                    template.Questionnaire.Questions,
                    question => Assert.True(question.Text.Texts.ContainsKey("en"), question.Code)
                );
            }
        );
        Assert.Contains(
            ShippedTemplates.All.SelectMany(t => t.Questionnaire.Questions),
            question => question.Item == "E1"
        );
    }

    [Theory, InlineData("IIT"), InlineData("EIT")]
    public void A_rehearsal_is_made_of_every_framework_that_lists_its_questions(string instrument)
    {
        var forms = ShippedFrameworks
            .All()
            .Select(framework => (framework, Form: SurveyFormsOfAgency.FormOf(framework, instrument)))
            .Where(made => made.Form is not null)
            .ToList();

        Assert.NotEmpty(forms);
        foreach (var (framework, form) in forms)
        {
            var made = FrameworkForms.Rehearsal(form!);
            Assert.True(
                QuestionnaireCheck.WhyNot(made).Count == 0,
                $"{framework.Key}: {string.Join('\n', QuestionnaireCheck.WhyNot(made))}"
            );
            foreach (var question in made.Questions)
            {
                var item = framework.ItemWith(question.Code)!;
                Assert.Equal(item.Title.Confidence, question.Confidence);
                Assert.Equal(item.Polarity == Polarity.Negative, question.Reversed);
                Assert.Equal(
                    framework.ScaleWith(item.Scale)!.Levels.Select(l => l.Value.Rounded(4)),
                    made.ScaleWith(question.Scale)!.Levels.Select(l => l.Value!.Value)
                );
            }
        }
    }

    [Fact]
    public void Reversal_belongs_to_the_part()
    {
        var form = SurveyFormsOfAgency.FormOf(ShippedFrameworks.Exactly(new(new FiscalYear(2564), "general"))!, "IIT")!;

        var made = FrameworkForms.Rehearsal(form).QuestionWith("I11")!;

        Assert.Equal(QuestionKind.MultiPart, made.Kind);
        Assert.Contains(made.Parts, part => part.Reversed == true);
        Assert.Contains(made.Parts, part => part.Reversed == false);
    }

    [Fact]
    public void The_minimum_is_the_larger_of_share_and_least_and_never_more_than_there_are()
    {
        var rule = SurveyFormsOfAgency
            .FormOf(ShippedFrameworks.Exactly(new(new FiscalYear(2564), "general"))!, "IIT")!
            .Sampling!;

        Assert.Equal((30, 30, 12, 31), (rule.For(50), rule.For(300), rule.For(12), rule.For(301)));
    }

    [Fact]
    public void The_compact_row_follows_from_the_questionnaire_alone()
    {
        var columns = SomeQuestionnaire.OfEveryKind().Columns;

        Assert.Equal(
            [
                ColumnKind.Level,
                ColumnKind.Level,
                ColumnKind.YesNo,
                ColumnKind.Level,
                ColumnKind.Level,
                ColumnKind.Option,
                ColumnKind.Ticked,
                ColumnKind.Ticked,
                ColumnKind.NumberHigh,
                ColumnKind.NumberLow,
                ColumnKind.Day,
                ColumnKind.Level,
            ],
            columns.All.Select(c => c.Kind)
        );
        Assert.Equal((3, 10), (columns.NumberOf("Q4"), columns.NumberOf("Q11")));
        short[] row = [1, Columns.Open, Columns.DontKnow, -7, short.MaxValue];
        Assert.Equal(row, Columns.Unpack(Columns.Pack(row)));
        Assert.Equal([1, 0], Columns.Pack([1]));
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "\"format\": \"prongsai-questionnaire/1\"", "\"format\": \"prongsai-questionnaire/9\"" },
            { "\"Q6\"", "\"q1\"" },
            { "\"scale\": \"S3\"", "\"scale\": \"S4\"" },
            { "\"th\": \"ข้อ Q1\",", "" },
            { "\"value\": 50", "\"value\": 500" },
            { "\"question\": \"Q3\"", "\"question\": \"Q11\"" },
            { "\"yes\"", "\"maybe\"" },
            { "\"longest\": 20,", "\"longest\": 99999," },
            { "\"least\": -5,", "\"least\": 99999999999," },
            { "\"kind\": \"smileys\"", "\"kind\": \"stars\"" },
            { "\"languages\": [\n    \"th\",", "\"languages\": [" },
            { "\"purpose\"", "\"porpoise\"" },
            { "\"sections\": [", "\"sections\": [ {" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_asked_is_refused_with_its_place_in_both_languages(string right, string wrong)
    {
        var json = QuestionnaireJson.Write(SomeQuestionnaire.OfEveryKind());
        Assert.Contains(right, json, StringComparison.Ordinal);

        var at = json.IndexOf(right, StringComparison.Ordinal);
        var broken = json[..at] + wrong + json[(at + right.Length)..];
        var (read, whyNot) = QuestionnaireJson.Read("mine.json", Encoding.UTF8.GetBytes(broken));

        Assert.Null(read);
        Assert.All(
            whyNot,
            reason =>
            {
                Assert.Equal("mine.json", reason.Where!.File);
                Assert.NotEqual(reason.Words.Th, reason.Words.En);
            }
        );
        Assert.NotEmpty(whyNot);
    }

    [Fact]
    public void A_question_is_asked_when_what_it_depends_on_was_asked_and_answered_so()
    {
        var questionnaire = SomeQuestionnaire.OfEveryKind();
        var question = questionnaire.QuestionWith("Q4")!;
        var row = questionnaire.Columns.Blank();
        var on = questionnaire.Columns.Of("Q3")[0].Ordinal;

        Assert.False(Branching.IsAsked(questionnaire, question, row));
        row[on] = 0;
        Assert.False(Branching.IsAsked(questionnaire, question, row));
        row[on] = 1;
        Assert.True(Branching.IsAsked(questionnaire, question, row));
        row[on] = Columns.DontKnow;
        Assert.False(Branching.IsAsked(questionnaire, question, row));
    }
}
