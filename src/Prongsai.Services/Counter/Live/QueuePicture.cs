using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Statistics;

namespace Prongsai.Services.Counter.Live;

/// <summary>A call as it is shown and spoken.</summary>
/// <param name="Seq">The number of the step: a screen speaks what it has not spoken.</param>
/// <param name="Again">Called once more.</param>
internal sealed record ShownCall(long Seq, string Label, int Desk, DateTime At, bool Again);

/// <summary>A service as the public sees it now.</summary>
/// <param name="Low">Minutes; null where too little is known.</param>
internal sealed record ShownService(
    Guid Id,
    string Letter,
    string Th,
    string En,
    bool Open,
    int Waiting,
    int? Low,
    int? High
);

/// <summary>A ticket that waits.</summary>
/// <param name="Before">How many are called before it, by the order as it stands.</param>
internal sealed record ShownWaiting(string Label, string Letter, int Before, int? Low, int? High);

/// <summary>
/// Everything that screens, phones and desks show of an agency's queue at one moment. Numbers only: no key, no name, no officer. Each
/// message is the whole, so whoever missed some needs only the last one, and the calls in it carry the numbers of their steps.
/// </summary>
internal sealed record QueuePicture(
    DateOnly Day,
    long Seq,
    bool Open,
    string HoursTh,
    string HoursEn,
    IReadOnlyList<ShownCall> Calls,
    IReadOnlyList<ShownCall> Serving,
    IReadOnlyList<ShownService> Services,
    IReadOnlyList<ShownWaiting> Waiting
)
{
    private const int CallsShown = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>As the database has it now.</summary>
    public static async Task<QueuePicture> TakeAsync(
        ProngsaiDb db,
        AgencyId agency,
        Now now,
        WorkingDays calendar,
        CancellationToken cancellation
    )
    {
        var today = now.Today;
        // First: what is read after it may be newer, never older.
        var sequence = await db
            .QueueDays.Where(d => d.AgencyId == agency && d.Day == today)
            .Select(d => (long?)d.Sequence)
            .FirstOrDefaultAsync(cancellation);
        var hours = await db.HoursAsync(agency, today, calendar, cancellation);
        var services = await db.ServicesAsync(agency, cancellation);
        var waiting = await db.AllWaitingAsync(agency, today, cancellation);
        var calls = await db
            .TicketEvents.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.Day == today && (e.What == Step.Called || e.What == Step.CalledAgain))
            .OrderByDescending(e => e.Sequence)
            .Take(CallsShown)
            .Select(e => new ShownCall(e.Sequence, e.Label, e.DeskNumber ?? 0, e.At, e.What == Step.CalledAgain))
            .ToListAsync(cancellation);
        var (tickets, desks) = (db.Tickets, db.Desks);
        var serving = await db
            .TicketStops.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.Day == today && s.State == StopState.Called)
            .Join(
                tickets,
                s => new { s.AgencyId, Id = s.TicketId },
                t => new { t.AgencyId, t.Id },
                (s, t) =>
                    new
                    {
                        s.AgencyId,
                        s.DeskId,
                        t.Label,
                        s.AtDeskSince,
                    }
            )
            .Join(
                desks,
                s => new { s.AgencyId, Id = s.DeskId!.Value },
                d => new { d.AgencyId, d.Id },
                (s, d) =>
                    new
                    {
                        s.Label,
                        d.Number,
                        s.AtDeskSince,
                    }
            )
            .ToListAsync(cancellation);
        var oneOf = (await db.RulesAsync(agency, cancellation)).OneOf;
        var times = await ServiceTimesRead.OfAsync(db, agency, today, cancellation);
        var desksOf = await DesksOfAsync(db, agency, cancellation);

        var bySevice = waiting.ToLookup(w => w.Service);
        List<ShownService> shown = [];
        List<ShownWaiting> queue = [];
        foreach (var service in services)
        {
            var line = CallingOrder.InOrder([.. bySevice[service.Id]], oneOf, 0, now.Utc);
            if (service.WithdrawnAt is not null && line.Count == 0)
                continue;

            var (desksHere, known) = (desksOf.GetValueOrDefault(service.Id), times.GetValueOrDefault(service.Id));
            var next = WaitEstimate.For(line.Count, desksHere, known);
            shown.Add(
                new(
                    service.Id.Value,
                    service.Letter,
                    service.Name.Th,
                    service.Name.En,
                    service.WithdrawnAt is null,
                    line.Count,
                    next?.LowMinutes,
                    next?.HighMinutes
                )
            );
            for (var i = 0; i < line.Count; i++)
            {
                var wait = WaitEstimate.For(i, desksHere, known);
                queue.Add(new(line[i].Label, service.Letter, i, wait?.LowMinutes, wait?.HighMinutes));
            }
        }

        return new(
            today,
            sequence ?? 0,
            hours.TakesTickets(now.Utc),
            hours.Words.Th,
            hours.Words.En,
            calls,
            [
                .. serving
                    .OrderBy(s => s.Number)
                    .Select(s => new ShownCall(0, s.Label, s.Number, s.AtDeskSince ?? now.Utc, false)),
            ],
            shown,
            queue
        );
    }

    private static async Task<Dictionary<CounterServiceId, int>> DesksOfAsync(
        ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        var open = db.Desks.Where(d => d.AgencyId == agency && d.ClosedAt == null);
        return await db
            .DeskServes.Where(s => s.AgencyId == agency && open.Any(d => d.Id == s.DeskId))
            .GroupBy(s => s.ServiceId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}
