using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Themes;

/// <summary>What people wrote in a round, masked, by the words they share; a theme goes to the board from here.</summary>
[Writes(Duty.SurveyManager)]
[Act("ขึ้นกระดาน “ท่านบอก เราทำ”", "Put a theme on the board “you said, we did”")]
internal sealed class ShowThemesModel(ProngsaiDb db, ResultSettings settings, TimeProvider clock) : PageModel
{
    private const int MostThemes = 60;

    public Round Round { get; private set; } = null!;
    public IReadOnlyList<TextTheme> Themes { get; private set; } = [];
    public int Texts { get; private set; }
    public bool IsWithheld => Texts < settings.Fewest;
    public int Fewest => settings.Fewest;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/{Round.Id.Value}/themes";

    public Task OnGetAsync(RoundId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(
        RoundId id,
        string? said,
        string? words,
        CancellationToken cancellation
    )
    {
        WhyNot = BoardEntry.WhyNot(said, words, null);
        if (WhyNot.Count > 0)
        {
            await FetchAsync(id, cancellation);
            return Page();
        }

        var now = clock.Now();
        var entry = BoardEntry.Of(User.Agency(), said!, words!, now);
        db.BoardEntries.Add(entry);
        db.Journal(
            entry.AgencyId,
            now,
            User.Actor(),
            "SurveyThemeNoted",
            entry.Record,
            new { said = entry.Said, words = entry.Words }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/surveys/board");
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        var year = Round.Year;
        var texts = await db
            .FreeTexts.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.Year == year && t.RoundId == id)
            .OrderByDescending(t => t.Month)
            .ThenBy(t => t.Id)
            .Take(Clustering.MostTexts)
            .Select(t => t.Text)
            .ToListAsync(cancellation);
        Texts = texts.Count;
        if (!IsWithheld)
            Themes = [.. Clustering.Of([.. texts.Select(Masking.Mask)]).Take(MostThemes)];
    }
}
