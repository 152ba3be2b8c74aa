using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Questions;

/// <summary>A question as anybody may see it: never who asked, and the text only once an officer found it fit.</summary>
/// <param name="Text">Null while it is not shown.</param>
/// <param name="Answer">Null until it is answered, or while the question is not shown.</param>
/// <param name="Days">That it waits, or that the answer took.</param>
internal sealed record PublicQuestion(
    string? Text,
    string? Answer,
    DateOnly AskedOn,
    DateOnly DueOn,
    DateOnly? AnsweredOn,
    int Days,
    bool IsLate
);

/// <summary>The public's part of the questions about a purchase.</summary>
internal static class PublicQuestions
{
    public static async Task<IReadOnlyList<PublicQuestion>> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        PurchaseId purchase,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var all = await db
            .CitizenQuestions.AsNoTracking()
            .Where(q => q.AgencyId == agency && q.PurchaseId == purchase)
            .OrderBy(q => q.AskedAt)
            .ToListAsync(cancellation);

        return
        [
            .. all.Select(q => new PublicQuestion(
                q.IsShown ? q.Text : null,
                q.IsShown ? q.Answer : null,
                q.AskedAt.DayInThailand(),
                q.DueOn,
                q.AnsweredAt?.DayInThailand(),
                q.Days(today),
                q.IsLate(today)
            )),
        ];
    }
}
