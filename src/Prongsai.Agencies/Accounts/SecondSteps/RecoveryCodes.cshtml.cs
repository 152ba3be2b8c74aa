using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>How many recovery codes are left, and a new set when a person asks for one.</summary>
[OwnAccount, AsksAgain]
[Act("สร้างรหัสกู้คืนชุดใหม่", "Make new recovery codes")]
internal sealed class RecoveryCodesModel(OwnSecondStep second, UserManager<Account> accounts) : PageModel
{
    public bool HasSecondStep { get; private set; }
    public int Left { get; private set; }
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        var account = await LoadAsync();
        if (HasSecondStep)
            Codes = await second.NewCodesAsync(account, User.Actor());
    }

    private async Task<Account> LoadAsync()
    {
        var account = await accounts.GetUserAsync(User).OrMissAsync();
        HasSecondStep = account.TwoFactorEnabled || (await accounts.GetPasskeysAsync(account)).Count > 0;
        Left = await accounts.CountRecoveryCodesAsync(account);
        return account;
    }
}
