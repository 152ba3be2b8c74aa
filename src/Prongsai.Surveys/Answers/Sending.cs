using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answers;

/// <summary>One finished questionnaire on its way to the disk.</summary>
/// <param name="Nonce">32 bytes that the form carried: sending it again counts once.</param>
internal sealed record Sending(
    AgencyId Agency,
    FiscalYear Year,
    RoundId Round,
    short Way,
    DateOnly Day,
    string Language,
    byte[] Given,
    byte[] Nonce
)
{
    public byte[]? Token { get; init; }

    /// <summary>In steps of five seconds; 0 where not known.</summary>
    public short Pace { get; init; }

    public IReadOnlyList<(short Question, string Text)> Texts { get; init; } = [];

    /// <summary>Where and when it came from, counted apart; null where that is not counted (staff, paper).</summary>
    public Whence? Whence { get; init; }
}

/// <summary>What is counted of where answers come from.</summary>
internal readonly record struct Whence(short Hour, DeviceClass Device, short Network);

/// <summary>What became of it.</summary>
internal enum Outcome
{
    /// <summary>It is on the disk.</summary>
    Taken,

    /// <summary>The same form was sent before: it is on the disk once.</summary>
    TakenBefore,

    /// <summary>The code or ballot was used for another answer.</summary>
    TokenSpent,
}
