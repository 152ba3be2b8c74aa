using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>
/// Purchases as data: Arabic digits, days as ISO 8601, amounts in baht. Names of fields are English and the same in CSV and JSON; the
/// CSV is read again by an import. A field that is not given is "-" in the CSV and null in the JSON.
/// </summary>
internal static class PurchasesData
{
    private static readonly string[] Columns =
    [
        "agency",
        "fiscal_year",
        "month",
        "no",
        "work",
        "budget",
        "reference_price",
        "method",
        "bidders",
        "winner",
        "tax_id",
        "agreed_price",
        "reason",
        "contract_no",
        "contract_date",
        "contract_start",
        "contract_end",
        "egp_no",
        "control_no",
        "budget_source",
        "status",
    ];

    /// <summary>UTF-8 with its mark, for Excel; a cell that would be a formula is disarmed.</summary>
    public static byte[] Csv(FormAgency agency, IEnumerable<Purchase> purchases) =>
        new WrittenSheet(
            "procurement",
            [
                [.. Columns],
                .. purchases.Select(p => Cells(agency, p.ForThePublic())),
            ]
        ).Csv();

    public static byte[] Json(
        FormAgency agency,
        FiscalYear year,
        IEnumerable<Purchase> purchases,
        IEnumerable<DateOnly> nothingIn
    )
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("agency", agency.Name);
            json.WriteNumber("fiscalYear", year.Buddhist);
            json.WriteStartArray("monthsWithoutPurchases");
            foreach (var month in nothingIn)
                json.WriteStringValue(Month(month));
            json.WriteEndArray();
            json.WriteStartArray("purchases");
            foreach (var purchase in purchases)
                Write(json, purchase.ForThePublic());
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static IReadOnlyList<object?> Cells(FormAgency agency, Purchase purchase) =>
        [
            agency.Name,
            purchase.Year.Buddhist,
            Month(purchase.Month),
            purchase.Number,
            purchase.Work,
            Amount(purchase.Budget),
            Amount(purchase.ReferencePrice),
            Or(MethodOf(purchase)),
            Or(purchase.Bidders.ToString()),
            Or(string.Join('\n', purchase.Winners.List.Select(w => w.Name))),
            Or(string.Join('\n', purchase.Winners.List.Select(w => w.TaxId).OfType<string>())),
            Agreed(purchase),
            Or(purchase.Reason),
            Or(purchase.ContractNumber),
            Or(Day(purchase.ContractDay)),
            Or(Day(purchase.FirstDay)),
            Or(Day(purchase.LastDay)),
            Or(purchase.EgpNumber),
            Or(purchase.ControlNumber),
            Or(purchase.BudgetSource),
            Or(purchase.Status == Status.Unknown ? null : purchase.Status.Name().Th),
        ];

    private static void Write(Utf8JsonWriter json, Purchase purchase)
    {
        json.WriteStartObject();
        json.WriteString("month", Month(purchase.Month));
        json.WriteNumber("no", purchase.Number);
        json.WriteString("work", purchase.Work);
        Number("budget", purchase.Budget);
        Number("referencePrice", purchase.ReferencePrice);
        json.WriteString("method", MethodOf(purchase));
        json.WriteString("legalGround", purchase.LegalGround);
        Offers("bidders", purchase.Bidders);
        Offers("winners", purchase.Winners);
        Number("agreedPrice", purchase.AgreedPrice);
        json.WriteString("reason", purchase.Reason);
        json.WriteString("contractNo", purchase.ContractNumber);
        json.WriteString("contractDate", Day(purchase.ContractDay));
        json.WriteString("contractStart", Day(purchase.FirstDay));
        json.WriteString("contractEnd", Day(purchase.LastDay));
        json.WriteString("egpNo", purchase.EgpNumber);
        json.WriteString("controlNo", purchase.ControlNumber);
        json.WriteString("budgetSource", purchase.BudgetSource);
        json.WriteString("status", purchase.Status == Status.Unknown ? null : purchase.Status.Name().Th);
        json.WriteEndObject();

        void Number(string name, Money? amount)
        {
            if (amount is { } money)
                json.WriteNumber(name, money.Baht);
            else
                json.WriteNull(name);
        }

        void Offers(string name, Offers offers)
        {
            json.WriteStartArray(name);
            foreach (var offer in offers.List)
            {
                json.WriteStartObject();
                json.WriteString("name", offer.Name);
                Number("price", offer.Price);
                json.WriteString("taxId", offer.TaxId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    // Several winners' prices each on a line, so that they are read again as they were.
    private static object Agreed(Purchase purchase) =>
        purchase.Winners.Count > 1 && purchase.Winners.List.All(w => w.Price is not null)
            ? string.Join('\n', purchase.Winners.List.Select(w => w.Price!.Value.ToString()))
            : Amount(purchase.AgreedPrice);

    private static object Amount(Money? amount) => amount is { } money ? money.Baht : FormText.None;

    private static string? MethodOf(Purchase purchase) =>
        purchase.Method == Method.Unknown
            ? null
            : (purchase.MethodText ?? purchase.Method.Name().Th)
                + (purchase.LegalGround is { } ground ? $" {ground}" : "");

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? FormText.None : text;

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
