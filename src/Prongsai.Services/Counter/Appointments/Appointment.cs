using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Counter.Appointments;

/// <summary>A booked place: a service, a day, half an hour. No name and no telephone is asked for; the key is the appointment.</summary>
internal sealed class Appointment
{
    /// <summary>A slot is so long.</summary>
    public const int Minutes = 30;

    /// <summary>So many days ahead can be booked.</summary>
    public const int DaysAhead = 30;

    /// <summary>Who comes later than this after the slot began waits as everybody does.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    public AgencyId AgencyId { get; private init; }
    public AppointmentId Id { get; private init; }
    public CounterServiceId ServiceId { get; private init; }
    public DateOnly Day { get; private init; }

    /// <summary>Minutes from midnight in Thailand.</summary>
    public int Minute { get; private init; }

    public byte[] KeyHash { get; private init; } = [];
    public DateTime BookedAt { get; private init; }
    public DateTime? CancelledAt { get; private set; }
    public DateTime? ArrivedAt { get; private set; }

    public DateTime StartsAt =>
        DateTime.SpecifyKind(Day.ToDateTime(TimeOnly.MinValue).AddMinutes(Minute) - Clock.Thailand, DateTimeKind.Utc);

    public static Appointment Book(
        AgencyId agency,
        CounterServiceId service,
        DateOnly day,
        int minute,
        byte[] keyHash,
        Now now
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<AppointmentId>(),
            ServiceId = service,
            Day = day,
            Minute = minute,
            KeyHash = keyHash,
            BookedAt = now.Utc,
        };

    public bool IsInTime(DateTime utc) => utc <= StartsAt + Grace;

    public IReadOnlyList<Refusal> WhyNotArrive(Now now) =>
        CancelledAt is not null ? [CounterRefusals.AppointmentCancelled]
        : ArrivedAt is not null ? [CounterRefusals.AppointmentArrived]
        : Day != now.Today ? [CounterRefusals.AppointmentOtherDay(Day)]
        : [];

    public void Arrive(Now now)
    {
        WhyNotArrive(now).ThrowIfAny();
        ArrivedAt = now.Utc;
    }

    public void Cancel(Now now)
    {
        if (ArrivedAt is null)
            CancelledAt ??= now.Utc;
    }
}

/// <summary>A half hour that can be booked.</summary>
internal sealed record Slot(DateOnly Day, int Minute, int Left)
{
    /// <summary>The half hours of a day that lie whole within its hours and have not begun.</summary>
    public static IReadOnlyList<Slot> Of(HoursOfADay hours, int places, IReadOnlyDictionary<int, int> booked, Now now)
    {
        if (!hours.IsOpen)
            return [];

        List<Slot> slots = [];
        var first = (hours.Opens + Appointment.Minutes - 1) / Appointment.Minutes * Appointment.Minutes;
        for (var minute = first; minute + Appointment.Minutes <= hours.Closes; minute += Appointment.Minutes)
        {
            if (hours.Day == now.Today && minute <= HoursOfADay.MinuteOf(now.Utc))
                continue;
            if (places - booked.GetValueOrDefault(minute) is > 0 and var left)
                slots.Add(new(hours.Day, minute, left));
        }

        return slots;
    }
}
