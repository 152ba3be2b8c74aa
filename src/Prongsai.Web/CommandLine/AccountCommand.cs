using System.CommandLine;
using Prongsai.Agencies.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai account open NAME</c>: lets somebody in again who has lost password, phone and recovery codes.</summary>
internal static class AccountCommand
{
    public static Command Command()
    {
        var name = new Argument<string>("name") { Description = "ชื่อผู้ใช้ / user name" };
        var open = new Command(
            "open",
            "ตั้งรหัสผ่านใหม่ และยกเลิกขั้นที่สองกับพาสคีย์ / a new password; second step and passkeys taken away"
        )
        {
            name,
        };
        open.SetAction(
            (parsed, cancellation) => Refused.OrAsync(() => OpenAsync(parsed.GetValue(name)!, cancellation))
        );

        return new Command("account", "บัญชีผู้ใช้ / accounts") { open };
    }

    private static async Task<int> OpenAsync(string name, CancellationToken cancellation)
    {
        await using var app = Host.Quiet();
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<ILockedOut>().OpenAsync(name, cancellation);

        Console.WriteLine($"ชื่อผู้ใช้ / user name: {opened.Name}");
        Console.WriteLine($"รหัสผ่านใหม่ (แสดงครั้งเดียว) / new password (shown once): {opened.Password}");
        return 0;
    }
}
