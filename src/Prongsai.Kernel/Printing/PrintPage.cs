using System.Text.Json.Nodes;

namespace Prongsai.Kernel;

/// <summary>
/// One page of the warm browser, for one print: in a context of its own, with nothing to reach and no script to run. Its
/// process already shows a small file of the same kind when the report comes, which saves a tenth of a second.
/// </summary>
internal sealed class PrintPage : IAsyncDisposable
{
    private static readonly Printable Waiting = new(
        "<!DOCTYPE html><meta charset=\"utf-8\"><p lang=\"th\">พร้อมพิมพ์</p>"u8.ToArray()
    );

    // Browsers draw no picture that is higher.
    private const double HighestPicture = 8000;

    private readonly DevTools _tools;
    private readonly string _context;
    private readonly string _session;
    private readonly string _folder;

    private PrintPage(DevTools tools, string context, string session, string folder) =>
        (_tools, _context, _session, _folder) = (tools, context, session, folder);

    /// <param name="tools">The browser.</param>
    /// <param name="folder">Where the printed files may lie for a moment.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<PrintPage> OpenAsync(DevTools tools, string folder, CancellationToken cancellation)
    {
        var context = Text(
            await tools.AskAsync("Target.createBrowserContext", null, null, cancellation),
            "browserContextId"
        );
        var target = Text(
            await tools.AskAsync(
                "Target.createTarget",
                new() { ["url"] = "about:blank", ["browserContextId"] = context },
                null,
                cancellation
            ),
            "targetId"
        );
        var session = Text(
            await tools.AskAsync(
                "Target.attachToTarget",
                new() { ["targetId"] = target, ["flatten"] = true },
                null,
                cancellation
            ),
            "sessionId"
        );
        var page = new PrintPage(
            tools,
            context,
            session,
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName
        );

        // The file forbids fetching by its own policy; this holds even if a file does not.
        await page.AskAsync("Network.enable", null, cancellation);
        await page.AskAsync(
            "Network.setBlockedURLs",
            new() { ["urls"] = new JsonArray("http://*", "https://*", "ws://*", "wss://*", "ftp://*") },
            cancellation
        );
        await page.AskAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, cancellation);
        await page.AskAsync("Page.enable", null, cancellation);
        await page.ShowAsync(Waiting, cancellation);
        return page;
    }

    /// <summary>The PDF of this document.</summary>
    public async Task<byte[]> PrintAsync(Printable document, CancellationToken cancellation)
    {
        await ShowWithFontsAsync(document, cancellation);
        var printed = await AskAsync(
            "Page.printToPDF",
            new()
            {
                ["printBackground"] = true,
                ["preferCSSPageSize"] = true,
                ["generateTaggedPDF"] = true,
                ["generateDocumentOutline"] = true,
                ["transferMode"] = "ReturnAsBase64",
            },
            cancellation
        );
        return Convert.FromBase64String(Text(printed, "data"));
    }

    /// <summary>What this document looks like.</summary>
    public async Task<byte[]> PictureAsync(Printable document, Viewport viewport, CancellationToken cancellation)
    {
        await AskAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = viewport.Width,
                ["height"] = viewport.Height ?? 1,
                ["deviceScaleFactor"] = viewport.Scale,
                ["mobile"] = false,
            },
            cancellation
        );
        await ShowWithFontsAsync(document, cancellation);
        var shot = await AskAsync(
            "Page.captureScreenshot",
            viewport.Height is null
                ? new()
                {
                    ["format"] = "png",
                    ["captureBeyondViewport"] = true,
                    ["clip"] = new JsonObject
                    {
                        ["x"] = 0,
                        ["y"] = 0,
                        ["width"] = viewport.Width,
                        ["height"] = await HeightAsync(cancellation),
                        ["scale"] = 1,
                    },
                }
                : new() { ["format"] = "png" },
            cancellation
        );
        return Convert.FromBase64String(Text(shot, "data"));
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (_tools.IsOpen)
            await _tools.AskAsync(
                "Target.disposeBrowserContext",
                new() { ["browserContextId"] = _context },
                null,
                CancellationToken.None
            );
    }

    private async Task<double> HeightAsync(CancellationToken cancellation)
    {
        var asked = await AskAsync(
            "Runtime.evaluate",
            new() { ["expression"] = "document.documentElement.scrollHeight" },
            cancellation
        );
        return Math.Clamp(asked["result"]?["value"]?.GetValue<double>() ?? 0, 1, HighestPicture);
    }

    private async Task ShowWithFontsAsync(Printable document, CancellationToken cancellation)
    {
        await ShowAsync(document, cancellation);
        // Asked for by name: those that nothing has laid out yet would not be waited for.
        await AskAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = "Promise.all([...document.fonts].map(face => face.load())).then(() => true)",
                ["awaitPromise"] = true,
            },
            cancellation
        );
    }

    private async Task ShowAsync(Printable document, CancellationToken cancellation)
    {
        foreach (var (name, content) in document.Beside)
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), content, cancellation);
        var file = Path.Combine(_folder, "report.html");
        await File.WriteAllBytesAsync(file, document.Html, cancellation);

        var opened = await AskAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri }, cancellation);
        if (opened["errorText"] is { } error)
            throw new DevToolsException(error.GetValue<string>());

        // The event may still be that of the document before, so the document itself is asked.
        while (true)
        {
            var loaded = _tools.NextAsync(_session, "Page.loadEventFired");
            if (await IsLoadedAsync(cancellation))
                return;
            await loaded.WaitAsync(cancellation);
        }
    }

    private async Task<bool> IsLoadedAsync(CancellationToken cancellation)
    {
        var asked = await AskAsync(
            "Runtime.evaluate",
            new() { ["expression"] = "document.readyState === 'complete'" },
            cancellation
        );
        return asked["result"]?["value"]?.GetValue<bool>() == true;
    }

    private Task<JsonNode> AskAsync(string method, JsonObject? parameters, CancellationToken cancellation) =>
        _tools.AskAsync(method, parameters, _session, cancellation);

    private static string Text(JsonNode node, string name) =>
        node[name]?.GetValue<string>() ?? throw new DevToolsException($"No {name} in the browser's answer.");
}
