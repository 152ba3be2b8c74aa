using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>A disclosure that waits to be published.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Year">Of which fiscal year.</param>
/// <param name="Title">The framework's text.</param>
/// <param name="Month">Of a monthly item; null otherwise.</param>
/// <param name="By">The last day.</param>
/// <param name="WorkingDay">The working day by which it should be done: <paramref name="By"/>, or the last one before it.</param>
/// <param name="IsLate">True when that day has passed.</param>
/// <param name="Officer">Who prepares it; null when nobody does.</param>
/// <param name="OfficerId">That person's account.</param>
/// <param name="Path">Where it is written.</param>
public sealed record DueDisclosure(
    string Code,
    FiscalYear Year,
    Bilingual Title,
    DateOnly? Month,
    DateOnly By,
    DateOnly WorkingDay,
    bool IsLate,
    string? Officer,
    Guid? OfficerId,
    string Path
);

/// <summary>What an agency has to publish.</summary>
public interface IDisclosuresDue
{
    /// <summary>Late, or due by the end of this month; late ones first. Empty where no register was opened.</summary>
    Task<IReadOnlyList<DueDisclosure>> DueAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    );
}
