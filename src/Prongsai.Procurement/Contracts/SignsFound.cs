using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>One thing worth looking at.</summary>
/// <param name="Id">The ocid of the process or the id of the organisation.</param>
/// <param name="Figure">
/// By sign: a share for R024, R058 (of the winning bid), R025 and R038 (of the bids), a number of tenderers for R035, of kinds for R048, 1 for the others. 0
/// where the organisation only stands beside a process that has the figure.
/// </param>
public sealed record FoundSign(SignCode Code, SignSubject Subject, string Id, double Figure);

/// <summary>What became of one sign over the whole file.</summary>
/// <param name="Computable">Processes that had what the sign asks for; 0: nothing can be said, which is not the same as nothing found.</param>
/// <param name="Figures">Quartiles and fences that were used, by their names in Cardinal; NaN where there was nothing to compute them from.</param>
/// <param name="Found">Sorted by subject and id.</param>
public sealed record SignResult(
    SignCode Code,
    long Computable,
    IReadOnlyList<(string Name, double Figure)> Figures,
    IReadOnlyList<FoundSign> Found
);

/// <summary>The answer of one run over a file.</summary>
/// <param name="Signs">One for each sign that is on.</param>
/// <param name="Maps">Which organisations stand behind which process: map, ocid, organisations; null unless asked for.</param>
/// <param name="Processes">Processes looked at.</param>
/// <param name="WithoutOcid">Left out: no ocid that is a text.</param>
/// <param name="Cancelled">Left out: the tender is cancelled.</param>
/// <param name="Excluded">Left out by the settings.</param>
/// <param name="OtherCurrencies">Bids left out of price comparisons because of their currency.</param>
/// <param name="Unreadable">Lines that could not be read, at most the first hundred.</param>
/// <param name="UnreadableLines">How many there were.</param>
public sealed record SignsFound(
    IReadOnlyList<SignResult> Signs,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? Maps,
    long Processes,
    long WithoutOcid,
    long Cancelled,
    long Excluded,
    long OtherCurrencies,
    IReadOnlyList<Refusal> Unreadable,
    long UnreadableLines
);
