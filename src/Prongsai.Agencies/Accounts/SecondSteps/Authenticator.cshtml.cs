using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>Gives the app its key as a picture, asks for one code as proof, and shows the recovery codes once.</summary>
[OwnAccount, AsksAgain, EnableRateLimiting(SignInTries.Policy)]
[Act("ตั้งหรือยกเลิกแอปยืนยันตัวตน", "Set up or remove the authenticator")]
internal sealed class AuthenticatorModel(OwnSecondStep second, SignInManager<Account> signIn, OpenSessions sessions)
    : PageModel
{
    private string _key = "";

    public bool IsOn { get; private set; }
    public bool TurnedOn { get; private set; }
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }

    public string KeyInGroups => string.Join(' ', _key.Chunk(4).Select(four => new string(four)));
    public string Link =>
        $"otpauth://totp/{Uri.EscapeDataString($"Prongsai:{Label}")}?secret={_key}&issuer=Prongsai&digits=6";
    private string Label => $"{User.Identity!.Name}@{Request.Host.Host}";

    /// <summary>The link as a QR code: one SVG path, coloured by attributes because style is not allowed on a page.</summary>
    public string Picture => QrPicture.Of(Link);

    public async Task OnGetAsync()
    {
        var account = await AccountAsync();
        IsOn = account.TwoFactorEnabled;
        if (!IsOn)
            _key = await second.KeyAsync(account);
    }

    public async Task<IActionResult> OnPostTurnOnAsync(string? code)
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled)
            return Redirect("/staff/account/authenticator");

        _key = await second.KeyAsync(account);
        if (!await second.IsRightAsync(account, code))
        {
            WhyNot = WrongCode;
            return Page();
        }

        Codes = await second.TurnOnAsync(account, User.Actor());
        await AfterChangeAsync(account);
        (IsOn, TurnedOn) = (true, true);
        return Page();
    }

    public async Task<IActionResult> OnPostTurnOffAsync()
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled)
        {
            await second.TurnOffAsync(account, User.Actor());
            await AfterChangeAsync(account);
        }

        return Redirect("/staff/account?saved=true");
    }

    private async Task AfterChangeAsync(Account account)
    {
        await sessions.EndOthersAsync(account, User.Actor());
        await signIn.StaySignedInAsync(account);
    }

    private Task<Account> AccountAsync() => signIn.UserManager.GetUserAsync(User).OrMissAsync();

    private static readonly Refusal WrongCode = new(
        "authenticator-wrong-code",
        "รหัสไม่ตรง รอรหัสถัดไปในแอปแล้วลองใหม่ ถ้ายังไม่ได้ ตรวจว่าเวลาของโทรศัพท์ตั้งเป็นอัตโนมัติ",
        "The code does not fit. Wait for the next one; if that fails, see that your phone sets its clock by itself."
    );
}
