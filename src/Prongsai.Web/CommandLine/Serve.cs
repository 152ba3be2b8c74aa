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
                    alsoAlone: () =>
                        ShowSetUpLinkAsync(
                            app.Services,
                            urls ?? app.Configuration["Prongsai:Urls"] ?? Settings.EverySetting.DefaultUrls,
                            cancellation
                        ),
                    cancellation
                ),
            cancellation
        );
        await app.StartOrStopAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
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

    // Nobody has an account yet: whoever can read this console or the data folder may make the first one.
    private static async Task ShowSetUpLinkAsync(IServiceProvider services, string urls, CancellationToken cancellation)
    {
        var file = Path.Combine(services.GetRequiredService<Kernel.Installation>().DataFolder, "set-up-link.txt");
        await using var scope = services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<IFirstAdministrator>();
        if (await first.SetUpPathAsync(cancellation) is not { } path)
        {
            File.Delete(file);
            return;
        }

        var link = VisibleAddress(urls) + path;
        await File.WriteAllTextAsync(file, link + Environment.NewLine, cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Console.WriteLine(
            $"ตั้งค่าครั้งแรก เปิดลิงก์นี้ภายใน 24 ชั่วโมง (ใช้ได้ครั้งเดียว) / set up, within a day, once: {link}"
        );
        Console.WriteLine($"ลิงก์เดียวกันอยู่ในแฟ้ม / the same link is in {file}");
    }

    // What to type into a browser on this machine for "http://0.0.0.0:5080;https://+:5443".
    private static string VisibleAddress(string urls)
    {
        var first = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0];
        foreach (var anywhere in (string[])["://0.0.0.0", "://[::]", "://+", "://*"])
            first = first.Replace(anywhere, "://localhost", StringComparison.Ordinal);

        return first.TrimEnd('/');
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
