using System.Security.Cryptography;
using System.Text;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>What a tablet sends: what it has kept, in the order of random numbers, and how many wait. Without answers it says that it lives.</summary>
internal sealed record KioskBatch(int Waiting, int Refused, IReadOnlyList<KioskAnswer?>? Answers)
{
    public const int MostAtOnce = 100;
}

/// <param name="Id">32 random bytes in hexadecimal digits, made on the tablet and forgotten there once the answer is acknowledged.</param>
/// <param name="Seal">What the server had told the tablet last when the answer was given.</param>
/// <param name="Day">Of the tablet's corrected clock, no hour: "2026-11-26".</param>
internal sealed record KioskAnswer(
    string? Id,
    string? Seal,
    string? Day,
    string? Language,
    string? Question,
    string? Value
)
{
    /// <summary>
    /// By what the answer is counted once; null where the number is none. The number itself is not stored: whoever reads the database
    /// cannot know what was on a tablet.
    /// </summary>
    public byte[]? KeyFor(WayIn way) =>
        Id is { Length: 64 } && Id.All(char.IsAsciiHexDigitLower)
            ? SHA256.HashData(Encoding.ASCII.GetBytes($"kiosk/{way.RoundId.Value:N}/{way.Number}/{Id}"))
            : null;
}

/// <summary>What the server tells a tablet.</summary>
/// <param name="Now">Milliseconds since 1970, to correct the tablet's clock by.</param>
/// <param name="Seal">To go with answers that are given from now on.</param>
/// <param name="Standing">See <see cref="StandingOf"/>.</param>
/// <param name="Taken">Numbers of answers that are on the disk. What is neither here nor refused waits and is sent again.</param>
internal sealed record KioskTold(
    long Now,
    string Seal,
    string Standing,
    IReadOnlyList<string> Taken,
    IReadOnlyList<KioskRefused> Refused
)
{
    /// <summary>Whether it is being prepared, open, or shut by hand; the days of the round are known to the tablet.</summary>
    public static string StandingOf(Door door) =>
        door.Way.ClosedAt is not null || door.Round.ClosedAt is not null ? "shut"
        : door.Round.OpenedAt is null ? "prepared"
        : "open";
}

internal sealed record KioskRefused(string? Id, string Code, string Th, string En);
