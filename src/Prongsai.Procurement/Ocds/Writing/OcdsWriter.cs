using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Writing;

/// <summary>Writes releases as OCDS 1.1.5 with the extensions bids and process_title: a package, or one release on each line.</summary>
internal static class OcdsWriter
{
    private static readonly string[] Extensions =
    [
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json",
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_process_title_extension/v1.1.5/extension.json",
    ];

    // Thai as Thai: the default writes it as \u escapes, three times as long and unreadable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A release package; releases are written as they come, so there may be any number.</summary>
    public static void WritePackage(Stream output, OcdsPackage package, IEnumerable<OcdsRelease> releases)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("uri", package.Uri.AbsoluteUri);
        json.WriteString("version", "1.1");
        json.WriteStartObject("publisher");
        json.WriteString("name", package.Publisher);
        json.WriteEndObject();
        json.WriteString("publishedDate", Instant(package.PublishedDate));
        Text(json, "license", package.License?.AbsoluteUri);
        json.WriteStartArray("extensions");
        foreach (var extension in Extensions)
            json.WriteStringValue(extension);
        json.WriteEndArray();
        json.WriteStartArray("releases");
        foreach (var release in releases)
        {
            Release(json, release);
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One release on each line, as bulk tools read them.</summary>
    public static void WriteLines(Stream output, IEnumerable<OcdsRelease> releases)
    {
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var release in releases)
        {
            Release(json, release);
            json.Flush();
            json.Reset();
            output.WriteByte((byte)'\n');
        }
    }

    private static void Release(Utf8JsonWriter json, OcdsRelease release)
    {
        json.WriteStartObject();
        json.WriteString("ocid", release.Ocid);
        json.WriteString("id", release.Id);
        json.WriteString("date", Instant(release.Date));
        Texts(json, "tag", release.Tags);
        json.WriteString("initiationType", "tender");
        json.WriteString("language", "th");
        Text(json, "title", release.Title);
        if (release.MonthlyReport is { } report)
            MonthlyReport(json, report);
        Each(json, "parties", release.Parties, Party);
        Name(json, "buyer", release.Buyer);
        Planning(json, release);
        if (release.Tender is { } tender)
            Tender(json, tender);
        if (release.Bids.Count > 0)
        {
            json.WriteStartObject("bids");
            Each(json, "details", release.Bids, Bid);
            json.WriteEndObject();
        }

        Each(json, "awards", release.Awards, Award);
        Each(json, "contracts", release.Contracts, Contract);
        json.WriteEndObject();
    }

