using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Passkeys;

internal static class PasskeySignIn
{
    /// <summary>Whose passkey the browser has answered with, checked against the question put to it; null for nobody's.</summary>
    public static async Task<Account?> OwnerOfAsync(this SignInManager<Account> signIn, string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return null;

        try
        {
            var answer = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!answer.Succeeded)
                return null;

            // The counter of uses moves on; a copied key would fall behind it.
            await signIn.UserManager.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
            return answer.User;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            // No question was put, or the answer is none.
            return null;
        }
    }
}

internal static class PasskeyRefusals
{
    public static readonly Refusal NotAccepted = new(
        "passkey-not-accepted",
        "ระบบไม่รับพาสคีย์นี้ ลองอีกครั้งหรือใช้วิธีอื่น",
        "This passkey was not accepted. Try again or use another way."
    );

    public static readonly Refusal NotAdded = new(
        "passkey-not-added",
        "เพิ่มพาสคีย์ไม่สำเร็จ ลองอีกครั้ง",
        "The passkey could not be added. Try again."
    );

    public static readonly Refusal NameBlank = new(
        "passkey-name-blank",
        "ตั้งชื่อพาสคีย์ เช่น โทรศัพท์ของฉัน (ไม่เกิน 60 ตัวอักษร)",
        "Give the passkey a name, for example “my phone” (60 letters at most)."
    );
}
