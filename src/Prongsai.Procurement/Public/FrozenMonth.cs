using Prongsai.Kernel;

namespace Prongsai.Procurement.Public;

/// <summary>A month that stands in a published edition, as it was taken from the register.</summary>
internal sealed class FrozenMonth
{
    public AgencyId AgencyId { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Of the item that publishes it: the fiscal year, the code, the edition.</summary>
    public FiscalYear Year { get; init; }
    public string Code { get; init; } = "";
    public int Edition { get; init; }
    public DateTime PublishedAt { get; init; }

    /// <summary>What was taken (<see cref="Disclosing.TakenPurchases"/>).</summary>
    public string Version { get; init; } = "";

    /// <summary>How many purchases; none where the office said that nothing was bought.</summary>
    public int Purchases { get; init; }

    /// <summary>Where two items publish one month, the pages show the later publication.</summary>
    public bool IsShown { get; set; }

    public bool IsNothing => Purchases == 0;
}
