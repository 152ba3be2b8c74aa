using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prongsai.Kernel;

/// <summary>
/// The Chrome DevTools protocol over one WebSocket: commands with their answers, and single events to wait for. Only what
/// printing needs (the registry at hand has no client library that restores).
/// </summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentDictionary<(string Session, string Method), TaskCompletionSource> _events = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _receiving;
    private int _last;

    private DevTools(ClientWebSocket socket)
    {
        _socket = socket;
        _receiving = ReceiveAsync();
    }

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, cancellation);
        return new DevTools(socket);
    }

    /// <summary>True until the browser is gone.</summary>
    public bool IsOpen => !_receiving.IsCompleted && _socket.State == WebSocketState.Open;

    /// <summary>Sends a command and gives its result.</summary>
    /// <exception cref="DevToolsException">The browser refuses the command, or is gone.</exception>
    public async Task<JsonNode> AskAsync(
        string method,
        JsonObject? parameters,
        string? session,
        CancellationToken cancellation
    )
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        };
        if (session is not null)
            message["sessionId"] = session;

        try
        {
            if (!IsOpen)
                throw new DevToolsException("The browser is gone.");

            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>A task that ends when this event next comes. Ask for it before the command that causes the event.</summary>
    public Task NextAsync(string session, string method) =>
        (_events[(session, method)] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private async Task SendAsync(byte[] message, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        catch (WebSocketException gone)
        {
            throw new DevToolsException("The browser is gone.", gone);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[256 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                message.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
                    message.Write(buffer, 0, part.Count);
                } while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                    return;

                Read(message.GetBuffer().AsSpan(0, (int)message.Length));
            }
        }
        catch (Exception ended)
            when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser ended or we are closing; whoever waits is told below.
        }
        finally
        {
            foreach (var waiting in _waiting.Values)
                waiting.TrySetException(new DevToolsException("The browser is gone."));
            foreach (var waiting in _events.Values)
                waiting.TrySetException(new DevToolsException("The browser is gone."));
        }
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        var message = JsonNode.Parse(json)!;
        if (message["id"] is { } id)
        {
            if (!_waiting.TryRemove(id.GetValue<int>(), out var answer))
                return;

            if (message["error"] is { } error)
                answer.TrySetException(new DevToolsException(error.ToJsonString()));
            else
                answer.TrySetResult(message["result"]!);
        }
        else if (
            message["method"]?.GetValue<string>() is { } method
            && _events.TryRemove((message["sessionId"]?.GetValue<string>() ?? "", method), out var awaited)
        )
        {
            awaited.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }
}

/// <summary>The browser refused a command, did not answer in time, or is gone.</summary>
internal sealed class DevToolsException : Exception
{
    public DevToolsException(string message)
        : base(message) { }

    public DevToolsException(string message, Exception inner)
        : base(message, inner) { }
}
