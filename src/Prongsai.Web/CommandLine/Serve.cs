using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Web.Plumbing.Failures;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai serve</c>: the web program.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var urls = Urls();
        var command = new Command("serve", "เปิดระบบ / run the web program") { urls };
        command.SetAction(
            (parsed, cancellation) => Refused.OrAsync(() => RunAsync(parsed.GetValue(urls), cancellation))
        );
        return command;
    }

    public static Option<string?> Urls() =>
        new("--urls") { Description = "ที่อยู่ที่เปิดให้บริการ / addresses to listen on" };

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellation)
    {
        await using var app = Host.Build(urls is null ? [] : ["--urls", urls]);
        await WaitingForTheDatabaseAsync(
            () =>
                app.Services.PrepareAsync(
                    alsoAlone: () => ShowFirstAdministratorAsync(app.Services, agency: null, cancellation),
                    cancellation
                ),
            cancellation
        );
        await app.RunAsync(cancellation);
        return 0;
    }

    // After a power cut both machines start at once, and the database may be the slower one.
    private static async Task WaitingForTheDatabaseAsync(Func<Task> prepare, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await prepare();
                return;
            }
            catch (Exception failure) when (tries < 30 && Unavailable.WhatIsMissing(failure) == Missing.Database)
            {
                if (tries == 1)
                    Console.Error.WriteLine("รอฐานข้อมูล / waiting for the database");
                await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
            }
        }
    }

    public static async Task ShowFirstAdministratorAsync(
        IServiceProvider services,
        Kernel.AgencyId? agency,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<IFirstAdministrator>();
        if (await first.EnsureAsync(agency, cancellation) is not { } made)
            return;

        Console.WriteLine($"ผู้ดูแลระบบ / administrator: {made.Name}");
        Console.WriteLine($"รหัสผ่าน (แสดงครั้งเดียว) / password (shown once): {made.Password}");
    }
}
