using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;

namespace Prongsai.Disclosures.Portal;

/// <summary>Editions as datasets, in the words of schema.org (for search engines) and of DCAT (for catalogues such as CKAN).</summary>
internal static class DataSets
{
    // "<" stays escaped, so that no title can end the script element that holds this.
    private static readonly JsonSerializerOptions Safe = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string JsonLdOf(Agency agency, Edition edition, Frozen frozen, string origin)
    {
        var address = origin + Reading.AddressOf(agency, edition);
        var dataset = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Dataset",
            ["@id"] = address,
            ["name"] = $"{edition.Code} {edition.TitleTh}",
            ["alternateName"] = $"{edition.Code} {edition.TitleEn}",
            ["description"] =
                $"{edition.TitleTh} ของ{agency.Name.Th} ปีงบประมาณ พ.ศ. {edition.Year} ฉบับที่ {Days.Plain(edition.Number)}",
            ["url"] = address,
            ["version"] = Days.Plain(edition.Number),
            ["datePublished"] = Iso(edition.PublishedAt),
            ["temporalCoverage"] = $"{Days.Iso(edition.Year.FirstDay)}/{Days.Iso(edition.Year.LastDay)}",
            ["inLanguage"] = "th",
            ["isAccessibleForFree"] = true,
            ["creator"] = new JsonObject
            {
                ["@type"] = "GovernmentOrganization",
                ["name"] = agency.Name.Th,
                ["url"] = $"{origin}/{agency.Slug}",
            },
            ["distribution"] = new JsonArray([
                .. Downloads(frozen, address)
                    .Select(d =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["@type"] = "DataDownload",
                                ["name"] = d.Name,
                                ["encodingFormat"] = d.MediaType,
                                ["contentUrl"] = d.Url,
                            }
                    ),
            ]),
        };

        return dataset.ToJsonString(Safe);
    }

    /// <summary>The catalogue of an agency: the latest edition of every item.</summary>
    public static string Catalogue(Agency agency, IEnumerable<Edition> editions, string origin) =>
        new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = $"{origin}/{agency.Slug}/catalog.jsonld",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Texts($"การเปิดเผยข้อมูลของ{agency.Name.Th}", $"Disclosures of {agency.Name.En}"),
            ["dct:description"] = Texts(
                $"ข้อมูลที่{agency.Name.Th}เปิดเผยตามการประเมิน ITA",
                $"What {agency.Name.En} discloses under the ITA"
            ),
            ["dct:publisher"] = Publisher(agency, origin),
            ["foaf:homepage"] = Ref($"{origin}/{agency.Slug}/oit"),
            ["dcat:dataset"] = new JsonArray([.. editions.Select(e => (JsonNode)Dcat(agency, e, origin))]),
        }.ToJsonString(Safe);

    private static JsonObject Dcat(Agency agency, Edition edition, string origin)
    {
        var item = origin + Reading.AddressOf(agency, edition.Year, edition.Code);
        var frozen = edition.Read();

        return new JsonObject
        {
            ["@id"] = item,
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = $"{agency.Slug}-{edition.Year}-{edition.Code.ToLowerInvariant()}",
            ["dct:title"] = Texts(
                $"{edition.Code} {edition.TitleTh} {edition.Year}",
                $"{edition.Code} {edition.TitleEn} {edition.Year}"
            ),
            ["dct:description"] = Texts(
                $"{edition.TitleTh} ของ{agency.Name.Th} ปีงบประมาณ พ.ศ. {edition.Year}",
                $"{edition.TitleEn}, {agency.Name.En}, fiscal year {edition.Year}"
            ),
            ["dct:issued"] = Typed(Iso(edition.PublishedAt), "xsd:dateTime"),
            ["dct:modified"] = Typed(Iso(edition.PublishedAt), "xsd:dateTime"),
            ["dct:language"] = Ref("http://publications.europa.eu/resource/authority/language/THA"),
            ["dct:publisher"] = Publisher(agency, origin),
            ["dcat:landingPage"] = Ref(item),
            ["dcat:version"] = Days.Plain(edition.Number),
            ["dcat:distribution"] = new JsonArray([
                .. Downloads(frozen, origin + Reading.AddressOf(agency, edition))
                    .Select(d =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["@id"] = d.Url,
                                ["@type"] = "dcat:Distribution",
                                ["dct:title"] = d.Name,
                                ["dcat:mediaType"] = Ref($"https://www.iana.org/assignments/media-types/{d.MediaType}"),
                                ["dct:format"] = d.Format,
                                ["dcat:accessURL"] = Ref(item),
                                ["dcat:downloadURL"] = Ref(d.Url),
                            }
                    ),
            ]),
        };
    }

    private static IEnumerable<(string Name, string MediaType, string Format, string Url)> Downloads(
        Frozen frozen,
        string address
    )
    {
        foreach (var (table, form, name) in TableForms.In(frozen.Blocks))
            yield return (
                table.Heading.Length > 0 ? table.Heading : table.Id,
                form.MediaType,
                form.Ending.ToUpperInvariant(),
                $"{address}/tables/{name}"
            );

        foreach (var file in frozen.Files)
            yield return (
                file.Name,
                file.MediaType,
                Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(),
                $"{address}/files/{file.Id}/{Uri.EscapeDataString(file.Name)}"
            );
    }

    private static JsonObject Publisher(Agency agency, string origin) =>
        new()
        {
            ["@id"] = $"{origin}/{agency.Slug}",
            ["@type"] = "foaf:Organization",
            ["foaf:name"] = agency.Name.Th,
        };

    private static JsonArray Texts(string th, string en) =>
        [
            new JsonObject { ["@value"] = th, ["@language"] = "th" },
            new JsonObject { ["@value"] = en, ["@language"] = "en" },
        ];

    private static JsonObject Ref(string id) => new() { ["@id"] = id };

    private static JsonObject Typed(string value, string type) => new() { ["@value"] = value, ["@type"] = type };

    internal static string Iso(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
