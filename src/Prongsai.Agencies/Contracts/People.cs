using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>Somebody who holds a duty in an agency today.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name as other officers know it.</param>
/// <param name="Duty">Which duty.</param>
public sealed record Holder(Guid AccountId, string Name, Duty Duty)
{
    /// <summary>Position (ตำแหน่ง); null where none is written down.</summary>
    public string? Post { get; init; }

    /// <summary>The section they work in; null where none is written down, or none.</summary>
    public SectionId? SectionId { get; init; }
}

/// <summary>Somebody who works in an agency, with or without a duty.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name as other officers know it.</param>
/// <param name="Post">ตำแหน่ง; null when it is not known.</param>
/// <param name="SectionId">The section they work in; null when it is not known.</param>
public sealed record StaffMember(Guid AccountId, string Name, string? Post, SectionId? SectionId);

/// <summary>A person who gets an account.</summary>
/// <param name="SignInName">With which they sign in.</param>
/// <param name="Name">With title: นางสมศรี ใจดี.</param>
public sealed record Newcomer(string SignInName, string Name);

/// <summary>The people of agencies and their duties.</summary>
public interface IPeople
{
    /// <summary>Who holds any of these duties in an agency today, by name; the system administrators where that duty is asked for.</summary>
    Task<IReadOnlyList<Holder>> HoldersAsync(
        AgencyId agency,
        IReadOnlyCollection<Duty> anyOf,
        CancellationToken cancellation = default
    );

    /// <summary>Everybody whose own agency this is and who may sign in, by name: also people without a duty.</summary>
    Task<IReadOnlyList<StaffMember>> StaffAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>
    /// Makes an account with these duties from today, for the command line and for samples; in the pages people are invited. The
    /// password exists only in the answer. Null when the sign-in name is taken already.
    /// </summary>
    Task<Credentials?> AppointAsync(
        AgencyId agency,
        Newcomer who,
        IReadOnlyCollection<Duty> duties,
        Actor by,
        CancellationToken cancellation = default
    );
}

/// <summary>The people of a page.</summary>
public static class PeopleOfPages
{
    /// <summary>Who may submit a page in an agency today, by the duties that the page names.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public static Task<IReadOnlyList<Holder>> WhoMaySubmitAsync<TPage>(
        this IPeople people,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        var duties = PageDuties.Of(typeof(TPage).GetCustomAttributes(inherit: true)).ToSubmit;

        return people.HoldersAsync(agency, duties, cancellation);
    }
}
