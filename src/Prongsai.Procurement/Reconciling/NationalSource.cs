using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Which address of the open contract data is asked: it moved once, and both still answer.</summary>
internal enum RecordEndpoint
{
    /// <summary>service/egp-contract.</summary>
    Newer,

    /// <summary>cgdcontract.</summary>
    Older,
}

/// <summary>What the settings page sends.</summary>
internal sealed record NationalSourceForm
{
    public string? FeedAddress { get; init; }
    public string? RecordAddress { get; init; }
    public RecordEndpoint Endpoint { get; init; }
    public string? DeptCode { get; init; }
    public string? DeptSubCode { get; init; }
    public string? DeptSubName { get; init; }

    /// <summary>Never filled for the page: a kept key is not shown again.</summary>
    public string? Key { get; init; }
    public bool AsksByItself { get; init; }

    public static NationalSourceForm Of(NationalSource? source) =>
        source is null
            ? new() { FeedAddress = NationalSource.UsualFeed, RecordAddress = NationalSource.UsualRecord }
            : new()
            {
                FeedAddress = source.FeedAddress,
                RecordAddress = source.RecordAddress,
                Endpoint = source.Endpoint,
                DeptCode = source.DeptCode,
                DeptSubCode = source.DeptSubCode,
                DeptSubName = source.DeptSubName,
                AsksByItself = source.AsksByItself,
            };
}

/// <summary>Where an agency is found in the national systems. The key of the open data is kept sealed and never shown again.</summary>
internal sealed partial class NationalSource
{
    public const string UsualFeed = "https://process3.gprocurement.go.th/EPROCRssFeedWeb/egpannouncerss.xml",
        UsualRecord = "https://opend.data.go.th/govspending";

    public AgencyId AgencyId { get; private init; }
    public string FeedAddress { get; private set; } = UsualFeed;

    /// <summary>Without a slash at the end, and without the endpoint.</summary>
    public string RecordAddress { get; private set; } = UsualRecord;
    public RecordEndpoint Endpoint { get; private set; }

    /// <summary>Four digits for a central agency, seven for a local one.</summary>
    public string DeptCode { get; private set; } = "";

    /// <summary>Ten digits; null where the whole department is this agency.</summary>
    public string? DeptSubCode { get; private set; }

    /// <summary>
    /// The name of this agency in dept_sub_name. The open data is asked by department only, so that a district would be given the
    /// contracts of its whole city.
    /// </summary>
    public string? DeptSubName { get; private set; }

    /// <summary>Null while none was given: then only the announcements are asked.</summary>
    public string? ProtectedKey { get; private set; }

    /// <summary>Announcements every day, since they stand for seven; contracts every month, since questions are counted there.</summary>
    public bool AsksByItself { get; private set; }
    public DateTime SetAt { get; private set; }
    public string SetBy { get; private set; } = "";

    /// <summary>The address of the contracts, whole.</summary>
    public string ContractsAddress =>
        $"{RecordAddress}/{(Endpoint == RecordEndpoint.Older ? "cgdcontract" : "service/egp-contract")}";

    public static NationalSource Of(AgencyId agency) => new() { AgencyId = agency };

    /// <summary>A key need not be given: without one the contracts are not asked, and the page says so.</summary>
    public static IReadOnlyList<Refusal> WhyNot(NationalSourceForm form)
    {
        List<Refusal> reasons = [];
        // Announcements are public and nothing secret goes with the question; the real feed is still served over plain http, too.
        if (!IsAddress(form.FeedAddress?.Trim(), mayBePlain: true))
            reasons.Add(SourceRefusals.FeedAddress(form.FeedAddress));
        if (!IsAddress(form.RecordAddress?.Trim(), mayBePlain: false))
            reasons.Add(SourceRefusals.RecordAddress(form.RecordAddress));
        if (!Digits4To10().IsMatch(ThaiDigits.ToArabic(form.DeptCode?.Trim() ?? "")))
            reasons.Add(SourceRefusals.DeptCode);
        if (Given(form.DeptSubCode) is { } sub && !Digits10().IsMatch(ThaiDigits.ToArabic(sub)))
            reasons.Add(SourceRefusals.DeptSubCode);
        if ((form.DeptSubName?.Length ?? 0) > 300)
            reasons.Add(SourceRefusals.DeptSubName);
        if (Given(form.Key) is { } key && !Key().IsMatch(key))
            reasons.Add(SourceRefusals.KeyShape);

        return reasons;
    }

    /// <param name="sealedKey">Null leaves the one that is kept, unless <paramref name="forgetKey"/>.</param>
    public void Put(NationalSourceForm form, string? sealedKey, bool forgetKey, Now now, Actor by)
    {
        FeedAddress = form.FeedAddress!.Trim();
        RecordAddress = form.RecordAddress!.Trim().TrimEnd('/');
        Endpoint = form.Endpoint;
        DeptCode = ThaiDigits.ToArabic(form.DeptCode!.Trim());
        DeptSubCode = Given(form.DeptSubCode) is { } sub ? ThaiDigits.ToArabic(sub) : null;
        DeptSubName = Given(form.DeptSubName) is { } name ? ThaiText.NormaliseLine(name) : null;
        ProtectedKey = sealedKey ?? (forgetKey ? null : ProtectedKey);
        (AsksByItself, SetAt, SetBy) = (form.AsksByItself, now.Utc, by.Name);
    }

