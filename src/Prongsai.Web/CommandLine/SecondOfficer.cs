using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// The sample office's second person, whose name says that they are made up: what the administrator prepares, somebody else must
/// publish, and one cannot try that alone.
/// </summary>
internal static class SecondOfficer
{
    private static readonly Newcomer MadeUp = new("reviewer", "นางสาวสมมุติ ตัวอย่าง (บุคคลสมมุติ)");

    public static async Task ShowAsync(IServiceProvider services, AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        if (
            await people.AppointAsync(agency, MadeUp, [Duty.Reviewer, Duty.Executive], Actor.System, cancellation)
            is not { } made
        )
            return;

        Console.WriteLine($"ผู้ตรวจสอบและเผยแพร่ (สมมุติ) / reviewer (made up): {made.Name}");
        Console.WriteLine($"รหัสผ่าน (แสดงครั้งเดียว) / password (shown once): {made.Password}");
    }
}
