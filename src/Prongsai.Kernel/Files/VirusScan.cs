using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Prongsai.Kernel;

/// <summary>What a scanner says of a file.</summary>
public enum ScanVerdict
{
    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Infected,

    /// <summary>It could not be asked, or its answer was none.</summary>
    Unable,
}

/// <summary>Looks for viruses in what people send.</summary>
public interface IVirusScan
{
    /// <summary>What it says, and in words what was found or why it could not be asked. Never throws for a scanner that fails.</summary>
    Task<(ScanVerdict Verdict, string Words)> ScanAsync(
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    );
}

/// <summary>
/// ClamAV's daemon, by its INSTREAM command (man clamd): the bytes in chunks with their length before them, a chunk of length
/// zero, and one line of answer. Nothing is written to its disk by us.
/// </summary>
internal sealed partial class ClamdScan(ClamdSettings settings, ILogger<ClamdScan> log) : IVirusScan
{
    private const int ChunkBytes = 64 * 1024;

    // "stream: Win.Test.EICAR_HDB-1 FOUND" is what an answer looks like; a scanner that talks on is none.
    private const int LongestAnswer = 4096;

    public async Task<(ScanVerdict Verdict, string Words)> ScanAsync(
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(settings.Timeout);
        try
        {
            var answer = await AskAsync(content, silence);
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
                return (ScanVerdict.Infected, answer["stream: ".Length..^" FOUND".Length]);
            if (answer == "stream: OK")
                return (ScanVerdict.Clean, "");

            return Unable(answer.Length == 0 ? "no answer" : answer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unable($"no answer in {settings.Timeout.TotalSeconds:0} s");
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return Unable(failure.Message);
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationTokenSource silence)
    {
        using var socket = await ConnectAsync(silence.Token);
        await using var clamd = new NetworkStream(socket);
        try
        {
            await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), silence.Token);
            var length = new byte[4];
            for (var at = 0; at < content.Length; at += ChunkBytes)
            {
                var chunk = content.Slice(at, Math.Min(ChunkBytes, content.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
                await clamd.WriteAsync(length, silence.Token);
                await clamd.WriteAsync(chunk, silence.Token);
                silence.CancelAfter(settings.Timeout);
            }

            await clamd.WriteAsync(new byte[4], silence.Token);
        }
        catch (IOException)
        {
            // It stops listening when a file is larger than its StreamMaxLength, and says so: the answer is still to be read.
        }

        var answer = new byte[LongestAnswer];
        var read = 0;
        int more;
        while (
            read < answer.Length
            && !answer.AsSpan(0, read).Contains((byte)0)
            && (more = await clamd.ReadAsync(answer.AsMemory(read), silence.Token)) > 0
        )
            read += more;

        return Encoding.UTF8.GetString(answer, 0, read).Split('\0')[0].Trim();
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        var unix = settings.Socket.Length > 0;
        var socket = unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (unix)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(settings.Socket), cancellation);
            else
                await socket.ConnectAsync(settings.Host, settings.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private (ScanVerdict, string) Unable(string why)
    {
        // Answers go to a page and a log: one short line without control characters, whatever came.
        var plain = new string([.. why.Where(c => !char.IsControl(c)).Take(200)]);
        DoesNotAnswer(log, plain);
        return (ScanVerdict.Unable, plain);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virus scanner cannot be asked: {Why}")]
    private static partial void DoesNotAnswer(ILogger log, string why);
}
