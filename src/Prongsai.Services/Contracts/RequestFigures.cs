using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>Online requests for one service in one month.</summary>
/// <param name="Service">Which service.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Made">Made in this month.</param>
/// <param name="Closed">Finished or refused in this month; those taken back by the citizen are not among them.</param>
/// <param name="InTime">Of those closed, within the promise under which they were made.</param>
/// <param name="UsedDays">Days of the promise that those closed used in all; days on which the clock stood are not among them.</param>
public sealed record RequestFigure(ServiceId Service, DateOnly Month, int Made, int Closed, int InTime, int UsedDays);

/// <summary>How many online requests there were and whether promises were kept: no request, no person.</summary>
public interface IRequestFigures
{
    /// <summary>By service and month, for the months from the first to the last (their first days).</summary>
    Task<IReadOnlyList<RequestFigure>> OfAsync(
        AgencyId agency,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellation = default
    );
}
