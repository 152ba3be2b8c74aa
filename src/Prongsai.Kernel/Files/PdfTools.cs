using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>
/// Poppler's pdfinfo and pdftotext, run as children that may take only so long, so much memory (where the system can say so) and so
/// much output: a PDF comes from anybody. No shell, no name of a file that came from outside.
/// </summary>
internal sealed partial class PdfTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const long MostMemory = 2L * 1024 * 1024 * 1024;

    // Each is a process of its own; more than two at once would starve the pages that people wait for.
    private readonly SemaphoreSlim _atOnce = new(2, 2);
    private readonly string? _info;
    private readonly string? _text;
    private readonly string? _limits;
    private readonly TimeSpan _patience;

    /// <param name="folders">Where to look for the programs.</param>
    public PdfTools(IEnumerable<string> folders, TimeSpan? patience = null)
    {
        var all = folders.ToList();
        (_info, _text) = (Find(all, "pdfinfo"), Find(all, "pdftotext"));
        _limits = OperatingSystem.IsLinux() ? Find(all, "prlimit") : null;
        _patience = patience ?? Patience;
    }

    /// <summary>Those in the folder that the setting Prongsai:PdfTools names, or on the system's path.</summary>
    public static PdfTools Installed(string folder) =>
        new(
            folder.Length > 0
                ? [folder, .. OperatingSystem.IsLinux() ? ["/usr/bin"] : Array.Empty<string>()]
                : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                    Path.PathSeparator,
                    StringSplitOptions.RemoveEmptyEntries
                )
        );

    public void Dispose() => _atOnce.Dispose();

    public async Task<FileSays> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (_info is null || _text is null)
            return FileSays.Unjudged(FileSays.Words.NoPdfTools);

        await _atOnce.WaitAsync(cancellation);
        // Named by the system and readable by us alone; poppler wants to jump about in it, which a pipe cannot.
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, content, cancellation);
            return await ReadAsync(file, cancellation);
        }
        finally
        {
            File.Delete(file);
            _atOnce.Release();
        }
    }

    private async Task<FileSays> ReadAsync(string file, CancellationToken cancellation)
    {
        var facts = new StringBuilder();
        var about = await RunAsync(
            _info!,
            ["-enc", "UTF-8", file],
            piece => facts.Length < 64 * 1024 && facts.Append(piece).Length > 0,
            cancellation
        );
        if (about.TookTooLong)
            return FileSays.Unjudged(FileSays.Words.TookTooLong);
        if (about.Complaints.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase))
            return new FileSays(FileState.NeedsPassword, Why: FileSays.Words.NeedsPassword);
        if (about.Code != 0 || PagesLine().Match(facts.ToString()) is not { Success: true } line)
            return FileSays.Broken(FileSays.Words.NotWhole);
        if (!int.TryParse(line.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pages))
            return FileSays.Broken(FileSays.Words.NotWhole);

        var text = new KeptText(FileReading.MostText);
        var withText = new PagesOfText();
        var said = await RunAsync(
            _text!,
            ["-enc", "UTF-8", "-eol", "unix", file, "-"],
            piece =>
            {
                withText.Add(piece);
                text.Add(piece);
                return !text.IsCut;
            },
            cancellation
        );
        if (said.TookTooLong && text.IsBlank)
            return FileSays.Unjudged(FileSays.Words.TookTooLong) with { Pages = pages };
        if (!text.IsCut && said is { Code: not 0, TookTooLong: false } && text.IsBlank)
            return FileSays.Broken(FileSays.Words.NotWhole) with { Pages = pages };

        // What was cut off has not been counted; nobody is told of blank pages that were not seen.
        return text.IsCut || said.TookTooLong
            ? FileSays.Of(text, pages, pages) with
            {
                IsCut = true,
            }
            : FileSays.Of(text, pages, Math.Min(pages, withText.Count));
    }

    private sealed record Ran(int Code, string Complaints, bool TookTooLong);

    /// <param name="take">Takes a piece of what it says; false ends the program.</param>
    private async Task<Ran> RunAsync(
        string program,
        IReadOnlyList<string> words,
        Func<string, bool> take,
        CancellationToken cancellation
    )
    {
        var limited = _limits is not null;
        var start = new ProcessStartInfo(
            limited ? _limits! : program,
            limited ? [$"--as={MostMemory}", "--core=0", "--", program, .. words] : words
        )
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Settings and secrets of ours are no business of a program that reads a stranger's file.
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (OperatingSystem.IsWindows())
            start.Environment["SystemRoot"] = Environment.GetEnvironmentVariable("SystemRoot");

        using var process = Process.Start(start)!;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_patience);
        try
        {
            process.StandardInput.Close();
            var complaints = FirstOfAsync(process.StandardError, time.Token);
            var piece = new char[16 * 1024];
            int read;
            while ((read = await process.StandardOutput.ReadAsync(piece, time.Token)) > 0)
                if (!take(new string(piece, 0, read)))
                    return new Ran(0, "", TookTooLong: false);

            await process.WaitForExitAsync(time.Token);
            return new Ran(process.ExitCode, await complaints, TookTooLong: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Ran(-1, "", TookTooLong: true);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // A broken file can make it complain for ever; it must be let talk, but is not listened to.
    private static async Task<string> FirstOfAsync(StreamReader said, CancellationToken cancellation)
    {
        var first = new StringBuilder();
        var piece = new char[4096];
        int read;
        while ((read = await said.ReadAsync(piece, cancellation)) > 0)
            if (first.Length < 8192)
                first.Append(piece, 0, read);

        return first.ToString();
    }

    private static string? Find(IEnumerable<string> folders, string name) =>
        folders
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"^Pages:\s+(\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex PagesLine();

    /// <summary>Counts the pages, which pdftotext ends with a form feed, that hold words.</summary>
    private sealed class PagesOfText
    {
        private bool _holdsWords;

        public int Count { get; private set; }

        public void Add(string piece)
        {
            foreach (var c in piece)
            {
                if (c == '\f')
                {
                    Count += _holdsWords ? 1 : 0;
                    _holdsWords = false;
                }
                else
                    _holdsWords |= char.IsLetterOrDigit(c);
            }
        }
    }
}
