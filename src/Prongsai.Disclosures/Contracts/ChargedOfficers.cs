using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>Who has one OIT item, as the register says it.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Title">The framework's text.</param>
/// <param name="Officer">Who prepares it; null when nobody does.</param>
/// <param name="Deputy">Who stands in.</param>
/// <param name="Reviewer">Who reviews and publishes it.</param>
public sealed record ChargedItem(string Code, Bilingual Title, Person? Officer, Person? Deputy, Person? Reviewer);

/// <summary>Who answers for which OIT item: for orders that name them.</summary>
public interface IChargedOfficers
{
    /// <summary>The items of the year's register, in official order. Empty where no register was opened.</summary>
    Task<IReadOnlyList<ChargedItem>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// Puts these people in charge of these items and writes the journal; when the items are due stays as it was. The caller saves, with
    /// the order, in one go.
    /// </summary>
    /// <returns>Why not; nothing is changed then: an item that the register lacks, somebody who would review their own work.</returns>
    Task<IReadOnlyList<Refusal>> ChargeAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyList<ChargedItem> items,
        Now now,
        Actor by,
        CancellationToken cancellation = default
    );
}
