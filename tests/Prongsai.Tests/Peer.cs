using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Prongsai.Tests;

/// <summary>
/// A server in a process of its own that a test talks to as to the real one: from npm (tests/peers) or from Debian. It ends with
/// the test.
/// </summary>
public sealed class Peer : IAsyncDisposable
{
    /// <summary>Where the packages of tests/peers lie.</summary>
    public static readonly string Folder = typeof(Peer)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(m => m.Key == "Peers")
        .Value!;

    private readonly Process _process;

    private Peer(Process process) => _process = process;

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not listen in half a minute.</exception>
    public static async Task<Peer> StartAsync(string program, IEnumerable<string> arguments, Func<Task<bool>> listens)
    {
        var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var peer = new Peer(process);

        var patience = Stopwatch.StartNew();
        while (!await listens())
        {
            if (process.HasExited || patience.Elapsed > TimeSpan.FromSeconds(30))
            {
                await peer.DisposeAsync();
                throw new InvalidOperationException($"{program} does not listen:\n{string.Join('\n', said)}");
            }

            await Task.Delay(50);
        }

        return peer;
    }

    /// <summary>True when something accepts connections there.</summary>
    public static async Task<bool> ListensAsync(EndPoint at)
    {
        using var socket =
            at is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(at);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody uses at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
