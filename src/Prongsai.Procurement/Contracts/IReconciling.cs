using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>How asking one national system stands.</summary>
/// <param name="Code">"announcements" or "contracts".</param>
/// <param name="Name">In words.</param>
/// <param name="Source">The address that was asked; never a key.</param>
/// <param name="ReadAt">When what is in use was read to its end, UTC; null while nothing was.</param>
/// <param name="Rows">Announcements or contracts of the agency that were read.</param>
/// <param name="Notes">What a reader must know of them: lists that may be cut, fields that could not be read.</param>
public sealed record NationalSystemAsked(
    string Code,
    Bilingual Name,
    string Source,
    DateTime? ReadAt,
    int Rows,
    IReadOnlyList<Bilingual> Notes
);

/// <summary>One disagreement between the register and a national system. Citizens' numbers are covered.</summary>
/// <param name="Kind">"national-only", "ours-only", "price-differs" …: stable.</param>
/// <param name="Name">The kind in words.</param>
/// <param name="ProjectNumber">Of e-GP; null where there is none.</param>
/// <param name="ContractNumber">Null where there is none.</param>
/// <param name="About">The work.</param>
/// <param name="Ours">What the register says.</param>
/// <param name="Theirs">What the national system says.</param>
/// <param name="WhatToDo">What an officer does about it.</param>
/// <param name="Explanation">What the office wrote to these very sides; null while there is nothing.</param>
public sealed record RegisterDifference(
    string Kind,
    Bilingual Name,
    string? ProjectNumber,
    string? ContractNumber,
    string About,
    Bilingual Ours,
    Bilingual Theirs,
    Bilingual WhatToDo,
    string? Explanation
);

/// <summary>A fiscal year of the register beside the national systems.</summary>
/// <param name="Systems">What was asked, and when.</param>
/// <param name="Differences">All of them, explained or not.</param>
public sealed record ReconciledYear(
    IReadOnlyList<NationalSystemAsked> Systems,
    IReadOnlyList<RegisterDifference> Differences
);

/// <summary>Compares an agency's register with the announcements of e-GP and the national contract data.</summary>
public interface IReconciling
{
    /// <summary>Stands above every list of differences.</summary>
    Bilingual Disclaimer { get; }

    /// <summary>Asks both systems now, and keeps what they say.</summary>
    /// <returns>Why one or both could not be read; what was read before then stays in use.</returns>
    Task<IReadOnlyList<Refusal>> AskAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);

    /// <summary>The register as it is now beside what was read last; asks nobody.</summary>
    /// <exception cref="RefusedException">Nothing was ever read, so there is nothing to compare with.</exception>
    Task<ReconciledYear> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);
}
