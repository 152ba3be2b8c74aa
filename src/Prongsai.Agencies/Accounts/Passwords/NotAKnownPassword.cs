using Microsoft.AspNetCore.Identity;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Passwords;

/// <summary>Refuses a password that is on a list, or that says the person's own name.</summary>
internal sealed class NotAKnownPassword(KnownPasswords known) : IPasswordValidator<Account>
{
    public const string Known = "PasswordKnown";
    public const string SaysName = "PasswordSaysName";

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is null)
            return Task.FromResult(IdentityResult.Success);

        var name = user.UserName ?? "";
        if (name.Length >= 4 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = SaysName }));

        return Task.FromResult(
            known.Contains(password)
                ? IdentityResult.Failed(new IdentityError { Code = Known })
                : IdentityResult.Success
        );
    }
}

/// <summary>What Identity and we have against a password, in words.</summary>
internal static class PasswordRefusals
{
    public static readonly Refusal NotTheSame = new(
        "password-not-the-same",
        "รหัสผ่านใหม่ทั้งสองช่องไม่ตรงกัน",
        "The two new passwords are not the same."
    );

    public static readonly Refusal WrongPresent = new(
        "password-present-wrong",
        "รหัสผ่านปัจจุบันไม่ถูกต้อง",
        "The present password is wrong."
    );

    public static readonly Refusal TooShort = new(
        "password-too-short",
        "รหัสผ่านใหม่ต้องมีอย่างน้อย 12 ตัวอักษร",
        "The new password needs at least 12 characters."
    );

    public static readonly Refusal Known = new(
        "password-known",
        "รหัสผ่านนี้อยู่ในรายการรหัสผ่านที่เคยรั่วไหลหรือเดาง่าย โปรดใช้รหัสอื่น เช่น คำสี่คำที่ไม่เกี่ยวกัน",
        "This password is on a list of passwords that leaked or are easily guessed. Take another, for example four unrelated words."
    );

    public static readonly Refusal SaysName = new(
        "password-says-name",
        "รหัสผ่านต้องไม่มีชื่อผู้ใช้อยู่ข้างใน",
        "The password must not contain the user name."
    );

    public static IReadOnlyList<Refusal> Of(IdentityResult outcome) => [.. outcome.Errors.Select(Of).Distinct()];

    private static Refusal Of(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordMismatch) => WrongPresent,
            nameof(IdentityErrorDescriber.PasswordTooShort) => TooShort,
            NotAKnownPassword.Known => Known,
            NotAKnownPassword.SaysName => SaysName,
            nameof(IdentityErrorDescriber.DuplicateUserName) => new(
                "user-name-taken",
                "มีผู้ใช้ชื่อนี้แล้ว",
                "Somebody has this user name already."
            ),
            nameof(IdentityErrorDescriber.InvalidUserName) => new(
                "user-name-shape",
                "ชื่อผู้ใช้ใช้ได้เฉพาะ a-z 0-9 และ - . _ @",
                "A user name is made of a-z, 0-9 and - . _ @."
            ),
            _ => new(error.Code, "บันทึกไม่สำเร็จ ลองอีกครั้ง", "It could not be saved. Try again."),
        };
}
