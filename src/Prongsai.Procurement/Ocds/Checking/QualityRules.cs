using System.Text.Json;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>One thing that a valid release may have and a good one has not.</summary>
internal sealed record QualityRule(string Code, Bilingual Words, Func<JsonElement, bool> IsBroken);

/// <summary>
/// What the schema cannot say. The rules are those readers of OCDS trip over (cove, kingfisher and Data Review Tool issues named in the
/// facts), and what a Thai agency's own data should keep to.
/// </summary>
internal static partial class QualityRules
{
    public static readonly IReadOnlyList<QualityRule> All =
    [
        new(
            "ocid-sample-prefix",
            new(
                "ocid ใช้คำนำหน้า ocds-213czf ซึ่งเป็นตัวอย่างในคู่มือ ต้องขอคำนำหน้าของหน่วยงานก่อนเผยแพร่",
                "the ocid has the prefix ocds-213czf, the documentation's example: register the agency's own before publishing"
            ),
            release => release.Text("ocid")?.StartsWith("ocds-213czf", StringComparison.Ordinal) ?? false
        ),
        new(
            "ocid-prefix",
            new(
                "ocid ไม่ได้ขึ้นต้นด้วยคำนำหน้าที่จดทะเบียน (ocds- ตามด้วยอักษร 6 ตัว)",
                "the ocid does not begin with a registered prefix (ocds- and six characters)"
            ),
            release => release.Text("ocid") is { } ocid && !Prefix().IsMatch(ocid)
        ),
        new("buyer-missing", new("ไม่ระบุหน่วยงานผู้ซื้อ (buyer)", "no buyer"), release => release.At("buyer") is null),
        new(
            "buyer-not-in-parties",
            new("ผู้ซื้อ (buyer) ไม่อยู่ในรายชื่อ parties", "the buyer is not among the parties"),
            release => release.At("buyer") is { } buyer && buyer.Id() is { } id && !PartyIds(release).Contains(id)
        ),
        new(
            "party-not-listed",
            new(
                "ผู้เสนอราคา ผู้ขาย หรือหน่วยงานที่อ้างถึงไม่อยู่ในรายชื่อ parties",
                "a tenderer, supplier or procuring entity is not among the parties"
            ),
            HasUnlistedParty
        ),
        new(
            "period-order",
            new("วันสิ้นสุดก่อนวันเริ่มต้น", "a period ends before it begins"),
            release => Periods(release).Any(p => p.Instant("endDate") < p.Instant("startDate"))
        ),
        new(
            "award-before-deadline",
            new("วันที่ตัดสินก่อนวันปิดรับข้อเสนอ", "an award is dated before the end of the tender period"),
            release =>
                release
                    .Each("awards")
                    .Any(a => a.Instant("date") < release.Instant("tender", "tenderPeriod", "endDate"))
        ),
        new(
            "signed-before-award",
            new("วันลงนามสัญญาก่อนวันที่ตัดสิน", "a contract was signed before its award"),
            release =>
                release
                    .Each("contracts")
                    .Any(c =>
                        c.Id("awardID") is { } award
                        && release
                            .Each("awards")
                            .Any(a => a.Id() == award && c.Instant("dateSigned") < a.Instant("date"))
                    )
        ),
        new(
            "amount-negative",
            new("จำนวนเงินติดลบ", "a negative amount"),
            release => Values(release).Any(value => value.Number("amount") < 0)
        ),
        new(
            "amount-without-currency",
            new("มีจำนวนเงินแต่ไม่ระบุสกุลเงิน", "an amount without its currency"),
            release =>
                Values(release).Any(value => value.Number("amount") is not null && value.Text("currency") is null)
        ),
        new(
            "id-repeated",
            new("รหัส (id) ซ้ำกันในรายการเดียวกัน", "an id occurs twice in one list"),
            release => Lists(release).Any(HasRepeatedId)
        ),
        new(
            "award-without-supplier",
            new("ผลการตัดสินที่มีผลแล้วไม่มีชื่อผู้ได้รับคัดเลือก", "an active award without a supplier"),
            release => ActiveAwards(release).Any(award => !award.Each("suppliers").Any())
        ),
        new(
            "award-without-value",
            new("ผลการตัดสินที่มีผลแล้วไม่มีราคาที่ตกลง", "an active award without a value"),
            release => ActiveAwards(release).Any(award => award.Number("value", "amount") is null)
        ),
        new(
            "contract-award-missing",
            new("สัญญาอ้างถึงผลการตัดสิน (awardID) ที่ไม่มี", "a contract names an award that is not there"),
            release =>
            {
                var awards = release.Each("awards").Select(a => a.Id()).ToHashSet();
                return awards.Count > 0
                    && release.Each("contracts").Any(c => c.Id("awardID") is { } id && !awards.Contains(id));
            }
        ),
        new(
            "tenderers-count",
            new(
                "จำนวนผู้เสนอราคา (numberOfTenderers) น้อยกว่ารายชื่อที่ให้ไว้",
                "numberOfTenderers is smaller than the list of tenderers"
            ),
            release => release.Number("tender", "numberOfTenderers") < release.Each("tender", "tenderers").Count()
        ),
        new(
            "tax-id-check-digit",
            new(
                "เลขประจำตัวผู้เสียภาษี (TH-TIN) ไม่ใช่เลข 13 หลักที่หลักตรวจสอบถูกต้อง",
                "a TH-TIN is not thirteen digits with a right check digit"
            ),
            release =>
                release
                    .Each("parties")
                    .Any(p => p.Text("identifier", "scheme") == "TH-TIN" && !IsTaxId(p.At("identifier")?.Id()))
        ),
    ];

