using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>One agency of this installation. Its slug is its public address and does not change afterwards.</summary>
internal sealed partial class AgencyRecord
{
    public AgencyId Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string NameTh { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public string ParentTh { get; private set; } = "";
    public string ParentEn { get; private set; } = "";
    public string Profile { get; private set; } = "";

    // First path segments that the program itself uses.
    private static readonly string[] ReservedSlugs =
    [
        "staff",
        "assets",
        "vendor",
        "files",
        "health",
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

        (NameTh, NameEn) = (name.Th.Trim(), name.En.Trim());
        (ParentTh, ParentEn) = (parent.Th.Trim(), parent.En.Trim());
        Profile = profile.Trim();
    }

    public Agency AsAgency() => new(Id, Slug, new(NameTh, NameEn), new(ParentTh, ParentEn), Profile);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$")]
    private static partial Regex SlugShape();
}

internal static class Refusals
{
    public static readonly Refusal NameBlank = new(
        "agency-name-blank",
        "ต้องระบุชื่อหน่วยงานทั้งภาษาไทยและภาษาอังกฤษ",
        "The agency needs a name in Thai and in English."
    );

    public static readonly Refusal ProfileBlank = new(
        "agency-profile-blank",
        "ต้องระบุกลุ่มการประเมิน (profile) ของหน่วยงาน เช่น sub_department",
        "The agency needs its assessment profile, for example sub_department."
    );

    public static Refusal SlugShape(string slug) =>
        new(
            "agency-slug-shape",
            $"ที่อยู่ย่อ “{slug}” ใช้ไม่ได้ ใช้ได้เฉพาะ a-z 0-9 และขีดกลาง เช่น khlong-sam-wa",
            $"The address “{slug}” cannot be used: a-z, 0-9 and hyphens only, for example khlong-sam-wa."
        );

    public static Refusal SlugReserved(string slug) =>
        new(
            "agency-slug-reserved",
            $"ที่อยู่ย่อ “{slug}” สงวนไว้สำหรับระบบ โปรดใช้คำอื่น",
            $"The address “{slug}” is used by the program itself; choose another."
        );

    public static Refusal SlugTaken(string slug) =>
        new(
            "agency-slug-taken",
            $"ที่อยู่ย่อ “{slug}” มีหน่วยงานใช้แล้ว โปรดใช้คำอื่น",
            $"The address “{slug}” belongs to another agency; choose another."
        );
}
