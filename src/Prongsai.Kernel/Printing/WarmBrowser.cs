using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Prongsai.Kernel;

/// <summary>
/// One browser, started at the first print and kept for the next ones (starting costs more than printing). Each print has a
/// fresh page of its own, made ready while nobody waits. A browser that ended is started again.
/// </summary>
internal sealed class WarmBrowser(InstalledBrowser installed, ILogger<WarmBrowser> log) : IPrinter, IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30),
        PrintsWithin = TimeSpan.FromSeconds(90);

    // Printing is heavy; more than two at once make each other slow.
    private readonly SemaphoreSlim _printing = new(2, 2);
    private readonly SemaphoreSlim _starting = new(1, 1);
    private Running? _running;

    public Task<(byte[]? Pdf, Refusal? Missing)> PrintAsync(Printable document, CancellationToken cancellation) =>
        WithPageAsync((page, time) => page.PrintAsync(document, time), cancellation);

    public Task<(byte[]? Png, Refusal? Missing)> PictureAsync(
        Printable document,
        Viewport viewport,
        CancellationToken cancellation
    ) => WithPageAsync((page, time) => page.PictureAsync(document, viewport, time), cancellation);

    private async Task<(byte[]? Made, Refusal? Missing)> WithPageAsync(
        Func<PrintPage, CancellationToken, Task<byte[]>> make,
        CancellationToken cancellation
    )
    {
        if (installed.Path is not { } program)
            return (null, InstalledBrowser.NotFound);

        await _printing.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                time.CancelAfter(PrintsWithin);
                try
                {
                    var running = await RunningAsync(program, time.Token);
                    return (await WithPageAsync(running, make, time.Token), null);
                }
                catch (Exception failure) when (IsOfTheBrowser(failure) && !cancellation.IsCancellationRequested)
                {
                    log.LogWarning(failure, "The browser did not print (attempt {Attempt}).", attempt);
                    await StopAsync();
                    if (attempt == 2)
                        return (null, Failed(program, failure));
                }
            }
        }
        finally
        {
            _printing.Release();
        }
    }

    private static bool IsOfTheBrowser(Exception failure) =>
        failure
            is DevToolsException
                or OperationCanceledException
                or IOException
                or Win32Exception
                or System.Net.WebSockets.WebSocketException;

    private static async Task<byte[]> WithPageAsync(
        Running running,
        Func<PrintPage, CancellationToken, Task<byte[]>> make,
        CancellationToken cancellation
    )
    {
        var page = await running.TakePageAsync(cancellation);
        try
        {
            return await make(page, cancellation);
        }
        finally
        {
            running.Replace(page);
        }
    }

    private async Task<Running> RunningAsync(string program, CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);
        try
        {
            if (_running is { Tools.IsOpen: true } running)
                return running;

            if (_running is not null)
                await _running.DisposeAsync();
            _running = null;
            return _running = await StartAsync(program, cancellation);
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task<Running> StartAsync(string program, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-browser-").FullName;
        var start = new ProcessStartInfo(program)
        {
            // Its chatter is not ours to print.
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--no-first-run",
            "--no-default-browser-check",
            "--mute-audio",
            "--font-render-hinting=none",
            // Nothing resolves, whatever a page asks for.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            $"--user-data-dir={folder}",
            // Chromium's sandbox refuses to run as root (a container); the page has no script and no network.
            .. OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
            "about:blank",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var process = Process.Start(start) ?? throw new IOException($"{program} does not start.");
        try
        {
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();

            var address = await AddressAsync(process, folder, cancellation);
            return new Running(process, folder, await DevTools.ConnectAsync(address, cancellation));
        }
        catch
        {
            await new Running(process, folder, null!).DisposeAsync();
            throw;
        }
    }

    /// <summary>The browser writes its port and path into the profile when it listens.</summary>
    private static async Task<Uri> AddressAsync(Process process, string folder, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(StartsWithin);
        var file = Path.Combine(folder, "DevToolsActivePort");
        while (true)
        {
            if (process.HasExited)
                throw new DevToolsException($"The browser ended at its start with code {process.ExitCode}.");

            if (File.Exists(file))
            {
                var lines = await File.ReadAllLinesAsync(file, time.Token);
                if (
                    lines is [var port, { Length: > 0 } path, ..]
                    && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                )
                    return new Uri($"ws://127.0.0.1:{number}{path}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time.Token);
        }
    }

    private async Task StopAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_running is not null)
                await _running.DisposeAsync();
            _running = null;
        }
        finally
        {
            _starting.Release();
        }
    }

    private static Refusal Failed(string program, Exception failure) =>
        new(
            "browser-failed",
            $"ไม่มี PDF: เบราว์เซอร์ {program} พิมพ์ไม่สำเร็จ ({failure.Message}) ส่วนไฟล์ DOCX และ HTML ใช้ได้ตามปกติ",
            $"No PDF: the browser {program} did not print ({failure.Message}). The DOCX and HTML files are complete."
        );

    /// <summary>Ends the browser as a crash would.</summary>
    internal void KillForTest() => _running!.Process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _printing.Dispose();
        _starting.Dispose();
    }

    /// <summary>A browser process with its profile, both ours and both gone in the end.</summary>
    private sealed record Running(Process Process, string Folder, DevTools Tools) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<Task<PrintPage>> _ready = new();

        public Task<PrintPage> TakePageAsync(CancellationToken cancellation) =>
            _ready.TryDequeue(out var page)
                ? page.WaitAsync(cancellation)
                : PrintPage.OpenAsync(Tools, Folder, cancellation);

        /// <summary>Makes the next page ready and ends the used one, after the one who waits for the print has it.</summary>
        public void Replace(PrintPage used) =>
            _ready.Enqueue(
                Task.Run(async () =>
                {
                    await used.DisposeAsync();
                    return await PrintPage.OpenAsync(Tools, Folder, CancellationToken.None);
                })
            );

        public async ValueTask DisposeAsync()
        {
            if (Tools is not null)
                await Tools.DisposeAsync();
            if (!Process.HasExited)
                Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
            Process.Dispose();

            // Its children may write for a moment longer.
            for (var attempt = 1; Directory.Exists(Folder); attempt++)
            {
                try
                {
                    Directory.Delete(Folder, recursive: true);
                }
                catch (IOException) when (attempt < 20)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50));
                }
                catch (Exception leftOver) when (leftOver is IOException or UnauthorizedAccessException)
                {
                    return; // a temporary folder that the system removes
                }
            }
        }
    }
}
