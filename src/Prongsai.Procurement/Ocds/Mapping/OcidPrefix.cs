using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// What begins every ocid of a publisher. The Open Contracting Partnership gives it out, so that no two publishers in the world mean
/// different processes by one ocid; without one, nothing is published as OCDS.
/// </summary>
internal sealed partial record OcidPrefix
{
    /// <summary>The prefix of the standard's own examples: for made-up data, never for an office's.</summary>
    public static readonly OcidPrefix OfSamples = new("ocds-213czf");

    private OcidPrefix(string value) => Value = value;

    public string Value { get; }

    public bool IsOfSamples => this == OfSamples;

    /// <summary>The prefix of this installation, or why nothing can be published under it.</summary>
    public static (OcidPrefix? Prefix, Refusal? WhyNot) Of(string? setting) =>
        setting?.Trim() switch
        {
            null or "" => (null, MappingRefusals.NoPrefix),
            var written when written == OfSamples.Value => (null, MappingRefusals.PrefixOfSamples),
            var written when Registered().IsMatch(written) => (new OcidPrefix(written), null),
            var written => (null, MappingRefusals.NotAPrefix(written)),
        };

    /// <summary>
    /// The ocid of a purchase through all its versions: by our own identifier, not by the e-GP number, which comes late, may be
    /// corrected, and stands on several purchases of one project.
    /// </summary>
    public string OcidOf(Agency agency, PurchaseId purchase) =>
        string.Create(CultureInfo.InvariantCulture, $"{Value}-{agency.Code ?? agency.Slug}-{purchase.Value:D}");

    [GeneratedRegex("^ocds-[a-z0-9]{6}$")]
    private static partial Regex Registered();
}
