using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Ocds.Writing;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// A purchase as a release of OCDS 1.1.5. The same version of a purchase makes the same release, whenever it is written:
/// <see cref="ReleasePurchase"/> reads it back. No citizen's number is in it.
/// </summary>
internal static class PurchaseRelease
{
    /// <summary>How a release says which year's budget it is, before the source.</summary>
    public const string BudgetYear = "ปีงบประมาณ";

    private const string Law = "พ.ร.บ. การจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560";

    public static OcdsRelease Of(Purchase standing, Agency agency, OcidPrefix prefix)
    {
        var purchase = standing.ForThePublic();
        var ocid = prefix.OcidOf(agency, purchase.Id);
        var tender = purchase.EgpNumber ?? purchase.Id.Value.ToString("D", CultureInfo.InvariantCulture);
        var buyer = new OcdsPartyName($"agency-{agency.Code ?? agency.Slug}", agency.Name.Th);
        var parties = new PartiesOfRelease(purchase, tender);

        var bids = Bids(purchase, tender, parties);
        var awards = Awards(purchase, tender, parties);
        var contract = Contract(purchase, tender, awards);
        // A contract fulfils an award, even where nothing is said of whom it went to.
        if (contract is not null && awards.Count == 0)
            awards = [new OcdsAward($"{tender}-a1", AwardStatus(purchase), [])];

        return new OcdsRelease(
            ocid,
            purchase.VersionId.Value.ToString("D", CultureInfo.InvariantCulture),
            RecordedAt(purchase.VersionId),
            [
                .. new[]
                {
                    "tender",
                    awards.Count > 0 ? "award" : null,
                    contract is not null ? "contract" : null,
                }.OfType<string>(),
            ]
        )
        {
            Title = purchase.Work,
            MonthlyReport = new OcdsMonthlyReport(
                purchase.Month,
                purchase.Number,
                [.. Enum.GetValues<Field>().Where(purchase.SaidNone.Has).Select(field => field.ToString())],
                parties.IdentifiedByName
            ),
            Parties =
            [
                new OcdsParty(buyer.Id, buyer.Name, ["buyer", "procuringEntity"])
                {
                    Locality = agency.District,
                    Region = agency.Province,
                },
                .. parties.All,
            ],
            Buyer = buyer,
            BudgetDescription = purchase.BudgetSource is { } source
                ? $"{BudgetYear} {purchase.Year}; {source}"
                : $"{BudgetYear} {purchase.Year}",
            Budget = purchase.Budget,
            Tender = new OcdsTender(tender)
            {
                Title = purchase.Work,
                Status = TenderStatus(purchase),
                ProcuringEntity = buyer,
                ReferencePrice = purchase.ReferencePrice,
                Method = MethodCode(purchase.Method),
                MethodDetails = purchase.Method switch
                {
                    Method.Unknown => null,
                    Method.Other => purchase.MethodText ?? purchase.Method.Name().Th,
                    var known => known.Name().Th,
                },
                MethodRationale = purchase.LegalGround is { } ground ? Rationale(ground) : null,
                MainCategory = Category(purchase.Work),
                NumberOfTenderers = bids.Count > 0 ? bids.Select(b => b.Tenderer.Id).Distinct().Count() : null,
                Tenderers = [.. bids.Select(b => b.Tenderer).DistinctBy(t => t.Id)],
            },
            Bids = bids,
            Awards = awards,
            Contracts = contract is null ? [] : [contract],
        };
    }

    private static List<OcdsBid> Bids(Purchase purchase, string tender, PartiesOfRelease parties) =>
        [
            .. purchase.Bidders.List.Select(
                (offer, at) =>
                {
                    var id = Numbered(tender, 'b', at);
                    return new OcdsBid(id, "valid", parties.Name(offer, "tenderer", ReleasePurchase.Place(id, 0)))
                    {
                        Value = offer.Price,
                    };
                }
            ),
        ];

