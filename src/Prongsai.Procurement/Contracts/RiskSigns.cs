using Prongsai.Procurement.Signs;

namespace Prongsai.Procurement.Contracts;

/// <summary>Looks for signs of risk in OCDS data, without a database.</summary>
public static class RiskSigns
{
    /// <summary>
    /// Reads contracting processes (compiled releases as JSON lines; also packages and records) and says what is worth looking at.
    /// </summary>
    /// <param name="data">Read once, from where it stands to its end.</param>
    /// <param name="name">How the person knows the file.</param>
    /// <param name="settings">Which signs, and their thresholds.</param>
    /// <param name="withMaps">Also which organisations stand behind which process; costs memory for each process.</param>
    /// <param name="threads">How many read at once; null: as many as the machine has processors.</param>
    /// <exception cref="Kernel.RefusedException">The file is blank or not text in UTF-8.</exception>
    public static SignsFound Find(
        Stream data,
        string name,
        SignSettings settings,
        bool withMaps = false,
        int? threads = null
    ) => new SignSearch(settings, name, withMaps, threads ?? Environment.ProcessorCount).Run(data);

    /// <summary>Writes what <c>ocdscardinal indicators</c> would print.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="output">Gets one JSON object and a line end.</param>
    /// <param name="withMeta">With the quartiles and fences.</param>
    public static void WriteAsCardinal(SignsFound found, Stream output, bool withMeta = true) =>
        CardinalOutput.Write(found, output, withMeta);
}
