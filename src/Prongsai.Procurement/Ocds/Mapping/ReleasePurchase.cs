using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>What tells the month of a release.</summary>
internal enum MonthFrom
{
    Chosen,
    MonthlyReport,
    Contract,
    Award,

    /// <summary>Nothing of the purchase itself: the day on which the data was published.</summary>
    ReleaseDate,
}

/// <summary>
/// Reads a release as a purchase, by the same mapping by which <see cref="PurchaseRelease"/> writes it. Other publishers' releases
/// are read as far as they say the same things; what cannot be kept is said with its place.
/// </summary>
internal sealed partial class ReleasePurchase
{
    private const int MostWork = 2000,
        MostOther = 1000,
        MostOffers = 500;

    private readonly JsonElement _release;
    private readonly Place _where;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _taxIds = [];
    private readonly HashSet<string> _identifiedByName;

    private ReleasePurchase(JsonElement release, Place where)
    {
        (_release, _where) = (release, where);
        foreach (var party in Each("parties"))
            if (Text(party, "id") is { Length: > 0 } id && TaxIdOf(party, id) is { } taxId)
                _taxIds[id] = taxId;
        _identifiedByName = [.. Texts(At(_release, "monthlyReport", "identifiedByName"))];
    }

    /// <summary>The purchase, which month it is of and how that is known, and what is wrong with it.</summary>
    /// <param name="release">A release or a compiled release.</param>
    /// <param name="month">The month that was chosen for all; null: the release says.</param>
    /// <param name="agencyName">Whose purchases they must be.</param>
    public static (Purchase Purchase, MonthFrom From, IReadOnlyList<Problem> Problems) Read(
        JsonElement release,
        DateOnly? month,
        string agencyName,
        Place where
    ) => new ReleasePurchase(release, where).Read(month, agencyName);

    /// <summary>The control number of a contract in e-GP has twelve digits.</summary>
    public static bool IsControlNumber(string id) => id.Length == 12 && id.All(char.IsAsciiDigit);

    /// <summary>How the marks of <c>identifiedByName</c> name an organisation of a bid or an award.</summary>
    public static string Place(string id, int at) => string.Create(CultureInfo.InvariantCulture, $"{id}/{at + 1}");

    private (Purchase, MonthFrom, IReadOnlyList<Problem>) Read(DateOnly? chosen, string agencyName)
    {
        var tender = At(_release, "tender");
        var awards = Each("awards").Where(a => Text(a, "status") is not "unsuccessful").ToList();
        var contracts = Each("contracts").ToList();
        var contract = contracts.Count > 0 ? contracts[0] : default;
        var details = Line(tender, "procurementMethodDetails");
        var method = MethodOf(tender, details);
        var winners = Winners(awards);

        var purchase = new Purchase
        {
            Work = Short(Text(tender, "title") ?? Text(_release, "title"), "tender/title", MostWork) ?? "",
            Budget = Amount(At(_release, "planning", "budget", "amount"), "planning/budget/amount"),
            ReferencePrice = Amount(At(tender, "value"), "tender/value"),
            Method = method,
            MethodText = method == Method.Other && details != Method.Other.Name().Th ? details : null,
            LegalGround =
                Methods.GroundIn(Text(tender, "procurementMethodRationale") ?? "") ?? Methods.GroundIn(details ?? ""),
            Bidders = Bidders(),
            Winners = winners,
            AgreedPrice = Agreed(awards, contracts),
            Reason = awards.Select(a => Line(a, "description", MostWork)).FirstOrDefault(d => d is not null),
            ContractNumber = ContractNumbers(contracts),
            ContractDay = Day(contract, "dateSigned", "contracts/dateSigned"),
            FirstDay = Day(At(contract, "period"), "startDate", "contracts/period/startDate"),
            LastDay = Day(At(contract, "period"), "endDate", "contracts/period/endDate"),
            EgpNumber = EgpNumberOf(tender),
            ControlNumber = Text(contract, "id") is { } id && IsControlNumber(id) ? id : null,
            BudgetSource = BudgetSource(Text(At(_release, "planning", "budget"), "description")),
            Status = StatusOf(tender, contract),
        };
        purchase = purchase with { SaidNone = SaidNone(purchase) };
        var (month, from) = Month(chosen, purchase, awards);
        if (purchase.Work.Length == 0)
            _problems.Add(new Problem(ImportRefusals.WorkMissing(_where), Field.Work, Blocks: true));
        if (Line(At(_release, "buyer"), "name") is { } buyer && ThaiText.Fold(buyer) != ThaiText.Fold(agencyName))
            _problems.Add(new Problem(Problems.OtherAgency(_where, buyer), Field.AgencyName));

        return (purchase with { Month = month, Year = FiscalYear.Of(month) }, from, _problems);
    }

