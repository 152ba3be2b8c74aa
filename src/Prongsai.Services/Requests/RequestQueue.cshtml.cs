using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>A request in the queue; who asked is read on its own page.</summary>
internal sealed record QueuedRequest(
    RequestId Id,
    string Handle,
    string Service,
    RequestState State,
    DateTime FiledAt,
    DateOnly? DueOn,
    DateTime? ClosedAt,
    string? TakenBy
)
{
    public bool IsLate(DateOnly today) => DueOn < (ClosedAt?.DayInThailand() ?? today);
}

/// <summary>What waits for the office, the first due first.</summary>
[Reads(Duty.ServiceOfficer, Duty.ServiceManager)]
internal sealed class RequestQueueModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    private const int Size = 50;

    public string Show { get; private set; } = "open";
    public string Asked { get; private set; } = "";
    public int Number { get; private set; } = 1;
    public bool IsMore { get; private set; }
    public DateOnly Today { get; private set; }
    public int Open { get; private set; }
    public int Late { get; private set; }
    public int Waiting { get; private set; }
    public IReadOnlyList<QueuedRequest> Requests { get; private set; } = [];

    /// <param name="show">open, waiting, closed or all.</param>
    /// <param name="q">The first letters of a receipt's number.</param>
    /// <param name="number">Which page, from 1.</param>
    public async Task OnGetAsync(string? show, string? q, int? number, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        (Show, Number) = (show is "waiting" or "closed" or "all" ? show : "open", Math.Clamp(number ?? 1, 1, 10_000));
        Asked = ThaiDigits.ToArabic((q ?? "").Trim()).ToUpperInvariant();
        var mine = db.ServiceRequests.AsNoTracking().Where(r => r.AgencyId == agency && r.State != RequestState.Draft);
        var counts = await mine.Where(r => r.State == RequestState.Open || r.State == RequestState.Waiting)
            .GroupBy(r => r.State)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Late = g.Count(r => r.DueOn < Today),
            })
            .ToListAsync(cancellation);
        Open = counts.Where(c => c.Key == RequestState.Open).Sum(c => c.Count);
        Waiting = counts.Where(c => c.Key == RequestState.Waiting).Sum(c => c.Count);
        Late = counts.Sum(c => c.Late);

        var wanted = Show switch
        {
            "open" => mine.Where(r => r.State == RequestState.Open),
            "waiting" => mine.Where(r => r.State == RequestState.Waiting),
            "closed" => mine.Where(r => r.ClosedAt != null),
            _ => mine,
        };
        if (Asked.Length > 0)
        {
            var handle = Asked[..Math.Min(4, Asked.Length)];
            wanted = mine.Where(r => r.Handle.StartsWith(handle));
        }

        var ordered = Show is "closed" or "all"
            ? wanted.OrderByDescending(r => r.FiledAt).ThenBy(r => r.Id)
            : wanted.OrderBy(r => r.DueOn).ThenBy(r => r.FiledAt).ThenBy(r => r.Id);
        var rows = await (
            from request in ordered.Skip((Number - 1) * Size).Take(Size + 1)
            join service in db.Services.AsNoTracking()
                on new { request.AgencyId, Id = request.ServiceId } equals new { service.AgencyId, service.Id }
            select new QueuedRequest(
                request.Id,
                request.Handle,
                service.Title,
                request.State,
                request.FiledAt!.Value,
                request.DueOn,
                request.ClosedAt,
                request.TakenBy
            )
        ).ToListAsync(cancellation);
        IsMore = rows.Count > Size;
        var page = rows.Take(Size);
        // A join keeps no order of what it was given.
        Requests =
        [
            .. Show is "closed" or "all"
                ? page.OrderByDescending(r => r.FiledAt)
                : page.OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.FiledAt),
        ];
    }
}
