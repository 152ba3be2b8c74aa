using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Sessions;

internal static class EntranceWords
{
    public static Bilingual Of(Entrance entrance) =>
        entrance switch
        {
            Entrance.Password => new("รหัสผ่าน", "password"),
            Entrance.PasswordAndCode => new("รหัสผ่านและรหัสจากแอป", "password and app code"),
            Entrance.PasswordAndRecoveryCode => new("รหัสผ่านและรหัสกู้คืน", "password and recovery code"),
            Entrance.PasswordAndPasskey => new("รหัสผ่านและพาสคีย์", "password and passkey"),
            Entrance.Passkey => new("พาสคีย์", "passkey"),
            Entrance.Provider => new("บัญชีของผู้ให้บริการ", "provider’s account"),
            Entrance.ProviderAndCode => new("บัญชีของผู้ให้บริการและรหัสจากแอป", "provider’s account and app code"),
            Entrance.ProviderAndRecoveryCode => new(
                "บัญชีของผู้ให้บริการและรหัสกู้คืน",
                "provider’s account and recovery code"
            ),
            Entrance.ProviderAndPasskey => new("บัญชีของผู้ให้บริการและพาสคีย์", "provider’s account and passkey"),
            Entrance.SetUp => new("ลิงก์ตั้งค่าครั้งแรก", "set-up link"),
            _ => new(entrance.ToString(), entrance.ToString()),
        };
}
