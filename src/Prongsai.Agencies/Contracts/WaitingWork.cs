using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>Work of one kind that waits in a module, for the page of today.</summary>
/// <param name="Count">How many; nothing is shown of none.</param>
/// <param name="Words">"คำขอออนไลน์เกินกำหนด" / "online requests that are late".</param>
/// <param name="Path">Where they are listed.</param>
/// <param name="IsLate">True when a day that was promised has passed.</param>
public sealed record WaitingWork(int Count, Bilingual Words, string Path, bool IsLate);

/// <summary>What waits in one module for the officers of an agency.</summary>
public interface IWaitingWork
{
    /// <summary>Kind by kind, also those of which nothing waits.</summary>
    Task<IReadOnlyList<WaitingWork>> OfAsync(AgencyId agency, DateOnly today, CancellationToken cancellation = default);
}
