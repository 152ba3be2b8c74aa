using System.Net;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Push;

/// <summary>How many subscriptions one network may make in a minute; an office's own network makes them for everybody who stands there.</summary>
internal sealed class PushFloods(TimeProvider clock)
{
    private const int Most = 60;

    private readonly MinuteCounts _counts = new(clock);

    public bool IsTooMuch(IPAddress? from) => _counts.Add(MinuteCounts.NetworkOf(from, 4)) > Most;
}
