using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>One agency of this installation. Its slug is its public address and does not change afterwards.</summary>
internal sealed partial class AgencyRecord
{
    public const int NameLimit = 300;
    public const int TextLimit = 1000;

    public AgencyId Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string NameTh { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public string ParentTh { get; private set; } = "";
    public string ParentEn { get; private set; } = "";
    public string Profile { get; private set; } = "";
    public AgencyId? ParentId { get; private set; }
    public AgencyKind Kind { get; private set; }
    public string? Code { get; private set; }
    public string? Province { get; private set; }
    public string? District { get; private set; }
    public string? AddressTh { get; private set; }
    public string? AddressEn { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }
    public string? MapLink { get; private set; }
    public FileHash? Crest { get; private set; }
    public string? CrestType { get; private set; }
    public string? Colour { get; private set; }
    public string? SecondColour { get; private set; }

    /// <summary>Grows with every change: two people editing at once are told of each other.</summary>
    public int Version { get; private set; }

    /// <summary>The years with a profile of their own.</summary>
    public List<YearProfile> YearProfiles { get; private init; } = [];

    public string Record => $"agency:{Id}";

    // First path segments that the program itself uses.
    private static readonly string[] ReservedSlugs =
    [
        "staff",
        "assets",
        "vendor",
        "files",
        "health",
        "metrics",
        "api",
        "error",
        "language",
    ];

    public static IReadOnlyList<Refusal> WhyNotRegister(string slug, Bilingual name, string profile)
    {
        List<Refusal> reasons = [];
        if (!SlugShape().IsMatch(slug))
            reasons.Add(Refusals.SlugShape(slug));
        if (ReservedSlugs.Contains(slug))
            reasons.Add(Refusals.SlugReserved(slug));
        if (string.IsNullOrWhiteSpace(name.Th) || string.IsNullOrWhiteSpace(name.En))
            reasons.Add(Refusals.NameBlank);
        if (name.Th?.Length > NameLimit || name.En?.Length > NameLimit)
            reasons.Add(Refusals.TooLong(NameLimit));
        if (string.IsNullOrWhiteSpace(profile))
            reasons.Add(Refusals.ProfileBlank);

        return reasons;
    }

    public static AgencyRecord Register(string slug, Bilingual name, Bilingual parent, string profile)
    {
        WhyNotRegister(slug, name, profile).ThrowIfAny();

        var agency = new AgencyRecord { Id = Ids.Next<AgencyId>(), Slug = slug };
        agency.Rename(name, parent, profile);
        return agency;
    }

    public void Rename(Bilingual name, Bilingual parent, string profile)
    {
        WhyNotRegister(Slug, name, profile).ThrowIfAny();

        Change(() =>
        {
            (NameTh, NameEn) = (name.Th.Trim(), name.En.Trim());
            (ParentTh, ParentEn) = (parent.Th.Trim(), parent.En.Trim());
            Profile = profile.Trim();
        });
    }

    public void Describe(Particulars particulars)
    {
        particulars.WhyNot().ThrowIfAny();

        Change(() =>
        {
            Kind = particulars.Kind;
            (Code, Province, District) = (particulars.Code, particulars.Province, particulars.District);
            (AddressTh, AddressEn) = (particulars.AddressTh, particulars.AddressEn);
            (Phone, Email) = (particulars.Phone, particulars.Email);
            (Website, MapLink) = (particulars.Website, particulars.MapLink);
        });
    }

    public void Paint(string? colour, string? second)
    {
        Colours.WhyNot(colour, second).ThrowIfAny();

        Change(() =>
            (Colour, SecondColour) = (
                Contracts.Colour.TryParse(colour, out var first) ? first.ToString() : null,
                Contracts.Colour.TryParse(second, out var other) ? other.ToString() : null
            )
        );
    }

    public void ShowCrest(FileHash? picture, string? mediaType) =>
        Change(() => (Crest, CrestType) = (picture, picture is null ? null : mediaType));

    /// <summary>Sets, or with null takes back, the profile of one year.</summary>
    public void AssessBy(FiscalYear year, string? profile) =>
        Change(() =>
        {
            var known = YearProfiles.Find(p => p.Year == year);
            if (string.IsNullOrWhiteSpace(profile))
                YearProfiles.RemoveAll(p => p.Year == year);
            else if (known is null)
                YearProfiles.Add(YearProfile.Of(Id, year, profile));
            else
                known.Change(profile);
        });

    /// <param name="aboveParent">The parent itself and everything above it, up to the top.</param>
    public static IReadOnlyList<Refusal> WhyNotUnder(AgencyId agency, IReadOnlyCollection<AgencyId> aboveParent) =>
        aboveParent.Contains(agency) ? [Refusals.UnderItself] : [];

    public void PutUnder(AgencyId? parent, IReadOnlyCollection<AgencyId> aboveParent)
    {
        WhyNotUnder(Id, aboveParent).ThrowIfAny();

        Change(() => ParentId = parent);
    }

    public Particulars Particulars =>
        new()
        {
            Kind = Kind,
            Code = Code,
            Province = Province,
            District = District,
            AddressTh = AddressTh,
            AddressEn = AddressEn,
            Phone = Phone,
            Email = Email,
            Website = Website,
            MapLink = MapLink,
        };

    /// <summary>Everything about it, as the journal tells it.</summary>
    public IReadOnlyDictionary<string, string?> Facts()
    {
        var facts = new Dictionary<string, string?>
        {
            ["slug"] = Slug,
            ["nameTh"] = NameTh,
            ["nameEn"] = NameEn,
            ["parentTh"] = ParentTh,
            ["parentEn"] = ParentEn,
            ["parent"] = ParentId?.ToString(),
            ["profile"] = Profile,
            ["kind"] = Kind.ToString(),
            ["code"] = Code,
            ["province"] = Province,
            ["district"] = District,
            ["addressTh"] = AddressTh,
            ["addressEn"] = AddressEn,
            ["phone"] = Phone,
            ["email"] = Email,
            ["website"] = Website,
            ["mapLink"] = MapLink,
            ["crest"] = Crest?.Hex,
            ["colour"] = Colour,
            ["secondColour"] = SecondColour,
        };
        foreach (var own in YearProfiles.OrderBy(p => p.Year))
            facts[$"profile{own.Year}"] = own.Profile;

        return facts;
    }

    public Agency AsAgency() =>
        new(Id, Slug, new(NameTh, NameEn), new(ParentTh, ParentEn), Profile)
        {
            ParentId = ParentId,
            Kind = Kind,
            Code = Code,
            Province = Province,
            District = District,
            Contact = new(
                AddressTh is null && AddressEn is null ? null : new(AddressTh ?? AddressEn!, AddressEn ?? AddressTh!),
                Phone,
                Email,
                Website,
                MapLink
            ),
            Look = new(Crest, Colour, SecondColour),
            ProfilesByYear = YearProfiles.ToDictionary(p => p.Year, p => p.Profile),
        };

    // An act that changes nothing is no new version: nobody is told of a race that was none.
    private void Change(Action act)
    {
        var was = Facts();
        act();
        var now = Facts();
        if (was.Count != now.Count || was.Any(fact => now.GetValueOrDefault(fact.Key) != fact.Value))
            Version++;
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$")]
    private static partial Regex SlugShape();
}

/// <summary>The profile that assesses an agency in one year, where it is not the usual one.</summary>
internal sealed class YearProfile
{
    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Profile { get; private set; } = "";

    public static YearProfile Of(AgencyId agency, FiscalYear year, string profile) =>
        new()
        {
            AgencyId = agency,
            Year = year,
            Profile = profile.Trim(),
        };

    public void Change(string profile) => Profile = profile.Trim();
}
