using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Portal;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Ckan;

/// <summary>How a dataset stands between here and CKAN.</summary>
internal enum CkanState
{
    /// <summary>Not there yet, or not as it is here.</summary>
    Waiting,

    /// <summary>There as it is here.</summary>
    Pushed,

    /// <summary>Somebody else has the name.</summary>
    NameTaken,

    /// <summary>It was changed there since we pushed it.</summary>
    ChangedThere,

    /// <summary>CKAN does not take it; the reason says why.</summary>
    Refused,

    /// <summary>An officer decided to leave it as it is there, until the next edition.</summary>
    Left,
}

/// <summary>An item of a year as a dataset of CKAN: what was pushed last, and what stands in the way.</summary>
internal sealed class CkanPackage
{
    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>CKAN's id, which a change of name does not change; null while nothing of ours is there.</summary>
    public string? PackageId { get; private set; }

    /// <summary>The edition that was pushed, or decided about, last.</summary>
    public int Number { get; private set; }

    /// <summary>True when what is there says that it was withdrawn.</summary>
    public bool IsTombstone { get; private set; }

    public CkanState State { get; private set; }
    public DateTime? PushedAt { get; private set; }

    /// <summary>SHA-256 of what CKAN had after our push: whoever changes anything there changes this.</summary>
    public string? Print { get; private set; }

    /// <summary>What is there, and what we would put there; JSON, of a conflict only.</summary>
    public string? Theirs { get; private set; }
    public string? Ours { get; private set; }

    /// <summary>An officer decided that ours replaces what is there.</summary>
    public bool Overwrite { get; private set; }

    public string? TroubleTh { get; private set; }
    public string? TroubleEn { get; private set; }

    public bool IsConflict => State is CkanState.NameTaken or CkanState.ChangedThere;

    public string Record => $"ckan-package:{Year}/{Code}";

    public static CkanPackage Of(AgencyId agency, FiscalYear year, string code) =>
        new()
        {
            AgencyId = agency,
            Year = year,
            Code = code,
        };

    public bool Has(int number, bool tombstone) => Number == number && IsTombstone == tombstone;

    /// <summary>Whether there is nothing to do for this edition.</summary>
    public bool IsSettled(int number, bool tombstone) =>
        Has(number, tombstone) && State is CkanState.Pushed or CkanState.Left || IsConflict && !Overwrite;

    public void Pushed(int number, bool tombstone, JsonObject there, Now now)
    {
        (PackageId, Number, IsTombstone) = (there["id"]?.ToString() ?? PackageId, number, tombstone);
        (State, PushedAt, Print) = (CkanState.Pushed, now.Utc, CkanDataset.Print(there));
        (Theirs, Ours, Overwrite, TroubleTh, TroubleEn) = (null, null, false, null, null);
    }

    public void Conflict(CkanState state, int number, bool tombstone, JsonObject? theirs, JsonObject ours)
    {
        (State, Number, IsTombstone, Overwrite) = (state, number, tombstone, false);
        (Theirs, Ours) = (theirs is null ? null : CkanDataset.Shown(theirs), CkanDataset.Shown(ours));
        (TroubleTh, TroubleEn) = (null, null);
    }

    public void Refuse(Refusal why, int number, bool tombstone) =>
        (State, Number, IsTombstone, TroubleTh, TroubleEn) = (
            CkanState.Refused,
            number,
            tombstone,
            why.Words.Th,
            why.Words.En
        );

    /// <summary>What is there is replaced at the next push. A name that belongs to somebody else is nobody's to take.</summary>
    public IReadOnlyList<Refusal> WhyNotOverwrite() =>
        State == CkanState.ChangedThere ? [] : [CkanRefusals.NothingToDecide];

    public void Decide(bool overwrite)
    {
        if (overwrite)
            Overwrite = true;
        else
            (State, Theirs, Ours) = (CkanState.Left, null, null);
    }

    /// <summary>Tries again what was refused or what had no room: the name may be free now.</summary>
    public void TryAgain() => (State, TroubleTh, TroubleEn) = (CkanState.Waiting, null, null);
}

/// <summary>An edition in the words of CKAN.</summary>
internal static class CkanDataset
{
    private const string AgencyKey = "prongsai_agency",
        ItemKey = "prongsai_item";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static string NameOf(Agency agency, FiscalYear year, string code) =>
        $"{agency.Slug}-{year}-{code.ToLowerInvariant()}";

    /// <param name="agency">Whose it is.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="tables">Its tables as files, by their names.</param>
    /// <param name="organisation">As which organisation it is pushed.</param>
    /// <param name="origin">Where the public finds the agency's pages.</param>
    public static JsonObject Of(
        Agency agency,
        Edition edition,
        IReadOnlyDictionary<string, EditionTable> tables,
        string organisation,
        string origin
    ) =>
        With(
            Head(agency, edition, organisation, origin),
            $"{edition.TitleTh} ของ{agency.Name.Th} ปีงบประมาณ พ.ศ. {edition.Year} ฉบับที่ {Days.Plain(edition.Number)} เผยแพร่ {ThaiDate.InFull(edition.PublishedAt.DayInThailand())}",
            Resources(edition, tables, origin + Reading.AddressOf(agency, edition)),
            [
                Extra(AgencyKey, agency.Slug),
                Extra(ItemKey, edition.Code),
                Extra("fiscal_year", edition.Year.ToString()),
                Extra("edition", Days.Plain(edition.Number)),
                Extra("sha256", edition.Hash),
            ]
        );

