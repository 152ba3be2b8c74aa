using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>Changes the draft: wordings in a table, or everything as JSON. Issued versions are not touched.</summary>
[Writes(Duty.SurveyManager)]
[Act("แก้ไขร่างแบบสอบถาม", "Change the draft of a questionnaire")]
internal sealed class EditQuestionnaireModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public QuestionnaireRecord Record { get; private set; } = null!;
    public Questionnaire Draft { get; private set; } = null!;
    public string Json { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/questionnaires/{Record.Id.Value}/edit";

    public Task OnGetAsync(QuestionnaireId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <summary>Texts as they stand in the table: "text-E1-th", "required-E1".</summary>
    public async Task<IActionResult> OnPostWordsAsync(QuestionnaireId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var form = await Request.ReadFormAsync(cancellation);
        var changed = Draft with
        {
            Title = Worded(Draft.Title, "title"),
            Welcome = Draft.Welcome is { } welcome ? Worded(welcome, "welcome") : null,
            Thanks = Draft.Thanks is { } thanks ? Worded(thanks, "thanks") : null,
            Sections =
            [
                .. Draft.Sections.Select(section =>
                    section with
                    {
                        Questions = [.. section.Questions.Select(Changed)],
                    }
                ),
            ],
        };
        return await KeepAsync(changed, version, cancellation);

        SurveyText Worded(SurveyText text, string field) =>
            new(
                Draft
                    .Languages.Select(language => new KeyValuePair<string, string>(
                        language,
                        form.TryGetValue($"{field}-{language}", out var words)
                            ? ThaiText.Normalise(words.ToString()).Trim()
                            : text.Texts.GetValueOrDefault(language, "")
                    ))
                    .Where(words => words.Value.Length > 0)
                    .Concat(text.Texts.Where(t => !Draft.Languages.Contains(t.Key)))
            );

        Question Changed(Question question)
        {
            var text = Worded(question.Text, $"text-{question.Code}");
            return question with
            {
                Text = text,
                Required = form.ContainsKey($"required-{question.Code}"),
                // Words that the agency wrote itself are its own; nobody need confirm them.
                Confidence = text.Th == question.Text.Th ? question.Confidence : null,
            };
        }
    }

    public async Task<IActionResult> OnPostJsonAsync(
        QuestionnaireId id,
        int version,
        string? json,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Json = json ?? "";
        var (read, whyNot) = QuestionnaireJson.Read("JSON", Encoding.UTF8.GetBytes(Json));
        if (read is not null)
            return await KeepAsync(read, version, cancellation);

        WhyNot = whyNot;
        return Page();
    }

    private async Task<IActionResult> KeepAsync(Questionnaire draft, int version, CancellationToken cancellation)
    {
        WhyNot = Record.Version == version ? QuestionnaireCheck.WhyNot(draft) : [QuestionnaireRefusals.Raced];
        if (WhyNot.Count > 0)
        {
            Draft = draft;
            return Page();
        }

        var now = clock.Now();
        Record.Rewrite(draft, now);
        db.Journal(
            Record.AgencyId,
            now,
            User.Actor(),
            "QuestionnaireChanged",
            Record.Record,
            new { title = Record.Title, sha256 = QuestionnaireJson.HashOf(Record.Draft) }
        );
        await db.SaveOrRefuseAsync(QuestionnaireRefusals.Raced, cancellation);
        return LocalRedirect($"/staff/surveys/questionnaires/{Record.Id.Value}");
    }

    private async Task FetchAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        Record = await db.QuestionnaireAsync(User.Agency(), id, cancellation);
        Json = Record.Draft;
        Draft = QuestionnaireJson.ReadKept(Json);
    }
}
