using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Passkeys;

/// <summary>The passkeys of the signed-in person: added, named, removed.</summary>
[OwnAccount, AsksAgain]
[Act("เพิ่ม เปลี่ยนชื่อ หรือลบพาสคีย์", "Add, rename or remove passkeys")]
internal sealed class PasskeysModel(
    ProngsaiDb db,
    SignInManager<Account> signIn,
    OwnSecondStep second,
    OpenSessions sessions,
    TimeProvider clock
) : PageModel
{
    private const int LongestName = 60;

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAddOptionsAsync()
    {
        var account = await AccountAsync();
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id.ToString(),
                Name = account.UserName ?? "",
                DisplayName = account.UserName ?? "",
            }
        );

        return Content(options, "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name)
    {
        Saved = false;
        if (!IsName(name))
            return await RefuseAsync(PasskeyRefusals.NameBlank);

        var account = await AccountAsync();
        if (
            await MadeByTheBrowserAsync(credential) is not { Succeeded: true } made
            || made.UserEntity.Id != account.Id.ToString()
        )
            return await RefuseAsync(PasskeyRefusals.NotAdded);

        made.Passkey.Name = name!.Trim();
        Journal(account, "PasskeyAdded", made.Passkey.Name);
        await signIn.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey);
        Codes = await second.FirstCodesAsync(account, User.Actor());
        await signIn.StaySignedInAsync(account);
        if (Codes.Count == 0)
            return Redirect("/staff/account/passkeys?saved=true");

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(string? id, string? name)
    {
        Saved = false;
        if (!IsName(name))
            return await RefuseAsync(PasskeyRefusals.NameBlank);

        var account = await AccountAsync();
        var key = await FindAsync(account, id);
        key.Rename(name!.Trim());
        Journal(account, "PasskeyRenamed", key.Name);
        await db.SaveChangesAsync();

        return Redirect("/staff/account/passkeys?saved=true");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        var account = await AccountAsync();
        var key = await FindAsync(account, id);
        Journal(account, "PasskeyRemoved", key.Name);
        db.Remove(key);
        await db.SaveChangesAsync();
        // A removed key is often a lost phone: whoever came in with it is out.
        await sessions.EndOthersAsync(account, User.Actor());
        await signIn.StaySignedInAsync(account);

        return Redirect("/staff/account/passkeys?saved=true");
    }

    private async Task<PasskeyAttestationResult?> MadeByTheBrowserAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return null;

        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private async Task LoadAsync()
    {
        var account = User.Actor().AccountId;
        Keys = await db
            .Passkeys.AsNoTracking()
            .Where(p => p.AccountId == account)
            .OrderBy(p => p.AddedAt)
            .ToListAsync();
    }

    private async Task<Passkey> FindAsync(Account account, string? id)
    {
        var credential = IsHex(id) ? Convert.FromHexString(id!) : [];

        return await db
            .Passkeys.FirstOrDefaultAsync(p => p.AccountId == account.Id && p.CredentialId == credential)
            .OrMissAsync();
    }

    private async Task<PageResult> RefuseAsync(Refusal reason)
    {
        WhyNot = reason;
        await LoadAsync();
        return Page();
    }

    private void Journal(Account account, string what, string name) =>
        db.Journal(account.AgencyId, clock.Now(), User.Actor(), what, $"account:{account.Id}", new { Name = name });

    private Task<Account> AccountAsync() => signIn.UserManager.GetUserAsync(User).OrMissAsync();

    private static bool IsName(string? name) => name?.Trim() is { Length: > 0 and <= LongestName };

    private static bool IsHex(string? text) =>
        text is { Length: > 0 } && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}
