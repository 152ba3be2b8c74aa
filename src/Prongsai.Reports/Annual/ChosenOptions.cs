using Microsoft.AspNetCore.WebUtilities;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Annual;

/// <summary>The options of a report as the form sends them: in the address of the preview, so that a preview can be sent on.</summary>
internal sealed class ChosenOptions
{
    public string? Digits { get; set; }
    public bool Owners { get; set; }
    public bool Periods { get; set; }
    public bool Days { get; set; }
    public bool English { get; set; }
    public string? Paper { get; set; }
    public string? ReporterName { get; set; }
    public string? ReporterPosition { get; set; }
    public string? ExecutiveName { get; set; }
    public string? ExecutivePosition { get; set; }

    public bool ArabicDigits => Digits == "arabic";
    public bool Landscape => Paper == "landscape";

    public ReportOptions AsOptions() =>
        new()
        {
            ThaiDigits = !ArabicDigits,
            Owners = Owners,
            Periods = Periods,
            Days = Days,
            Landscape = Landscape,
            EnglishSummary = English,
            Reporter = new(Tidy(ReporterName), Tidy(ReporterPosition)),
            Executive = new(Tidy(ExecutiveName), Tidy(ExecutivePosition)),
        };

    /// <summary>Only what differs from a plain report, by the names of the form's fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields
    {
        get
        {
            if (ArabicDigits)
                yield return new("digits", "arabic");
            if (Owners)
                yield return new("owners", "true");
            if (Periods)
                yield return new("periods", "true");
            if (Days)
                yield return new("days", "true");
            if (English)
                yield return new("english", "true");
            if (Landscape)
                yield return new("paper", "landscape");
            if (Tidy(ReporterName) is { Length: > 0 } reporter)
                yield return new("reporterName", reporter);
            if (Tidy(ReporterPosition) is { Length: > 0 } position)
                yield return new("reporterPosition", position);
            if (Tidy(ExecutiveName) is { Length: > 0 } executive)
                yield return new("executiveName", executive);
            if (Tidy(ExecutivePosition) is { Length: > 0 } office)
                yield return new("executivePosition", office);
        }
    }

    /// <summary>A path with these options in its query.</summary>
    public string AddTo(string path) =>
        QueryHelpers.AddQueryString(path, Fields.Select(f => new KeyValuePair<string, string?>(f.Key, f.Value)));

    // Names are typed by hand: at most a line of them, and no control characters in a document.
    private static string Tidy(string? text)
    {
        var plain = new string([.. (text ?? "").Where(c => !char.IsControl(c))]).Trim();
        return plain.Length > 200 ? plain[..200] : plain;
    }
}
