using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>Something that an assessor would mark down, still there when it was last looked at.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Year">Of which fiscal year.</param>
/// <param name="Address">Where it was seen.</param>
/// <param name="Kind">Stable: "dead", "outdated", "changed".</param>
/// <param name="Words">What is wrong and what to do.</param>
/// <param name="Since">When it was first seen, UTC.</param>
/// <param name="Officer">Who has the item; null when nobody does.</param>
/// <param name="OfficerId">That person's account.</param>
/// <param name="DeputyId">Who stands in.</param>
/// <param name="Path">The item's page in the workspace.</param>
public sealed record SeenFault(
    string Code,
    FiscalYear Year,
    string Address,
    string Kind,
    Bilingual Words,
    DateTime Since,
    string? Officer,
    Guid? OfficerId,
    Guid? DeputyId,
    string Path
);

/// <summary>One address of a round.</summary>
/// <param name="Code">Of which item.</param>
/// <param name="Address">What was opened.</param>
/// <param name="Outcome">"reached", "status", "timed-out", "robots-refuse" …</param>
/// <param name="Status">The answer's number.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Clicks">From the home page; null where it does not matter or no way was found.</param>
/// <param name="Findings">What is wrong there.</param>
public sealed record SeenPage(
    string Code,
    string Address,
    string Outcome,
    int? Status,
    int Milliseconds,
    int? Clicks,
    IReadOnlyList<Bilingual> Findings
);

/// <summary>What a look at all public pages of an agency's year came to.</summary>
/// <param name="Pages">Every address that was opened.</param>
/// <param name="Faults">What is open now, of earlier looks too.</param>
/// <param name="Notes">What is to be known about the look as a whole.</param>
public sealed record SiteLook(
    IReadOnlyList<SeenPage> Pages,
    IReadOnlyList<SeenFault> Faults,
    IReadOnlyList<Bilingual> Notes
)
{
    /// <summary>True when something was looked at and nothing is wrong.</summary>
    public bool IsClean => Pages.Count > 0 && Faults.Count == 0;
}

/// <summary>Looks at an agency's public pages as an assessor does: from outside, without an account.</summary>
public interface IAssessorsEye
{
    /// <summary>Looks now, and keeps what was seen.</summary>
    /// <param name="agency">Whose pages.</param>
    /// <param name="year">Of which fiscal year.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="progress">Hears how many items of how many are done; null when nobody waits.</param>
    /// <param name="cancellation">Ends it; what was seen until then is kept.</param>
    Task<SiteLook> LookAsync(
        AgencyId agency,
        FiscalYear year,
        Actor by,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default
    );

    /// <summary>What is open in an agency, the longest open first.</summary>
    Task<IReadOnlyList<SeenFault>> OpenAsync(AgencyId agency, CancellationToken cancellation = default);
}
