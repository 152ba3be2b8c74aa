using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Passkeys;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>After the first step: a code from the app, a passkey, or a recovery code.</summary>
[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class SecondStepModel(FrontDoor door, OwnSecondStep second, SignInManager<Account> signIn) : PageModel
{
    private HalfWay _person = null!;

    public bool HasAuthenticator => _person.Account.TwoFactorEnabled;
    public bool HasPasskeys { get; private set; }
    public Refusal? WhyNot { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await HalfWay.OfAsync(HttpContext, signIn.UserManager) is not { } person)
        {
            context.Result = Redirect("/staff/sign-in");
            return;
        }

        _person = person;
        HasPasskeys = (await signIn.UserManager.GetPasskeysAsync(person.Account)).Count > 0;
        await next();
    }

    public Task<IActionResult> OnPostCodeAsync(string? code) =>
        EnterAsync(
            () => HasAuthenticator ? second.IsRightAsync(_person.Account, code) : Task.FromResult(false),
            Entrance.PasswordAndCode,
            Entrance.ProviderAndCode,
            WrongCode
        );

    public Task<IActionResult> OnPostRecoveryCodeAsync(string? code) =>
        EnterAsync(
            () => second.RedeemAsync(_person.Account, code),
            Entrance.PasswordAndRecoveryCode,
            Entrance.ProviderAndRecoveryCode,
            WrongRecoveryCode
        );

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(_person.Account), "application/json");

    public Task<IActionResult> OnPostPasskeyAsync(string? credential) =>
        EnterAsync(
            async () => (await signIn.OwnerOfAsync(credential))?.Id == _person.Account.Id,
            Entrance.PasswordAndPasskey,
            Entrance.ProviderAndPasskey,
            PasskeyRefusals.NotAccepted
        );

    private async Task<IActionResult> EnterAsync(
        Func<Task<bool>> isRight,
        Entrance afterPassword,
        Entrance afterProvider,
        Refusal otherwise
    )
    {
        var account = _person.Account;
        var resting = await signIn.UserManager.IsLockedOutAsync(account);
        if (!resting && await isRight())
        {
            var by = _person.FirstStep == Entrance.Provider ? afterProvider : afterPassword;
            if (await door.LetInAsync(account, by) == Came.In)
                return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/staff");
        }
        else if (!resting)
        {
            await door.CountWrongTryAsync(account);
            resting = await signIn.UserManager.IsLockedOutAsync(account);
        }

        // Here the password was right: the person may know that the account rests.
        WhyNot = resting ? Resting : otherwise;
        return Page();
    }

    private static readonly Refusal WrongCode = new(
        "second-step-wrong-code",
        "รหัสไม่ถูกต้องหรือใช้ไปแล้ว รอรหัสถัดไปในแอปแล้วลองใหม่ ถ้ายังไม่ได้ ตรวจว่าเวลาของโทรศัพท์ตั้งเป็นอัตโนมัติ",
        "The code is wrong or was used already. Wait for the next one; if that fails, see that your phone sets its clock by itself."
    );

    private static readonly Refusal WrongRecoveryCode = new(
        "second-step-wrong-recovery-code",
        "รหัสกู้คืนไม่ถูกต้องหรือใช้ไปแล้ว",
        "The recovery code is wrong or was used already."
    );

    private static readonly Refusal Resting = new(
        "sign-in-locked",
        "ใส่ผิดหลายครั้ง ระบบจึงพักบัญชีนี้ไว้ 5 นาที แล้วลองใหม่ได้",
        "Too many wrong tries. This account rests for five minutes; then try again."
    );
}
