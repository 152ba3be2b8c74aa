using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Prongsai.Services.Counter.Voice;

/// <summary>
/// Makes the words of a call with espeak-ng, an optional program on the server: no cloud is asked. Each word is made once for an agency and
/// kept with its files; the browser sets them one behind the other. Without the program screens show text only, and say so.
/// </summary>
internal sealed partial class SpokenWords(IConfiguration configuration, ILogger<SpokenWords> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What can be said, and how it is written for a Thai voice.</summary>
    public static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["call"] = "ขอเชิญหมายเลข",
        ["desk"] = "ที่ช่องบริการ",
        ["d0"] = "ศูนย์",
        ["d1"] = "หนึ่ง",
        ["d2"] = "สอง",
        ["d3"] = "สาม",
        ["d4"] = "สี่",
        ["d5"] = "ห้า",
        ["d6"] = "หก",
        ["d7"] = "เจ็ด",
        ["d8"] = "แปด",
        ["d9"] = "เก้า",
        ["a"] = "เอ",
        ["b"] = "บี",
        ["c"] = "ซี",
        ["d"] = "ดี",
        ["e"] = "อี",
        ["f"] = "เอฟ",
        ["g"] = "จี",
        ["h"] = "เอช",
        ["i"] = "ไอ",
        ["j"] = "เจ",
        ["k"] = "เค",
        ["l"] = "แอล",
        ["m"] = "เอ็ม",
        ["n"] = "เอ็น",
        ["o"] = "โอ",
        ["p"] = "พี",
        ["q"] = "คิว",
        ["r"] = "อาร์",
        ["s"] = "เอส",
        ["t"] = "ที",
        ["u"] = "ยู",
        ["v"] = "วี",
        ["w"] = "ดับเบิลยู",
        ["x"] = "เอ็กซ์",
        ["y"] = "วาย",
        ["z"] = "แซด",
    }.ToFrozenDictionary();

    private readonly string? _program = Find(configuration["Prongsai:EspeakNg"]);

    public bool IsInstalled => _program is not null;

    /// <summary>A word as WAV; null where no voice is installed or the program fails.</summary>
    public async Task<byte[]?> MakeAsync(string clip, CancellationToken cancellation)
    {
        if (_program is null || !Words.TryGetValue(clip, out var word))
            return null;

        var start = new ProcessStartInfo(_program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-v", "th", "-s", "130", "--stdout", word })
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            until.CancelAfter(Patience);
            try
            {
                using var sound = new MemoryStream();
                var errors = process.StandardError.ReadToEndAsync(until.Token);
                await process.StandardOutput.BaseStream.CopyToAsync(sound, until.Token);
                await process.WaitForExitAsync(until.Token);
                await errors;
                return process.ExitCode == 0 && sound.Length > 44 ? Whole(sound.ToArray()) : null;
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill();
            }
        }
        catch (Exception failure)
            when (failure is System.ComponentModel.Win32Exception or IOException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            CannotSpeak(log, failure.Message);
            return null;
        }
    }

    // A stream does not know its length when it begins: espeak-ng writes a wrong one, and browsers refuse it.
    private static byte[] Whole(byte[] wav)
    {
        BitConverter.TryWriteBytes(wav.AsSpan(4), wav.Length - 8);
        BitConverter.TryWriteBytes(wav.AsSpan(40), wav.Length - 44);
        return wav;
    }

    private static string? Find(string? said)
    {
        if (!string.IsNullOrWhiteSpace(said))
            return File.Exists(said) ? said : null;

        var names = OperatingSystem.IsWindows() ? ["espeak-ng.exe"] : new[] { "espeak-ng" };
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    [LoggerMessage(LogLevel.Warning, "espeak-ng cannot be run: {Reason}")]
    private static partial void CannotSpeak(ILogger log, string reason);
}
