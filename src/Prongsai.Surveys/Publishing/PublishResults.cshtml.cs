using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Publishing;

/// <summary>Makes the results of a round public, or takes them back: the public page shows exactly the copy that is made here.</summary>
[Writes(Duty.Reviewer), Publishes(PublishedResults.Kind)]
[Act("เผยแพร่หรือถอนผลสำรวจต่อสาธารณะ", "Publish the results of a survey, or withdraw them")]
internal sealed class PublishResultsModel(
    ProngsaiDb db,
    IAgencies agencies,
    ResultSettings settings,
    TimeProvider clock
) : PageModel
{
    // Whoever ran the round does not decide alone that everybody reads it.
    private static readonly string[] Running = ["SurveyPrepared", "SurveyOpened", "SurveyClosed"];

    public Round Round { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public PublishedResults? Latest { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/{Round.Id.Value}/publish";
    public string PublicAddress => $"/{Agency.Slug}/surveys/{Round.Id.Value}";

    public Task OnGetAsync(RoundId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(RoundId id, bool credibility, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        var content = await ContentAsync(credibility, now.Today, cancellation);
        WhyNot = PublishedResults.WhyNotPublish(Round, content, Latest, await RunByAsync(cancellation), by);
        if (WhyNot.Count > 0)
            return Page();

        var published = PublishedResults.Of(Round, content, (Latest?.Number ?? 0) + 1, now);
        db.PublishedResults.Add(published);
        db.Journal(
            Round.AgencyId,
            now,
            by,
            "SurveyResultsPublished",
            published.Record,
            new
            {
                name = Round.Name,
                number = published.Number,
                sha256 = published.Hash,
            }
        );
        await db.SaveNewOrRefuseAsync<PublishedResults>(
            p => p.AgencyId == published.AgencyId && p.RoundId == id && p.Number == published.Number,
            PublishingRefusals.Raced,
            cancellation
        );
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(RoundId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = PublishedResults.WhyNotWithdraw(Latest, because);
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Latest!.Withdraw(because!, now);
        db.Journal(
            Round.AgencyId,
            now,
            User.Actor(),
            "SurveyResultsWithdrawn",
            Latest.Record,
            new { name = Round.Name, number = Latest.Number },
            Latest.Because
        );
        await db.SaveOrRefuseAsync(PublishingRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    private async Task<PublishedContent> ContentAsync(bool credibility, DateOnly today, CancellationToken cancellation)
    {
        var read = await RoundRead.ReadAsync(db, Round, today, settings.Fewest, cancellation);
        // As somebody who has no place of their own reads it: no officer is named in public.
        var lines = ResultTable.Of(
            read.Results,
            read.Ways,
            await agencies.SectionsAsync(Round.AgencyId, cancellation),
            reader: Guid.Empty,
            seesOfficers: false
        );
        var statement = credibility
            ? await Guard.OfAsync(
                db,
                Round,
                read.Questionnaire,
                read.Sheet,
                read.Results.Items,
                settings.Fewest,
                cancellation
            )
            : null;
        return PublishedContent.Of(Round, lines, read.Sheet.Count, settings.Fewest, today, statement);
    }

    private async Task<IReadOnlyCollection<Actor>> RunByAsync(CancellationToken cancellation)
    {
        var record = Round.Record;
        var lines = await db.HistoryOf(Round.AgencyId, record)
            .Where(e => Running.Contains(e.What))
            .Select(e => new { e.ById, e.ByName })
            .Distinct()
            .ToListAsync(cancellation);
        return [.. lines.Select(l => new Actor(l.ById, l.ByName))];
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Latest = await db
            .PublishedResults.Where(p => p.AgencyId == agency && p.RoundId == id)
            .OrderByDescending(p => p.Number)
            .FirstOrDefaultAsync(cancellation);
    }
}
