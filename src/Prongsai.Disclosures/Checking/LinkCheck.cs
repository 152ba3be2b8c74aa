using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

/// <summary>What came of trying a link that an agency's disclosures hold. Remembered, so that the check needs no network.</summary>
internal sealed class LinkCheck
{
    public AgencyId AgencyId { get; private init; }

    /// <summary>SHA-256 of the address: addresses are longer than an index of either database takes.</summary>
    public string Id { get; private init; } = "";

    public string Url { get; private init; } = "";

    /// <summary>Whether it answered; null where it may not be tried (the site's robots.txt asks us not to come).</summary>
    public bool? Answers { get; private set; }

    public string WhyTh { get; private set; } = "";
    public string WhyEn { get; private set; } = "";
    public DateTime At { get; private set; }

    public static string IdOf(string url) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    public static LinkCheck For(AgencyId agency, string url) =>
        new()
        {
            AgencyId = agency,
            Id = IdOf(url),
            Url = url,
        };

    public void Found(Visit visit, Now now)
    {
        Answers = visit.Outcome == VisitOutcome.RobotsRefuse ? null : visit.IsReached;
        (WhyTh, WhyEn, At) = (visit.Why?.Th ?? "", visit.Why?.En ?? "", now.Utc);
    }

    public LinkFacts Facts => new(Answers, At.DayInThailand(), new(WhyTh, WhyEn));
}