    /// <summary>What stays of a withdrawn item: its name, the legal reason, no content.</summary>
    public static JsonObject Tombstone(
        Agency agency,
        Edition edition,
        Withdrawal withdrawal,
        string organisation,
        string origin
    ) =>
        With(
            Head(agency, edition, organisation, origin),
            $"ถอนจากการเผยแพร่เมื่อ {ThaiDate.InFull(withdrawal.At.DayInThailand())} เหตุผลทางกฎหมาย: {withdrawal.Because}",
            [],
            [
                Extra(AgencyKey, agency.Slug),
                Extra(ItemKey, edition.Code),
                Extra("fiscal_year", edition.Year.ToString()),
                Extra("withdrawn", Days.Iso(withdrawal.At.DayInThailand())!),
            ]
        );

    /// <summary>Whether a package there is the one that this agency pushed for this item.</summary>
    public static bool IsOurs(JsonObject there, Agency agency, string code) =>
        ExtraOf(there, AgencyKey) == agency.Slug && ExtraOf(there, ItemKey) == code;

    /// <summary>What a person would call the content of a package; ids, times and counts that CKAN adds are left out.</summary>
    public static string Print(JsonObject package) =>
        FileHash.Of(Encoding.UTF8.GetBytes(CanonicalJson.Of(Content(package).ToJsonString()))).Hex;

    public static string Shown(JsonObject package) => Content(package).ToJsonString(Readable);

    private static JsonObject Content(JsonObject package) =>
        new()
        {
            ["name"] = Text(package["name"]),
            ["title"] = Text(package["title"]),
            ["notes"] = Text(package["notes"]),
            ["url"] = Text(package["url"]),
            ["version"] = Text(package["version"]),
            ["state"] = Text(package["state"]) is { Length: > 0 } state ? state : "active",
            ["extras"] = new JsonArray([
                .. List(package["extras"])
                    .OrderBy(e => Text(e["key"]), StringComparer.Ordinal)
                    .Select(e => (JsonNode)new JsonObject { [Text(e["key"])] = Text(e["value"]) }),
            ]),
            ["resources"] = new JsonArray([
                .. List(package["resources"])
                    .Select(r =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = Text(r["name"]),
                                ["url"] = Text(r["url"]),
                                ["format"] = Text(r["format"]),
                                ["hash"] = Text(r["hash"]),
                            }
                    ),
            ]),
        };

    private static JsonObject Head(Agency agency, Edition edition, string organisation, string origin) =>
        new()
        {
            ["name"] = NameOf(agency, edition.Year, edition.Code),
            ["owner_org"] = organisation,
            ["title"] = $"{edition.Code} {edition.TitleTh} {edition.Year}",
            ["url"] = origin + Reading.AddressOf(agency, edition.Year, edition.Code),
            ["version"] = Days.Plain(edition.Number),
        };

    private static JsonObject With(JsonObject package, string notes, JsonArray resources, JsonArray extras)
    {
        package["notes"] = notes;
        package["resources"] = resources;
        package["extras"] = extras;
        return package;
    }

    private static JsonArray Resources(
        Edition edition,
        IReadOnlyDictionary<string, EditionTable> tables,
        string address
    )
    {
        var frozen = edition.Read();
        JsonArray resources = [Resource("edition.json", $"{address}/edition.json", "JSON", edition.Hash)];
        foreach (var (table, form, name) in TableForms.In(frozen.Blocks))
            resources.Add(
                Resource(
                    table.Heading.Length > 0 ? table.Heading : table.Id,
                    $"{address}/tables/{name}",
                    form.Ending.ToUpperInvariant(),
                    // What is made anew for every visitor has no lasting hash: tables of editions older than their keeping.
                    tables.TryGetValue(name, out var kept)
                        ? kept.File.Hex
                        : ""
                )
            );
        foreach (var file in frozen.Files)
            resources.Add(
                Resource(
                    file.Name,
                    $"{address}/files/{file.Id}/{Uri.EscapeDataString(file.Name)}",
                    Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(),
                    file.Sha256
                )
            );
        return resources;
    }

    private static JsonObject Resource(string name, string url, string format, string hash) =>
        new()
        {
            ["name"] = name,
            ["url"] = url,
            ["format"] = format,
            ["hash"] = hash,
        };

    private static JsonObject Extra(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private static string? ExtraOf(JsonObject package, string key) =>
        List(package["extras"]).Where(e => Text(e["key"]) == key).Select(e => Text(e["value"])).FirstOrDefault();

    private static IEnumerable<JsonObject> List(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
