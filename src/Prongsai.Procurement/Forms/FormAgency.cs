using Prongsai.Agencies.Contracts;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>What the forms say of the agency itself; blank is what nobody has given. A printed form marks it, a disclosed table does not.</summary>
/// <param name="Ministry">
/// What it belongs to. For the districts of Bangkok the word that the NACC expects is not known; the registered parent is printed.
/// </param>
internal sealed record FormAgency(string Name, string Ministry, string Type, string District, string Province)
{
    public static FormAgency Of(Agency agency) =>
        new(agency.Name.Th, agency.Parent.Th, Kind(agency.Kind), agency.District ?? "", agency.Province ?? "");

    /// <summary>True of what is the agency's own: the same in every row, and given on the agency's page.</summary>
    public static bool Says(Field field) =>
        field is Field.AgencyName or Field.Ministry or Field.AgencyType or Field.District or Field.Province;

    /// <summary>Of these fields, those of the agency itself that nobody has given.</summary>
    public FieldSet Unsaid(FieldSet asked) =>
        FieldSet.Of(
            new (Field Field, string Text)[]
            {
                (Field.Ministry, Ministry),
                (Field.AgencyType, Type),
                (Field.District, District),
                (Field.Province, Province),
            }
                .Where(one => asked.Has(one.Field) && string.IsNullOrWhiteSpace(one.Text))
                .Select(one => one.Field)
        );

    private static string Kind(AgencyKind kind) =>
        kind switch
        {
            AgencyKind.City => "องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ",
            AgencyKind.Ministry => "กระทรวง",
            AgencyKind.Department => "กรมหรือเทียบเท่า",
            AgencyKind.DistrictOffice => "สำนักงานเขต",
            AgencyKind.Province => "จังหวัด",
            AgencyKind.Amphoe => "อำเภอ",
            AgencyKind.ProvincialOrganisation => "องค์การบริหารส่วนจังหวัด",
            AgencyKind.Municipality => "เทศบาล",
            AgencyKind.SubdistrictOrganisation => "องค์การบริหารส่วนตำบล",
            AgencyKind.PoliceStation => "สถานีตำรวจ",
            AgencyKind.School => "สถานศึกษา",
            AgencyKind.University => "สถาบันอุดมศึกษา",
            AgencyKind.Hospital => "โรงพยาบาล",
            AgencyKind.StateEnterprise => "รัฐวิสาหกิจ",
            _ => "",
        };
}
