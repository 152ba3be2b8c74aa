using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>Who sells, as far as the register tells one from another.</summary>
/// <param name="Key">By tax id where there is one, otherwise by name. Never shown: a person's tax id is a citizen's number.</param>
/// <param name="Name">As the register has it, without a citizen's number.</param>
internal sealed record Vendor(string Key, string Name);

/// <summary>One who was selected in one purchase, and at what price.</summary>
internal sealed record Sale(Purchase Purchase, Vendor Vendor, Money? Price)
{
    public bool IsDirect => Purchase.Method == Method.Specific;

    public DateOnly? Day => Purchase.ContractDay;
}

/// <summary>
/// An agency's fiscal year, read once and seen from the sides that the signs ask for. What was called off is not looked at but for
/// the quality of its data.
/// </summary>
internal sealed class YearOfPurchases
{
    private readonly Dictionary<string, string?> _taxIdOfName = [];

    /// <param name="purchases">All that stand.</param>
    /// <param name="asked">What the forms of the year ask for.</param>
    public YearOfPurchases(
        FiscalYear year,
        IReadOnlyList<Purchase> purchases,
        WorkingDays working,
        FieldSet asked = default
    )
    {
        (Year, All, Working, Asked) = (year, purchases, working, asked);
        Bought = [.. purchases.Where(p => p.Status != Status.Cancelled)];
        foreach (var offer in purchases.SelectMany(p => p.Winners.List.Concat(p.Bidders.List)))
        {
            if (offer.TaxId is not { } taxId)
                continue;

            // A name with two numbers is nobody's in particular; that is a sign of its own.
            var name = Named(offer.Name);
            _taxIdOfName[name] = _taxIdOfName.TryGetValue(name, out var known) && known != taxId ? null : taxId;
        }

        Sales =
        [
            .. Bought.SelectMany(purchase =>
                purchase
                    .Winners.List.Where(w => w.Name.Length > 0)
                    .Select(winner => new Sale(
                        purchase,
                        VendorOf(winner),
                        winner.Price ?? (purchase.Winners.Count == 1 ? purchase.AgreedPrice : null)
                    ))
            ),
        ];
        ByVendor = Sales.ToLookup(sale => sale.Vendor.Key);
    }

    public FiscalYear Year { get; }

    public IReadOnlyList<Purchase> All { get; }

    /// <summary>Those that were not called off.</summary>
    public IReadOnlyList<Purchase> Bought { get; }

    public IReadOnlyList<Sale> Sales { get; }

    public ILookup<string, Sale> ByVendor { get; }

    public WorkingDays Working { get; }

    public FieldSet Asked { get; }

    /// <summary>Who an offer is from: by tax id, else by the only tax id of that name in the year, else by the name itself.</summary>
    public Vendor VendorOf(Offer offer)
    {
        var name = Named(offer.Name);
        var taxId = offer.TaxId ?? _taxIdOfName.GetValueOrDefault(name);

        return new Vendor(taxId is null ? $"name {name}" : $"tax id {taxId}", TaxId.Cover(offer.Name));
    }

    /// <summary>How many purchases have all of these fields.</summary>
    public int Having(FieldSet fields) =>
        All.Count(purchase => Enum.GetValues<Field>().All(field => !fields.Has(field) || purchase.Gives(field)));

    /// <summary>How many purchases lack a field.</summary>
    public int Lacking(Field field) => All.Count(purchase => !purchase.Gives(field));

    /// <summary>A name by its letters alone, whatever its spaces and full stops.</summary>
    public static string Named(string name) =>
        ThaiText.Fold(name).Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
