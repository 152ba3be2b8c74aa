using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Questions;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>One published purchase, at an address that stays through all its versions.</summary>
[AllowAnonymous]
internal sealed class ContractModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public FrozenPurchase Purchase { get; private set; } = null!;
    public MonthInFigures Month { get; private set; } = null!;
    public IReadOnlyList<(Field Field, string Text)> Fields { get; private set; } = [];
    public IReadOnlyList<PublicQuestion> Questions { get; private set; } = [];
    public WithdrawnMonth? Withdrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string agency, PurchaseId id, CancellationToken cancellation)
    {
        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        if (await db.FindPublishedAsync(Agency.Id, id, cancellation) is not { } published)
        {
            Withdrawn = await db.WithdrawnAsync(Agency.Id, WithdrawnPage.Of(id), cancellation).OrMissAsync();
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Purchase = published;
        Month = Published.MonthOrMiss(Purchase.Month);
        var (whose, of) = (FormAgency.Of(Agency), Purchase.Thawed(Agency.Id));
        Fields = [.. Shown.Select(field => (field, FormText.Of(of, field, whose, Digits.Arabic)))];
        Questions = await PublicQuestions.OfAsync(db, Agency.Id, id, clock.Now().Today, cancellation);
        return Page();
    }

    public static string Price(FrozenOffer offer) => offer.Satang is { } satang ? new Money(satang).ToString() : "-";

    public static bool IsAmount(Field field) => field is Field.Budget or Field.ReferencePrice or Field.AgreedPrice;

    private static readonly Field[] Shown =
    [
        Field.Work,
        Field.Method,
        Field.LegalGround,
        Field.Budget,
        Field.BudgetSource,
        Field.ReferencePrice,
        Field.AgreedPrice,
        Field.Reason,
        Field.ContractNumber,
        Field.ContractDay,
        Field.FirstDay,
        Field.LastDay,
        Field.Status,
        Field.EgpNumber,
        Field.ControlNumber,
    ];
}

internal static class ReadingContract
{
    /// <summary>A purchase as it was published last; null where it is not published.</summary>
    public static async Task<FrozenPurchase?> FindPublishedAsync(
        this ProngsaiDb db,
        AgencyId agency,
        PurchaseId id,
        CancellationToken cancellation
    )
    {
        var content = await (
            from purchase in db.PublishedPurchases.AsNoTracking()
            where purchase.AgencyId == agency && purchase.PurchaseId == id
            orderby purchase.Id descending
            join of in db.PublishedContents on purchase.Id equals of.Id
            select of.Content
        ).FirstOrDefaultAsync(cancellation);

        return content is null ? null : FrozenPurchase.Read(content);
    }
}
