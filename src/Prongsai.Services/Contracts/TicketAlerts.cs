using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>A ticket whose turn is near.</summary>
/// <param name="Agency">Whose counter.</param>
/// <param name="Ticket">Which ticket.</param>
/// <param name="Label">"A012".</param>
/// <param name="Before">How many are called before it.</param>
public sealed record TicketNear(AgencyId Agency, Guid Ticket, string Label, int Before);

/// <summary>
/// Hears, after each call, whose turn is near: the door for whatever tells visitors. It hears of the same ticket again and remembers by
/// itself whom it has told. While nobody listens nothing is asked.
/// </summary>
public interface ITicketAlerts
{
    /// <summary>The first of each queue, as they stand after a call: those with at most three before them.</summary>
    Task NearAsync(IReadOnlyList<TicketNear> near, CancellationToken cancellation = default);

    /// <summary>These tickets are over: what was noted of their visitors is to be forgotten.</summary>
    Task EndedAsync(AgencyId agency, IReadOnlyList<Guid> tickets, CancellationToken cancellation = default);
}
