using Prongsai.Kernel;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Contracts;

/// <summary>
/// What the signs go by. Names, meanings and defaults are Cardinal's, so that a settings file of one serves the other. A sign that is
/// null is off.
/// </summary>
public sealed record SignSettings
{
    private SignSettings() { }

    /// <summary>All eleven signs with their defaults: what holds without a settings file.</summary>
    public static SignSettings Usual { get; } =
        new()
        {
            R003 = new(),
            R018 = new(),
            R024 = new(),
            R025 = new(),
            R028 = true,
            R030 = true,
            R035 = new(),
            R036 = true,
            R038 = new(),
            R048 = new(),
            R058 = new(),
        };

    /// <summary>No sign at all.</summary>
    internal static SignSettings Silent { get; } = new();

    /// <summary>Reads a settings file (INI): the settings, or every mistake with its line.</summary>
    public static (SignSettings? Settings, IReadOnlyList<Refusal> Mistakes) Read(string file, string content) =>
        SettingsReading.Of(file, content);

    /// <summary>Only amounts in this currency are compared; null: in the first one met.</summary>
    internal string? Currency { get; init; }

    /// <summary>Values of tender/procurementMethodDetails under which prices are not compared (R024, R028, R036, R058).</summary>
    internal IReadOnlyList<string> WithoutPriceComparison { get; init; } = [];

    /// <summary>When not empty, prices are compared only under these, and the list above has no effect.</summary>
    internal IReadOnlyList<string> WithPriceComparison { get; init; } = [];

    /// <summary>Values of tender/procurementMethodDetails whose processes no sign looks at.</summary>
    internal IReadOnlyList<string> Excluded { get; init; } = [];

    internal ShortPeriodSettings? R003 { get; init; }
    internal SingleBidSettings? R018 { get; init; }
    internal FenceSettings? R024 { get; init; }
    internal RareWinnerSettings? R025 { get; init; }
    internal bool R028 { get; init; }
    internal bool R030 { get; init; }
    internal OthersDisqualifiedSettings? R035 { get; init; }
    internal bool R036 { get; init; }
    internal DisqualifiedShareSettings? R038 { get; init; }
    internal VarietySettings? R048 { get; init; }
    internal FenceSettings? R058 { get; init; }

    /// <summary>True when the sign is looked for.</summary>
    public bool Has(SignCode code) =>
        code switch
        {
            SignCode.R003 => R003 is not null,
            SignCode.R018 => R018 is not null,
            SignCode.R024 => R024 is not null,
            SignCode.R025 => R025 is not null,
            SignCode.R028 => R028,
            SignCode.R030 => R030,
            SignCode.R035 => R035 is not null,
            SignCode.R036 => R036,
            SignCode.R038 => R038 is not null,
            SignCode.R048 => R048 is not null,
            _ => R058 is not null,
        };
}
