using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

internal sealed record FrozenOffer(string Name, long? Satang, string? TaxId);

/// <summary>
/// A purchase as it was published, without citizens' numbers. Kept as JSON of its own, so that a column that the register gains later
/// changes nothing of it: a property is added, never renamed.
/// </summary>
internal sealed record FrozenPurchase(
    Guid Id,
    int Year,
    DateOnly Month,
    int Number,
    string Work,
    long? Budget,
    long? ReferencePrice,
    Method Method,
    string? MethodText,
    string? LegalGround,
    IReadOnlyList<FrozenOffer> Bidders,
    IReadOnlyList<FrozenOffer> Winners,
    long? AgreedPrice,
    string? Reason,
    string? ContractNumber,
    DateOnly? ContractDay,
    string? EgpNumber,
    string? ControlNumber,
    string? BudgetSource,
    Status Status,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    string SaidNone
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>As anybody may see it.</summary>
    public static FrozenPurchase Of(Purchase purchase)
    {
        var shown = purchase.ForThePublic();

        return new FrozenPurchase(
            shown.Id.Value,
            shown.Year.Buddhist,
            shown.Month,
            shown.Number,
            shown.Work,
            shown.Budget?.Satang,
            shown.ReferencePrice?.Satang,
            shown.Method,
            shown.MethodText,
            shown.LegalGround,
            Frozen(shown.Bidders),
            Frozen(shown.Winners),
            shown.AgreedPrice?.Satang,
            shown.Reason,
            shown.ContractNumber,
            shown.ContractDay,
            shown.EgpNumber,
            shown.ControlNumber,
            shown.BudgetSource,
            shown.Status,
            shown.FirstDay,
            shown.LastDay,
            shown.SaidNone.ToString()
        );
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static FrozenPurchase Read(string json) => JsonSerializer.Deserialize<FrozenPurchase>(json, Json)!;

    /// <summary>As the forms read it.</summary>
    public Purchase Thawed(AgencyId agency) =>
        new()
        {
            AgencyId = agency,
            Id = new PurchaseId(Id),
            Year = new FiscalYear(Year),
            Month = Month,
            Number = Number,
            Work = Work,
            Budget = Amount(Budget),
            ReferencePrice = Amount(ReferencePrice),
            Method = Method,
            MethodText = MethodText,
            LegalGround = LegalGround,
            Bidders = Offers(Bidders),
            Winners = Offers(Winners),
            AgreedPrice = Amount(AgreedPrice),
            Reason = Reason,
            ContractNumber = ContractNumber,
            ContractDay = ContractDay,
            EgpNumber = EgpNumber,
            ControlNumber = ControlNumber,
            BudgetSource = BudgetSource,
            Status = Status,
            FirstDay = FirstDay,
            LastDay = LastDay,
            SaidNone = FieldSet.Parse(SaidNone),
        };

    private static List<FrozenOffer> Frozen(Offers offers) =>
        [.. offers.List.Select(o => new FrozenOffer(o.Name, o.Price?.Satang, o.TaxId))];

    private static Offers Offers(IReadOnlyList<FrozenOffer> offers) =>
        new([.. offers.Select(o => new Offer(o.Name, Amount(o.Satang), o.TaxId))]);

    private static Money? Amount(long? satang) => satang is { } known ? new Money(known) : null;
}
