using System.Security.Cryptography;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Statistics;

namespace Prongsai.Services.Counter.Samples;

/// <summary>
/// A day at a counter, played with dice: people come, the desks call them by the same rule as in life, some do not come. The same seed plays
/// the same day.
/// </summary>
internal sealed class MadeUpDay(
    AgencyId agency,
    DateOnly day,
    IReadOnlyList<CounterService> services,
    IReadOnlyList<Desk> desks,
    IReadOnlyList<PriorityGroup> groups,
    Random dice
)
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<TicketEvent> _events = [];

    public List<Ticket> Tickets { get; } = [];
    public IReadOnlyList<TicketEvent> Events => _events;
    public IReadOnlyList<DailyFigure> Figures { get; private set; } = [];

    /// <param name="visitors">How many come.</param>
    /// <param name="oneOf">The rule of the office.</param>
    public void Play(int visitors, int oneOf)
    {
        // From half past eight, most of them before noon.
        var opens = DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(8, 30)) - Clock.Thailand, DateTimeKind.Utc);
        var arrivals = new Queue<DateTime>(
            Enumerable
                .Range(0, visitors)
                .Select(_ => opens.AddSeconds(27_000 * dice.NextDouble() * Math.Sqrt(dice.NextDouble())))
                .Order()
        );
        var free = desks.Select(_ => opens).ToArray();
        var ordinary = new int[desks.Count];
        List<(WaitingStop Stop, Ticket Ticket)> waiting = [];
        List<(DateTime At, TicketEvent Event)> steps = [];
        while (arrivals.Count + waiting.Count > 0)
        {
            var desk = Array.IndexOf(free, free.Min());
            var now = free[desk];
            while (arrivals.TryPeek(out var at) && at <= now)
                waiting.Add(Come(arrivals.Dequeue(), steps));
            if (waiting.Count == 0)
            {
                free[desk] = arrivals.Peek();
                continue;
            }

            var (next, why) = CallingOrder.Next([.. waiting.Select(w => w.Stop)], oneOf, ordinary[desk], now)!.Value;
            var ticket = waiting.Single(w => w.Stop == next).Ticket;
            waiting.RemoveAll(w => w.Stop == next);
            ordinary[desk] = next.HasPriority ? 0 : ordinary[desk] + 1;
            var others = next.OthersAmong(waiting.Select(w => w.Stop));
            free[desk] = Serve(ticket, desks[desk], now, why, others, steps);
        }

        long sequence = 0;
        _events.AddRange(steps.OrderBy(s => s.At).Select(s => s.Event with { Sequence = ++sequence }));
        Figures =
        [
            .. Tickets
                .SelectMany(t => t.Stops)
                .GroupBy(s => s.ServiceId)
                .Select(g => DailyFigure.Of([.. g], madeUp: true)),
        ];
    }

    private (WaitingStop, Ticket) Come(DateTime at, List<(DateTime, TicketEvent)> steps)
    {
        var service = services[dice.Next(services.Count)];
        var number = _numbers[service.Letter] = _numbers.GetValueOrDefault(service.Letter) + 1;
        var priority = groups.Count > 0 && dice.Next(7) == 0 ? groups[dice.Next(groups.Count)].Code : null;
        var ticket = Ticket.Issue(
            agency,
            new Now(at, day),
            service.Letter,
            number,
            dice.Next(4) == 0 ? Origin.Phone : Origin.Kiosk,
            priority,
            null,
            RandomNumberGenerator.GetBytes(32),
            [service],
            Tickets.Count + 1,
            madeUp: true
        );
        Tickets.Add(ticket);
        steps.Add((at, StepOf(Step.Issued, ticket, at)));
        return (new(ticket.Id, 1, ticket.Label, service.Id, at, Tickets.Count, priority is not null, null), ticket);
    }

    private DateTime Serve(
        Ticket ticket,
        Desk desk,
        DateTime now,
        WhyCalled why,
        string others,
        List<(DateTime, TicketEvent)> steps
    )
    {
        var stop = ticket.Stops[0];
        stop.Call(desk.Id, now);
        steps.Add((now, StepOf(Step.Called, ticket, now, desk, why, others)));
        if (dice.Next(25) == 0)
        {
            var gone = now.AddSeconds(90);
            stop.NoShow(gone);
            steps.Add((gone, StepOf(Step.NoShow, ticket, gone, desk)));
            return gone;
        }

        // Most are done in time, a few take twice as long.
        var minutes =
            (stop.PromisedMinutes ?? 10)
            * (0.25 + 0.9 * dice.NextDouble() * dice.NextDouble() + (dice.Next(12) == 0 ? 0.9 : 0));
        var done = now.AddSeconds(Math.Round(minutes * 60));
        stop.Finish(done);
        steps.Add((done, StepOf(Step.Finished, ticket, done, desk)));
        return done.AddSeconds(20);
    }

    private TicketEvent StepOf(
        Step what,
        Ticket ticket,
        DateTime at,
        Desk? desk = null,
        WhyCalled? why = null,
        string? others = null
    ) =>
        new()
        {
            AgencyId = agency,
            Day = day,
            At = at,
            What = what,
            TicketId = ticket.Id,
            Label = ticket.Label,
            Stop = 1,
            ServiceId = ticket.Stops[0].ServiceId,
            DeskId = desk?.Id,
            DeskNumber = desk?.Number,
            Why = why,
            OfPriority = ticket.Priority is not null,
            Others = others,
        };
}
