using System.Threading.Channels;

namespace Prongsai.Kernel;

/// <summary>Tells the runner of this node that there may be something to do, so that it need not ask the database often.</summary>
public sealed class JobSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There may be something to do.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Waits for a wake, at most so long; true when there was one.</summary>
    internal async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(atMost);
        try
        {
            return await _wakes.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
