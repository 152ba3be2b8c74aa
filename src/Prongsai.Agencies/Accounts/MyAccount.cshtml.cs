using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Accounts.Provider;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>How the signed-in person signs in: everything about it on one page.</summary>
[OwnAccount]
internal sealed class MyAccountModel(
    UserManager<Account> accounts,
    OpenSessions sessions,
    ProviderLinks links,
    SignInSettings settings
) : PageModel
{
    public Account Account { get; private set; } = null!;
    public int Passkeys { get; private set; }
    public int CodesLeft { get; private set; }
    public int Sessions { get; private set; }
    public string? Provider => settings.Provider?.Name;
    public string? Linked { get; private set; }

    public bool HasSecondStep => Account.TwoFactorEnabled || Passkeys > 0;
    public bool MustSetUp => settings.SecondStepRequired && !HasSecondStep;

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync()
    {
        Account = await accounts.GetUserAsync(User).OrMissAsync();
        Passkeys = (await accounts.GetPasskeysAsync(Account)).Count;
        CodesLeft = await accounts.CountRecoveryCodesAsync(Account);
        Sessions = (await sessions.OfAsync(Account.Id)).Count;
        if (Provider is not null)
            Linked = (await links.OfAsync(Account))?.ProviderDisplayName;
    }
}
