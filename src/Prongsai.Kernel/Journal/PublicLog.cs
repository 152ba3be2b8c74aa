namespace Prongsai.Kernel;

/// <summary>An entry of an agency's public log, for pages that lead to its proof.</summary>
/// <param name="Words">"เผยแพร่ O12 ปีงบประมาณ 2567 ฉบับที่ 1".</param>
/// <param name="Year">The fiscal year that it is about, B.E.; null where it is about none.</param>
/// <param name="At">When the act was, UTC.</param>
/// <param name="Path">The page that shows the entry.</param>
/// <param name="Proof">The .tlog-proof of the entry.</param>
public sealed record LoggedEntry(Bilingual Words, int? Year, DateTime At, string Path, string Proof);

/// <summary>
/// What the public log of an agency holds, asked by modules that know nothing of logs. What is not signed yet is not told.
/// </summary>
public interface IPublicLog
{
    /// <summary>The first entry that names each file, by its SHA-256; files that no entry names are left out.</summary>
    Task<IReadOnlyDictionary<FileHash, LoggedEntry>> NamingAsync(
        AgencyId agency,
        IReadOnlyCollection<FileHash> files,
        CancellationToken cancellation = default
    );

    /// <summary>The entries of records whose files are sealed ("import:…"), by the record as the journal names it.</summary>
    Task<ILookup<string, LoggedEntry>> SealedAsync(
        AgencyId agency,
        IReadOnlyCollection<string> records,
        CancellationToken cancellation = default
    );
}
