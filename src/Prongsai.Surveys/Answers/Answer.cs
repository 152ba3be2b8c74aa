using System.Security.Cryptography;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answers;

/// <summary>
/// What one person answered to the closed questions, in one short row. It knows its round, its way in and its day, and nothing of
/// whoever gave it: no account, no address, no hour. Its identifier is random, so that their order says nothing.
/// </summary>
internal sealed class Answer
{
    public AgencyId AgencyId { get; init; }

    /// <summary>The round's; PostgreSQL keeps each year in a partition of its own.</summary>
    public FiscalYear Year { get; init; }

    public RoundId RoundId { get; init; }

    /// <summary>Random.</summary>
    public Guid Id { get; init; }

    /// <summary><see cref="WayIn.Number"/>.</summary>
    public short Way { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>In which language the questions were read.</summary>
    public string Language { get; init; } = "th";

    /// <summary>How long it took, in steps of five seconds up to an hour; 0 where not known (paper).</summary>
    public short Pace { get; init; }

    /// <summary><see cref="Questionnaires.Columns.Pack"/>.</summary>
    public byte[] Given { get; init; } = [];
}

/// <summary>
/// Free words, apart from the answer they came with and from each other: two texts of one person stand under two random identifiers.
/// Of their time only the month is known.
/// </summary>
internal sealed class FreeText
{
    public AgencyId AgencyId { get; init; }
    public FiscalYear Year { get; init; }
    public RoundId RoundId { get; init; }
    public Guid Id { get; init; }

    /// <summary><see cref="Questionnaires.Columns.NumberOf"/>.</summary>
    public short Question { get; init; }

    public short Way { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>
/// Something that is good for one answer and was used: the hash of a one-time code, of a staff ballot, or of the number that every
/// form carries so that sending it twice counts once. By which answer is not written down.
/// </summary>
internal sealed class SpentKey
{
    public AgencyId AgencyId { get; init; }
    public RoundId RoundId { get; init; }

    /// <summary>32 bytes.</summary>
    public byte[] Key { get; init; } = [];
}

/// <summary>
/// How many answers came in one hour from one network by one kind of device, counted apart from the answers: what tells of a burst.
/// Networks are numbers under a key that is forgotten each night. Rounds of staff are not counted so.
/// </summary>
internal sealed class IntakeMark
{
    public AgencyId AgencyId { get; init; }
    public RoundId RoundId { get; init; }
    public short Way { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>0 to 23, in Thailand.</summary>
    public short Hour { get; init; }

    /// <summary><see cref="DeviceClass"/>.</summary>
    public short Device { get; init; }

    /// <summary>0 to 4095; says only "the same" or "another", and only within one day.</summary>
    public short Network { get; init; }

    public int Count { get; init; }
}

/// <summary>What a browser says it runs on, as coarse as can be.</summary>
internal enum DeviceClass : short
{
    Unknown,
    Phone,
    Tablet,
    Computer,
    Kiosk,
    Paper,
}

internal static class RandomIds
{
    /// <summary>All bits random: unlike <see cref="Ids.Next{TId}"/>, it says nothing of when it was made.</summary>
    public static Guid Next() => new(RandomNumberGenerator.GetBytes(16));
}
