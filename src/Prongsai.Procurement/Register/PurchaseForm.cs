using Prongsai.Kernel;
using Prongsai.Procurement.Importing;

namespace Prongsai.Procurement.Register;

/// <summary>
/// A purchase as a person types it: every field a text, read as the same cell of a file would be. "-" says that there is none.
/// </summary>
internal sealed class PurchaseForm
{
    public string? Work { get; set; }
    public string? Budget { get; set; }
    public string? ReferencePrice { get; set; }
    public string? Method { get; set; }
    public string? Bidders { get; set; }
    public string? Winners { get; set; }
    public string? TaxId { get; set; }
    public string? AgreedPrice { get; set; }
    public string? Reason { get; set; }
    public string? ContractNumber { get; set; }
    public string? ContractDay { get; set; }
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? EgpNumber { get; set; }
    public string? BudgetSource { get; set; }
    public string? Status { get; set; }

    /// <summary>The form as it stands when it is opened.</summary>
    public static PurchaseForm Of(Purchase purchase)
    {
        string? Or(string? text, Field field) =>
            text is { Length: > 0 } ? text
            : purchase.SaidNone.Has(field) ? "-"
            : null;
        string? Day(DateOnly? day, Field field) => Or(day is { } known ? ThaiDate.Abbreviated(known) : null, field);

        return new PurchaseForm
        {
            Work = purchase.Work,
            Budget = Or(purchase.Budget?.ToString(), Field.Budget),
            ReferencePrice = Or(purchase.ReferencePrice?.ToString(), Field.ReferencePrice),
            Method =
                purchase.Method == Register.Method.Unknown
                    ? null
                    : (purchase.MethodText ?? purchase.Method.Name().Th)
                        + (purchase.LegalGround is { } ground ? $" {ground}" : ""),
            Bidders = Or(purchase.Bidders.ToString(), Field.Bidders),
            Winners = Or(purchase.Winners.ToString(), Field.Winners),
            TaxId = string.Join('\n', purchase.Winners.List.Select(w => w.TaxId).OfType<string>()),
            AgreedPrice = Or(purchase.AgreedPrice?.ToString(), Field.AgreedPrice),
            Reason = Or(purchase.Reason, Field.Reason),
            ContractNumber = Or(purchase.ContractNumber, Field.ContractNumber),
            ContractDay = Day(purchase.ContractDay, Field.ContractDay),
            FirstDay = Day(purchase.FirstDay, Field.FirstDay),
            LastDay = Day(purchase.LastDay, Field.LastDay),
            EgpNumber = Or(purchase.EgpNumber, Field.EgpNumber),
            BudgetSource = Or(purchase.BudgetSource, Field.BudgetSource),
            Status = purchase.Status == Register.Status.Unknown ? null : purchase.Status.ToString(),
        };
    }

    /// <summary>The purchase as the form says it, or every reason why a field cannot be read.</summary>
    public (Purchase Purchase, IReadOnlyList<Refusal> WhyNot) Over(Purchase standing)
    {
        List<Refusal> whyNot = [];
        var said = FieldSet.Empty;
        string? Text(string? text, Field field, int most = 1000)
        {
            var line = ThaiText.NormaliseLine(text ?? "");
            if (line.Length > most)
                whyNot.Add(ImportRefusals.TooLong(At(field), line.Length, most));
            if (MoneyCell.SaysNone(line))
                said = said.With(field);
            return line.Length == 0 || MoneyCell.SaysNone(line) ? null : line;
        }

        Money? Amount(string? text, Field field)
        {
            if (Text(text, field) is not { } line)
                return null;

            var (amount, _, why) = MoneyCell.Read(line);
            if (why is not null)
                whyNot.Add(ImportRefusals.Amount(why, At(field), line));
            return amount;
        }

        DateOnly? Day(string? text, Field field)
        {
            if (Text(text, field) is not { } line)
                return null;

            var read = ThaiDate.Read(line, At(field));
            if (read.WhyNot is { } why)
                whyNot.Add(why);
            return read.Day;
        }

        var work = Text(Work, Field.Work, 2000);
        if (work is null)
            whyNot.Add(ImportRefusals.WorkMissing(At(Field.Work)));
        var method = Text(Method, Field.Method) ?? "";
        var known = Methods.Read(method);
        var number = Text(EgpNumber, Field.EgpNumber);
        if (number is not null && Register.EgpNumber.FindIn(number) is null)
            whyNot.Add(Checking.Problems.EgpNumberOdd(At(Field.EgpNumber), number));

        var agreed = Amount(AgreedPrice, Field.AgreedPrice);
        var winners = Selected(agreed);
        // Read as lists below; here only whether they are marked as none.
        Text(Bidders, Field.Bidders, 20_000);
        Text(Winners, Field.Winners, 20_000);

        var purchase = standing with
        {
            Work = work ?? "",
            Budget = Amount(Budget, Field.Budget),
            ReferencePrice = Amount(ReferencePrice, Field.ReferencePrice),
            Method = known,
            MethodText = known == Register.Method.Other ? method : null,
            LegalGround = Methods.GroundIn(method),
            Bidders = Offers(Bidders),
            Winners = winners,
            AgreedPrice = agreed,
            Reason = Text(Reason, Field.Reason, 2000),
            ContractNumber = Text(ContractNumber, Field.ContractNumber),
            ContractDay = Day(ContractDay, Field.ContractDay),
            FirstDay = Day(FirstDay, Field.FirstDay),
            LastDay = Day(LastDay, Field.LastDay),
            EgpNumber = number is null ? null : Register.EgpNumber.FindIn(number),
            BudgetSource = Text(BudgetSource, Field.BudgetSource),
            Status = Enum.TryParse<Status>(Status, out var status) ? status : Register.Status.Unknown,
        };

        return (purchase with { SaidNone = said }, whyNot);
    }

    private Offers Selected(Money? agreed)
    {
        var winners = OfferCell.Read(Winners ?? "");
        var taxIds = (TaxId ?? "").Split('\n').Select(Register.TaxId.FindIn).OfType<string>().ToList();

        return winners.Count == 0
            ? Register.Offers.None
            : new Offers([
                .. winners.Select(
                    (winner, at) =>
                        winner with
                        {
                            Price = winner.Price ?? (winners.Count == 1 ? agreed : null),
                            TaxId = at < taxIds.Count ? taxIds[at] : winner.TaxId,
                        }
                ),
            ]);
    }

    private static Offers Offers(string? text)
    {
        var offers = OfferCell.Read(text ?? "");
        return offers.Count == 0 ? Register.Offers.None : new Offers(offers);
    }

    private static Place At(Field field) => new(Column: field.Name().Th);
}
