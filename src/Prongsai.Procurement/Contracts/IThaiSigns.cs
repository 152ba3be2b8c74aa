using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>Something to look at; never an accusation.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="LookFirst">Further from the usual than the others of its kind.</param>
/// <param name="Figures">The arithmetic that led to it.</param>
/// <param name="Evidence">The purchases it rests on: month, work, contract number, price.</param>
public sealed record ThaiSignFinding(
    Bilingual Subject,
    bool LookFirst,
    IReadOnlyList<(Bilingual Name, Bilingual Value)> Figures,
    IReadOnlyList<string> Evidence
);

/// <summary>One of the signs F01–F34 over an agency's fiscal year.</summary>
/// <param name="Code">"F03".</param>
/// <param name="Name">In a few words.</param>
/// <param name="Definition">With the thresholds of the year.</param>
/// <param name="Looked">Purchases that have what the sign reads.</param>
/// <param name="Rows">Purchases of the year.</param>
/// <param name="WhyNot">Why it is not computed, which is never the same as "nothing found"; null where it is.</param>
/// <param name="Findings">What there is to look at.</param>
public sealed record ThaiSignOfYear(
    string Code,
    Bilingual Name,
    Bilingual Definition,
    int Looked,
    int Rows,
    Bilingual? WhyNot,
    IReadOnlyList<ThaiSignFinding> Findings
);

/// <summary>The Thai signs of what to look at in an agency's purchases.</summary>
public interface IThaiSigns
{
    /// <summary>Stands above every list of them.</summary>
    Bilingual Disclaimer { get; }

    /// <summary>Computes all thirty-four over the register as it is now; nothing is kept.</summary>
    Task<IReadOnlyList<ThaiSignOfYear>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    );
}
