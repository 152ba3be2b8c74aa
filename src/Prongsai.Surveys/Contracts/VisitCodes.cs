using Prongsai.Kernel;

namespace Prongsai.Surveys.Contracts;

/// <summary>
/// One-time codes for people who were just served. Codes are made by the heap, beforehand, and taken from it at random; what is stored of
/// a heap says nothing of when or to whom a code went, so no visit can be joined to an answer.
/// </summary>
public interface IVisitCodes
{
    /// <summary>True when a round of satisfaction is open that takes one-time codes.</summary>
    Task<bool> ThereAreAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>Takes a code: the path below the agency's address at which it is used. Null when no round takes any.</summary>
    Task<string?> TakeAsync(AgencyId agency, CancellationToken cancellation = default);
}
