using System.Data.Common;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Sessions;

/// <summary>
/// Keeps who is signed in in the database instead of in the cookie: every node knows every session, and one that was ended is out
/// with its next request.
/// </summary>
internal sealed class SessionsInTheDatabase(TimeProvider clock) : ITicketStore
{
    /// <summary>Name of the claim that says how somebody got in.</summary>
    public const string EntranceClaim = "amr";

    // What the rest of a request may know about its session, carried beside the ticket.
    private const string IdItem = "prongsai:session";
    private const string ProvedItem = "prongsai:proved-at";

    public async Task<string> StoreAsync(
        AuthenticationTicket ticket,
        HttpContext httpContext,
        CancellationToken cancellationToken
    )
    {
        var now = clock.Now();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var entrance = Enum.TryParse<Entrance>(ticket.Principal.FindFirstValue(EntranceClaim), out var known)
            ? known
            : Entrance.Password;
        var by = ticket.Principal.Actor();
        var session = Session.Begin(
            key,
            by.AccountId,
            TicketSerializer.Default.Serialize(ticket),
            entrance,
            httpContext,
            now,
            ExpiryOf(ticket, now)
        );

        await InDatabaseAsync(
            httpContext,
            async db =>
            {
                await db.Sessions.Where(s => s.ExpiresAt < now.Utc).ExecuteDeleteAsync(cancellationToken);
                var agency = await db
                    .Accounts.Where(a => a.Id == by.AccountId)
                    .Select(a => a.AgencyId)
                    .FirstOrDefaultAsync(cancellationToken);
                db.Sessions.Add(session);
                db.Journal(
                    agency,
                    now,
                    by,
                    "SignedIn",
                    $"account:{by.AccountId}",
                    new
                    {
                        Entrance = entrance.ToString(),
                        session.Device,
                        session.Network,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
            }
        );
        return key;
    }

    public async Task RenewAsync(
        string key,
        AuthenticationTicket ticket,
        HttpContext httpContext,
        CancellationToken cancellationToken
    )
    {
        var now = clock.Now();
        var hash = Session.HashOf(key);
        var account = ticket.Principal.Actor().AccountId;
        var bytes = TicketSerializer.Default.Serialize(ticket);
        var expires = ExpiryOf(ticket, now);

        try
        {
            // No row: the session was ended meanwhile, and stays ended.
            await InDatabaseAsync(
                httpContext,
                db =>
                    db.Sessions.Where(s => s.KeyHash == hash)
                        .ExecuteUpdateAsync(
                            row =>
                                row.SetProperty(s => s.Ticket, bytes)
                                    .SetProperty(s => s.AccountId, account)
                                    .SetProperty(s => s.LastSeenAt, now.Utc)
                                    .SetProperty(s => s.ExpiresAt, expires),
                            cancellationToken
                        )
            );
        }
        catch (Exception failure) when (failure.GetBaseException() is DbException && !IsInTransaction(httpContext))
        {
            // On a full disk pages can be read, and one of them says so. The session stays as it was; a later request renews it.
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(
        string key,
        HttpContext httpContext,
        CancellationToken cancellationToken
    )
    {
        var now = clock.Now().Utc;
        var hash = Session.HashOf(key);
        var db = httpContext.RequestServices.GetRequiredService<ProngsaiDb>();
        try
        {
            var found = await db
                .Sessions.AsNoTracking()
                .Where(s => s.KeyHash == hash && s.ExpiresAt > now)
                .Select(s => new
                {
                    s.Id,
                    s.Ticket,
                    s.ProvedAt,
                })
                .FirstOrDefaultAsync(cancellationToken);
            var ticket = found is null ? null : TicketSerializer.Default.Deserialize(found.Ticket);
            if (ticket is null)
                return null;

            ticket.Properties.SetString(IdItem, found!.Id.Value.ToString());
            ticket.Properties.Items[ProvedItem] = found.ProvedAt.Ticks.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
            return ticket;
        }
        catch (DbException) when (httpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that says what failed is being written, and what failed is the database: to that page everyone is a stranger.
            return null;
        }
    }

    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var hash = Session.HashOf(key);

        return InDatabaseAsync(
            httpContext,
            db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(cancellationToken)
        );
    }

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public static SessionId? Of(HttpContext context) =>
        Guid.TryParse(PropertiesOf(context)?.GetString(IdItem), out var id) ? new SessionId(id) : null;

    /// <summary>When the person of this request last gave a password or passkey; null when nobody is signed in.</summary>
    public static DateTime? ProvedAt(HttpContext context) =>
        long.TryParse(
            PropertiesOf(context)?.GetString(ProvedItem),
            System.Globalization.CultureInfo.InvariantCulture,
            out var ticks
        )
            ? new DateTime(ticks, DateTimeKind.Utc)
            : null;

    private static AuthenticationProperties? PropertiesOf(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties;

    private static DateTime ExpiryOf(AuthenticationTicket ticket, Now now) =>
        ticket.Properties.ExpiresUtc?.UtcDateTime ?? now.Utc.AddHours(10);

    // Tickets are renewed while an answer begins, when the request's own database object may be busy with a page's rows. Only within
    // a transaction of the page the two must share one, or they would wait for each other.
    private static async Task InDatabaseAsync(HttpContext context, Func<ProngsaiDb, Task> act)
    {
        if (IsInTransaction(context))
        {
            await act(context.RequestServices.GetRequiredService<ProngsaiDb>());
            return;
        }

        await using var scope = context.RequestServices.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ProngsaiDb>());
    }

    private static bool IsInTransaction(HttpContext context) =>
        context.RequestServices.GetRequiredService<ProngsaiDb>().Database.CurrentTransaction is not null;

    // ASP.NET calls the forms above; these older ones cannot know the request.
    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException();

    public Task RenewAsync(string key, AuthenticationTicket ticket) => throw new NotSupportedException();

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key) => throw new NotSupportedException();
}
