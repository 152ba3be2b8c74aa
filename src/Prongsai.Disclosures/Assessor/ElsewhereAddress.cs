using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Which address of the website that an agency had before.</summary>
internal readonly record struct ElsewhereId(Guid Value) : IId<ElsewhereId>
{
    /// <inheritdoc />
    public static ElsewhereId From(Guid value) => new(value);
}

/// <summary>The home page of the agency's other website, from which clicks are counted.</summary>
internal sealed class ElsewhereHome
{
    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Address { get; private set; } = "";

    public static ElsewhereHome Of(AgencyId agency, FiscalYear year) => new() { AgencyId = agency, Year = year };

    public static IReadOnlyList<Refusal> WhyNot(string? address) =>
        ElsewhereAddress.IsAddress(address) ? [] : [ElsewhereRefusals.NotALink(address)];

    public void Put(string address) => Address = address.Trim();
}

/// <summary>Where an item of the year stands on the agency's website that is not this program.</summary>
internal sealed class ElsewhereAddress
{
    /// <summary>More than all items of any framework have.</summary>
    public const int Most = 500;

    public AgencyId AgencyId { get; private init; }
    public ElsewhereId Id { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";
    public string Address { get; private init; } = "";
    public DateTime AddedAt { get; private init; }
    public string AddedBy { get; private init; } = "";

    public static bool IsAddress(string? text) => text?.Trim() is { Length: > 0 } address && LinkBlock.IsLink(address);

    /// <param name="present">What the year's list has already.</param>
    public static IReadOnlyList<Refusal> WhyNotAdd(
        string? code,
        string? address,
        IReadOnlyCollection<string> codes,
        IReadOnlyCollection<(string Code, string Address)> present
    )
    {
        List<Refusal> reasons = [];
        if (CodeIn(code, codes) is not { } known)
            reasons.Add(ElsewhereRefusals.NoSuchItem(code, codes));
        else if (present.Contains((known, address?.Trim() ?? "")))
            reasons.Add(ElsewhereRefusals.ThereAlready(known, address!.Trim()));
        if (!IsAddress(address))
            reasons.Add(ElsewhereRefusals.NotALink(address));
        if (present.Count >= Most)
            reasons.Add(ElsewhereRefusals.TooMany);
        return reasons;
    }

    /// <summary>The item as the framework writes it: "o๑๕", "O15" and "15" are the same.</summary>
    public static string? CodeIn(string? written, IReadOnlyCollection<string> codes)
    {
        var plain = Bare(written ?? "");
        return plain.Length == 0
            ? null
            : codes.FirstOrDefault(code => Bare(code) == plain)
                ?? (plain.All(char.IsAsciiDigit) ? codes.FirstOrDefault(code => Bare(code) == $"o{plain}") : null);

        static string Bare(string code)
        {
            var folded = ThaiText.Fold(code).Replace(" ", "", StringComparison.Ordinal);
            var letters = folded.TakeWhile(c => !char.IsAsciiDigit(c)).Count();
            var digits = folded[letters..].TrimStart('0');
            return folded[..letters] + digits;
        }
    }

    public static ElsewhereAddress Add(
        AgencyId agency,
        FiscalYear year,
        string code,
        string address,
        Now now,
        Actor by
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<ElsewhereId>(),
            Year = year,
            Code = code,
            Address = address.Trim(),
            AddedAt = now.Utc,
            AddedBy = by.Name,
        };
}

/// <summary>Every reason for which the list of addresses says no.</summary>
internal static class ElsewhereRefusals
{
    public static readonly Refusal TooMany = new(
        "elsewhere-too-many",
        $"รายการที่อยู่ของปีหนึ่งมีได้ไม่เกิน {ElsewhereAddress.Most} รายการ",
        $"A year's list holds at most {ElsewhereAddress.Most} addresses."
    );

    public static readonly Refusal NoFile = new(
        "elsewhere-no-file",
        "โปรดเลือกไฟล์ CSV หรือ XLSX ที่มีคอลัมน์ ข้อ และ ที่อยู่",
        "Choose a CSV or XLSX with the columns item and address."
    );

    public static Refusal NotALink(string? written, Place? where = null) =>
        new(
            "elsewhere-address",
            $"“{ThaiText.Truncate(written ?? "", 80)}” ไม่ใช่ที่อยู่เว็บ ต้องขึ้นต้นด้วย http:// หรือ https:// และยาวไม่เกิน {Limits.Cell} ตัวอักษร",
            $"“{ThaiText.Truncate(written ?? "", 80)}” is no web address; it begins with http:// or https:// and has at most {Limits.Cell} characters.",
            where
        );

    public static Refusal NoSuchItem(string? written, IReadOnlyCollection<string> codes, Place? where = null) =>
        new(
            "elsewhere-item",
            $"ไม่มีข้อ “{ThaiText.Truncate(written ?? "", 30)}” ในกรอบของปีนี้ ข้อที่มี: {string.Join(", ", codes)}",
            $"There is no item “{ThaiText.Truncate(written ?? "", 30)}” in this year's framework; it has {string.Join(", ", codes)}.",
            where
        );

    public static Refusal ThereAlready(string code, string address, Place? where = null) =>
        new(
            "elsewhere-twice",
            $"ข้อ {code} มีที่อยู่ {address} อยู่แล้ว",
            $"{code} has the address {address} already.",
            where
        );

    public static Refusal CellError(Place where) =>
        new(
            "elsewhere-cell-error",
            "ช่องนี้เป็นข้อผิดพลาดของสูตร (เช่น #N/A) ต้องเป็นข้อความ",
            "This cell holds an error of a formula (like #N/A); text is expected.",
            where
        );

    public static Refusal NoHeader(string file) =>
        new(
            "elsewhere-header",
            "ไม่พบหัวตาราง ต้องมีคอลัมน์ “ข้อ” (หรือ item) และ “ที่อยู่” (หรือ url)",
            "No header was found; the columns “item” (ข้อ) and “url” (ที่อยู่) are expected.",
            new Place(file)
        );

    public static Refusal NoRows(Place header) =>
        new("elsewhere-no-rows", "ไม่มีรายการใต้หัวตาราง", "Nothing stands below the header.", header);

    public static Refusal TooBig(string file) =>
        new(
            "elsewhere-too-big",
            $"ไฟล์ใหญ่เกินไป รายการที่อยู่ไม่เกิน {AddressesFile.MostMegabytes} MB",
            $"The file is too large; a list of addresses has at most {AddressesFile.MostMegabytes} MB.",
            new Place(file)
        );
}
