namespace Prongsai.Procurement.Signs.Settings;

/// <param name="Days">A period of fewer whole days is short.</param>
/// <param name="Methods">Values of tender/procurementMethod that are looked at; empty: all.</param>
/// <param name="DaysByDetails">Other numbers of days for values of tender/procurementMethodDetails.</param>
internal sealed record ShortPeriodSettings(
    long Days = 15,
    IReadOnlyList<string>? Methods = null,
    IReadOnlyDictionary<string, long>? DaysByDetails = null
);

/// <param name="Methods">Values of tender/procurementMethod that are looked at.</param>
internal sealed record SingleBidSettings(IReadOnlyList<string>? Methods = null)
{
    public IReadOnlyList<string> Methods { get; } = Methods ?? ["open", "selective"];
}

/// <param name="Threshold">A fixed fence instead of the one computed from the data.</param>
internal sealed record FenceSettings(double? Threshold = null);

/// <param name="Percentile">Only tenderers whose number of valid bids reaches this percentile are looked at.</param>
internal sealed record RareWinnerSettings(int Percentile = 75, double? Threshold = null);

/// <param name="Tenderers">At least so many others were disqualified; never under one.</param>
internal sealed record OthersDisqualifiedSettings(int Tenderers = 1);

/// <param name="MinimumBids">Tenderers with fewer submitted bids are left out.</param>
/// <param name="MinimumProcesses">
/// Buyers and procuring entities with fewer are left out. Cardinal's manual says contracting processes; its program counts their
/// submitted bids, and so do we.
/// </param>
internal sealed record DisqualifiedShareSettings(
    double? Threshold = null,
    long MinimumBids = 2,
    long MinimumProcesses = 2
);

/// <param name="Digits">How many characters of a classification make a kind.</param>
/// <param name="MinimumProcesses">Suppliers with fewer processes are left out.</param>
internal sealed record VarietySettings(double? Threshold = null, int Digits = 2, long MinimumProcesses = 20);
