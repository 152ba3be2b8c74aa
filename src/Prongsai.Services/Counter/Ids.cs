using Prongsai.Kernel;

namespace Prongsai.Services.Counter;

internal readonly record struct CounterServiceId(Guid Value) : IId<CounterServiceId>
{
    public static CounterServiceId From(Guid value) => new(value);
}

internal readonly record struct DeskId(Guid Value) : IId<DeskId>
{
    public static DeskId From(Guid value) => new(value);
}

internal readonly record struct TicketId(Guid Value) : IId<TicketId>
{
    public static TicketId From(Guid value) => new(value);
}

internal readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    public static AppointmentId From(Guid value) => new(value);
}
