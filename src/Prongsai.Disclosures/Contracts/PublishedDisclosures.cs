using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>An edition that the public reads.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Year">Of which fiscal year.</param>
/// <param name="Title">The framework's text on the day it was published.</param>
/// <param name="Number">Of the edition.</param>
/// <param name="WhatChanged">In the office's words; empty for a first edition.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="Path">Its permanent page.</param>
public sealed record PublishedDisclosure(
    string Code,
    FiscalYear Year,
    Bilingual Title,
    int Number,
    string WhatChanged,
    DateTime PublishedAt,
    string Path
);

/// <summary>What an agency has disclosed to the public.</summary>
public interface IPublishedDisclosures
{
    /// <summary>The newest editions that no withdrawal took from the public.</summary>
    Task<IReadOnlyList<PublishedDisclosure>> LatestAsync(
        AgencyId agency,
        int most,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// The editions behind public addresses of this installation ("https://…/khlong-sam-wa/oit/2568/O12", with or without
    /// "/editions/2"): of each the SHA-256 of its content, by the address as it was given. Addresses of anything else are left out,
    /// and all while Prongsai:Address is not set.
    /// </summary>
    Task<IReadOnlyDictionary<string, FileHash>> BehindAsync(
        AgencyId agency,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellation = default
    );
}
