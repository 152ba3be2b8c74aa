using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>
/// A rehearsal of IIT or EIT out of the framework: its questions in its order, its scales with their values, reversal part by part, and
/// how sure each wording is. What the framework does not know is not made up: a question of unknown polarity is asked and not scored.
/// </summary>
internal static class FrameworkForms
{
    public static Questionnaire Rehearsal(SurveyForm form)
    {
        var (th, en) =
            form.Instrument == "IIT"
                ? ("บุคลากรภายใน", "staff")
                : ("ผู้รับบริการและผู้มาติดต่อ", "those who deal with us");
        return new Questionnaire(
            Questionnaire.ThisFormat,
            SurveyText.Of(
                $"ซ้อมประเมิน {form.Instrument} ตามกรอบปี {form.Framework.Year}",
                $"Rehearsal of {form.Instrument} by the framework of {form.Framework.Year}"
            ),
            form.Instrument == "IIT" ? Purpose.RehearsalIit : Purpose.RehearsalEit,
            [.. form.Scales.Select(ScaleOf)],
            [.. form.Indicators.Select(SectionOf)]
        )
        {
            Languages = [SurveyText.Thai, SurveyText.English],
            Framework = new(form.Framework.Year.Buddhist, form.Framework.Profile, form.FrameworkVersion),
            Welcome = SurveyText.Of(
                $"นี่คือการซ้อมของหน่วยงาน ไม่ใช่แบบวัดทางการของสำนักงาน ป.ป.ช. ถาม{th} คำตอบไม่มีชื่อผู้ตอบ ใช้เพื่อปรับปรุงงานเท่านั้น",
                $"This is the agency’s own rehearsal, not the official assessment. It asks {en}; answers carry no name and serve to improve our work only."
            ),
        };
    }

    private static SurveyScale ScaleOf(FormScale scale) =>
        new(scale.Code, [.. scale.Levels.Select(level => new SurveyLevel(TextOf(level.Label), level.Value.Rounded(4)))])
        {
            Title = TextOf(scale.Title),
            Confidence = scale.Confidence,
        };

    private static SurveySection SectionOf(FormIndicator indicator) =>
        new(indicator.Code, TextOf(indicator.Title), [.. indicator.Items.Select(QuestionOf)])
        {
            Indicator = indicator.Code,
        };

    private static Question QuestionOf(FormItem item) =>
        new(item.Code, item.Parts.Count > 0 ? QuestionKind.MultiPart : QuestionKind.Scale, Asked(item))
        {
            Required = true,
            Scale = item.Scale,
            Reversed = item.Reversed == true,
            Scored = item.Parts.Count > 0 ? item.Parts.All(p => p.Reversed is not null) : item.Reversed is not null,
            Labels = [.. item.Labels.Select(label => SurveyText.Of(label))],
            Parts = [.. item.Parts.Select((part, n) => new QuestionPart($"{n + 1}", TextOf(part.Text), part.Reversed))],
            Confidence = item.Confidence,
            Item = item.Code,
        };

    private static SurveyText Asked(FormItem item) =>
        item.Text.Th == item.Text.En
            ? SurveyText.Of($"{item.Code} {item.Text.Th}")
            : SurveyText.Of($"{item.Code} {item.Text.Th}", $"{item.Code} {item.Text.En}");

    private static SurveyText TextOf(Bilingual text) =>
        text.Th == text.En ? SurveyText.Of(text.Th) : SurveyText.Of(text.Th, text.En);
}
