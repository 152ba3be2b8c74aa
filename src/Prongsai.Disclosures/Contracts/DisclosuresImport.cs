using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>Takes disclosures from a file beside its tables and attachments.</summary>
public interface IDisclosuresImport
{
    /// <summary>
    /// Reads a YAML file of disclosures and puts them into the agency's register; what says it was published becomes an edition.
    /// All or nothing: with any refusal nothing is kept. The same file again changes nothing.
    /// </summary>
    Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string path,
        Actor by,
        CancellationToken cancellation = default
    );
}
