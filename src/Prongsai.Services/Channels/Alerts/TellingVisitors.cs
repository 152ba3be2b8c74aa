using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Push;
using Prongsai.Services.Channels.Sending;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter;

namespace Prongsai.Services.Channels.Alerts;

/// <summary>Tells those who asked for it that their turn is near: three before them, then one.</summary>
internal sealed class TellingVisitors(ProngsaiDb db, TimeProvider clock) : ITicketAlerts
{
    public async Task NearAsync(IReadOnlyList<TicketNear> near, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(near);
        if (near.Count == 0)
            return;

        var (agency, now) = (near[0].Agency, clock.Now());
        // A visit waits in one line at a time; the shortest wait counts all the same.
        var by = near.GroupBy(one => one.Ticket)
            .ToDictionary(g => new TicketId(g.Key), g => g.MinBy(one => one.Before)!);
        var watches = await db
            .TicketWatches.Where(w => w.AgencyId == agency && by.Keys.Contains(w.TicketId))
            .ToListAsync(cancellation);
        foreach (var watch in watches)
        {
            var one = by[watch.TicketId];
            if (watch.Hears(one.Before))
                db.Enqueue(agency, now, new TellVisitor(agency.Value, watch.Id.Value, one.Label, one.Before, now.Utc));
        }

        // Two desks called at one moment: the other one's telling stands.
        await db.TrySaveAsync(cancellation);
    }

    public Task EndedAsync(AgencyId agency, IReadOnlyList<Guid> tickets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        var ids = tickets.Select(TicketId.From).ToList();
        return db
            .TicketWatches.Where(w => w.AgencyId == agency && ids.Contains(w.TicketId))
            .ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>Tells one visitor.</summary>
internal sealed record TellVisitor(Guid Agency, Guid Watch, string Label, int Before, DateTime At);

/// <summary>The job of every night: no ticket lives longer than its day.</summary>
internal sealed record ForgetTicketWatches;

/// <summary>What a visitor who wrote to the Official Account is answered.</summary>
[SealedInTheQueue]
internal sealed record AnswerOnLine(Guid Agency, string ReplyToken, Bilingual Text);

internal sealed class TellingAVisitor(
    ProngsaiDb db,
    IAgencies agencies,
    AccountSecrets secrets,
    LineApi line,
    PushServices services,
    TimeProvider clock
) : IJobWork<TellVisitor>, IJobWork<ForgetTicketWatches>, IJobWork<AnswerOnLine>
{
    // Later it would only confuse.
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(20);

    public async Task RunAsync(TellVisitor job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new TicketWatchId(job.Watch));
        var watch = await db.TicketWatches.FirstOrDefaultAsync(w => w.AgencyId == agency && w.Id == id, cancellation);
        // The ticket ended meanwhile.
        if (watch is null || clock.Now().Utc - job.At > GoodFor)
            return;

        var words = Words(job.Label, job.Before);
        if (watch.Address is { } address)
        {
            var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
            var message = ReadableJson.Bytes(
                new
                {
                    title = words.Th,
                    body = words.En,
                    path = $"/{whose.Slug}/counter",
                    ticket = true,
                }
            );
            if (!await services.SendAsync(address, message, GoodFor, job.Watch, cancellation))
                await ForgetAsync(watch, cancellation);
            return;
        }

        var account = await db.LineAsync(agency, cancellation);
        try
        {
            if (account is not null)
                await line.PushAsync(
                    secrets.Open(account),
                    secrets.Open(watch.ProtectedLineUser!),
                    $"{words.Th}\n{words.En}",
                    run.Id.Value,
                    cancellation
                );
        }
        catch (ChannelRefusesException no)
        {
            if (no.BreaksAccount)
                account!.Broke(no.Why, clock.Now());
            await ForgetAsync(watch, cancellation);
        }
    }

    public Task RunAsync(ForgetTicketWatches job, JobRun run, CancellationToken cancellation)
    {
        var today = clock.Now().Today;
        return db.TicketWatches.Where(w => w.Day < today).ExecuteDeleteAsync(cancellation);
    }

    public async Task RunAsync(AnswerOnLine job, JobRun run, CancellationToken cancellation)
    {
        if (await db.LineAsync(new AgencyId(job.Agency), cancellation) is not { } account)
            return;

        try
        {
            await line.ReplyAsync(secrets.Open(account), job.ReplyToken, $"{job.Text.Th}\n{job.Text.En}", cancellation);
        }
        catch (ChannelRefusesException)
        {
            // The minute in which one may answer is over, or it was answered: nobody waits for it any more.
        }
    }

    private async Task ForgetAsync(TicketWatch watch, CancellationToken cancellation)
    {
        db.TicketWatches.Remove(watch);
        await db.TrySaveAsync(cancellation);
    }

    internal static Bilingual Words(string label, int before) =>
        before switch
        {
            0 => new($"บัตรคิว {label}: ท่านเป็นคิวถัดไป", $"Ticket {label}: you are next"),
            1 => new($"บัตรคิว {label}: เหลืออีก 1 คิวก่อนถึงท่าน", $"Ticket {label}: one is before you"),
            _ => new($"บัตรคิว {label}: เหลืออีก {before} คิวก่อนถึงท่าน", $"Ticket {label}: {before} are before you"),
        };
}

internal static class LineAccounts
{
    /// <summary>The agency's Official Account; null where it has none.</summary>
    public static Task<ChannelAccount?> LineAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) => db.ChannelAccounts.FirstOrDefaultAsync(a => a.AgencyId == agency && a.Channel == Channel.Line, cancellation);
}
