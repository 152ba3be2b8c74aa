using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>
/// A published purchase as it is looked for: short, so that a million of them are counted and sorted in a moment. Its words and
/// everything else that is said of it stand in rows of the same number.
/// </summary>
internal sealed class PublishedPurchase
{
    /// <summary>Grows with publication.</summary>
    public long Id { get; init; }
    public AgencyId AgencyId { get; init; }

    /// <summary>The purchase of the register, through all its versions: its permanent address.</summary>
    public PurchaseId PurchaseId { get; init; }

    /// <summary>First day of the month it was published in.</summary>
    public DateOnly Month { get; init; }
    public int Number { get; init; }

    /// <summary>The fiscal year, beside the month: see <see cref="PurchaseSearch"/>.</summary>
    public int Year { get; init; }
    public Method Method { get; init; }

    /// <summary>The agreed price in satang, to be sorted and summed by the database; zero where none is given.</summary>
    public long Satang { get; init; }

    /// <summary>The work as it is sorted (<see cref="ThaiOrder"/>); blank where it was published before there was an order.</summary>
    public string WorkOrder { get; private set; } = "";

    /// <summary>The same of the first who was selected.</summary>
    public string VendorOrder { get; private set; } = "";

    public void PutInOrder(string work, string? vendor) =>
        (WorkOrder, VendorOrder) = (ThaiOrder.Of(work), ThaiOrder.Of(vendor));

    public void PutInOrder(FrozenPurchase purchase) =>
        PutInOrder(purchase.Work, purchase.Winners.Count > 0 ? purchase.Winners[0].Name : null);
}

/// <summary>The words by which a published purchase is found: work, vendors, numbers. Without tone marks and case.</summary>
internal sealed class PublishedWords
{
    public long Id { get; init; }
    public AgencyId AgencyId { get; init; }
    public string Toneless { get; init; } = "";

    /// <summary>The table and its index of trigrams, which a migration of each database makes.</summary>
    public static readonly SearchedTable Table = new("procurement_public_words", "procurement_public_trigrams", null);

    public static string Of(Purchase purchase) =>
        SearchAsked.TonelessOf(
            string.Join(
                ' ',
                new[] { purchase.Work, purchase.ContractNumber, purchase.EgpNumber, purchase.ControlNumber }
                    .Concat(purchase.Winners.List.Select(w => w.Name))
                    .Where(words => !string.IsNullOrEmpty(words))
            )
        );
}

/// <summary>Everything that is said of a published purchase.</summary>
internal sealed class PublishedContent
{
    public long Id { get; init; }
    public AgencyId AgencyId { get; init; }

    /// <summary>JSON of a <see cref="FrozenPurchase"/>.</summary>
    public string Content { get; init; } = "";
}

/// <summary>What a vendor was given in a published purchase.</summary>
internal sealed class PublishedWin
{
    public AgencyId AgencyId { get; init; }
    public string VendorKey { get; init; } = "";

    /// <summary>Number of the <see cref="PublishedPurchase"/>.</summary>
    public long Id { get; init; }
    public DateOnly Month { get; init; }
    public Method Method { get; init; }

    /// <summary>This vendor's own price in satang; null where several share a price that is not parted.</summary>
    public long? Satang { get; init; }
}

/// <summary>Somebody who was selected in a published purchase.</summary>
internal sealed class PublishedVendor
{
    public AgencyId AgencyId { get; init; }
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>Of a company; a person's number is nobody's business.</summary>
    public string? TaxId { get; init; }
}

/// <summary>How much of a month was bought by one method.</summary>
internal sealed class PublishedSum
{
    public AgencyId AgencyId { get; init; }
    public DateOnly Month { get; init; }
    public Method Method { get; init; }
    public int Count { get; init; }
    public long Satang { get; init; }

    /// <summary>Between these lie the numbers of its rows: a search within a year need not look at other years' words.</summary>
    public long FirstId { get; init; }
    public long LastId { get; init; }
}
