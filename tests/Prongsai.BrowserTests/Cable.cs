using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prongsai.BrowserTests;

/// <summary>
/// The network between a browser and the program, which a test may pull out. It also swallows a reply whose request has arrived, which
/// no setting of a browser can do.
/// </summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _plug = new(IPAddress.Loopback, 0);
    private readonly Uri _to;
    private readonly CancellationTokenSource _over = new();
    private readonly HashSet<Socket> _live = [];
    private readonly Task _accepting;
    private bool _isOut;
    private string? _swallow;

    private Cable(Uri to)
    {
        _to = to;
        _plug.Start();
        _accepting = AcceptAsync();
    }

    public static Cable To(Uri program) => new(program);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_plug.LocalEndpoint).Port}/");

    /// <summary>How many replies were swallowed.</summary>
    public int Swallowed { get; private set; }

    public void PullOut()
    {
        lock (_live)
        {
            _isOut = true;
            foreach (var socket in _live)
                socket.Close();
            _live.Clear();
        }
    }

    public void PutIn()
    {
        lock (_live)
            _isOut = false;
    }

    /// <summary>The reply to the next request whose first line holds this never arrives; the request does.</summary>
    public void SwallowReplyTo(string part) => _swallow = part;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        PullOut();
        _plug.Stop();
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> carried = [];
        try
        {
            while (true)
                carried.Add(CarryAsync(await _plug.AcceptSocketAsync(_over.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var program = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (browser)
        {
            lock (_live)
            {
                if (_isOut)
                    return;
                _live.Add(browser);
                _live.Add(program);
            }

            try
            {
                browser.NoDelay = true;
                await program.ConnectAsync(_to.Host, _to.Port, _over.Token);
                var swallowing = new StrongBox();
                await Task.WhenAny(
                    PumpAsync(browser, program, bytes => swallowing.Is |= IsToSwallow(bytes)),
                    PumpAsync(
                        program,
                        browser,
                        _ =>
                        {
                            if (swallowing.Is)
                                throw new SocketException((int)SocketError.ConnectionReset);
                        }
                    )
                );
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Pulled out.
            }
            finally
            {
                lock (_live)
                {
                    _live.Remove(browser);
                    _live.Remove(program);
                }
            }
        }
    }

    private bool IsToSwallow(ReadOnlyMemory<byte> bytes)
    {
        if (_swallow is not { } part)
            return false;

        var line = Encoding.ASCII.GetString(bytes.Span[..Math.Min(bytes.Length, 300)]).Split('\r')[0];
        if (!line.Contains(part, StringComparison.Ordinal))
            return false;

        _swallow = null;
        Swallowed++;
        return true;
    }

    private async Task PumpAsync(Socket from, Socket to, Action<ReadOnlyMemory<byte>> see)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _over.Token) is > 0 and var read)
        {
            see(buffer.AsMemory(0, read));
            await to.SendAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }

    private sealed class StrongBox
    {
        public bool Is { get; set; }
    }
}
