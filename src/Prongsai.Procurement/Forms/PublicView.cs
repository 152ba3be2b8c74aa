using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>
/// A purchase as anybody may see it: the tax ids of companies, but no citizen's number, wherever somebody typed it. Everything that
/// leaves the office goes through here.
/// </summary>
internal static class PublicView
{
    public static Purchase ForThePublic(this Purchase purchase) =>
        purchase with
        {
            Work = TaxId.Cover(purchase.Work),
            MethodText = Cover(purchase.MethodText),
            Reason = Cover(purchase.Reason),
            ContractNumber = Cover(purchase.ContractNumber),
            ControlNumber = Cover(purchase.ControlNumber),
            BudgetSource = Cover(purchase.BudgetSource),
            Bidders = Covered(purchase.Bidders),
            Winners = Covered(purchase.Winners),
        };

    private static string? Cover(string? text) => text is null ? null : TaxId.Cover(text);

    private static Offers Covered(Offers offers) =>
        offers.List.All(o => o.TaxId is null && TaxId.Cover(o.Name) == o.Name)
            ? offers
            : new Offers([
                .. offers.List.Select(o =>
                    o with
                    {
                        Name = TaxId.Cover(o.Name),
                        TaxId = o.TaxId is { } taxId ? TaxId.Public(taxId) : null,
                    }
                ),
            ]);
}
