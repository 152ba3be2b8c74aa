using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Appointments;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Tests.Services.Counter;

/// <summary>Who is called next, how long it will take, when the doors are open: rules without a program.</summary>
public sealed class CallingInOrder
{
    private static readonly DateTime Ten = new(2026, 11, 26, 3, 0, 0, DateTimeKind.Utc);
    private static readonly CounterServiceId Service = Ids.Next<CounterServiceId>();

    [Fact]
    public void Goes_by_place_and_gives_one_of_so_many_calls_to_those_who_may_go_first()
    {
        WaitingStop[] queue =
        [
            Waits("A1", 0),
            Waits("A2", 1),
            Waits("A3", 2),
            Waits("A4", 3, priority: true),
            Waits("A5", 4),
        ];

        Assert.Equal(("A1", WhyCalled.Arrival), Next(queue, oneOf: 2, ordinary: 0));
        Assert.Equal(("A4", WhyCalled.Priority), Next(queue, oneOf: 2, ordinary: 1));
        Assert.Equal(("A1", WhyCalled.Arrival), Next(queue, oneOf: 3, ordinary: 1));
        Assert.Equal(("A4", WhyCalled.Priority), Next(queue, oneOf: 1, ordinary: 0));
        // Who stands first anyway is called for that, whatever the right.
        Assert.Equal(("A4", WhyCalled.Arrival), Next(queue[3..], oneOf: 2, ordinary: 1));
        Assert.Null(CallingOrder.Next([], 2, 0, Ten));
    }

    [Fact]
    public void Lets_an_appointment_go_first_at_its_hour_and_not_before()
    {
        WaitingStop[] queue = [Waits("A1", 0), Waits("A2", 5, at: 0), Waits("A3", 6, at: 30)];

        Assert.Equal(("A2", WhyCalled.Appointment), Next(queue, oneOf: 2, ordinary: 0));
        Assert.Equal(("A1", WhyCalled.Arrival), Next([queue[0], queue[2]], oneOf: 2, ordinary: 0));
        Assert.Equal(("A3", WhyCalled.Arrival), Next([queue[2]], oneOf: 2, ordinary: 0));
    }

    [Fact]
    public void Shows_the_queue_in_the_order_in_which_it_calls_and_starves_nobody()
    {
        var dice = new Random(7);
        for (var time = 0; time < 300; time++)
        {
            var oneOf = dice.Next(1, 6);
            var ordinary = dice.Next(0, 6);
            List<WaitingStop> left =
            [
                .. Enumerable
                    .Range(0, dice.Next(0, 25))
                    .Select(n =>
                        Waits(
                            $"A{n}",
                            dice.Next(0, 20),
                            dice.Next(3) == 0,
                            dice.Next(6) == 0 ? dice.Next(-20, 20) : null
                        )
                    ),
            ];
            var shown = CallingOrder.InOrder(left, oneOf, ordinary, Ten).Select(w => w.Label).ToList();

            List<string> called = [];
            var since = ordinary;
            while (CallingOrder.Next(left, oneOf, since, Ten) is var (next, why))
            {
                called.Add(next.Label);
                left.Remove(next);
                since = next.HasPriority ? 0 : since + 1;
                // With one of two or more, nobody who may go first is let past twice while somebody else stands before them.
                if (oneOf > 1 && why == WhyCalled.Priority)
                    Assert.False(CallingOrder.Next(left, oneOf, since, Ten) is (_, WhyCalled.Priority));
            }

            Assert.Equal(called, shown);
        }
    }

    [Fact]
    public void Says_an_interval_in_which_most_are_called_and_nothing_when_too_little_is_known()
    {
        Assert.Null(WaitEstimate.For(3, 1, new ServiceTimes(WaitEstimate.Fewest - 1, 9_000, 5_000_000)));
        Assert.Null(WaitEstimate.For(3, 0, new ServiceTimes(100, 30_000, 12_000_000)));

        // Services of 6 minutes on average, as spread as waiting times are; two desks, both busy.
        var dice = new Random(3);
        double Service() => -360 * Math.Log(1 - dice.NextDouble());
        var past = Enumerable.Range(0, 400).Select(_ => Service()).ToList();
        var known = new ServiceTimes(past.Count, past.Sum(), past.Sum(s => s * s));
        foreach (var before in new[] { 2, 5, 12 })
        {
            var wait = WaitEstimate.For(before, 2, known)!.Value;
            var within = 0;
            for (var visit = 0; visit < 2_000; visit++)
            {
                // What runs at the desks has no memory, so its rest is a service like any other.
                double[] free = [Service(), Service()];
                for (var n = 0; n < before; n++)
                    free[Array.IndexOf(free, free.Min())] += Service();
                var minutes = free.Min() / 60;
                within += minutes >= wait.LowMinutes && minutes <= wait.HighMinutes ? 1 : 0;
            }

            // Whole minutes make it a little wider than eight of ten.
            Assert.InRange(within / 2_000.0, 0.72, 0.95);
        }
    }

