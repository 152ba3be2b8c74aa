using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>
/// What a form prints of a field. Never blank: "do not leave a cell empty" is the one rule that every list has, and which mark is
/// accepted none of them says.
/// </summary>
internal static class FormText
{
    /// <summary>What stands where nothing is given or nothing applies.</summary>
    public const string None = "-";

    /// <summary>As an official form has it: the numbers that we write in its digits, what people typed as they typed it.</summary>
    public static string Of(Purchase purchase, Field field, FormAgency agency, Digits digits)
    {
        var text = field switch
        {
            Field.Number => In(digits, purchase.Number.ToString(CultureInfo.InvariantCulture)),
            Field.Work => purchase.Work,
            Field.Budget => Amount(purchase.Budget, digits),
            Field.ReferencePrice => Amount(purchase.ReferencePrice, digits),
            Field.Method => purchase.Method == Method.Unknown ? null : purchase.MethodText ?? purchase.Method.Name().Th,
            Field.LegalGround => purchase.LegalGround,
            Field.Bidders => Offers(purchase.Bidders, digits),
            Field.Winners => string.Join('\n', purchase.Winners.List.Select(w => w.Name).Where(n => n.Length > 0)),
            Field.AgreedPrice => Amount(purchase.AgreedPrice, digits),
            Field.Reason => purchase.Reason,
            Field.ContractNumber => purchase.ContractNumber,
            Field.ContractDay => Day(purchase.ContractDay, digits),
            Field.EgpNumber => purchase.EgpNumber,
            Field.ControlNumber => purchase.ControlNumber,
            Field.BudgetSource => purchase.BudgetSource,
            Field.Status => purchase.Status == Status.Unknown ? null : purchase.Status.Name().Th,
            Field.FirstDay => Day(purchase.FirstDay, digits),
            Field.LastDay => Day(purchase.LastDay, digits),
            Field.TaxId => string.Join('\n', purchase.Winners.List.Select(w => w.TaxId).OfType<string>()),
            Field.FiscalYear => In(digits, purchase.Year.ToString()),
            Field.Month => ThaiDate.Month(purchase.Month, digits),
            Field.AgencyName => agency.Name,
            Field.AgencyType => agency.Type,
            Field.Ministry => agency.Ministry,
            Field.District => agency.District,
            _ => agency.Province,
        };

        return string.IsNullOrWhiteSpace(text) ? None : text;
    }

    /// <summary>The winner and the price under the name, as the seventh column of สขร.1 has them.</summary>
    public static string WinnerAndPrice(Purchase purchase, Digits digits)
    {
        var winners = purchase.Winners.List.All(w => w.Price is not null)
            ? Offers(purchase.Winners, digits)
            : string.Join(
                '\n',
                purchase.Winners.List.Select(w => w.Name).Append(Priced(purchase.AgreedPrice, digits)).OfType<string>()
            );

        return winners.Length > 0 ? winners : Priced(purchase.AgreedPrice, digits) ?? None;
    }

    /// <summary>The number and the day of the contract, as the ninth column of สขร.1 has them.</summary>
    public static string Contract(Purchase purchase, Digits digits)
    {
        var (number, day) = (purchase.ContractNumber, Day(purchase.ContractDay, digits));

        return (number, day) switch
        {
            (null, null) => None,
            (null, _) => $"ลว. {day}",
            (_, null) => number,
            _ => $"{number}\nลว. {day}",
        };
    }

    private static string Offers(Offers offers, Digits digits) =>
        string.Join(
            '\n',
            offers.List.Select(o =>
                o.Price is null ? o.Name
                : o.Name.Length == 0 ? Priced(o.Price, digits)
                : $"{o.Name} / {Priced(o.Price, digits)}"
            )
        );

    private static string? Priced(Money? price, Digits digits) =>
        price is { } amount ? $"{In(digits, amount.ToString())} บาท" : null;

    private static string? Amount(Money? amount, Digits digits) =>
        amount is { } money ? In(digits, money.ToString()) : null;

    private static string? Day(DateOnly? day, Digits digits) =>
        day is { } known ? ThaiDate.Abbreviated(known, digits) : null;

    private static string In(Digits digits, string text) => digits == Digits.Thai ? ThaiDigits.ToThai(text) : text;
}
