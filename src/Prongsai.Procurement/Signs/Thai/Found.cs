using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>One step of the arithmetic that led to a finding.</summary>
internal sealed record Figure(Bilingual Name, Bilingual Value);

/// <summary>Something to look at, as it was computed.</summary>
/// <param name="Key">What it is about, the same whenever it is computed again; never shown.</param>
/// <param name="Subject">What it is about, in words anybody may read.</param>
/// <param name="Evidence">The purchases it rests on.</param>
/// <param name="Figures">The arithmetic.</param>
/// <param name="LookFirst">Further from the usual than the others of its kind.</param>
internal sealed record Found(
    string Key,
    Bilingual Subject,
    IReadOnlyList<Purchase> Evidence,
    IReadOnlyList<Figure> Figures,
    bool LookFirst = false
)
{
    /// <summary>Belongs to the evidence although no field of a purchase holds it.</summary>
    public string Mark { get; init; } = "";

    /// <summary>
    /// The evidence in one number: the purchases, and of each what the sign reads. While it is the same an explanation stays valid,
    /// whatever else of the purchases changed.
    /// </summary>
    public string EvidenceHash(FieldSet reads)
    {
        var text = new StringBuilder(Mark);
        foreach (var purchase in Evidence.OrderBy(p => p.Id.Value))
        {
            text.Append('\n').Append(purchase.Id.Value);
            foreach (var field in Enum.GetValues<Field>().Where(reads.Has))
                text.Append('|').Append(Said(purchase, field));
        }

        return Hash(text.ToString());
    }

    /// <summary>A key out of its parts; hashed, because a vendor's key may hold a citizen's number.</summary>
    public static string KeyOf(params ReadOnlySpan<string> parts) => Hash(string.Join('\n', parts!))[..32];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Said(Purchase purchase, Field field) =>
        field switch
        {
            Field.Work => purchase.Work,
            Field.Budget => Amount(purchase.Budget),
            Field.ReferencePrice => Amount(purchase.ReferencePrice),
            Field.Method => $"{purchase.Method} {purchase.LegalGround}",
            Field.Bidders => Offers(purchase.Bidders),
            Field.Winners or Field.TaxId => Offers(purchase.Winners),
            Field.AgreedPrice => Amount(purchase.AgreedPrice),
            Field.ContractNumber => purchase.ContractNumber ?? "",
            Field.ContractDay => $"{Day(purchase.ContractDay)} {Day(purchase.FirstDay)} {Day(purchase.LastDay)}",
            _ => "",
        };

    private static string Amount(Money? amount) => amount?.ToString() ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Offers(Offers offers) =>
        string.Join(';', offers.List.Select(o => $"{o.Name} {o.TaxId} {Amount(o.Price)}"));
}

/// <summary>Figures in words.</summary>
internal static class Figures
{
    private const int MostTerms = 8;

    public static Bilingual Baht(Money amount) => new($"{amount} บาท", $"{amount} baht");

    public static Bilingual Contracts(int count) =>
        new(Number($"{count} สัญญา"), Number($"{count} contract{(count == 1 ? "" : "s")}"));

    public static Bilingual Purchases(int count) =>
        new(Number($"{count} รายการ"), Number($"{count} purchase{(count == 1 ? "" : "s")}"));

    public static Bilingual Plain(FormattableString text) => Bilingual.ThaiOnly(Number(text));

    public static Bilingual Said(FormattableString th, FormattableString en) => new(Number(th), Number(en));

    /// <summary>"180,000.00 + 190,000.00 = 370,000.00 บาท"; of many terms the first.</summary>
    public static Bilingual Sum(IReadOnlyList<Money> amounts)
    {
        var terms = string.Join(" + ", amounts.Take(MostTerms));
        var more = amounts.Count > MostTerms ? Number($" + … ({amounts.Count})") : "";

        return new($"{terms}{more} = {Total(amounts)} บาท", $"{terms}{more} = {Total(amounts)} baht");
    }

    /// <summary>"100.00 ÷ 400.00 = 25.0%".</summary>
    public static Bilingual Share(Money part, Money whole) =>
        Plain($"{part} ÷ {whole} = {Percent(part.Satang, whole.Satang)}");

    /// <summary>"3 ÷ 12 = 25.0%".</summary>
    public static Bilingual Share(int part, int whole) => Plain($"{part} ÷ {whole} = {Percent(part, whole)}");

    public static Money Total(IEnumerable<Money> amounts) =>
        amounts.Aggregate(default(Money), (sum, amount) => sum + amount);

    public static string Percent(long part, long whole) =>
        whole == 0 ? "–" : (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>What a finding about one purchase is called.</summary>
    public static Bilingual Work(Purchase purchase) =>
        Bilingual.ThaiOnly(ThaiText.Truncate(purchase.ForThePublic().Work, 90));

    public static Bilingual Days(DateOnly first, DateOnly last) =>
        first == last
            ? new(ThaiDate.Abbreviated(first), ThaiDate.English(first))
            : new(
                $"{ThaiDate.Abbreviated(first)} – {ThaiDate.Abbreviated(last)}",
                $"{ThaiDate.English(first)} – {ThaiDate.English(last)}"
            );

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
