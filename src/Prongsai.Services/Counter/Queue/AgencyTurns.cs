using System.Collections.Concurrent;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>
/// Within one program the acts of an agency's queue come one after the other before they come to the database, whose own lock then has
/// only other programs to keep apart: SQLite would let the losers sleep and try again.
/// </summary>
internal sealed class AgencyTurns
{
    private readonly ConcurrentDictionary<AgencyId, SemaphoreSlim> _turns = new();

    public async Task<IDisposable> TakeAsync(AgencyId agency, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(agency, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        return new Taken(turn);
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