    private static void MonthlyReport(Utf8JsonWriter json, OcdsMonthlyReport report)
    {
        json.WriteStartObject("monthlyReport");
        json.WriteString("month", report.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        json.WriteNumber("number", report.Number);
        Texts(json, "notApplicable", report.NotApplicable);
        Texts(json, "identifiedByName", report.IdentifiedByName);
        json.WriteEndObject();
    }

    private static void Planning(Utf8JsonWriter json, OcdsRelease release)
    {
        var hasBudget = release.BudgetDescription is not null || release.Budget is not null;
        if (!hasBudget && release.PlanDocuments.Count == 0)
            return;

        json.WriteStartObject("planning");
        if (hasBudget)
        {
            json.WriteStartObject("budget");
            Text(json, "description", release.BudgetDescription);
            Amount(json, "amount", release.Budget);
            json.WriteEndObject();
        }

        Each(json, "documents", release.PlanDocuments, Document);
        json.WriteEndObject();
    }

    private static void Party(Utf8JsonWriter json, OcdsParty party)
    {
        json.WriteString("id", party.Id);
        Text(json, "name", party.Name);
        if (party.TaxId is { } taxId)
        {
            json.WriteStartObject("identifier");
            json.WriteString("scheme", "TH-TIN");
            json.WriteString("id", taxId);
            Text(json, "legalName", party.Name);
            json.WriteEndObject();
        }

        if (party.Locality is not null || party.Region is not null)
        {
            json.WriteStartObject("address");
            Text(json, "locality", party.Locality);
            Text(json, "region", party.Region);
            json.WriteString("countryName", "ประเทศไทย");
            json.WriteEndObject();
        }

        Texts(json, "roles", party.Roles);
    }

    private static void Tender(Utf8JsonWriter json, OcdsTender tender)
    {
        json.WriteStartObject("tender");
        json.WriteString("id", tender.Id);
        Text(json, "title", tender.Title);
        Text(json, "status", tender.Status);
        Name(json, "procuringEntity", tender.ProcuringEntity);
        Amount(json, "value", tender.ReferencePrice);
        Text(json, "procurementMethod", tender.Method);
        Text(json, "procurementMethodDetails", tender.MethodDetails);
        Text(json, "procurementMethodRationale", tender.MethodRationale);
        Text(json, "mainProcurementCategory", tender.MainCategory);
        Period(json, "tenderPeriod", tender.TenderPeriod);
        if (tender.NumberOfTenderers is { } number)
            json.WriteNumber("numberOfTenderers", number);
        Each(json, "tenderers", tender.Tenderers, Name);
        Each(json, "documents", tender.Documents, Document);
        json.WriteEndObject();
    }

    private static void Bid(Utf8JsonWriter json, OcdsBid bid)
    {
        json.WriteString("id", bid.Id);
        Instant(json, "date", bid.Date);
        json.WriteString("status", bid.Status);
        Each(json, "tenderers", [bid.Tenderer], Name);
        Amount(json, "value", bid.Value);
    }

    private static void Award(Utf8JsonWriter json, OcdsAward award)
    {
        json.WriteString("id", award.Id);
        json.WriteString("status", award.Status);
        Instant(json, "date", award.Date);
        Text(json, "description", award.Reason);
        Amount(json, "value", award.Value);
        Each(json, "suppliers", award.Suppliers, Name);
        Each(json, "documents", award.Documents, Document);
    }

    private static void Contract(Utf8JsonWriter json, OcdsContract contract)
    {
        json.WriteString("id", contract.Id);
        json.WriteString("awardID", contract.AwardId);
        Text(json, "title", contract.Title);
        Text(json, "status", contract.Status);
        Instant(json, "dateSigned", contract.DateSigned);
        Period(json, "period", contract.Period);
        Amount(json, "value", contract.Value);
        Each(json, "documents", contract.Documents, Document);
    }

    private static void Document(Utf8JsonWriter json, OcdsDocument document)
    {
        json.WriteString("id", document.Id);
        json.WriteString("documentType", document.Type);
        Text(json, "title", document.Title);
        json.WriteString("url", document.Url.AbsoluteUri);
        Instant(json, "datePublished", document.DatePublished);
        json.WriteString("language", "th");
    }

    private static void Name(Utf8JsonWriter json, string field, OcdsPartyName? party)
    {
        if (party is null)
            return;

        json.WriteStartObject(field);
        Name(json, party);
        json.WriteEndObject();
    }

    private static void Name(Utf8JsonWriter json, OcdsPartyName party)
    {
        json.WriteString("id", party.Id);
        Text(json, "name", party.Name);
    }

    private static void Each<T>(
        Utf8JsonWriter json,
        string field,
        IReadOnlyList<T> things,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (things.Count == 0)
            return;

        json.WriteStartArray(field);
        foreach (var thing in things)
        {
            json.WriteStartObject();
            write(json, thing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string field, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(field, text);
    }

    private static void Texts(Utf8JsonWriter json, string field, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;

        json.WriteStartArray(field);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Amount(Utf8JsonWriter json, string field, Money? amount)
    {
        if (amount is not { } money)
            return;

        json.WriteStartObject(field);
        json.WriteNumber("amount", money.Baht);
        json.WriteString("currency", "THB");
        json.WriteEndObject();
    }

    private static void Period(Utf8JsonWriter json, string field, OcdsPeriod? period)
    {
        if (period is null or { Start: null, End: null })
            return;

        json.WriteStartObject(field);
        Instant(json, "startDate", period.Start);
        Instant(json, "endDate", period.End);
        json.WriteEndObject();
    }

    private static void Instant(Utf8JsonWriter json, string field, DateTimeOffset? instant)
    {
        if (instant is { } known)
            json.WriteString(field, Instant(known));
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
