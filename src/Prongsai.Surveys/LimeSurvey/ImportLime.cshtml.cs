using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.LimeSurvey;

/// <summary>Takes a survey structure of LimeSurvey as a draft, and lists what it does not carry.</summary>
[Writes(Duty.SurveyManager)]
[Act("นำเข้าแบบสำรวจจาก LimeSurvey", "Import a survey from LimeSurvey")]
internal sealed class ImportLimeModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Bilingual> Left { get; private set; } = [];
    public QuestionnaireRecord? Made { get; private set; }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            WhyNot = [LimeRefusals.NoFile];
            return Page();
        }

        var name = SafeFile.PlainName(file.FileName);
        if (file.Length > LimeSurveyFile.Largest)
        {
            WhyNot = [LimeRefusals.TooLarge(name)];
            return Page();
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var read = LimeSurveyImport.Read(name, bytes.ToArray());
        (WhyNot, Left) = (read.WhyNot, read.Left);
        if (read.Questionnaire is null)
            return Page();

        var now = clock.Now();
        Made = QuestionnaireRecord.New(User.Agency(), read.Questionnaire, now);
        db.Questionnaires.Add(Made);
        db.Journal(
            Made.AgencyId,
            now,
            User.Actor(),
            "QuestionnaireMade",
            Made.Record,
            new
            {
                title = Made.Title,
                from = $"limesurvey:{name}",
                left = Left.Select(l => l.En),
            }
        );
        await db.SaveChangesAsync(cancellation);
        return Page();
    }
}
