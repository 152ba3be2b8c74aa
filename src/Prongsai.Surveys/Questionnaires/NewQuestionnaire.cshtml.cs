using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>A new questionnaire: from a template, from the framework (rehearsals), or from a file.</summary>
[Writes(Duty.SurveyManager)]
[Act("จัดทำแบบสอบถาม", "Make a questionnaire")]
internal sealed class NewQuestionnaireModel(ProngsaiDb db, ISurveyForms forms, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SurveyForm> Forms { get; private set; } = [];
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostTemplateAsync(string? name, CancellationToken cancellation) =>
        await KeepAsync(
            ShippedTemplates.With(name ?? "") ?? throw new MissingException("template"),
            $"template:{name}",
            cancellation
        );

    public async Task<IActionResult> OnPostFrameworkAsync(string? instrument, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        var form = Forms.FirstOrDefault(f => f.Instrument == instrument) ?? throw new MissingException("instrument");
        return await KeepAsync(FrameworkForms.Rehearsal(form), $"framework:{form.Framework}", cancellation);
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (file is null)
        {
            WhyNot = [NewQuestionnaireWords.NoFile];
            return Page();
        }

        var name = SafeFile.PlainName(file.FileName);
        if (file.Length > QuestionnaireJson.LargestFile)
        {
            WhyNot = [QuestionnaireRefusals.FileTooLarge(name)];
            return Page();
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var (read, whyNot) = QuestionnaireJson.Read(name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        if (read is not null)
            return await KeepAsync(read, $"file:{name}", cancellation);

        WhyNot = whyNot;
        return Page();
    }

    private async Task<IActionResult> KeepAsync(Questionnaire draft, string from, CancellationToken cancellation)
    {
        var now = clock.Now();
        var record = QuestionnaireRecord.New(User.Agency(), draft, now);
        db.Questionnaires.Add(record);
        db.Journal(
            record.AgencyId,
            now,
            User.Actor(),
            "QuestionnaireMade",
            record.Record,
            new { title = record.Title, from }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"/staff/surveys/questionnaires/{record.Id.Value}");
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        Year = FiscalYear.Of(clock.Now().Today);
        List<SurveyForm> found = [];
        foreach (var instrument in new[] { "IIT", "EIT" })
            if (await forms.OfYearAsync(User.Agency(), Year, instrument, cancellation) is { } form)
                found.Add(form);
        Forms = found;
    }
}

internal static class NewQuestionnaireWords
{
    public static readonly Refusal NoFile = new(
        "questionnaire-no-file",
        "โปรดเลือกไฟล์แบบสอบถาม (JSON) ก่อนส่ง",
        "Choose the file of a questionnaire (JSON) first."
    );
}
