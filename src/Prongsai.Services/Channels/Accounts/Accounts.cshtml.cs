using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Accounts;

/// <summary>The agency's LINE Official Account and Facebook Page: set, tried, removed. Tokens are entered here and never shown.</summary>
[
    Writes(Duty.ServiceManager),
    Act("ตั้งบัญชี LINE และ Facebook ของหน่วยงาน", "Set the agency's LINE and Facebook accounts")
]
internal sealed class AccountsModel(
    ProngsaiDb db,
    IAgencies agencies,
    AccountSecrets secrets,
    LookingAtAccounts looking,
    ChannelSettings settings,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/services/channels";

    /// <summary>A token that ends within so many days is to be renewed.</summary>
    public const int SoonDays = 14;

    public Agency Agency { get; private set; } = null!;
    public IReadOnlyDictionary<Channel, ChannelAccount> Accounts { get; private set; } =
        new Dictionary<Channel, ChannelAccount>();
    public int Subscribers { get; private set; }
    public Now Now { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Channel? Tried { get; private set; }
    public string Webhook => settings.Absolute($"/{Agency.Slug}/line/webhook");

    public async Task OnGetAsync(Channel? tried, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        Tried = tried;
    }

    public async Task<IActionResult> OnPostSetAsync(
        Channel channel,
        string? page,
        string? token,
        string? secret,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var account = Accounts.GetValueOrDefault(channel);
        WhyNot = ChannelAccount.WhyNot(channel, page, token, secret, account is not null);
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        if (account is null)
        {
            account = ChannelAccount.Of(Agency.Id, channel);
            db.ChannelAccounts.Add(account);
        }

        account.Put(
            page,
            string.IsNullOrWhiteSpace(token) ? null : secrets.Seal(token),
            string.IsNullOrWhiteSpace(secret) ? null : secrets.Seal(secret),
            now,
            by
        );
        db.Journal(
            Agency.Id,
            now,
            by,
            "ChannelAccountSet",
            account.Record,
            new { channel, page = account.PageId.Length > 0 ? account.PageId : null }
        );
        // Whoever sets it wants to know at once; a channel that does not answer now is asked again by the job.
        await TryNowAsync(account, cancellation);
        return LocalRedirect($"{Here}?tried={channel}");
    }

    public async Task<IActionResult> OnPostTryAsync(Channel channel, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (Accounts.GetValueOrDefault(channel) is not { } account)
            throw new MissingException("account");

        await TryNowAsync(account, cancellation);
        return LocalRedirect($"{Here}?tried={channel}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Channel channel, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (Accounts.GetValueOrDefault(channel) is not { } account)
            throw new MissingException("account");

        db.ChannelAccounts.Remove(account);
        db.Journal(
            Agency.Id,
            clock.Now(),
            User.Actor(),
            "ChannelAccountRemoved",
            account.Record,
            new { channel, name = account.Name }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Here);
    }

    private async Task TryNowAsync(ChannelAccount account, CancellationToken cancellation)
    {
        try
        {
            await looking.LookAsync(account, cancellation);
        }
        catch (Exception later)
            when (later is HttpRequestException or IOException or RetryLaterException
                || later is OperationCanceledException && !cancellation.IsCancellationRequested
            )
        {
            db.Enqueue(
                account.AgencyId,
                clock.Now(),
                new LookAtAccount(account.AgencyId.Value, account.Channel),
                key: $"{account.AgencyId}/{account.Channel}"
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Accounts = await db
            .ChannelAccounts.Where(a => a.AgencyId == agency)
            .ToDictionaryAsync(a => a.Channel, cancellation);
        Subscribers = await db.PushSubscribers.CountAsync(s => s.AgencyId == agency, cancellation);
    }
}
