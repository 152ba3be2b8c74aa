using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Public;

/// <summary>A version of a manual, as the list of versions shows it.</summary>
internal sealed record VersionLine(int Number, DateTime ApprovedAt, string WhatChanged);

/// <summary>The manual of a service as the public reads it; earlier versions stay readable. A service not given any more answers 410.</summary>
[AllowAnonymous]
internal sealed class ServicePageModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    private static readonly JsonSerializerOptions Linked = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Agency Agency { get; private set; } = null!;
    public Service Service { get; private set; } = null!;
    public ServiceVersion Version { get; private set; } = null!;
    public ServiceManual Manual => Version.Manual;
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    /// <summary>Made from this very version, and approved.</summary>
    public IReadOnlyList<Infographic> Infographics { get; private set; } = [];

    /// <summary>The language in which the manual is read: one of its own, else that of the page.</summary>
    public string Reading { get; private set; } = ManualText.Thai;

    /// <summary>What the visitor has ticked; null where nobody asked.</summary>
    public IReadOnlyCollection<int>? Have { get; private set; }

    public bool IsLatest => Version.Number == Service.LatestVersion;
    public string Here => $"/{Agency.Slug}/services/{Service.Slug}";

    public async Task OnGetAsync(
        string agency,
        string service,
        int? version,
        string? @in,
        int[]? have,
        bool? check,
        CancellationToken cancellation
    )
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var whose = Agency.Id;
        Service = await db
            .Services.AsNoTracking()
            .FirstOrDefaultAsync(s => s.AgencyId == whose && s.Slug == service && s.LatestVersion > 0, cancellation)
            .OrMissAsync();
        Version = await db.VersionAsync(whose, Service.Id, version ?? Service.LatestVersion, cancellation)
            .OrMissAsync();
        var id = Service.Id;
        Versions = await db
            .ServiceVersions.AsNoTracking()
            .Where(v => v.AgencyId == whose && v.ServiceId == id)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.ApprovedAt, v.WhatChanged))
            .ToListAsync(cancellation);
        var number = Version.Number;
        Infographics = await db.PublicInfographics(whose)
            .Where(i => i.ServiceId == id && i.FromVersion == number)
            .OrderBy(i => i.ApprovedAt)
            .ToListAsync(cancellation);
        Reading = @in is not null && Manual.Languages.Contains(@in) ? @in : "";
        Have = check == true ? [.. (have ?? []).Distinct()] : null;
        if (Service.WithdrawnAt is not null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }

    /// <summary>In one line of a list.</summary>
    public static Bilingual FeeInShort(ServiceManual manual) =>
        manual.Fees switch
        {
            null => new("–", "–"),
            { Count: 0 } => new("ไม่มี", "none"),
            [{ Amount: { } one }] => new($"{one} บาท", $"{one} baht"),
            _ => new("ดูรายละเอียด", "see the manual"),
        };

    /// <summary>What search engines read (schema.org GovernmentService): data, which no browser runs.</summary>
    public string JsonLd(string origin) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "GovernmentService",
                ["name"] = Texts(Manual.Name),
                ["description"] = Manual.Summary is { } summary ? Texts(summary) : null,
                ["url"] = $"{origin}{Here}",
                ["serviceOperator"] = new Dictionary<string, object?>
                {
                    ["@type"] = "GovernmentOrganization",
                    ["name"] = Agency.Name.Th,
                    ["url"] = $"{origin}/{Agency.Slug}",
                },
                ["availableChannel"] = Manual
                    .Channels.Select(c => new Dictionary<string, object?>
                    {
                        ["@type"] = "ServiceChannel",
                        ["name"] = c.Text.Th,
                        ["serviceUrl"] =
                            c.Kind == ChannelKind.Online && Manual.IsOnline ? $"{origin}{Here}/request" : null,
                        ["serviceLocation"] =
                            c.Kind == ChannelKind.Counter && Manual.Place is { } place
                                ? new Dictionary<string, object?> { ["@type"] = "Place", ["name"] = place.Th }
                                : null,
                        ["processingTime"] = Iso(Manual.Total),
                        ["availableLanguage"] = Manual.Languages,
                    })
                    .ToList(),
                ["offers"] = Manual.Fees is { Count: > 0 } fees
                    ? fees.Where(f => f.Satang is not null)
                        .Select(f => new Dictionary<string, object?>
                        {
                            ["@type"] = "Offer",
                            ["name"] = f.Text.Th,
                            ["price"] = f.Amount!.Value.Baht,
                            ["priceCurrency"] = "THB",
                        })
                        .ToList()
                    : null,
                ["isAccessibleForFree"] = Manual.Fees is null ? null : Manual.Fees.Count == 0,
            },
            Linked
        );

    private static object Texts(ManualText text) =>
        text.All.Count() == 1
            ? text.Th
            : text
                .All.Select(t => new Dictionary<string, string> { ["@language"] = t.Language, ["@value"] = t.Text })
                .ToList();

    // Working days have no word in ISO 8601; the day is what comes nearest.
    private static string? Iso(ServiceTime? time)
    {
        if (time is null)
            return null;

        var amount = time.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return time.Unit switch
        {
            TimeUnit.Minutes => $"PT{amount}M",
            TimeUnit.Hours => $"PT{amount}H",
            _ => $"P{amount}D",
        };
    }
}
