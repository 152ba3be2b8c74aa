using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Sessions;

/// <summary>The browsers in which an account is signed in: seen, ended, and proved again.</summary>
internal sealed class OpenSessions(ProngsaiDb db, IHttpContextAccessor request, TimeProvider clock)
{
    /// <summary>The session of this request.</summary>
    public SessionId? This => request.HttpContext is { } context ? SessionsInTheDatabase.Of(context) : null;

    public async Task<IReadOnlyList<Session>> OfAsync(Guid account)
    {
        var now = clock.Now().Utc;

        return await db
            .Sessions.AsNoTracking()
            .Where(s => s.AccountId == account && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt)
            .ThenByDescending(s => s.Id)
            .ToListAsync();
    }

    /// <summary>Ends one session of the account; false when it was over already.</summary>
    public async Task<bool> EndAsync(Account account, SessionId id, Actor by)
    {
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.AccountId == account.Id && s.Id == id);
        if (session is null)
            return false;

        db.Sessions.Remove(session);
        JournalEnd(account, [session], by);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Ended by somebody else in the same moment, who has written it down.
            db.ChangeTracker.Clear();
            return false;
        }

        return true;
    }

    /// <summary>Ends every session of the account but the one of this request; all of them when the request is not the account's.</summary>
    public async Task<int> EndOthersAsync(Account account, Actor by)
    {
        var mine = This ?? default;
        var others = await db.Sessions.Where(s => s.AccountId == account.Id && s.Id != mine).ToListAsync();
        if (others.Count == 0)
            return 0;

        var ids = others.Select(s => s.Id).ToList();
        await db.Sessions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync();
        foreach (var gone in others)
            db.Entry(gone).State = EntityState.Detached;
        JournalEnd(account, others, by);
        await db.SaveChangesAsync();
        return others.Count;
    }

    /// <summary>True when the person of this request gave a password or passkey lately.</summary>
    public bool IsProved() =>
        request.HttpContext is { } context
        && SessionsInTheDatabase.ProvedAt(context) is { } proved
        && clock.Now().Utc - proved < Session.StandsFor;

    /// <summary>The person of this request has just given a password or passkey.</summary>
    public Task ProveAsync()
    {
        var now = clock.Now().Utc;
        var mine = This ?? default;

        return db.Sessions.Where(s => s.Id == mine).ExecuteUpdateAsync(row => row.SetProperty(s => s.ProvedAt, now));
    }

    private void JournalEnd(Account account, IEnumerable<Session> ended, Actor by) =>
        db.Journal(
            account.AgencyId,
            clock.Now(),
            by,
            "SessionsEnded",
            $"account:{account.Id}",
            new
            {
                Ended = ended.Select(s => new
                {
                    s.Device,
                    s.Network,
                    s.SignedInAt,
                }),
            }
        );
}
