using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answers;

/// <summary>Questions about codes that are good for one answer.</summary>
internal static class Spending
{
    public static Task<bool> FindTokenAsync(
        this ProngsaiDb db,
        AgencyId agency,
        RoundId round,
        short way,
        byte[] hash,
        CancellationToken cancellation
    ) =>
        db.OneTimeTokens.AnyAsync(
            t => t.AgencyId == agency && t.RoundId == round && t.Hash == hash && t.Way == way,
            cancellation
        );

    public static Task<bool> IsSpentAsync(
        this ProngsaiDb db,
        AgencyId agency,
        RoundId round,
        byte[] token,
        CancellationToken cancellation
    ) => db.SpentKeys.AnyAsync(s => s.AgencyId == agency && s.RoundId == round && s.Key == token, cancellation);
}
