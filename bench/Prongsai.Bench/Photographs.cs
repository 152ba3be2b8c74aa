using System.Diagnostics;
using System.Globalization;

namespace Prongsai.Bench;

/// <summary>
/// Made-up photographs: clouds of colour with fine grain, as JPEG of 2000 × 1500 points, which is what a telephone's picture is
/// after the workspace has shrunk it. The browser that prints also draws them.
/// </summary>
internal static class Photographs
{
    public const int Width = 2000,
        Height = 1500;

    public static async Task<IReadOnlyList<byte[]>> MakeAsync(string browser, int count)
    {
        List<byte[]> made = [];
        for (var number = 1; number <= count; number++)
            made.Add(await MakeOneAsync(browser, number));
        return made;
    }

    private static async Task<byte[]> MakeOneAsync(string browser, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-photograph-").FullName;
        var page = Path.Combine(folder, "clouds.html");
        var picture = Path.Combine(folder, "clouds.jpg");
        await File.WriteAllTextAsync(
            page,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <!DOCTYPE html><body style="margin:0"><svg width="{Width}" height="{Height}">
                <filter id="clouds" x="0" y="0" width="100%" height="100%">
                <feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="9" seed="{seed}"/>
                <feColorMatrix values="1.6 0 0 0 -.3  1.2 .4 0 0 -.3  .8 0 .8 0 -.3  0 0 0 0 1"/>
                </filter><rect width="{Width}" height="{Height}" filter="url(#clouds)"/></svg>
                """
            )
        );
        string[] words =
        [
            "--headless",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            $"--user-data-dir={folder}",
            string.Create(CultureInfo.InvariantCulture, $"--window-size={Width},{Height}"),
            $"--screenshot={picture}",
            .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
            page,
        ];
        var start = new ProcessStartInfo(browser, words)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using (var process = Process.Start(start)!)
            await Task.WhenAll(
                process.StandardError.ReadToEndAsync(),
                process.StandardOutput.ReadToEndAsync(),
                process.WaitForExitAsync()
            );
        var bytes = await File.ReadAllBytesAsync(picture);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
