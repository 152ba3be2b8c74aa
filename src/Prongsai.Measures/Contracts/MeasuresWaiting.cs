using Prongsai.Kernel;

namespace Prongsai.Measures.Contracts;

/// <summary>How one agency stands with the measures of its latest programme year.</summary>
/// <param name="Programme">Which year.</param>
/// <param name="Rows">Points to improve.</param>
/// <param name="WithoutMeasure">Of these, with no measure yet.</param>
/// <param name="Due">Measures without a result whose last day is today or within the next thirty days.</param>
/// <param name="Late">Measures without a result whose last day has passed.</param>
public sealed record MeasuresStanding(FiscalYear Programme, int Rows, int WithoutMeasure, int Due, int Late);

/// <summary>The measures of many agencies at once.</summary>
public interface IMeasuresOfMany
{
    /// <summary>
    /// How each of these agencies stands; an agency without rows is not in the answer. The number of queries does not grow with
    /// the agencies.
    /// </summary>
    Task<IReadOnlyDictionary<AgencyId, MeasuresStanding>> StandingAsync(
        IReadOnlyCollection<AgencyId> agencies,
        DateOnly today,
        CancellationToken cancellation = default
    );
}
