using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>The draft as people will see it, its versions, and issuing it.</summary>
[Writes(Duty.SurveyManager)]
[Act("ออกฉบับหรือเลิกใช้แบบสอบถาม", "Issue or withdraw a questionnaire")]
internal sealed class ShowQuestionnaireModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public QuestionnaireRecord Record { get; private set; } = null!;
    public Questionnaire Draft { get; private set; } = null!;
    public IReadOnlyList<QuestionnaireVersion> Versions { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/questionnaires/{Record.Id.Value}";
    public bool IsIssued => Record.IsIssuedAsItIs(Versions is [var latest, ..] ? latest : null);

    public async Task OnGetAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = QuestionnaireCheck.WhyNot(Draft);
    }

    /// <summary>The draft, or a version, as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync(QuestionnaireId id, int? version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var json = version is { } number
            ? (await db.VersionAsync(Record.AgencyId, id, number, cancellation).OrMissAsync()).Json
            : Record.Draft;
        return File(
            Encoding.UTF8.GetBytes(json),
            "application/json",
            $"questionnaire-{id.Value:N}-{version ?? 0}.json"
        );
    }

    public async Task<IActionResult> OnPostIssueAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = QuestionnaireCheck.WhyNot(Draft);
        if (WhyNot.Count > 0 || IsIssued)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var version = Record.Issue(now, by);
        db.QuestionnaireVersions.Add(version);
        db.Journal(
            Record.AgencyId,
            now,
            by,
            "QuestionnaireIssued",
            Record.Record,
            new { number = version.Number, sha256 = version.Hash }
        );
        await db.SaveOrRefuseAsync(QuestionnaireRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        Record.Withdraw(now);
        db.Journal(Record.AgencyId, now, by, "QuestionnaireWithdrawn", Record.Record, new { title = Record.Title });
        await db.SaveOrRefuseAsync(QuestionnaireRefusals.Raced, cancellation);
        return LocalRedirect("/staff/surveys");
    }

    private async Task FetchAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Record = await db.QuestionnaireAsync(agency, id, cancellation);
        Draft = QuestionnaireJson.ReadKept(Record.Draft);
        Versions = await db
            .QuestionnaireVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.QuestionnaireId == id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(cancellation);
    }
}
