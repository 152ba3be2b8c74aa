using System.Collections.Concurrent;
using System.Net;

namespace Prongsai.Kernel;

/// <summary>Counts what each of many does in the minute that runs, in memory only; the minutes before are forgotten.</summary>
public sealed class MinuteCounts(TimeProvider clock)
{
    private const int MostCounted = 100_000;

    private readonly ConcurrentDictionary<(long Minute, string Whose), int> _counted = new();
    private long _minute;

    /// <summary>Adds to somebody's count and gives it.</summary>
    public int Add(string whose, int more = 1)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _minute, minute) != minute || _counted.Count > MostCounted)
            foreach (var old in _counted.Keys.Where(k => k.Minute != minute))
                _counted.TryRemove(old, out _);

        return _counted.AddOrUpdate((minute, whose), more, (_, so) => so + more);
    }

    /// <summary>A network by the beginning of an address of it: of IPv6 the first seven bytes (/56).</summary>
    /// <param name="from">The address; null where none is known.</param>
    /// <param name="bytesOfIPv4">4: each address alone; 3: its /24.</param>
    public static string NetworkOf(IPAddress? from, int bytesOfIPv4)
    {
        if (from is null)
            return "";

        var bytes = (from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from).GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 4 ? bytesOfIPv4 : 7));
    }
}
