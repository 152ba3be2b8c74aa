using Prongsai.Procurement.Ocds.Checking;

namespace Prongsai.Procurement.Contracts;

/// <summary>What the command line asks about files of OCDS, without a database.</summary>
public static class OcdsFiles
{
    /// <summary>
    /// Checks a file against OCDS 1.1.5 with the bids extension: a package, a release or record, or any of these on each line.
    /// Memory does not grow with the file, but for sixteen bytes a release, by which repeated ones are found.
    /// </summary>
    /// <param name="data">Read once, from where it stands to its end.</param>
    /// <param name="name">How the person knows the file.</param>
    /// <exception cref="Kernel.RefusedException">The file is blank or not text in UTF-8.</exception>
    public static OcdsReport Check(Stream data, string name) => OcdsCheck.Run(data, name);
}
