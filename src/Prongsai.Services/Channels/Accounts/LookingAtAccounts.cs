using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Channels.Sending;

namespace Prongsai.Services.Channels.Accounts;

/// <summary>Asks one account for its name, its quota and its followers.</summary>
internal sealed record LookAtAccount(Guid Agency, Channel Channel);

/// <summary>Asks all of them, each morning, so that an expired token is known before somebody wants to post.</summary>
internal sealed record LookAtAccounts;

internal sealed class LookingAtAccounts(
    ProngsaiDb db,
    AccountSecrets secrets,
    LineApi line,
    FacebookApi facebook,
    INotices notices,
    TimeProvider clock
) : IJobWork<LookAtAccount>, IJobWork<LookAtAccounts>
{
    public async Task RunAsync(LookAtAccounts job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        foreach (
            var account in await db
                .ChannelAccounts.AsNoTracking()
                .Select(a => new { a.AgencyId, a.Channel })
                .ToListAsync(cancellation)
        )
            db.Enqueue(
                account.AgencyId,
                now,
                new LookAtAccount(account.AgencyId.Value, account.Channel),
                key: $"{account.AgencyId}/{account.Channel}"
            );
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RunAsync(LookAtAccount job, JobRun run, CancellationToken cancellation)
    {
        var agency = new AgencyId(job.Agency);
        var account = await db.ChannelAccounts.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.Channel == job.Channel,
            cancellation
        );
        if (account is null)
            return;

        var wasBroken = account.Fault is not null;
        if (await LookAsync(account, cancellation) is not null && !wasBroken)
            notices.Tell(
                clock.Now(),
                new Notice(
                    agency,
                    Recipients.Holders(Duty.ServiceManager),
                    ChannelsParts.Notices,
                    new(
                        $"บัญชี {account.Channel.Name().Th} ของหน่วยงานใช้ส่งไม่ได้",
                        $"The agency’s {account.Channel.Name().En} cannot be used"
                    ),
                    AccountsModel.Here
                )
            );
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Asks and notes the answer on the account, which the caller saves.</summary>
    /// <returns>Why it does not work; null when it does.</returns>
    public async Task<Refusal?> LookAsync(ChannelAccount account, CancellationToken cancellation)
    {
        var now = clock.Now();
        try
        {
            var door = secrets.Open(account);
            account.Looked(
                account.Channel == Channel.Line
                    ? await line.LookAsync(door, now, cancellation)
                    : await facebook.LookAsync(door, cancellation),
                now
            );
            return null;
        }
        catch (ChannelRefusesException no)
        {
            account.Broke(no.Why, now);
            return no.Why;
        }
        catch (RefusedException no)
        {
            account.Broke(no.Reasons[0], now);
            return no.Reasons[0];
        }
    }
}
