using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>What the form of an agency holds, as typed: it comes back to its writer unchanged when something is refused.</summary>
internal sealed record AgencyForm
{
    public string? Slug { get; init; }
    public string? NameTh { get; init; }
    public string? NameEn { get; init; }
    public string? ParentTh { get; init; }
    public string? ParentEn { get; init; }
    public string? Profile { get; init; }
    public Dictionary<int, string?> YearProfiles { get; init; } = [];
    public AgencyKind Kind { get; init; }
    public string? Code { get; init; }
    public string? Province { get; init; }
    public string? District { get; init; }
    public string? AddressTh { get; init; }
    public string? AddressEn { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public string? MapLink { get; init; }
    public string? Colour { get; init; }
    public string? SecondColour { get; init; }

    /// <summary>The version that its writer saw.</summary>
    public int Version { get; init; }

    public Bilingual Name => new(NameTh ?? "", NameEn ?? "");

    public Bilingual Parent => new(ParentTh ?? "", ParentEn ?? "");

    [BindNever]
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

    public static AgencyForm Of(AgencyRecord agency) =>
        new()
        {
            Slug = agency.Slug,
            NameTh = agency.NameTh,
            NameEn = agency.NameEn,
            ParentTh = agency.ParentTh,
            ParentEn = agency.ParentEn,
            Profile = agency.Profile,
            YearProfiles = agency.YearProfiles.ToDictionary(p => p.Year.Buddhist, p => (string?)p.Profile),
            Kind = agency.Kind,
            Code = agency.Code,
            Province = agency.Province,
            District = agency.District,
            AddressTh = agency.AddressTh,
            AddressEn = agency.AddressEn,
            Phone = agency.Phone,
            Email = agency.Email,
            Website = agency.Website,
            MapLink = agency.MapLink,
            Colour = agency.Colour,
            SecondColour = agency.SecondColour,
            Version = agency.Version,
        };

    public IReadOnlyList<Refusal> WhyNot(string slug)
    {
        List<Refusal> reasons =
        [
            .. AgencyRecord.WhyNotRegister(slug, Name, Profile ?? ""),
            .. Particulars.WhyNot(),
            .. Colours.WhyNot(Colour, SecondColour),
        ];
        reasons.AddRange(
            YearProfiles
                .Keys.Where(year => !FiscalYear.TryParse(Digits(year), out _))
                .Select(year => Refusals.YearShape(Digits(year)))
        );

        return reasons;
    }

    /// <summary>The acts behind the form, each told to the journal by its own name when it changed something.</summary>
    public void Apply(ProngsaiDb db, AgencyRecord agency, Now now, Actor by)
    {
        db.ChangeAgency(agency, now, by, "AgencyRenamed", () => agency.Rename(Name, Parent, Profile!));
        db.ChangeAgency(agency, now, by, "AgencyDescribed", () => agency.Describe(Particulars));
        db.ChangeAgency(agency, now, by, "AgencyPainted", () => agency.Paint(Colour, SecondColour));
        db.ChangeAgency(
            agency,
            now,
            by,
            "AgencyProfileOfYearSet",
            () =>
            {
                foreach (var (year, profile) in YearProfiles)
                    agency.AssessBy(new FiscalYear(year), profile);
            }
        );
    }

    /// <summary>What stands now and is not what was typed: field by field.</summary>
    public IReadOnlyList<(Bilingual Field, string? Standing)> Unlike(AgencyRecord agency)
    {
        var standing = Of(agency);
        var typed = Particulars;
        List<(Bilingual, string?, string?)> fields =
        [
            (new("ชื่อหน่วยงาน (ไทย)", "Name (Thai)"), standing.NameTh, NameTh),
            (new("ชื่อหน่วยงาน (อังกฤษ)", "Name (English)"), standing.NameEn, NameEn),
            (new("สังกัด (ไทย)", "Belongs to (Thai)"), standing.ParentTh, ParentTh),
            (new("สังกัด (อังกฤษ)", "Belongs to (English)"), standing.ParentEn, ParentEn),
            (new("กลุ่มการประเมิน ITA", "ITA profile"), standing.Profile, Profile),
            (new("ประเภทหน่วยงาน", "Kind"), standing.Kind.Words().ToString(), Kind.Words().ToString()),
            (new("รหัสหน่วยงาน", "Official code"), standing.Code, typed.Code),
            (new("จังหวัด", "Province"), standing.Province, typed.Province),
            (new("เขต/อำเภอ", "District"), standing.District, typed.District),
            (new("ที่อยู่ (ไทย)", "Address (Thai)"), standing.AddressTh, typed.AddressTh),
            (new("ที่อยู่ (อังกฤษ)", "Address (English)"), standing.AddressEn, typed.AddressEn),
            (new("โทรศัพท์", "Telephone"), standing.Phone, typed.Phone),
            (new("อีเมล", "E-mail"), standing.Email, typed.Email),
            (new("เว็บไซต์", "Website"), standing.Website, typed.Website),
            (new("ลิงก์แผนที่", "Map"), standing.MapLink, typed.MapLink),
            (new("สีหลัก", "First colour"), standing.Colour, Colour),
            (new("สีรอง", "Second colour"), standing.SecondColour, SecondColour),
        ];
        fields.AddRange(
            YearProfiles
                .Keys.Union(standing.YearProfiles.Keys)
                .Order()
                .Select(year =>
                    (
                        new Bilingual($"กลุ่มการประเมินปี {Digits(year)}", $"Profile of {Digits(year)}"),
                        standing.YearProfiles.GetValueOrDefault(year),
                        YearProfiles.GetValueOrDefault(year)
                    )
                )
        );

        return [.. fields.Where(f => (f.Item2 ?? "") != (f.Item3?.Trim() ?? "")).Select(f => (f.Item1, f.Item2))];
    }

    private static string Digits(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What agencies are, in words.</summary>
internal static class Kinds
{
    public static Bilingual Words(this AgencyKind kind) =>
        kind switch
        {
            AgencyKind.City => new("กรุงเทพมหานคร/เมืองพัทยา", "Bangkok or Pattaya"),
            AgencyKind.Ministry => new("กระทรวง", "Ministry"),
            AgencyKind.Department => new("กรมหรือเทียบเท่า", "Department"),
            AgencyKind.DistrictOffice => new("สำนักงานเขต", "District office (Bangkok)"),
            AgencyKind.Province => new("จังหวัด", "Province"),
            AgencyKind.Amphoe => new("อำเภอ", "District (amphoe)"),
            AgencyKind.ProvincialOrganisation => new(
                "องค์การบริหารส่วนจังหวัด",
                "Provincial administrative organisation"
            ),
            AgencyKind.Municipality => new("เทศบาล", "Municipality"),
            AgencyKind.SubdistrictOrganisation => new(
                "องค์การบริหารส่วนตำบล",
                "Subdistrict administrative organisation"
            ),
            AgencyKind.PoliceStation => new("สถานีตำรวจ", "Police station"),
            AgencyKind.School => new("สถานศึกษา", "School or college"),
            AgencyKind.University => new("มหาวิทยาลัย", "University"),
            AgencyKind.Hospital => new("โรงพยาบาล", "Hospital"),
            AgencyKind.StateEnterprise => new("รัฐวิสาหกิจ", "State enterprise"),
            _ => new("อื่น ๆ", "Other"),
        };
}
