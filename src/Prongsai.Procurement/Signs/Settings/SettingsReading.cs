using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Settings;

/// <summary>
/// From an INI file to settings. What is not known is refused, not passed over: a misspelt threshold would silently be the default.
/// Sections of Cardinal's other commands are known and mean nothing here.
/// </summary>
internal sealed class SettingsReading
{
    private const string ByDetails = "R003.procurement_method_details";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        [""] = ["currency", "no_price_comparison_procurement_methods", "price_comparison_procurement_methods"],
        ["exclusions"] = ["procurement_method_details"],
        ["R003"] = ["threshold", "procurement_methods"],
        ["R018"] = ["procurement_methods"],
        ["R024"] = ["threshold"],
        ["R025"] = ["percentile", "threshold"],
        ["R028"] = [],
        ["R030"] = [],
        ["R035"] = ["threshold"],
        ["R036"] = [],
        ["R038"] = ["threshold", "minimum_submitted_bids", "minimum_contracting_processes"],
        ["R048"] = ["digits", "threshold", "minimum_contracting_processes"],
        ["R058"] = ["threshold"],
    };

    // Of `ocdscardinal prepare`, and two indicators that Cardinal's template names and 0.0.8 does not compute.
    private static readonly string[] OfOthers =
    [
        "defaults",
        "redactions",
        "corrections",
        "modifications",
        "codelists.bid_status",
        "codelists.award_status",
        "R044",
        "R055",
    ];

    private readonly string _file;
    private readonly IniFile _ini;
    private readonly List<Refusal> _mistakes = [];

    private SettingsReading(string file, IniFile ini)
    {
        _file = file;
        _ini = ini;
        _mistakes.AddRange(ini.Mistakes);
        foreach (var (section, line) in ini.Sections)
            if (section != ByDetails && !Keys.ContainsKey(section) && !OfOthers.Contains(section))
                _mistakes.Add(SettingsRefusals.UnknownSection(section, new Place(file, Row: line)));
        foreach (var line in ini.Lines)
            if (Keys.TryGetValue(line.Section ?? "", out var keys) && !keys.Contains(line.Key))
                _mistakes.Add(SettingsRefusals.UnknownKey(line.Key, line.Section, new Place(file, Row: line.Line)));
    }

    public static (SignSettings? Settings, IReadOnlyList<Refusal> Mistakes) Of(string file, string content)
    {
        var reading = new SettingsReading(file, IniFile.Read(file, content));
        var settings = reading.Settings();
        return reading._mistakes.Count == 0 ? (settings, []) : (null, reading._mistakes);
    }

    private SignSettings Settings() =>
        SignSettings.Silent with
        {
            Currency = Find(null, "currency")?.Value,
            WithoutPriceComparison = Listed(null, "no_price_comparison_procurement_methods") ?? [],
            WithPriceComparison = Listed(null, "price_comparison_procurement_methods") ?? [],
            Excluded = Listed("exclusions", "procurement_method_details") ?? [],
            R003 =
                !Has("R003") && !Has(ByDetails)
                    ? null
                    : new ShortPeriodSettings(
                        Whole("R003", "threshold") ?? 15,
                        Listed("R003", "procurement_methods"),
                        DaysByDetails()
                    ),
            R018 = Has("R018") ? new SingleBidSettings(Listed("R018", "procurement_methods")) : null,
            R024 = Has("R024") ? new FenceSettings(Number("R024", "threshold")) : null,
            R025 = Has("R025")
                ? new RareWinnerSettings((int)(Whole("R025", "percentile", 100) ?? 75), Number("R025", "threshold"))
                : null,
            R028 = Has("R028"),
            R030 = Has("R030"),
            R035 = Has("R035")
                ? new OthersDisqualifiedSettings((int)Math.Max(1, Whole("R035", "threshold", int.MaxValue) ?? 1))
                : null,
            R036 = Has("R036"),
            R038 = Has("R038")
                ? new DisqualifiedShareSettings(
                    Number("R038", "threshold"),
                    Whole("R038", "minimum_submitted_bids") ?? 2,
                    Whole("R038", "minimum_contracting_processes") ?? 2
                )
                : null,
            R048 = Has("R048")
                ? new VarietySettings(
                    Whole("R048", "threshold"),
                    (int)(Whole("R048", "digits", 100) ?? 2),
                    Whole("R048", "minimum_contracting_processes") ?? 20
                )
                : null,
            R058 = Has("R058") ? new FenceSettings(Number("R058", "threshold")) : null,
        };

    private bool Has(string section) => _ini.Sections.ContainsKey(section);

    private Dictionary<string, long> DaysByDetails()
    {
        Dictionary<string, long> days = new(StringComparer.Ordinal);
        foreach (var line in _ini.Lines.Where(line => line.Section == ByDetails))
            days[line.Key] = Whole(line, long.MaxValue) ?? 0;
        return days;
    }

    private IniLine? Find(string? section, string key) =>
        _ini.Lines.LastOrDefault(line => line.Section == section && line.Key == key);

    private string[]? Listed(string? section, string key) =>
        Find(section, key)?.Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private long? Whole(string section, string key, long most = long.MaxValue) =>
        Find(section, key) is { } line ? Whole(line, most) : null;

    private long? Whole(IniLine line, long most)
    {
        if (
            long.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= most
        )
            return number;

        var upTo = most == long.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" ≤ {most}");
        Refuse(line, $"จำนวนเต็ม / a whole number{upTo}");
        return null;
    }

    private double? Number(string section, string key)
    {
        if (Find(section, key) is not { } line)
            return null;
        if (
            double.TryParse(
                line.Value,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            ) && double.IsFinite(number)
        )
            return number;

        Refuse(line, "ตัวเลข / a number");
        return null;
    }

    private void Refuse(IniLine line, string expected) =>
        _mistakes.Add(SettingsRefusals.NotANumber(line.Key, line.Value, expected, new Place(_file, Row: line.Line)));
}