    // Several who were selected, each at a price of their own, are an award each; otherwise all share one.
    private static List<OcdsAward> Awards(Purchase purchase, string tender, PartiesOfRelease parties)
    {
        var (winners, status) = (purchase.Winners.List, AwardStatus(purchase));
        if (winners.Count == 0)
            return purchase.AgreedPrice is null && purchase.Reason is null
                ? []
                :
                [
                    new OcdsAward($"{tender}-a1", status, [])
                    {
                        Value = purchase.AgreedPrice,
                        Reason = purchase.Reason,
                    },
                ];
        if (winners.Count > 1 && winners.All(w => w.Price is null))
        {
            var shared = $"{tender}-a1";
            return
            [
                new OcdsAward(
                    shared,
                    status,
                    [.. winners.Select((w, at) => parties.Name(w, "supplier", ReleasePurchase.Place(shared, at)))]
                )
                {
                    Value = purchase.AgreedPrice,
                    Reason = purchase.Reason,
                },
            ];
        }

        return
        [
            .. winners.Select(
                (winner, at) =>
                {
                    var id = Numbered(tender, 'a', at);
                    return new OcdsAward(id, status, [parties.Name(winner, "supplier", ReleasePurchase.Place(id, 0))])
                    {
                        Value = winner.Price,
                        Reason = at == 0 ? purchase.Reason : null,
                    };
                }
            ),
        ];
    }

    private static OcdsContract? Contract(Purchase purchase, string tender, List<OcdsAward> awards)
    {
        var awarded = awards.Aggregate(default(Money?), (sum, a) => a.Value is { } v ? v + (sum ?? default) : sum);
        var isSaid =
            purchase
                is { ContractNumber: not null }
                    or { ControlNumber: not null }
                    or { ContractDay: not null }
                    or { FirstDay: not null }
                    or { LastDay: not null }
                    or { Status: Status.UnderContract or Status.Ended }
            || purchase.Status == Status.NotSigned && awards.Count > 0
            || purchase.AgreedPrice is not null && purchase.AgreedPrice != awarded;
        if (!isSaid)
            return null;

        // Twelve digits are a control number to whoever reads them; a contract number that looks like one is only its title.
        var id =
            purchase.ControlNumber
            ?? (purchase.ContractNumber is { } number && !ReleasePurchase.IsControlNumber(number) ? number : null)
            ?? $"{tender}-c1";

        return new OcdsContract(id, awards.Count > 0 ? awards[0].Id : $"{tender}-a1")
        {
            Title = purchase.ContractNumber,
            Status = purchase.Status switch
            {
                Status.NotSigned => "pending",
                Status.UnderContract => "active",
                Status.Ended => "terminated",
                Status.Cancelled => "cancelled",
                _ => null,
            },
            DateSigned = Midnight(purchase.ContractDay),
            Period = new OcdsPeriod(Midnight(purchase.FirstDay), Midnight(purchase.LastDay)),
            Value = purchase.AgreedPrice,
        };
    }

    private static string AwardStatus(Purchase purchase) =>
        purchase.Status == Status.Cancelled ? "cancelled" : "active";

    private static string? TenderStatus(Purchase purchase) =>
        purchase.Status switch
        {
            Status.Cancelled => "cancelled",
            Status.NotSigned when purchase.Winners.Count == 0 => "active",
            Status.Unknown when purchase.Winners.Count == 0 => null,
            _ => "complete",
        };

    private static string? MethodCode(Method method) =>
        method switch
        {
            Method.Selection => "limited",
            Method.Specific => "direct",
            _ when method.IsCompetitive() => "open",
            _ => null,
        };

    // "ม.56(2)(ข)" as the law writes itself.
    private static string Rationale(string ground) =>
        $"{Law} {ground.Replace("ม.56", "มาตรา 56 ", StringComparison.Ordinal).Replace(")(", ") (", StringComparison.Ordinal)}";

    // By the verb with which Thai offices begin a work; where it has none nothing is claimed.
    private static string? Category(string work) =>
        work.StartsWith("จ้างก่อสร้าง", StringComparison.Ordinal) ? "works"
        : work.StartsWith("ซื้อ", StringComparison.Ordinal) || work.StartsWith("จัดซื้อ", StringComparison.Ordinal)
            ? "goods"
        : work.StartsWith("จ้าง", StringComparison.Ordinal) || work.StartsWith("เช่า", StringComparison.Ordinal)
            ? "services"
        : null;

    private static string Numbered(string tender, char kind, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"{tender}-{kind}{at + 1}");

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, Clock.Thailand) : null;

    // A version's identifier begins with the milliseconds at which it was recorded (UUID version 7).
    private static DateTimeOffset RecordedAt(PurchaseVersionId version)
    {
        var milliseconds = long.Parse(
            version.Value.ToString("N", CultureInfo.InvariantCulture).AsSpan(0, 12),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture
        );

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(Clock.Thailand);
    }
}
