using Prongsai.Kernel;
using Prongsai.Services.Channels.Push;
using Prongsai.Services.Counter;

namespace Prongsai.Services.Channels.Alerts;

/// <summary>
/// A visitor wants to be told when a ticket's turn is near: in the browser, or by LINE. It is deleted when the ticket ends, and whatever is
/// left of a day in the night after it; the journal says nothing of it.
/// </summary>
internal sealed class TicketWatch
{
    /// <summary>A ticket is watched by those who came together, not by a crowd.</summary>
    public const int MostOfATicket = 5;

    /// <summary>So many before it is near; and then this one is next but one.</summary>
    public const int Near = 3,
        Nearly = 1;

    public AgencyId AgencyId { get; private init; }
    public TicketWatchId Id { get; private init; }
    public TicketId TicketId { get; private init; }
    public DateOnly Day { get; private init; }

    /// <summary>Of a browser.</summary>
    public string? Endpoint { get; private init; }
    public byte[]? PublicKey { get; private init; }
    public byte[]? Auth { get; private init; }

    /// <summary>Of LINE: who wrote to the Official Account, sealed.</summary>
    public string? ProtectedLineUser { get; private init; }

    public bool ToldNear { get; private set; }
    public bool ToldNearly { get; private set; }
    public int Version { get; private set; } = 1;

    public PushAddress? Address => Endpoint is null ? null : new(Endpoint, PublicKey!, Auth!);

    public static TicketWatch ByBrowser(AgencyId agency, TicketId ticket, PushAddress address, Now now) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<TicketWatchId>(),
            TicketId = ticket,
            Day = now.Today,
            Endpoint = address.Endpoint,
            PublicKey = address.PublicKey,
            Auth = address.Auth,
        };

    public static TicketWatch ByLine(AgencyId agency, TicketId ticket, string sealedUser, Now now) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<TicketWatchId>(),
            TicketId = ticket,
            Day = now.Today,
            ProtectedLineUser = sealedUser,
        };

    /// <summary>True when somebody has to be told now; each of the two tellings happens once.</summary>
    public bool Hears(int before)
    {
        var isNew = before <= Nearly ? !ToldNearly : before <= Near && !ToldNear;
        if (!isNew)
            return false;

        // Whoever is told that one is before them need not hear of three any more.
        (ToldNear, ToldNearly) = (true, ToldNearly || before <= Nearly);
        Version++;
        return true;
    }
}
