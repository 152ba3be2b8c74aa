using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>Somebody at City Hall who looks at the districts and keeps their register; the name says that they are made up.</summary>
internal static class CityObserver
{
    private static readonly Newcomer MadeUp = new("observer", "นายสมมุติ ส่วนกลาง (บุคคลสมมุติ)");

    public static async Task ShowAsync(IServiceProvider services, AgencyId city, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        if (
            await people.AppointAsync(
                city,
                MadeUp,
                [Duty.ParentObserver, Duty.Executive, Duty.AgencyAdministrator],
                Actor.System,
                cancellation
            )
            is not { } made
        )
            return;

        Console.WriteLine($"ผู้กำกับติดตามของกรุงเทพมหานคร (สมมุติ) / observer at City Hall (made up): {made.Name}");
        Console.WriteLine($"รหัสผ่าน (แสดงครั้งเดียว) / password (shown once): {made.Password}");
    }
}
