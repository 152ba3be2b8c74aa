using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>What came of a try to sign in.</summary>
internal enum Came
{
    NotIn,
    HalfWay,
    In,
}

/// <summary>
/// Lets people in: every way of signing in ends here. A wrong name, a wrong password and a resting account get the same answer after
/// the same work, so that nobody learns who has an account.
/// </summary>
internal sealed class FrontDoor(
    ProngsaiDb db,
    SignInManager<Account> signIn,
    IPasswordHasher<Account> hasher,
    IHttpContextAccessor request,
    TimeProvider clock
)
{
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    private UserManager<Account> Accounts => signIn.UserManager;
    private HttpContext Request => request.HttpContext!;

    public async Task<Came> TryPasswordAsync(string name, string password)
    {
        var account = await Accounts.FindByNameAsync(name);
        if (account is null || !await CheckAsync(account, password))
            return account is null ? PretendToCheck(password) : Came.NotIn;

        return await FirstStepDoneAsync(account, Entrance.Password, asksSecondStep: true);
    }

    /// <summary>The right password of an account that does not rest; wrong tries are counted.</summary>
    public async Task<bool> CheckAsync(Account account, string password)
    {
        if (await Accounts.IsLockedOutAsync(account))
        {
            PretendToCheck(password);
            return false;
        }

        if (!await Accounts.CheckPasswordAsync(account, password))
        {
            await CountWrongTryAsync(account);
            return false;
        }

        return true;
    }

    /// <summary>A wrong password or code. Five in a row, and the account rests.</summary>
    public async Task CountWrongTryAsync(Account account)
    {
        await Accounts.AccessFailedAsync(account);
        if (!await Accounts.IsLockedOutAsync(account))
            return;

        db.Journal(account.AgencyId, clock.Now(), Actor.System, "AccountRests", $"account:{account.Id}", new { });
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// The first step is done. Whoever has set up a second step is asked for it (unless this entrance stands for both); the rest is in.
    /// </summary>
    public async Task<Came> FirstStepDoneAsync(Account account, Entrance by, bool asksSecondStep)
    {
        if (account.SuspendedAt is not null || await Accounts.IsLockedOutAsync(account))
            return Came.NotIn;

        if (asksSecondStep && (account.TwoFactorEnabled || (await Accounts.GetPasskeysAsync(account)).Count > 0))
        {
            await Request.SignInAsync(HalfWay.Scheme, HalfWay.PrincipalOf(account, by));
            return Came.HalfWay;
        }

        return await LetInAsync(account, by);
    }

    /// <summary>Every step is done.</summary>
    public async Task<Came> LetInAsync(Account account, Entrance by)
    {
        if (await Accounts.IsLockedOutAsync(account))
            return Came.NotIn;

        if (account.AccessFailedCount > 0)
            await Accounts.ResetAccessFailedCountAsync(account);
        await Request.SignOutAsync(HalfWay.Scheme);
        await signIn.SignInWithClaimsAsync(
            account,
            isPersistent: false,
            [new Claim(SessionsInTheDatabase.EntranceClaim, by.ToString())]
        );
        return Came.In;
    }

    // Hashing takes its time for a name that nobody has, too.
    private Came PretendToCheck(string password)
    {
        _nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password");
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
        return Came.NotIn;
    }
}
