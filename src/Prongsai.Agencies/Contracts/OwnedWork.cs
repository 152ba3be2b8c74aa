using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>A person as other modules name them.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">As written beside what they own.</param>
public sealed record Person(Guid AccountId, string Name);

/// <summary>Something that a person answers for.</summary>
/// <param name="Kind">"มาตรการ" / "Measure".</param>
/// <param name="Words">What it says.</param>
/// <param name="Path">Where it is.</param>
public sealed record OwnedThing(Bilingual Kind, string Words, string Path);

/// <summary>What people own in one module. When an officer moves, the successor gets it.</summary>
public interface IOwnedWork
{
    /// <summary>What a person owns now.</summary>
    Task<IReadOnlyList<OwnedThing>> OfAsync(AgencyId agency, Person person, CancellationToken cancellation = default);

    /// <summary>Gives all of it to another person and writes the journal. The caller saves, with the duties, in one go.</summary>
    Task MoveAsync(
        AgencyId agency,
        Person from,
        Person successor,
        Now now,
        Actor by,
        CancellationToken cancellation = default
    );
}
