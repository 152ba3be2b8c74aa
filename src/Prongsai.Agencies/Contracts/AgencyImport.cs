using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>What an import of agencies did, or why it did nothing.</summary>
/// <param name="Registered">New agencies.</param>
/// <param name="Changed">Agencies that were there and are now as the file says.</param>
/// <param name="Same">Agencies that were so already.</param>
/// <param name="Notes">What was not read, and what was assumed.</param>
/// <param name="Refusals">Why nothing was kept; empty when everything was.</param>
public sealed record AgenciesImported(
    int Registered,
    int Changed,
    int Same,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
);

/// <summary>Takes agencies from files.</summary>
public interface IAgencyImport
{
    /// <summary>
    /// Reads a CSV or XLSX with one agency a row; columns are found by their headings, Thai or English. All or nothing: with any
    /// refusal nothing is kept. The same file again updates what it brought; a blank cell leaves alone what is there.
    /// </summary>
    /// <param name="fileName">As the person knows it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="under">Under which agency those stand whose row names no parent; null: under none.</param>
    /// <param name="staysWithin">True when nothing outside that agency's tree may be touched.</param>
    /// <param name="profile">The ITA profile of those whose row names none; null: a new agency without one is refused.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    Task<AgenciesImported> ImportAsync(
        string fileName,
        byte[] content,
        AgencyId? under,
        bool staysWithin,
        string? profile,
        Actor by,
        CancellationToken cancellation = default
    );
}
