using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Writing;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// Who offered and who was selected, each once with all roles. A company is known by its tax id (org-id.guide TH-TIN); a person, and
/// whoever has none in the record, by a number within the release, which says nothing about them.
/// </summary>
internal sealed class PartiesOfRelease
{
    private readonly string _tender;
    private readonly ILookup<string, string> _taxIdsOfName;
    private readonly Dictionary<(string Name, string? TaxId), int> _at = [];
    private readonly List<OcdsParty> _parties = [];
    private readonly List<string> _identifiedByName = [];

    /// <param name="purchase">As the public may see it.</param>
    public PartiesOfRelease(Purchase purchase, string tender)
    {
        _tender = tender;
        _taxIdsOfName = purchase
            .Bidders.List.Concat(purchase.Winners.List)
            .Select(offer => (Name: ThaiText.Fold(offer.Name), TaxId: Company(offer)))
            .Where(offer => offer.TaxId is not null)
            .Distinct()
            .ToLookup(offer => offer.Name, offer => offer.TaxId!);
    }

    public IReadOnlyList<OcdsParty> All => _parties;

    /// <summary>Bids and awards whose organisation was given its tax id by the name alone.</summary>
    public IReadOnlyList<string> IdentifiedByName => _identifiedByName;

    /// <summary>How a bid or an award refers to who made it.</summary>
    public OcdsPartyName Name(Offer offer, string role, string of)
    {
        var name = ThaiText.Fold(offer.Name);
        var taxId = Company(offer);
        // สขร.1 gives bidders without tax ids and the ITA list winners with them: one firm must not become two.
        if (taxId is null && offer.TaxId is null && _taxIdsOfName[name].Take(2).ToList() is [var only])
        {
            taxId = only;
            if (!_identifiedByName.Contains(of))
                _identifiedByName.Add(of);
        }

        var key = taxId is null ? (name, null) : ("", taxId);
        if (!_at.TryGetValue(key, out var at))
        {
            _at[key] = at = _parties.Count;
            _parties.Add(
                new OcdsParty(
                    taxId is null
                        ? string.Create(CultureInfo.InvariantCulture, $"{_tender}-p{at + 1}")
                        : $"TH-TIN-{taxId}",
                    offer.Name,
                    []
                )
                {
                    TaxId = taxId,
                }
            );
        }

        var party = _parties[at];
        if (!party.Roles.Contains(role))
            _parties[at] = party with { Roles = [.. party.Roles, role] };
        return new OcdsPartyName(party.Id, offer.Name);
    }

    private static string? Company(Offer offer) =>
        offer.TaxId is { } taxId && taxId != TaxId.Masked && !TaxId.IsOfAPerson(taxId) ? taxId : null;
}
