using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>The authenticator app and the recovery codes of an account: set up, tried, taken away.</summary>
internal sealed class OwnSecondStep(ProngsaiDb db, UserManager<Account> accounts, TimeProvider clock)
{
    private const int HowManyCodes = 10;

    // Identity accepts a code for as long as it is valid; ours works once.
    private const string Provider = "prongsai";
    private const string LastCode = "last-code";

    /// <summary>The key that the app is to be given; made when there is none, or anew while it is not in use.</summary>
    public async Task<string> KeyAsync(Account account)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is { Length: > 0 } key)
            return key;

        // Not ResetAuthenticatorKeyAsync: that would sign the person out everywhere for opening a page.
        var made = accounts.GenerateNewAuthenticatorKey();
        await accounts.SetAuthenticationTokenAsync(account, AppKeySeal.Provider, AppKeySeal.Name, made);
        return made;
    }

    /// <summary>True for the code that the app shows now, once.</summary>
    public async Task<bool> IsRightAsync(Account account, string? typed)
    {
        var code = Digits(typed);
        if (
            code.Length != 6
            || code == await accounts.GetAuthenticationTokenAsync(account, Provider, LastCode)
            || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)
        )
            return false;

        // Fails when the same code comes twice in the same moment: the account's concurrency stamp has moved on.
        return (await accounts.SetAuthenticationTokenAsync(account, Provider, LastCode, code)).Succeeded;
    }

    /// <summary>Uses up one recovery code.</summary>
    public async Task<bool> RedeemAsync(Account account, string? typed)
    {
        var code = RecoveryCode(typed);
        if (code.Length == 0)
            return false;

        var redeemed = await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code);
        if (!redeemed.Succeeded)
            return false;

        Note(account, new Actor(account.Id, account.UserName ?? ""), "RecoveryCodeUsed");
        await db.SaveChangesAsync();
        return true;
    }

    public async Task<IReadOnlyList<string>> TurnOnAsync(Account account, Actor by)
    {
        Note(account, by, "AuthenticatorAdded");
        await accounts.SetTwoFactorEnabledAsync(account, enabled: true);

        return await FirstCodesAsync(account, by);
    }

    public async Task TurnOffAsync(Account account, Actor by)
    {
        Note(account, by, "AuthenticatorRemoved");
        account.TwoFactorEnabled = false;
        await accounts.RemoveAuthenticationTokenAsync(account, AppKeySeal.Provider, AppKeySeal.Name);
        await accounts.UpdateSecurityStampAsync(account);
    }

    /// <summary>New recovery codes; the earlier ones work no longer. They exist only in this answer.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Account account, Actor by)
    {
        Note(account, by, "RecoveryCodesMade");

        return [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, HowManyCodes) ?? []];
    }

    /// <summary>Recovery codes for somebody who has just set up the first second step; nothing for the others.</summary>
    public async Task<IReadOnlyList<string>> FirstCodesAsync(Account account, Actor by) =>
        await accounts.CountRecoveryCodesAsync(account) == 0 ? await NewCodesAsync(account, by) : [];

    // Saved together with the change, mostly by Identity's store.
    private void Note(Account account, Actor by, string what) =>
        db.Journal(account.AgencyId, clock.Now(), by, what, $"account:{account.Id}", new { });

    // Thai digits and the gap in the middle are as good as what the app shows.
    private static string Digits(string? typed) =>
        string.Concat(
            (typed ?? "")
                .Where(char.IsDigit)
                .Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture))
        );

    private static string RecoveryCode(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}" : "";
    }
}