    /// <summary>Whether a row of the national record is this agency's.</summary>
    public bool IsOurs(NationalContract row) =>
        DeptSubName is null || ThaiText.Fold(row.DeptSubName ?? "") == ThaiText.Fold(DeptSubName);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsAddress(string? address, bool mayBePlain) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && address!.Length <= 500
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && (mayBePlain || uri.IsLoopback));

    [GeneratedRegex("^[0-9]{4,10}$")]
    private static partial Regex Digits4To10();

    [GeneratedRegex("^[0-9]{10}$")]
    private static partial Regex Digits10();

    // It goes into a header.
    [GeneratedRegex("^[!-~]{8,200}$")]
    private static partial Regex Key();
}

/// <summary>Where the contracts are, and the key that opens them.</summary>
internal sealed record RecordDoor(string Address, string Key)
{
    // A record prints its members; this one must not print its secret.
    public override string ToString() => Address;
}

/// <summary>Seals the keys of the open data with the installation's data-protection keys.</summary>
internal sealed class NationalKeys(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Procurement.Reconciling");

    public string Seal(string key) => _seal.Protect(key);

    /// <exception cref="RefusedException">There is none, or the keys have changed since it was sealed.</exception>
    public RecordDoor Open(NationalSource source)
    {
        if (source.ProtectedKey is not { } kept)
            throw new RefusedException([SourceRefusals.NoKey]);

        try
        {
            return new RecordDoor(source.ContractsAddress, _seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            throw new RefusedException([SourceRefusals.KeyUnreadable]);
        }
    }
}

/// <summary>Every reason for which the settings are not kept, or cannot be used.</summary>
internal static class SourceRefusals
{
    public static readonly Refusal NotSet = new(
        "national-not-set",
        "ยังไม่ได้ตั้งค่ารหัสหน่วยงานในระบบ e-GP และข้อมูลเปิดภาครัฐ (หน้าตั้งค่าของการเทียบกับระบบกลาง)",
        "The agency’s codes in e-GP and the open data are not set yet (settings of comparing with the national systems)."
    );

    public static readonly Refusal NoKey = new(
        "national-no-key",
        "ยังไม่มี api-key ของ opend.data.go.th จึงถามสัญญาไม่ได้ (ลงทะเบียนฟรีที่ opend.data.go.th/register_api)",
        "There is no api-key of opend.data.go.th yet, so the contracts cannot be asked for (free at opend.data.go.th/register_api)."
    );

    public static readonly Refusal KeyUnreadable = new(
        "national-key-unreadable",
        "เปิด api-key ที่เก็บไว้ไม่ได้ (กุญแจของระบบเปลี่ยนไป) โปรดใส่ใหม่",
        "The kept api-key cannot be opened (the installation's keys have changed); enter it again."
    );

    public static readonly Refusal KeyShape = new(
        "national-key-shape",
        "api-key เป็นอักษรอังกฤษ ตัวเลข หรือเครื่องหมาย 8 ถึง 200 ตัว ไม่มีช่องว่าง",
        "An api-key has 8 to 200 letters, digits or signs without spaces."
    );

    public static readonly Refusal DeptCode = new(
        "national-dept-code",
        "รหัสหน่วยงาน (deptId) เป็นตัวเลข 4 หลักสำหรับส่วนกลาง หรือ 7 หลักสำหรับท้องถิ่น (รับ 4 ถึง 10 หลัก)",
        "The department code (deptId) has 4 digits for central agencies, 7 for local ones (4 to 10 are taken)."
    );

    public static readonly Refusal DeptSubCode = new(
        "national-dept-sub-code",
        "รหัสหน่วยงานย่อย (deptsubId) ต้องเป็นตัวเลข 10 หลัก หรือเว้นว่าง",
        "The sub-department code (deptsubId) has 10 digits, or is left blank."
    );

    public static readonly Refusal DeptSubName = new(
        "national-dept-sub-name",
        "ชื่อหน่วยงานย่อยยาวเกิน 300 ตัวอักษร",
        "The name of the sub-department is longer than 300 letters."
    );

    public static Refusal FeedAddress(string? written) =>
        new(
            "national-feed-address",
            $"“{Short(written)}” ใช้เป็นที่อยู่ของประกาศ e-GP ไม่ได้ ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มี ? เช่น {NationalSource.UsualFeed}",
            $"“{Short(written)}” cannot be the address of the e-GP announcements; it begins with https:// or http:// and has no ?, like {NationalSource.UsualFeed}."
        );

    public static Refusal RecordAddress(string? written) =>
        new(
            "national-record-address",
            $"“{Short(written)}” ใช้เป็นที่อยู่ของข้อมูลสัญญาไม่ได้ ต้องขึ้นต้นด้วย https:// (มี api-key ไปด้วย) เช่น {NationalSource.UsualRecord}",
            $"“{Short(written)}” cannot be the address of the contracts; it begins with https:// (the api-key goes there), like {NationalSource.UsualRecord}."
        );

    private static string Short(string? written) => ThaiText.Truncate(written ?? "", 80);
}
