using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Counter.Public;

/// <summary>A call as everybody may read it.</summary>
internal sealed record PublicCall(
    long Sequence,
    DateTime At,
    string Label,
    bool OfPriority,
    int? Desk,
    WhyCalled? Why,
    string? Others
);

/// <summary>
/// Each call of a day with who else waited and why this one: that the order was fair can be seen by anybody. Tickets are numbers; no officer
/// is named.
/// </summary>
[AllowAnonymous]
internal sealed class CallsModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    private const int Days = 31,
        OnAPage = 100;

    public Agency Agency { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    public DateOnly Today { get; private set; }
    public IReadOnlyList<PublicCall> Shown { get; private set; } = [];
    public int OneOf { get; private set; }
    public long? Earlier { get; private set; }
    public string Here => $"/{Agency.Slug}/counter/calls";

    public async Task OnGetAsync(string agency, string? day, long? before, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Today = clock.Now().Today;
        Day = IsoDay.TryParse(day, out var asked) && asked <= Today && asked > Today.AddDays(-Days) ? asked : Today;
        OneOf = (await db.RulesAsync(Agency.Id, cancellation)).OneOf;
        var (whose, of, until) = (Agency.Id, Day, before ?? long.MaxValue);
        var calls = await db
            .TicketEvents.AsNoTracking()
            .Where(e => e.AgencyId == whose && e.Day == of && e.Sequence < until && e.What == Step.Called)
            .OrderByDescending(e => e.Sequence)
            .Take(OnAPage + 1)
            .Select(e => new PublicCall(e.Sequence, e.At, e.Label, e.OfPriority, e.DeskNumber, e.Why, e.Others))
            .ToListAsync(cancellation);
        Shown = [.. calls.Take(OnAPage)];
        Earlier = calls.Count > OnAPage ? Shown[^1].Sequence : null;
    }
}