    [Fact]
    public void Knows_its_hours_by_day_week_and_holiday()
    {
        var agency = new AgencyId(Guid.CreateVersion7());
        var thursday = new DateOnly(2026, 11, 26);
        Opening[] said =
        [
            Opening.At(agency, "6", 540, 720, false, ""),
            Opening.At(agency, "2026-11-27", 0, 0, true, "ปรับปรุงระบบไฟฟ้า"),
            Opening.At(agency, "2026-12-05", 600, 660, false, "วันรับลงทะเบียน"),
        ];
        HoursOfADay On(DateOnly day) => HoursOfADay.On(day, said, WorkingDays.Thailand);

        Assert.Equal("08:30–16:30", On(thursday).Words.En);
        Assert.True(On(thursday).TakesTickets(Ten.AddHours(-2)));
        Assert.False(On(thursday).TakesTickets(Ten.AddHours(-2.1)));
        Assert.False(On(thursday).TakesTickets(Ten.AddHours(6.5)));
        Assert.Equal(
            (false, "ปรับปรุงระบบไฟฟ้า"),
            (On(thursday.AddDays(1)).IsOpen, On(thursday.AddDays(1)).Why!.Value.Th)
        );
        Assert.Equal("09:00–12:00", On(thursday.AddDays(2)).Words.En);
        Assert.False(On(thursday.AddDays(3)).IsOpen);
        // A day that is named comes before a public holiday.
        Assert.Equal("10:00–11:00", On(new(2026, 12, 5)).Words.En);
        Assert.False(On(new(2026, 4, 14)).IsOpen);

        foreach (
            var (text, minutes) in new (string?, int?)[]
            {
                ("08:30", 510),
                ("8.30", 510),
                ("๐๘.๓๐", 510),
                ("24:00", 1440),
                ("24:01", null),
                ("8", null),
                ("", null),
                (null, null),
                ("-1:00", null),
                ("12:60", null),
            }
        )
            Assert.Equal(minutes, HoursOfADay.ReadTime(text));
    }

    [Fact]
    public void Offers_half_hours_that_are_whole_free_and_not_over()
    {
        var day = new DateOnly(2026, 11, 26);
        var hours = new HoursOfADay(day, true, 515, 660, null);
        var booked = new Dictionary<int, int> { [570] = 1, [600] = 2 };

        Assert.Equal(
            [(540, 2), (570, 1), (630, 2)],
            Slot.Of(hours, 2, booked, new Now(Ten.AddDays(-1), day.AddDays(-1))).Select(s => (s.Minute, s.Left))
        );
        Assert.Equal([630], Slot.Of(hours, 2, booked, new Now(Ten, day)).Select(s => s.Minute));
        Assert.Empty(Slot.Of(hours with { IsOpen = false }, 2, booked, new Now(Ten, day)));
    }

    [Fact]
    public void Makes_the_same_secret_of_the_same_form_and_keeps_only_what_gives_nothing_away()
    {
        var act = Secret.NewAct();

        Assert.Equal(Secret.Of(act), Secret.Of(act.ToUpperInvariant()));
        Assert.NotEqual(Secret.Of(act), Secret.Of(Secret.NewAct()));
        Assert.Equal(Secret.Length, Secret.Of(act).Length);
        Assert.Equal(
            Secret.HashOf(Secret.Of(act)),
            Secret.HashOf(ReadableKey.InGroups(Secret.Of(act)).ToUpperInvariant())
        );
        Assert.NotEqual(Secret.ActOf(act), Secret.HashOf(Secret.Of(act)));
        Assert.All(
            new[] { null, "", "1", new string('g', 32), new string('a', 33) },
            bad => Assert.Null(Secret.ActOf(bad))
        );
    }

    private static (string Label, WhyCalled Why)? Next(WaitingStop[] queue, int oneOf, int ordinary) =>
        CallingOrder.Next(queue, oneOf, ordinary, Ten) is var (stop, why) ? (stop.Label, why) : null;

    private static long _order;

    private static WaitingStop Waits(string label, int minute, bool priority = false, int? at = null) =>
        new(
            Ids.Next<TicketId>(),
            1,
            label,
            Service,
            Ten.AddMinutes(minute - 30),
            ++_order,
            priority,
            at is { } minutes ? Ten.AddMinutes(minutes) : null
        );
}
