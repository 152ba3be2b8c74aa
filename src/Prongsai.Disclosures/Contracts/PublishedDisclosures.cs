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
}
