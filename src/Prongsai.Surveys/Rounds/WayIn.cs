using Microsoft.AspNetCore.Http;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Rounds;

/// <summary>How people come to a round.</summary>
internal enum WayKind
{
    /// <summary>A link that everybody may pass on.</summary>
    Link,

    /// <summary>A counter, section, officer or service with a link (and poster) of its own.</summary>
    Place,

    /// <summary>One tap on a tablet at the place.</summary>
    Kiosk,

    /// <summary>A printed code that is good for one answer.</summary>
    Token,

    /// <summary>Staff: a ballot handed to those who are eligible.</summary>
    Staff,

    /// <summary>Paper that is entered twice.</summary>
    Paper,
}

/// <summary>What a place is.</summary>
internal enum PlaceKind
{
    Counter,
    Section,
    Officer,
    Service,
}

/// <summary>One way into a round, with a key of its own in the address: /{agency}/survey/{key}. Its number stands in each answer.</summary>
internal sealed class WayIn
{
    public const int LongestLabel = 100;

    public AgencyId AgencyId { get; private init; }
    public RoundId RoundId { get; private init; }

    /// <summary>From 1 within the round.</summary>
    public short Number { get; private init; }

    public WayKind Kind { get; private init; }

    /// <summary>In the address; not a secret.</summary>
    public string Key { get; private init; } = "";

    public PlaceKind? PlaceKind { get; private init; }

    /// <summary>What the place is called: ช่องบริการ 3.</summary>
    public string Label { get; private init; } = "";

    /// <summary>The section it belongs to, to compare sections by.</summary>
    public SectionId? SectionId { get; private init; }

    /// <summary>An officer's own place: the account that sees its results first.</summary>
    public Guid? AccountId { get; private init; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>A kiosk: when it was last heard of, to five minutes; null before the first time.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>A kiosk: how many answers it then still kept, beside those it was sending.</summary>
    public int Waiting { get; private set; }

    /// <summary>A kiosk: how many of its answers were not taken and are listed on it with the reason.</summary>
    public int Refused { get; private set; }

    /// <summary>What stands after the agency in its address.</summary>
    public string Path => $"survey/{Key}{(Kind == WayKind.Kiosk ? "/kiosk" : "")}";

    /// <summary>Its whole address, as whoever asks now reached the program.</summary>
    public string AddressFor(HttpRequest asked, Agency agency) => $"{asked.Scheme}://{asked.Host}/{agency.Slug}/{Path}";

    /// <summary>An instant of which only five minutes are known.</summary>
    public static DateTime Coarsely(Now now) => now.Utc.AddTicks(-(now.Utc.Ticks % TimeSpan.FromMinutes(5).Ticks));

    public static WayIn To(
        Round round,
        short number,
        WayKind kind,
        string label = "",
        PlaceKind? place = null,
        SectionId? section = null,
        Guid? account = null
    ) =>
        new()
        {
            AgencyId = round.AgencyId,
            RoundId = round.Id,
            Number = number,
            Kind = kind,
            Key = ReadableKey.New(10),
            Label = ThaiText.NormaliseLine(label),
            PlaceKind = place,
            SectionId = section,
            AccountId = account,
        };

    public void Close(Now now) => ClosedAt ??= now.Utc;
}