    private (DateOnly Month, MonthFrom From) Month(DateOnly? chosen, Purchase purchase, List<JsonElement> awards)
    {
        if (chosen is { } one)
            return (one, MonthFrom.Chosen);
        if (MonthText(Text(At(_release, "monthlyReport"), "month")) is { } reported)
            return (reported, MonthFrom.MonthlyReport);
        if (purchase.ContractDay is { } signed)
            return (FirstOf(signed), MonthFrom.Contract);
        if (awards.Select(a => Day(a, "date", "awards/date")).FirstOrDefault(d => d is not null) is { } awarded)
            return (FirstOf(awarded), MonthFrom.Award);
        if (Day(_release, "date", "date") is { } published)
            return (FirstOf(published), MonthFrom.ReleaseDate);

        _problems.Add(new Problem(ImportRefusals.MonthUnknown(_where), Field.Month, Blocks: true));
        return (new DateOnly(2000, 1, 1), MonthFrom.ReleaseDate);
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly? MonthText(string? text) =>
        IsoDay.TryParseMonth(text, out var month) && IsOfATime(month) ? month : null;

    private Offers Bidders()
    {
        var bids = At(_release, "bids", "details");
        List<Offer> offers = [];
        if (bids.ValueKind == JsonValueKind.Array)
        {
            foreach (var bid in bids.EnumerateArray().Where(b => Text(b, "status") is not ("invited" or "withdrawn")))
            {
                var price = Amount(At(bid, "value"), "bids/details/value");
                offers.AddRange(List(bid, "tenderers").Select((who, at) => OfferOf(who, Text(bid, "id"), at, price)));
            }
        }
        else
        {
            // Without the bids extension there are names and no prices.
            offers.AddRange(
                List(At(_release, "tender"), "tenderers").Select((who, at) => OfferOf(who, null, at, null))
            );
        }

        return Listed(offers);
    }

    private Offers Winners(List<JsonElement> awards)
    {
        List<Offer> offers = [];
        foreach (var award in awards)
        {
            var suppliers = List(award, "suppliers").ToList();
            // One price for several says nothing of each.
            var price = suppliers.Count == 1 ? Amount(At(award, "value"), "awards/value") : null;
            offers.AddRange(suppliers.Select((who, at) => OfferOf(who, Text(award, "id"), at, price)));
        }

        return Listed(offers);
    }

    private Offers Listed(List<Offer> offers)
    {
        if (offers.Count > MostOffers)
            _problems.Add(
                new Problem(ImportRefusals.TooLong(_where, offers.Count, MostOffers), Field.Bidders, Blocks: true)
            );
        return offers.Count == 0 ? Offers.None : new Offers([.. offers.Take(MostOffers)]);
    }

    private Offer OfferOf(JsonElement who, string? of, int at, Money? price)
    {
        var id = Text(who, "id") ?? "";
        var name = Short(Text(who, "name"), "name", MostOther) ?? "";
        var isByName = of is not null && _identifiedByName.Contains(Place(of, at));

        return new Offer(name, price, isByName ? null : _taxIds.GetValueOrDefault(id) ?? TaxIdOf(who, id));
    }

    private static string? TaxIdOf(JsonElement party, string id)
    {
        var identifier = At(party, "identifier");
        if (Text(identifier, "scheme") == "TH-TIN" && Thirteen(Text(identifier, "id")) is { } taxId)
            return taxId;

        return id.StartsWith("TH-TIN-", StringComparison.Ordinal) ? Thirteen(id[7..]) : null;
    }

    private static string? Thirteen(string? text) =>
        text is { Length: 13 } && text.All(char.IsAsciiDigit) ? text : null;

    private Money? Agreed(List<JsonElement> awards, List<JsonElement> contracts) =>
        Sum(contracts, "contracts/value") ?? Sum(awards, "awards/value");

    private Money? Sum(List<JsonElement> things, string path)
    {
        Money? sum = null;
        foreach (var thing in things)
            if (Amount(At(thing, "value"), path) is { } amount)
                sum = (sum ?? default) + amount;
        return sum;
    }

    private string? ContractNumbers(List<JsonElement> contracts)
    {
        var tender = Text(At(_release, "tender"), "id");
        var numbers = contracts
            .Select(contract =>
            {
                var (id, title) = (Text(contract, "id"), Line(contract, "title"));
                // Our own surrogate, or the control number: the number itself is then in the title, or is not known.
                return id is null || IsControlNumber(id) || id == $"{tender}-c1" ? title : ThaiText.NormaliseLine(id);
            })
            .OfType<string>()
            .Distinct()
            .ToList();

        return numbers.Count == 0 ? null : Short(string.Join("; ", numbers), "contracts/id", MostOther);
    }

    private string? EgpNumberOf(JsonElement tender)
    {
        foreach (var text in new[] { Text(tender, "id"), Text(_release, "ocid")?.Split('-')[^1] })
            if (text is not null && EgpNumber.MonthOf(text) is not null)
                return text;

        return null;
    }

    private static Method MethodOf(JsonElement tender, string? details)
    {
        if (details is not null)
            return details == Method.Other.Name().Th ? Method.Other : Methods.Read(details);

        return Text(tender, "procurementMethod") switch
        {
            "open" => Method.GeneralInvitation,
            "selective" or "limited" => Method.Selection,
            "direct" => Method.Specific,
            _ => Method.Unknown,
        };
    }

    private static Status StatusOf(JsonElement tender, JsonElement contract) =>
        (Text(contract, "status"), Text(tender, "status")) switch
        {
            ("pending", _) => Status.NotSigned,
            ("active", _) => Status.UnderContract,
            ("terminated", _) => Status.Ended,
            ("cancelled", _) => Status.Cancelled,
            (_, "cancelled" or "withdrawn" or "unsuccessful") => Status.Cancelled,
            (null, "planning" or "planned" or "active") when contract.ValueKind == JsonValueKind.Undefined =>
                Status.NotSigned,
            _ => Status.Unknown,
        };

    private FieldSet SaidNone(Purchase purchase) =>
        FieldSet.Of(
            Texts(At(_release, "monthlyReport", "notApplicable"))
                .Select(name => Enum.TryParse<Field>(name, out var field) ? field : (Field?)null)
                .OfType<Field>()
                .Where(field => !purchase.Gives(field))
        );

    // The year before it is that of the month, which is read anyway.
    private string? BudgetSource(string? description) =>
        Short(
            description is not null && OfAYear().Match(description) is { Success: true } ours
                ? ours.Groups["source"].Value
                : description,
            "planning/budget/description",
            MostOther
        );

    private Money? Amount(JsonElement value, string path)
    {
        var amount = At(value, "amount");
        if (amount.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (Text(value, "currency") is { Length: > 0 } currency && currency != "THB")
        {
            _problems.Add(new Problem(MappingRefusals.NotBaht(_where, path, currency), null, Blocks: true));
            return null;
        }

        var (read, _, whyNot) = MoneyCell.Read(
            amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : ThaiText.Truncate(amount.ToString(), 60)
        );
        if (whyNot is not null)
            _problems.Add(
                new Problem(
                    ImportRefusals.Amount(
                        whyNot,
                        _where with
                        {
                            Column = path,
                        },
                        ThaiText.Truncate(amount.ToString(), 60)
                    ),
                    null,
                    Blocks: true
                )
            );
        return read;
    }

    private DateOnly? Day(JsonElement of, string name, string path)
    {
        if (Text(of, name) is not { Length: > 0 } text)
            return null;
        // A bare day departs from the standard and leaves no doubt.
        if (IsoDay.TryParse(text, out var bare))
            return Known(bare);
        if (Rfc3339.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var ticks))
        {
            // At both ends of time there is no day before or after.
            var local = ticks + Clock.Thailand.Ticks;
            if (local >= 0 && local <= DateTime.MaxValue.Ticks)
                return Known(DateOnly.FromDateTime(new DateTime(local)));
        }

        return Bad();

        DateOnly? Known(DateOnly day) => IsOfATime(day) ? day : Bad();

        DateOnly? Bad()
        {
            _problems.Add(
                new Problem(MappingRefusals.NotADay(_where, path, ThaiText.Truncate(text, 40)), null, Blocks: true)
            );
            return null;
        }
    }

    // A Buddhist year in place of a common one, and slips of the keyboard.
    private static bool IsOfATime(DateOnly day) =>
        day.Year
            is > FiscalYear.Earliest - FiscalYear.BuddhistOffset
                and < FiscalYear.Latest - FiscalYear.BuddhistOffset;

    private string? Short(string? text, string path, int most)
    {
        if (text is null)
            return null;

        var line = ThaiText.NormaliseLine(text);
        if (line.Length > most)
        {
            _problems.Add(
                new Problem(
                    ImportRefusals.TooLong(_where with { Column = path }, line.Length, most),
                    null,
                    Blocks: true
                )
            );
            line = line[..most];
        }

        return line.Length == 0 ? null : line;
    }

    private string? Line(JsonElement of, string name, int most = MostOther) => Short(Text(of, name), name, most);

    private IEnumerable<JsonElement> Each(string name) => List(_release, name);

    private static IEnumerable<JsonElement> List(JsonElement of, string name) =>
        At(of, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
            : [];

    private static IEnumerable<string> Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)
            : [];

    private static JsonElement At(JsonElement of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of))
                return default;

        return of;
    }

    // Ids are numbers in some publishers' data.
    private static string? Text(JsonElement of, string name) =>
        At(of, name) is var found && found.ValueKind == JsonValueKind.String ? found.GetString()
        : found.ValueKind == JsonValueKind.Number ? found.GetRawText()
        : null;

    [GeneratedRegex("^" + PurchaseRelease.BudgetYear + @"\s+(?<year>25\d\d)(?:;\s*(?<source>.*))?$")]
    private static partial Regex OfAYear();
}
