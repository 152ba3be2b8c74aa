using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Prongsai.Kernel;

namespace Prongsai.Web.Journal;

/// <summary>What the search form sent, for the page and for both exports.</summary>
internal sealed record AskedSearch
{
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    [FromQuery(Name = "record")]
    public string? Record { get; init; }

    [FromQuery(Name = "what")]
    public string? What { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>"installation" for what happened to the installation itself.</summary>
    [FromQuery(Name = "of")]
    public string? Of { get; init; }

    /// <summary>Who installs reads the installation's lines and no agency's; auditors and administrators read their agency's.</summary>
    public bool IsInstallation(ClaimsPrincipal user) =>
        user.Has(Duty.SystemAdministrator)
        && (Of == "installation" || !user.Has(Duty.Auditor, Duty.AgencyAdministrator));

    public JournalSearch Read(ClaimsPrincipal user, List<Refusal> reasons)
    {
        return new JournalSearch
        {
            Agency = IsInstallation(user) ? null : user.Agency(),
            Person = Person?.Trim(),
            Record = Record?.Trim(),
            What = What,
            From = Day(From),
            To = Day(To),
        };

        DateOnly? Day(string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var reading = ThaiDate.Read(text);
            if (reading.WhyNot is { } whyNot)
                reasons.Add(whyNot);
            return reading.Day;
        }
    }

    public string AddressOf(string path, string? after = null)
    {
        (string Name, string? Value)[] fields =
        [
            ("person", Person),
            ("record", Record),
            ("what", What),
            ("from", From),
            ("to", To),
            ("of", Of),
            ("after", after),
        ];
        var query = string.Join(
            '&',
            fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}")
        );

        return query.Length == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?{query}");
    }
}
