using Prongsai.Kernel;

namespace Prongsai.Ledger.Witnessing;

/// <summary>What a witness last saw of a log, or why it did not sign.</summary>
internal sealed class Sighting
{
    public AgencyId AgencyId { get; private init; }
    public int Log { get; private init; }

    /// <summary>The name of its key.</summary>
    public string Witness { get; private init; } = "";

    /// <summary>The largest tree that it signed; 0 while it signed none.</summary>
    public long Size { get; private set; }

    /// <summary>When it signed that, by its own clock.</summary>
    public DateTime? At { get; private set; }

    /// <summary>Why it did not sign the latest; null where it did.</summary>
    public string? Trouble { get; private set; }

    public static Sighting Of(AgencyId agency, int log, string witness) =>
        new()
        {
            AgencyId = agency,
            Log = log,
            Witness = witness,
        };

    public void Saw(long size, DateTime at) => (Size, At, Trouble) = (size, at, null);

    public void Failed(string why) => Trouble = why;
}
