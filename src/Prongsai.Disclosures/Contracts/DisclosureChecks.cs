using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>One element of an item, looked at by machine.</summary>
/// <param name="Text">The framework's text.</param>
/// <param name="Verdict">"met", "not-met", or "judge" where only a person can tell.</param>
/// <param name="Findings">What is missing, where, and what to do.</param>
public sealed record CheckedElement(Bilingual Text, string Verdict, IReadOnlyList<Bilingual> Findings);

/// <summary>One item, looked at by machine.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Title">The framework's text.</param>
/// <param name="Edition">The edition that the public reads; null where none is.</param>
/// <param name="Elements">The checklist.</param>
/// <param name="Besides">What is wrong besides the elements: a file that does not open, a dead link.</param>
public sealed record CheckedItem(
    string Code,
    Bilingual Title,
    int? Edition,
    IReadOnlyList<CheckedElement> Elements,
    IReadOnlyList<Bilingual> Besides
);

/// <summary>The machine's look at all items of an agency.</summary>
public interface IDisclosureChecks
{
    /// <summary>Every item of the framework, in official order, as its content stands now. Empty where no framework is known.</summary>
    Task<IReadOnlyList<CheckedItem>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    );
}
