using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>Where in a file something was seen.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Ocid">The process, where it is known.</param>
/// <param name="Value">The value that was found, shortened; null where there is none to show.</param>
public sealed record OcdsPlace(long Line, string? Ocid, string? Value);

/// <summary>One way in which the file departs from the schema of OCDS 1.1.5.</summary>
/// <param name="Path">Names from the top of the file, indices replaced by *: "releases/*/tender/value/amount".</param>
/// <param name="Kind">type, missing, code, format, pattern, empty, no-items or duplicate.</param>
/// <param name="Words">What was expected.</param>
/// <param name="Count">How often.</param>
/// <param name="First">The first places.</param>
public sealed record OcdsFault(string Path, string Kind, Bilingual Words, long Count, IReadOnlyList<OcdsPlace> First);

/// <summary>How many releases (or records) have a field. A field is there when it holds something other than "", [], {} or null.</summary>
/// <param name="Path">As in <see cref="OcdsFault"/>.</param>
/// <param name="Count">So many have it.</param>
/// <param name="Of">Of so many.</param>
/// <param name="InSchema">False for a field that neither OCDS 1.1.5 nor the bids extension knows.</param>
public sealed record OcdsCoverage(string Path, long Count, long Of, bool InSchema);

/// <summary>Something valid that is not good: a reader of the data would be misled, or could not use it.</summary>
/// <param name="Code">Stable: "period-order".</param>
/// <param name="Words">What is wrong with it.</param>
/// <param name="Count">How many releases.</param>
/// <param name="First">The first of them.</param>
public sealed record OcdsQuality(string Code, Bilingual Words, long Count, IReadOnlyList<OcdsPlace> First);

/// <summary>The answer of a check: what could not be read, what is invalid, then, apart from validity, what is there and how good it is.</summary>
/// <param name="Packages">Release and record packages.</param>
/// <param name="Releases">Releases, in packages or by themselves.</param>
/// <param name="Records">Records, likewise.</param>
/// <param name="Unreadable">What could not be read, at most the first hundred.</param>
/// <param name="UnreadableCount">How much there was.</param>
/// <param name="Faults">Structural faults, the most frequent first.</param>
/// <param name="Coverage">Every field met, by path.</param>
/// <param name="Quality">The most frequent first.</param>
public sealed record OcdsReport(
    long Packages,
    long Releases,
    long Records,
    IReadOnlyList<Refusal> Unreadable,
    long UnreadableCount,
    IReadOnlyList<OcdsFault> Faults,
    IReadOnlyList<OcdsCoverage> Coverage,
    IReadOnlyList<OcdsQuality> Quality
)
{
    /// <summary>True when all of the file could be read and it holds something.</summary>
    public bool IsReadable => UnreadableCount == 0 && Packages + Releases + Records > 0;

    /// <summary>True when what could be read keeps to the schema.</summary>
    public bool IsValid => Faults.Count == 0;
}
