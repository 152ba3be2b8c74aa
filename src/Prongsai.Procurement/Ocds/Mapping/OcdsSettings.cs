using Microsoft.Extensions.Configuration;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Writing;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>Under whose prefix, and at which address, this installation publishes OCDS.</summary>
/// <param name="Prefix">As set; what it is worth is said when something is to be written.</param>
/// <param name="Address">The installation's public address; null where none is set.</param>
internal sealed record OcdsSettings(string? Prefix, Uri? Address)
{
    public static OcdsSettings From(IConfiguration? configuration) =>
        new(
            configuration?["Prongsai:Ocds:Prefix"],
            Uri.TryCreate(configuration?["Prongsai:Address"], UriKind.Absolute, out var address) ? address : null
        );

    /// <summary>The registered prefix, or why there is none.</summary>
    public (OcidPrefix? Prefix, Refusal? WhyNot) Registered => OcidPrefix.Of(Prefix);

    /// <summary>What stands around the releases of an agency.</summary>
    /// <param name="part">"2568", "2568-10".</param>
    public OcdsPackage Package(Agency agency, string part, OcidPrefix prefix, Now now) =>
        new(
            prefix.IsOfSamples ? new Uri($"https://example.invalid/{agency.Slug}/procurement/ocds/{part}.json")
                : Address is { } at ? new Uri(at, $"/{agency.Slug}/procurement/ocds/{part}.json")
                : new Uri($"urn:prongsai:{agency.Slug}:procurement:{part}"),
            prefix.IsOfSamples ? $"(ตัวอย่าง) {agency.Name.Th}" : agency.Name.Th,
            new DateTimeOffset(now.Utc, TimeSpan.Zero).ToOffset(Clock.Thailand)
        );
}
