using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Rounds;

/// <summary>Every round of the agency, the latest first, and the questionnaires they ask.</summary>
internal sealed class SurveysModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    private const int MostShown = 200;

    public IReadOnlyList<Round> Rounds { get; private set; } = [];
    public IReadOnlyList<QuestionnaireRecord> Questionnaires { get; private set; } = [];
    public IReadOnlyDictionary<RoundId, int> Counts { get; private set; } = new Dictionary<RoundId, int>();
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Rounds = await db
            .SurveyRounds.AsNoTracking()
            .Where(r => r.AgencyId == agency)
            .OrderByDescending(r => r.OpensOn)
            .ThenBy(r => r.Id)
            .Take(MostShown)
            .ToListAsync(cancellation);
        var years = Rounds.Select(r => r.Year).Distinct().ToList();
        Counts = await db
            .SurveyAnswers.Where(a => a.AgencyId == agency && years.Contains(a.Year))
            .GroupBy(a => a.RoundId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        Questionnaires = await db
            .Questionnaires.AsNoTracking()
            .Where(q => q.AgencyId == agency && q.WithdrawnAt == null)
            .OrderByDescending(q => q.ChangedAt)
            .Take(MostShown)
            .ToListAsync(cancellation);
    }
}
