using System.Net;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answering;

/// <summary>What a network that sends much is asked for.</summary>
internal enum Flood
{
    /// <summary>Nothing.</summary>
    Calm,

    /// <summary>A little work by the browser, or half a minute of patience.</summary>
    Burst,

    /// <summary>To come again when the minute is over.</summary>
    TooMuch,
}

/// <summary>
/// Counts what each network sends in a minute, in memory only. Nobody is recognised: an IPv4 network is its /24, an IPv6 network
/// its /56, and the key under which networks are numbered for the figures is thrown away every night.
/// </summary>
internal sealed class Floods(SurveyLimits limits, TimeProvider clock)
{
    public const int ZeroBits = ProofOfWork.ZeroBits;
    public const int SecondsOfPatience = 30;

    private readonly MinuteCounts _counts = new(clock);
    private (DateOnly Day, byte[] Key) _tonight = (default, []);

    /// <summary>Counts one more.</summary>
    public Flood Count(IPAddress? from)
    {
        var count = _counts.Add(NetworkOf(from));
        return count <= limits.FreelyAMinute ? Flood.Calm
            : count <= limits.AtMostAMinute ? Flood.Burst
            : Flood.TooMuch;
    }

    /// <summary>
    /// True when one kiosk sends more in a minute than a whole network may. A tablet that brings a day's answers at once does not slow
    /// down the people of the same network, and is not asked for work.
    /// </summary>
    public bool IsTooMuch(WayIn kiosk, int answers) =>
        _counts.Add($"kiosk/{kiosk.RoundId.Value:N}/{kiosk.Number}", answers) > limits.AtMostAMinute;

    /// <summary>A number for a network that means something on this day only.</summary>
    public short NumberOf(IPAddress? from, DateOnly today)
    {
        var tonight = _tonight;
        if (tonight.Day != today)
            _tonight = tonight = (today, RandomNumberGenerator.GetBytes(32));

        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(tonight.Key, Encoding.ASCII.GetBytes(NetworkOf(from)), hash);
        return (short)((hash[0] << 4) | (hash[1] >> 4));
    }

    /// <summary>What the browser's work begins with.</summary>
    public static string ChallengeOf(SheetState sheet) => ProofOfWork.ChallengeOf(sheet.Nonce);

    /// <summary>True when the number was worked for: its hash with the challenge begins with so many zero bits.</summary>
    public static bool IsWorkedFor(SheetState sheet, string? work) => ProofOfWork.IsDone(sheet.Nonce, work);

    private static string NetworkOf(IPAddress? from) => MinuteCounts.NetworkOf(from, 3);
}

/// <summary>The device as coarse as can be: nothing else of what a browser says about itself is read.</summary>
internal static class DeviceReading
{
    public static DeviceClass Of(string? agent) =>
        string.IsNullOrEmpty(agent) ? DeviceClass.Unknown
        : Says(agent, "iPad") || Says(agent, "Tablet") || (Says(agent, "Android") && !Says(agent, "Mobile"))
            ? DeviceClass.Tablet
        : Says(agent, "Mobile") || Says(agent, "iPhone") ? DeviceClass.Phone
        : Says(agent, "Windows") || Says(agent, "Macintosh") || Says(agent, "Linux") ? DeviceClass.Computer
        : DeviceClass.Unknown;

    private static bool Says(string agent, string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
}
