using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prongsai.Bench;

/// <summary>
/// The cheapest visitor there is: prepared bytes over connections that stay open, each answer read to its end. What it costs
/// itself is the same for whoever answers.
/// </summary>
internal static class KeptConnections
{
    /// <summary>As fast as it is answered: answers per second.</summary>
    public static async Task<double> RateAsync(int port, Func<int, string> path, int connections, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var asked = 0;
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = await Connection.OpenAsync(port);
                        var count = 0;
                        while (watch.Elapsed < time)
                        {
                            await connection.AskAsync(path(Interlocked.Increment(ref asked)));
                            count++;
                        }

                        return count;
                    })
                )
        );
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// At a steady rate, each question at its appointed moment whether or not the last one was answered in time: milliseconds from that
    /// moment, sorted.
    /// </summary>
    public static async Task<double[]> LatenciesAsync(
        int port,
        string path,
        double perSecond,
        int connections,
        TimeSpan time
    )
    {
        var every = connections / perSecond;
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(which =>
                    Task.Run(async () =>
                    {
                        using var connection = await Connection.OpenAsync(port);
                        var took = new List<double>();
                        for (var at = every * which / connections; at < time.TotalSeconds; at += every)
                        {
                            var early = TimeSpan.FromSeconds(at) - watch.Elapsed;
                            if (early > TimeSpan.Zero)
                                await Task.Delay(early);
                            // A timer that rings late is our own lateness, not the server's.
                            var from = Math.Max(at, watch.Elapsed.TotalSeconds - 0.002);
                            await connection.AskAsync(path);
                            took.Add((watch.Elapsed.TotalSeconds - from) * 1000);
                        }

                        return took;
                    })
                )
        );
        return [.. all.SelectMany(took => took).Order()];
    }

    public sealed class Connection(Socket socket) : IDisposable
    {
        // An answer whose length is not said ahead; it ends with a piece of nothing.
        private const int InPieces = int.MaxValue - 1;

        private readonly byte[] _buffer = new byte[256 * 1024];

        public static async Task<Connection> OpenAsync(int port)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new Connection(socket);
        }

        public Task AskAsync(string path) =>
            AskAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), "200");

        /// <summary>Sends prepared bytes and reads the answer to its end; it holds until the next question.</summary>
        public async Task<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> question, string status)
        {
            await socket.SendAsync(question);
            var have = 0;
            var whole = int.MaxValue;
            while (have < whole)
            {
                var read = await socket.ReceiveAsync(_buffer.AsMemory(have));
                if (read == 0)
                    throw new IOException("the connection was closed");
                have += read;
                if (whole == int.MaxValue)
                    whole = WholeOf(_buffer.AsSpan(0, have), status);
                if (whole == InPieces && _buffer.AsSpan(0, have).EndsWith("\r\n0\r\n\r\n"u8))
                    break;
            }

            return _buffer.AsMemory(0, have);
        }

        // Header and body; not known until the header is whole.
        private static int WholeOf(ReadOnlySpan<byte> answer, string status)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return int.MaxValue;

            var header = Encoding.ASCII.GetString(answer[..end]);
            if (!header.StartsWith($"HTTP/1.1 {status}", StringComparison.Ordinal))
                throw new IOException(header);
            if (header.Contains("chunked", StringComparison.OrdinalIgnoreCase))
                return InPieces;
            const string name = "content-length:";
            var from = header.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
            var length = header[from..].Split('\r', 2)[0];
            return end + 4 + int.Parse(length, CultureInfo.InvariantCulture);
        }

        public void Dispose() => socket.Dispose();
    }
}
