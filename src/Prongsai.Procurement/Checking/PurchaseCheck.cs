using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Checking;

/// <summary>
/// What an officer should look at before a purchase is published: what a form asks and is not given, sums and days that do not
/// agree. Nothing here says that something is wrong with the purchase, only that its record wants a second look.
/// </summary>
internal static class PurchaseCheck
{
    /// <summary>What สขร.1 asks of every purchase.</summary>
    public static readonly FieldSet OfSkr1 = FieldSet.Of(
        Field.Work,
        Field.Budget,
        Field.ReferencePrice,
        Field.Method,
        Field.Bidders,
        Field.Winners,
        Field.AgreedPrice,
        Field.Reason,
        Field.ContractNumber,
        Field.ContractDay
    );

    // Of these nothing can be said before somebody was selected and a contract made.
    private static readonly FieldSet OnceSigned = FieldSet.Of(
        Field.Winners,
        Field.AgreedPrice,
        Field.Reason,
        Field.ContractNumber,
        Field.ContractDay,
        Field.TaxId,
        Field.FirstDay,
        Field.LastDay
    );

    /// <summary>The fields of a form that are neither given nor marked as not applying.</summary>
    public static FieldSet Missing(Purchase purchase, FieldSet asked)
    {
        var missing = FieldSet.Empty;
        foreach (var field in Askable)
        {
            if (!asked.Has(field) || purchase.Gives(field) || purchase.SaidNone.Has(field))
                continue;
            if (OnceSigned.Has(field) && !purchase.Status.HasWinner())
                continue;

            missing = missing.With(field);
        }

        return missing;
    }

    private static readonly Field[] Askable =
    [
        Field.Work,
        Field.Budget,
        Field.ReferencePrice,
        Field.Method,
        Field.Bidders,
        Field.Winners,
        Field.AgreedPrice,
        Field.Reason,
        Field.ContractNumber,
        Field.ContractDay,
        Field.EgpNumber,
        Field.BudgetSource,
        Field.Status,
        Field.FirstDay,
        Field.LastDay,
        Field.TaxId,
    ];

    /// <summary>Everything that wants a second look.</summary>
    /// <param name="purchase">As read or as it stands.</param>
    /// <param name="asked">The fields that must be there.</param>
    /// <param name="where">Where it stands in a file; null on a page.</param>
    public static IReadOnlyList<Problem> Of(Purchase purchase, FieldSet asked, Place? where = null)
    {
        List<Problem>? problems = null;
        void Add(Refusal why, Field field) => (problems ??= []).Add(new Problem(why, field));

        var missing = Missing(purchase, asked);
        if (missing != FieldSet.Empty)
        {
            foreach (var field in Askable.Where(f => missing.Has(f)))
                Add(Problems.Missing(where, field), field);
        }

        if (purchase.AgreedPrice is { } agreed)
        {
            if (purchase.Budget is { } budget && agreed > budget)
                Add(Problems.AgreedOverBudget(where, agreed, budget), Field.AgreedPrice);
            if (purchase.ReferencePrice is { } reference && agreed > reference)
                Add(Problems.AgreedOverReference(where, agreed, reference), Field.AgreedPrice);
            if (purchase.Winners is { Count: > 1 } several && several.List.All(w => w.Price is not null))
            {
                var sum = several.List.Aggregate(default(Money), (all, one) => all + one.Price!.Value);
                if (sum != agreed)
                    Add(Problems.WinnersDoNotAddUp(where, sum, agreed), Field.AgreedPrice);
            }
        }

        WinnerAmongBidders(purchase, where, Add);
        Days(purchase, where, Add);
        foreach (var offer in purchase.Winners.List.Concat(purchase.Bidders.List))
        {
            if (offer.TaxId is { } taxId && !TaxId.IsValid(taxId))
                Add(Problems.TaxIdDoesNotCheck(where, TaxId.Public(taxId), offer.Name), Field.TaxId);
        }

        return problems ?? (IReadOnlyList<Problem>)[];
    }

    private static void WinnerAmongBidders(Purchase purchase, Place? where, Action<Refusal, Field> add)
    {
        if (purchase.Winners is not { Count: 1 } winners || purchase.Bidders.Count == 0)
            return;

        var winner = winners.List[0];
        if (winner.Name.Length == 0)
            return;

        var bid = purchase.Bidders.List.FirstOrDefault(b => IsSameName(b.Name, winner.Name));
        if (bid is null)
            add(Problems.WinnerDidNotBid(where, winner.Name), Field.Winners);
        else if (bid.Price is { } offered && purchase.AgreedPrice > offered)
            add(Problems.AgreedOverOffer(where, purchase.AgreedPrice.Value, offered), Field.AgreedPrice);
    }

    private static void Days(Purchase purchase, Place? where, Action<Refusal, Field> add)
    {
        if (purchase.ContractDay is { } signed)
        {
            if (!purchase.Year.Contains(signed))
                add(Problems.SignedInAnotherYear(where, signed, purchase.Year), Field.ContractDay);
            else if (signed < purchase.Month || signed >= purchase.Month.AddMonths(1))
                add(Problems.SignedInAnotherMonth(where, signed, purchase.Month), Field.ContractDay);
            // Opened in e-GP after it was signed: one of the two is a slip.
            if (
                purchase.EgpNumber is { } number
                && EgpNumber.MonthOf(number) is { } opened
                && opened > new DateOnly(signed.Year, signed.Month, 1)
            )
                add(Problems.ProjectAfterContract(where, number, opened, signed), Field.EgpNumber);
        }

        if (purchase is { FirstDay: { } first, LastDay: { } last } && last < first)
            add(Problems.EndsBeforeItBegins(where, first, last), Field.LastDay);
    }

    // By the letters alone: spaces differ between the columns of one row.
    private static bool IsSameName(string one, string other) =>
        one == other || string.Equals(Letters(one), Letters(other), StringComparison.Ordinal);

    private static string Letters(string name) =>
        ThaiText.Fold(name).Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
