using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Rounds;

/// <summary>Makes one-time codes and shows them once, as a sheet to print and cut. Only their hashes stay.</summary>
[Writes(Duty.SurveyManager)]
[Act("ออกหรือยกเลิกรหัสใช้ครั้งเดียว", "Make or cancel one-time codes")]
internal sealed class MakeTokensModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Round Round { get; private set; } = null!;
    public WayIn Way { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<(int Sheet, int Count)> Sheets { get; private set; } = [];
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public int Sheet { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/{Round.Id.Value}/tokens?way={Way.Number}";
    public string Address => Way.AddressFor(Request, Agency);

    public Task OnGetAsync(RoundId id, short way, CancellationToken cancellation) => FetchAsync(id, way, cancellation);

    public async Task<IActionResult> OnPostAsync(RoundId id, short way, int? count, CancellationToken cancellation)
    {
        await FetchAsync(id, way, cancellation);
        WhyNot =
            Round.ClosedAt is not null ? [RoundRefusals.ClosedAlready]
            : count is not (>= 1 and <= OneTimeToken.MostAtOnce) ? [RoundRefusals.HowManyTokens]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        Sheet = Sheets.Select(s => s.Sheet).DefaultIfEmpty(0).Max() + 1;
        Codes = [.. Enumerable.Range(0, count!.Value).Select(_ => ReadableKey.New(OneTimeToken.Length))];
        db.OneTimeTokens.AddRange(Codes.Select(code => OneTimeToken.Of(Way, code, Sheet)));
        Journal("SurveyTokensMade", Sheet, Codes.Count);
        await db.SaveChangesAsync(cancellation);
        // Shown in this answer and never again.
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(RoundId id, short way, int sheet, CancellationToken cancellation)
    {
        await FetchAsync(id, way, cancellation);
        var (agency, round) = (Round.AgencyId, Round.Id);
        var cancelled = await db
            .OneTimeTokens.Where(t => t.AgencyId == agency && t.RoundId == round && t.Way == way && t.Sheet == sheet)
            .ToListAsync(cancellation);
        db.OneTimeTokens.RemoveRange(cancelled);
        Journal("SurveyTokensCancelled", sheet, cancelled.Count);
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Here);
    }

    private void Journal(string what, int sheet, int count) =>
        db.Journal(
            Round.AgencyId,
            clock.Now(),
            User.Actor(),
            what,
            Round.Record,
            new
            {
                way = Way.Number,
                sheet,
                count,
            }
        );

    private async Task FetchAsync(RoundId id, short way, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        Way =
            (await db.WaysOfAsync(Round, cancellation)).FirstOrDefault(w => w.Number == way && w.Kind == WayKind.Token)
            ?? throw new MissingException("way");
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Sheets =
        [
            .. (
                await db
                    .OneTimeTokens.Where(t => t.AgencyId == agency && t.RoundId == id && t.Way == way)
                    .GroupBy(t => t.Sheet)
                    .Select(g => new { g.Key, Count = g.Count() })
                    .OrderBy(g => g.Key)
                    .ToListAsync(cancellation)
            ).Select(g => (g.Key, g.Count)),
        ];
    }
}
