using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>A counter with a month of made-up tickets, for a sample office.</summary>
public interface ISampleCounter
{
    /// <summary>
    /// Opens services and desks, and writes the tickets of the last month that is over; each is marked as made up. Where the office has a
    /// counter already, nothing changes.
    /// </summary>
    Task LoadAsync(AgencyId agency, CancellationToken cancellation = default);
}