    private static HashSet<string> PartyIds(JsonElement release) =>
        release.Each("parties").Select(party => party.Id()).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static bool HasUnlistedParty(JsonElement release)
    {
        var listed = PartyIds(release);
        return release
            .Each("tender", "tenderers")
            .Concat(release.Each("awards").SelectMany(award => award.Each("suppliers")))
            .Concat(release.Each("bids", "details").SelectMany(bid => bid.Each("tenderers")))
            .Append(release.At("tender", "procuringEntity") ?? default)
            .Any(party => party.ValueKind == JsonValueKind.Object && party.Id() is { } id && !listed.Contains(id));
    }

    private static IEnumerable<JsonElement> ActiveAwards(JsonElement release) =>
        release.Each("awards").Where(award => award.Text("status") == "active");

    private static IEnumerable<JsonElement> Periods(JsonElement release)
    {
        foreach (var name in new[] { "tenderPeriod", "enquiryPeriod", "awardPeriod", "contractPeriod" })
            if (release.At("tender", name) is { } period)
                yield return period;
        foreach (var award in release.Each("awards"))
            if (award.At("contractPeriod") is { } period)
                yield return period;
        foreach (var contract in release.Each("contracts"))
            if (contract.At("period") is { } period)
                yield return period;
    }

    private static IEnumerable<JsonElement> Values(JsonElement release)
    {
        if (release.At("planning", "budget", "amount") is { } budget)
            yield return budget;
        if (release.At("tender", "value") is { } tender)
            yield return tender;
        foreach (
            var thing in release
                .Each("awards")
                .Concat(release.Each("contracts"))
                .Concat(release.Each("bids", "details"))
        )
            if (thing.At("value") is { } value)
                yield return value;
    }

    private static IEnumerable<IEnumerable<JsonElement>> Lists(JsonElement release)
    {
        yield return release.Each("parties");
        yield return release.Each("tender", "items");
        yield return release.Each("tender", "documents");
        yield return release.Each("awards");
        yield return release.Each("contracts");
        yield return release.Each("bids", "details");
    }

    private static bool HasRepeatedId(IEnumerable<JsonElement> list)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return list.Any(entry => entry.Id() is { } id && !seen.Add(id));
    }

    // The sum of the first twelve digits, weighted 13 to 2, decides the last (facts 3.3).
    private static bool IsTaxId(string? id)
    {
        if (id is not { Length: 13 } || !id.All(char.IsAsciiDigit))
            return false;

        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (id[i] - '0') * (13 - i);
        return (11 - sum % 11) % 10 == id[12] - '0';
    }

    [GeneratedRegex("^ocds-[a-z0-9]{6}-.")]
    private static partial Regex Prefix();
}
