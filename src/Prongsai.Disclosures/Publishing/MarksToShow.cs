using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>The remarks of an item as a page shows them, with those who can be asked to deal with one.</summary>
internal sealed record MarksToShow(AtWork Work, IReadOnlyList<Named> People);

internal static class AnsweringMarks
{
    /// <summary>Everybody who may say that a remark is dealt with.</summary>
    public static async Task<IReadOnlyList<Named>> WhoMayAnswerMarksAsync(
        this IPeople people,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        var holders = await people.WhoMaySubmitAsync<MarkDoneModel>(agency, cancellation);

        return [.. holders.Select(h => new Named(h.AccountId, h.Name)).Distinct()];
    }
}
