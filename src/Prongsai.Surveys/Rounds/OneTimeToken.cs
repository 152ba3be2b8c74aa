using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Rounds;

/// <summary>
/// That a printed code exists. Only its hash is kept: the codes are printed once and cannot be printed again. Whether it was used
/// stands apart (<see cref="Answers.SpentKey"/>), and nowhere by which answer.
/// </summary>
internal sealed class OneTimeToken
{
    /// <summary>Sixteen letters of five bits: nobody guesses one, and the hash gives none away.</summary>
    public const int Length = 16,
        MostAtOnce = 1_000;

    /// <summary>The number of the sheet that was never printed: codes handed to visitors who were just served.</summary>
    public const int ForVisitors = 0;

    public AgencyId AgencyId { get; private init; }
    public RoundId RoundId { get; private init; }
    public byte[] Hash { get; private init; } = [];
    public short Way { get; private init; }

    /// <summary>Which sheet it was printed on, from 1; a lost sheet is cancelled whole.</summary>
    public int Sheet { get; private init; }

    public static OneTimeToken Of(WayIn way, string code, int sheet) =>
        new()
        {
            AgencyId = way.AgencyId,
            RoundId = way.RoundId,
            Hash = HashOf(way.RoundId, code),
            Way = way.Number,
            Sheet = sheet,
        };

    public static byte[] HashOf(RoundId round, string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{round.Value:N}/{code}"));
}

/// <summary>
/// A member of staff who may answer a round once, and whether the ballot was handed out. What the ballot says is nowhere: it is signed
/// by the server and carried by the person, so nothing here leads to an answer.
/// </summary>
internal sealed class EligiblePerson
{
    public AgencyId AgencyId { get; private init; }
    public RoundId RoundId { get; private init; }
    public Guid AccountId { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>The day on which the ballot was handed out; null while it was not.</summary>
    public DateOnly? HandedOn { get; private set; }

    public int Version { get; private set; } = 1;

    public static EligiblePerson For(Round round, Guid account, string name) =>
        new()
        {
            AgencyId = round.AgencyId,
            RoundId = round.Id,
            AccountId = account,
            Name = name,
        };

    public void HandOut(DateOnly today)
    {
        HandedOn = today;
        Version++;
    }
}
