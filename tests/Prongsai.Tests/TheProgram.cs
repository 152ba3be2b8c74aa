using System.Diagnostics;
using System.Globalization;

namespace Prongsai.Tests;

/// <summary>The program as a process of its own: what can be killed, and what has an exit code.</summary>
internal static class TheProgram
{
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "prongsai.dll");

    /// <summary>Begins a verb on the data and the database of an installation.</summary>
    public static Process Start(string folder, string database, params string[] words) =>
        StartOther(folder, database, "dotnet", [Path, .. words]);

    /// <summary>Begins another program with the same settings around it.</summary>
    public static Process StartOther(
        string folder,
        string database,
        string command,
        string[] words,
        params (string Name, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo(command, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["Prongsai__DataFolder"] = folder;
        start.Environment["Prongsai__Database"] = database;
        start.Environment["Prongsai__Browser"] = "/nowhere";
        foreach (var (name, value) in settings)
            start.Environment[$"Prongsai__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        return Process.Start(start)!;
    }

    /// <summary>A verb from its beginning to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string folder, string database, params string[] words)
    {
        using var process = Start(folder, database, words);
        return await EndAsync(process);
    }

    public static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The web program, ready for visitors.</summary>
    public static async Task<Served> ServeAsync(
        string folder,
        string database,
        params (string Name, string Value)[] settings
    )
    {
        var port = Peer.FreePort().ToString(CultureInfo.InvariantCulture);
        var process = StartOther(
            folder,
            database,
            "dotnet",
            [Path, "serve", "--urls", $"http://127.0.0.1:{port}"],
            settings
        );
        // Nobody reads what it says; a full pipe would hold it up.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var served = new Served(process, new Uri($"http://127.0.0.1:{port}"));
        using var visitor = served.Client();
        await Eventually.IsAsync(
            async () =>
            {
                Assert.False(process.HasExited, "It ended before it was ready.");
                try
                {
                    return (await visitor.GetAsync("/health/ready")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            seconds: 60
        );
        return served;
    }

    /// <summary>A web program that runs.</summary>
    public sealed class Served(Process process, Uri address) : IAsyncDisposable
    {
        public HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = address };

        /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
        public async Task KillAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited)
                await KillAsync();
            process.Dispose();
        }
    }
}
