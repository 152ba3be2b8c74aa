using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Push;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Channels.Alerts;

/// <summary>How a visitor may be told.</summary>
/// <param name="PublicKey">For browsers.</param>
/// <param name="Line">Opens the Official Account with the ticket's key already written; null where LINE is not set up for it.</param>
internal sealed record WaysToBeTold(string PublicKey, string? Line);

/// <summary>What the page of a ticket offers, and what its visitor chose.</summary>
internal sealed class VisitorAlerts(ProngsaiDb db, PushSigning signing, Installation installation, TimeProvider clock)
{
    public async Task<WaysToBeTold> WaysAsync(AgencyId agency, string key, CancellationToken cancellation)
    {
        var line = await db
            .ChannelAccounts.AsNoTracking()
            .Where(a =>
                a.AgencyId == agency && a.Channel == Channel.Line && a.ProtectedSecret != null && a.FaultTh == null
            )
            .Select(a => a.Handle)
            .FirstOrDefaultAsync(cancellation);
        var words = Uri.EscapeDataString($"คิว {ReadableKey.InGroups(key)}");
        return new(
            await signing.PublicAsync(cancellation),
            line is null ? null : $"https://line.me/R/oaMessage/{Uri.EscapeDataString(line)}/?{words}"
        );
    }

    public async Task<IReadOnlyList<Refusal>> ByBrowserAsync(
        AgencyId agency,
        Ticket ticket,
        string? endpoint,
        string? publicKey,
        string? auth,
        CancellationToken cancellation
    )
    {
        if (PushAddress.Read(endpoint, publicKey, auth, installation.Outside) is not { } address)
            return [PushRefusals.NotAnAddress];

        var id = ticket.Id;
        var watches = await db
            .TicketWatches.AsNoTracking()
            .Where(w => w.AgencyId == agency && w.TicketId == id)
            .Select(w => w.Endpoint)
            .ToListAsync(cancellation);
        if (watches.Contains(address.Endpoint))
            return [];
        if (watches.Count >= TicketWatch.MostOfATicket)
            return [PushRefusals.TooManyOfATicket];

        db.TicketWatches.Add(TicketWatch.ByBrowser(agency, id, address, clock.Now()));
        await db.SaveChangesAsync(cancellation);
        return [];
    }
}
