using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Appraisals;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Results;

/// <summary>What a round says so far: how many answered and who is heard too little, then scores that open into their arithmetic.</summary>
internal sealed class ShowResultsModel(
    ProngsaiDb db,
    IAgencies agencies,
    ISurveyForms forms,
    ResultSettings settings,
    TimeProvider clock
) : PageModel
{
    public Round Round { get; private set; } = null!;
    public Questionnaire Questionnaire { get; private set; } = null!;
    public RoundResults Results { get; private set; } = null!;
    public IReadOnlyList<ResultLine> Lines { get; private set; } = [];

    /// <summary>The reader's own places, question by question.</summary>
    public IReadOnlyList<ResultLine> Own { get; private set; } = [];
    public IReadOnlyList<GroupCount> BySection { get; private set; } = [];
    public IReadOnlyList<GroupCount> ByPlace { get; private set; } = [];
    public Forecast? Forecast { get; private set; }
    public Statement Credibility { get; private set; } = Statement.Nothing;
    public int Total { get; private set; }
    public DateOnly Today { get; private set; }
    public int Fewest => settings.Fewest;
    public string Here => $"/staff/surveys/{Round.Id.Value}/results";

    /// <summary>The first day on which more is shown; null for a closed round.</summary>
    public DateOnly? NextOn =>
        Round.StandingOn(Today) == RoundStanding.Closed ? null
        : new DateOnly(Today.Year, Today.Month, 1).AddMonths(1) is var month && month <= Round.ClosesOn ? month
        : Round.ClosesOn.AddDays(1);

    public async Task OnGetAsync(RoundId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Credibility = await Guard.OfAsync(
            db,
            Round,
            Questionnaire,
            Sheet,
            Results.Items,
            settings.Fewest,
            cancellation
        );
        if (Questionnaire.Framework is { } framework && Results.Questions.Count > 0)
            Forecast = await forms.RehearsedAsync(
                Round.AgencyId,
                Round.Year,
                new FrameworkKey(new FiscalYear(framework.Year), framework.Profile),
                Results.Questions,
                cancellation
            );
    }

    public async Task<IActionResult> OnGetCsvAsync(RoundId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return File(ResultTable.Sheet(Lines).Csv(), "text/csv; charset=utf-8", $"survey-{Round.Id.Value}.csv");
    }

    /// <summary>The levels behind a score; null where it is not shown.</summary>
    public IReadOnlyList<PartOpened> Opened(ScoredItem item) =>
        Results.Of(item) is { } tally ? Arithmetic.Of(item, tally, Questionnaire.ScaleWith(item.Question.Scale)!) : [];

    private AnswerSheet Sheet { get; set; } = null!;

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Round = await db.RoundAsync(agency, id, cancellation);
        var read = await RoundRead.ReadAsync(db, Round, Today, settings.Fewest, cancellation);
        var ways = read.Ways;
        (Questionnaire, Sheet, Results) = (read.Questionnaire, read.Sheet, read.Results);
        var counts = await db.CountsOfAsync(Round, cancellation);
        Total = counts.Values.Sum();
        var sections = await agencies.SectionsAsync(agency, cancellation);
        var me = User.Actor().AccountId;
        Lines = ResultTable.Of(
            Results,
            ways,
            sections,
            me,
            User.Has(Duty.Executive) && (await AppraisalPolicy.OfAsync(db, agency, cancellation)).InUse
        );
        Own =
        [
            .. ways.Where(w => w.AccountId == me)
                .SelectMany(w => ResultTable.OfPlace(Results, w, sections, isOwn: true)),
        ];
        ByPlace = Representation.Of([
            .. ways.Where(w => w.ClosedAt is null || counts.ContainsKey(w.Number))
                .Select(w => (ResultTable.NameOf(w).Th, counts.GetValueOrDefault(w.Number))),
        ]);
        BySection = Representation.Of([
            .. sections
                .Where(s => ways.Any(w => w.SectionId == s.Id))
                .Select(s =>
                    (s.Name.Th, ways.Where(w => w.SectionId == s.Id).Sum(w => counts.GetValueOrDefault(w.Number)))
                ),
        ]);
    }
}
