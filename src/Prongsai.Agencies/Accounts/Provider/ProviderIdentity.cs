using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Provider;

/// <summary>Who somebody is, in the provider's words, just now.</summary>
/// <param name="Key">The provider's issuer and its own identifier of the person: another provider's "42" is somebody else.</param>
/// <param name="Name">For the person to recognise: e-mail address, name or identifier.</param>
/// <param name="VerifiedEmail">The address, when the provider says that it has verified it.</param>
internal sealed record ProviderIdentity(string Key, string Name, string? VerifiedEmail)
{
    /// <summary>The identity with which this browser came back from the provider less than ten minutes ago.</summary>
    public static async Task<ProviderIdentity?> OfAsync(HttpContext context)
    {
        var schemes =
            context.RequestServices.GetService(typeof(IAuthenticationSchemeProvider)) as IAuthenticationSchemeProvider;
        if (schemes is null || await schemes.GetSchemeAsync(ProviderScheme.Name) is null)
            return null;

        var user = (await context.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal;
        if (user is null)
            return null;

        var issuer = user.FindFirstValue("iss");
        var subject = user.FindFirstValue("sub");
        if (string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(subject))
            return null;

        var email = user.FindFirstValue("email");
        var verified = string.Equals(user.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return new ProviderIdentity(
            $"{issuer} {subject}",
            email ?? user.FindFirstValue("name") ?? subject,
            verified ? email : null
        );
    }

    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.ExternalScheme);
}

/// <summary>Which identity of the provider opens which account. Always a person's decision, and written down.</summary>
internal sealed class ProviderLinks(ProngsaiDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public Task<Account?> AccountOfAsync(ProviderIdentity identity) =>
        accounts.FindByLoginAsync(ProviderScheme.Name, identity.Key);

    /// <summary>The name of the identity linked to an account; null for none.</summary>
    public async Task<UserLoginInfo?> OfAsync(Account account) =>
        (await accounts.GetLoginsAsync(account)).FirstOrDefault(l => l.LoginProvider == ProviderScheme.Name);

    /// <summary>The one account with this confirmed address; null when there is none, or more than one.</summary>
    public async Task<Account?> ByEmailAsync(string email)
    {
        var normal = accounts.NormalizeEmail(email);
        var found = await db.Accounts.Where(a => a.NormalizedEmail == normal && a.EmailConfirmed).Take(2).ToListAsync();

        return found.Count == 1 ? found[0] : null;
    }

    public async Task LinkAsync(Account account, ProviderIdentity identity, Actor by, string why)
    {
        // One account, one identity: the earlier link goes.
        if (await OfAsync(account) is { } earlier)
            await accounts.RemoveLoginAsync(account, earlier.LoginProvider, earlier.ProviderKey);

        db.Journal(
            account.AgencyId,
            clock.Now(),
            by,
            "ProviderLinked",
            $"account:{account.Id}",
            new { identity.Key, identity.Name },
            why
        );
        var linked = await accounts.AddLoginAsync(
            account,
            new UserLoginInfo(ProviderScheme.Name, identity.Key, identity.Name)
        );
        if (!linked.Succeeded)
            throw new RefusedException([ProviderRefusals.LinkedElsewhere]);
    }

    public async Task UnlinkAsync(Account account, Actor by)
    {
        if (await OfAsync(account) is not { } link)
            return;

        db.Journal(
            account.AgencyId,
            clock.Now(),
            by,
            "ProviderUnlinked",
            $"account:{account.Id}",
            new { Key = link.ProviderKey }
        );
        await accounts.RemoveLoginAsync(account, link.LoginProvider, link.ProviderKey);
    }
}

internal static class ProviderRefusals
{
    public const string Silent = "silent";
    public const string Refused = "refused";
    public const string NotAccepted = "not-accepted";
    public const string NotLinked = "not-linked";

    public static readonly Refusal LinkedElsewhere = new(
        "provider-linked-elsewhere",
        "บัญชีของผู้ให้บริการนี้ผูกกับผู้ใช้คนอื่นอยู่แล้ว",
        "This identity is linked to another account already."
    );

    public static readonly Refusal OnlyWayIn = new(
        "provider-only-way-in",
        "บัญชีนี้ไม่มีรหัสผ่านและพาสคีย์ ถ้าเลิกผูกจะเข้าสู่ระบบไม่ได้ เพิ่มพาสคีย์ก่อน",
        "This account has no password and no passkey: unlinked, it could not be opened. Add a passkey first."
    );

    /// <summary>What the sign-in page says after a trip to the provider; the code comes in the address.</summary>
    public static Refusal? ByCode(string? code, string provider) =>
        code switch
        {
            Silent => new(
                "provider-silent",
                $"{provider} ไม่ตอบสนองขณะนี้ เข้าสู่ระบบด้วยรหัสผ่านหรือพาสคีย์ได้ตามปกติ",
                $"{provider} does not answer at the moment. Your password or passkey works as always."
            ),
            Refused => new(
                "provider-refused",
                $"ท่านหรือ {provider} ยกเลิกการเข้าสู่ระบบ",
                $"You or {provider} cancelled the sign-in."
            ),
            NotAccepted => new(
                "provider-not-accepted",
                $"ระบบไม่รับคำตอบจาก {provider} (อาจหมดเวลาหรือไม่ตรงกับคำขอ) ลองอีกครั้ง หรือใช้รหัสผ่าน",
                $"The answer of {provider} was not accepted (too late, or not to our question). Try again, or use your password."
            ),
            NotLinked => new(
                "provider-not-linked",
                $"บัญชี {provider} นี้ยังไม่ได้ผูกกับผู้ใช้ใดในระบบ เข้าสู่ระบบด้วยรหัสผ่านก่อน แล้วผูกที่หน้า “บัญชีของฉัน” หรือติดต่อผู้ดูแลระบบของหน่วยงาน",
                $"This identity of {provider} is linked to nobody here. Sign in with your password and link it on “My account”, or ask your administrator."
            ),
            _ => null,
        };
}
