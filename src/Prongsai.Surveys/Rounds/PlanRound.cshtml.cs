using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Rounds;

/// <summary>Prepares a round of the latest version of a questionnaire.</summary>
[Writes(Duty.SurveyManager)]
[Act("เตรียมรอบสำรวจ", "Prepare a survey round")]
internal sealed class PlanRoundModel(ProngsaiDb db, ISurveyForms forms, TimeProvider clock) : PageModel
{
    public QuestionnaireRecord Questionnaire { get; private set; } = null!;
    public RoundPlan Plan { get; private set; } = null!;
    public FormSampling? Sampling { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/new?questionnaire={Questionnaire.Id.Value}";

    public async Task OnGetAsync(QuestionnaireId questionnaire, CancellationToken cancellation)
    {
        await FetchAsync(questionnaire, cancellation);
        var today = clock.Now().Today;
        Plan = new RoundPlan(Questionnaire.Title, "", today, today.AddDays(30), null, null);
    }

    public async Task<IActionResult> OnPostAsync(
        QuestionnaireId questionnaire,
        string? name,
        string? audience,
        DateOnly? opensOn,
        DateOnly? closesOn,
        int? eligible,
        int? minimum,
        CancellationToken cancellation
    )
    {
        await FetchAsync(questionnaire, cancellation);
        Plan = new RoundPlan(name, audience, opensOn, closesOn, eligible, minimum);
        var version = await db.VersionAsync(
            Questionnaire.AgencyId,
            questionnaire,
            Questionnaire.LatestVersion,
            cancellation
        );
        WhyNot = version is null ? [RoundRefusals.NothingIssued] : Plan.WhyNot();
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        var round = Round.Prepare(Plan, version!);
        db.SurveyRounds.Add(round);
        // Staff are reached by ballots, everybody else by a link; more ways are added on the round's page.
        db.WaysIn.Add(WayIn.To(round, 1, round.IsOfStaff ? WayKind.Staff : WayKind.Link));
        db.Journal(
            round.AgencyId,
            now,
            User.Actor(),
            "SurveyPrepared",
            round.Record,
            new
            {
                name = round.Name,
                questionnaire = questionnaire.Value,
                version = round.QuestionnaireVersion,
                opensOn = round.OpensOn,
                closesOn = round.ClosesOn,
                eligible = round.Eligible,
                minimum = round.Minimum,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"/staff/surveys/{round.Id.Value}");
    }

    private async Task FetchAsync(QuestionnaireId id, CancellationToken cancellation)
    {
        Questionnaire = await db.QuestionnaireAsync(User.Agency(), id, cancellation);
        var instrument = Questionnaire.Purpose switch
        {
            Purpose.RehearsalIit => "IIT",
            Purpose.RehearsalEit => "EIT",
            _ => null,
        };
        Sampling = instrument is null
            ? null
            : (
                await forms.OfYearAsync(User.Agency(), FiscalYear.Of(clock.Now().Today), instrument, cancellation)
            )?.Sampling;
    }
}
