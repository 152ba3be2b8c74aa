using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>The assessment profiles for which frameworks are known.</summary>
internal static class Profiles
{
    public static readonly IReadOnlyList<(string Code, Bilingual Words)> Known =
    [
        ("general", new("หน่วยงานทั่วไปในระบบ ITAS", "General: agencies in ITAS")),
        (
            "sub_department",
            new(
                "หน่วยงานระดับต่ำกว่ากรม เช่น สำนักงานเขต สถานีตำรวจ อำเภอ",
                "Sub-department: district offices, police stations, amphoe"
            )
        ),
        (
            "vec",
            new("สถานศึกษาสังกัดสำนักงานคณะกรรมการการอาชีวศึกษา", "Colleges of the Vocational Education Commission")
        ),
    ];

    public static IEnumerable<string> Codes => Known.Select(known => known.Code);

    /// <summary>The known ones, and whichever others are already in use.</summary>
    public static IEnumerable<(string Code, Bilingual Words)> With(params IEnumerable<string?> inUse) =>
        Known.Concat(
            inUse
                .OfType<string>()
                .Where(own => own.Length > 0 && !Codes.Contains(own))
                .Distinct()
                .Select(own => (own, Bilingual.ThaiOnly(own)))
        );
}
