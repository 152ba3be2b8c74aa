using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>Offers of several cells and rows: a price that comes alone belongs to the first name that has none.</summary>
internal sealed class OffersSoFar
{
    public List<Offer> List { get; } = [];

    public void Add(IReadOnlyList<Offer> offers)
    {
        foreach (var offer in offers)
        {
            // The number may stand before the name, in a column of its own.
            if (offer.Name.Length > 0 && List is [.., { Name.Length: 0 } unnamed])
                List[^1] = offer with { Price = offer.Price ?? unnamed.Price, TaxId = offer.TaxId ?? unnamed.TaxId };
            else if (offer.Name.Length == 0 && List.Count > 0)
                List[^1] = List[^1] with
                {
                    Price = List[^1].Price ?? offer.Price,
                    TaxId = List[^1].TaxId ?? offer.TaxId,
                };
            else
                List.Add(offer);
        }
    }

    public void Price(Money? price)
    {
        var at = List.FindIndex(offer => offer.Price is null);
        if (price is not null && at >= 0)
            List[at] = List[at] with { Price = price };
    }

    /// <summary>Those who were selected, with the numbers and prices that stand in columns of their own, in the same order.</summary>
    public List<Offer> Selected(IReadOnlyList<string> taxIds, IReadOnlyList<Money> agreed)
    {
        List<Offer> selected = [.. List];
        if (selected.Count == 0 && taxIds.Count > 0)
            selected.AddRange(taxIds.Select(taxId => new Offer("", null, taxId)));
        for (var i = 0; i < selected.Count; i++)
        {
            selected[i] = selected[i] with
            {
                TaxId = selected[i].TaxId ?? (i < taxIds.Count ? taxIds[i] : null),
                Price = selected[i].Price ?? (agreed.Count == selected.Count ? agreed[i] : null),
            };
        }

        return selected;
    }
}
