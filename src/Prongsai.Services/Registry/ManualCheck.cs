using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>What a manual must keep to, whether it was typed or came in a file.</summary>
internal static partial class ManualCheck
{
    public const int LongestName = 300,
        LongestText = 4000,
        MostRows = 60,
        MostAmount = 10_000,
        MostCopies = 50;

    private const long MostSatang = 100_000_000_000;

    /// <summary>Why it may not be kept, not even as a draft. A file can say anything: lists without their rows, too.</summary>
    public static IReadOnlyList<Refusal> WhyNot(ServiceManual manual) =>
        HasHoles(manual) ? [ManualRefusals.Holes] : [.. Reasons(manual).Take(20)];

    /// <summary>Which of the six elements nobody has said anything about.</summary>
    public static IReadOnlyList<Bilingual> Missing(ServiceManual manual) =>
        [
            .. new (bool IsMissing, Bilingual Words)[]
            {
                (manual.Name.Th.Length == 0, ManualWords.Name),
                (manual.Steps.Count == 0, ManualWords.Steps),
                (manual.Total is null, ManualWords.Time),
                (manual.Channels.Count == 0, ManualWords.Channels),
                (manual.Fees is null, ManualWords.Fees),
                (manual.Documents is null, ManualWords.Documents),
            }
                .Where(element => element.IsMissing)
                .Select(element => element.Words),
        ];

    /// <summary>Why nothing can stand at this address; null when it can.</summary>
    public static Refusal? WhyNotSlug(string? slug) =>
        slug is null || !Slug().IsMatch(slug) ? ManualRefusals.Slug
        : Reserved.Contains(slug) ? ManualRefusals.SlugTaken(slug)
        : null;

    // Other pages stand there, or will.
    private static readonly HashSet<string> Reserved = ["search", "statistics", "counter", "queue", "requests", "new"];

    private static IEnumerable<Refusal> Reasons(ServiceManual manual)
    {
        if (manual.Name.Th.Length == 0)
            yield return ManualRefusals.NoName;
        if (manual.Name.All.Any(t => t.Text.Length > LongestName))
            yield return ManualRefusals.TooLong(ManualWords.Name, LongestName);
        foreach (var (place, text) in manual.Texts)
        {
            if (text.Th.Length == 0)
                yield return ManualRefusals.NoThai(place);
            if (text.All.Any(t => t.Text.Length > LongestText))
                yield return ManualRefusals.TooLong(place, LongestText);
            if (text.Others.Keys.FirstOrDefault(code => !Language().IsMatch(code)) is { } bad)
                yield return ManualRefusals.BadLanguage(bad);
        }

        foreach (
            var (place, count) in new[]
            {
                (ManualWords.Steps, manual.Steps.Count),
                (ManualWords.Channels, manual.Channels.Count),
                (ManualWords.Fees, manual.Fees?.Count ?? 0),
                (ManualWords.Documents, manual.Documents?.Count ?? 0),
                (ManualWords.Laws, manual.Laws.Count),
                (ManualWords.Forms, manual.Forms.Count),
                (ManualWords.Fields, manual.Fields.Count),
            }
        )
        {
            if (count > MostRows)
                yield return ManualRefusals.TooMany(place, MostRows);
        }

        foreach (var time in manual.Steps.Select(s => s.Time).Append(manual.Total))
        {
            if (time is not null && time.Amount is < 1 or > MostAmount)
                yield return ManualRefusals.Time(time!.Amount);
        }

        if (manual.Fees?.Any(f => f.Satang is < 0 or > MostSatang) == true)
            yield return ManualRefusals.Fee;
        if (
            manual.Documents?.Any(d =>
                d.Originals is < 0 or > MostCopies || d.Copies is < 0 or > MostCopies || d.Originals + d.Copies == 0
            ) == true
        )
            yield return ManualRefusals.Copies;
        if (manual.Forms.FirstOrDefault(f => f.Address is not null && !IsAddress(f.Address)) is { } form)
            yield return ManualRefusals.Address(form.Address!);
        if (manual.Forms.Any(f => f.File is not null && !FileHash.TryParse(f.File, out _)))
            yield return ManualRefusals.FormFile;
        foreach (var reason in OfFields(manual.Fields))
            yield return reason;
    }

    private static IEnumerable<Refusal> OfFields(IReadOnlyList<RequestField> fields)
    {
        HashSet<string> codes = [];
        foreach (var field in fields)
        {
            if (!FieldCode().IsMatch(field.Code) || !codes.Add(field.Code))
                yield return ManualRefusals.FieldCode(field.Code);
            if (field.Kind == FieldKind.Choice != field.Options.Count is >= 2 and <= MostRows)
                yield return ManualRefusals.Options(field.Label.Th);
            if (field.Options.Select(o => o.Th).Distinct(StringComparer.Ordinal).Count() != field.Options.Count)
                yield return ManualRefusals.Options(field.Label.Th);
            if (field.Least > field.Most || field.Kind != FieldKind.Number && (field.Least ?? field.Most) is not null)
                yield return ManualRefusals.Bounds(field.Label.Th);
        }
    }

    // Whoever writes a file by hand may leave holes where the type knows none.
    private static bool HasHoles(ServiceManual manual) =>
        manual.Steps.Any(s => s?.Text is null)
        || manual.Channels.Any(c => c?.Text is null)
        || manual.Fees?.Any(f => f?.Text is null) == true
        || manual.Documents?.Any(d => d?.Text is null) == true
        || manual.Laws.Any(l => l is null)
        || manual.Forms.Any(f => f?.Name is null)
        || manual.Fields.Any(f => f?.Label is null || f.Code is null || f.Options.Any(o => o is null));

    private static bool IsAddress(string text) =>
        text.Length <= 2000
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address.UserInfo.Length == 0;

    [GeneratedRegex("^(?=.{2,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    private static partial Regex Slug();

    [GeneratedRegex("^[a-z]{2,3}\\z")]
    private static partial Regex Language();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,30}\\z")]
    private static partial Regex FieldCode();
}

/// <summary>Every reason for which a manual is not kept.</summary>
internal static class ManualRefusals
{
    public static readonly Refusal Holes = new(
        "manual-holes",
        "มีรายการที่ไม่มีข้อความ (null) ทุกขั้นตอน ช่องทาง เอกสาร และช่องกรอกต้องมีข้อความ",
        "There are rows without a text (null); every step, channel, document and field has one."
    );

    public static readonly Refusal NoName = new(
        "manual-name",
        "ต้องมีชื่องานบริการเป็นภาษาไทย",
        "The service needs a Thai name."
    );

    public static readonly Refusal Slug = new(
        "manual-slug",
        "ที่อยู่ย่อต้องเป็นอักษร a-z ตัวเล็ก ตัวเลข และขีดกลาง ยาว 2-60 ตัว ขึ้นต้นด้วยอักษร เช่น id-card",
        "The short address has 2 to 60 small letters a-z, digits and hyphens, beginning with a letter, for example id-card."
    );

    public static readonly Refusal Fee = new(
        "manual-fee",
        "ค่าธรรมเนียมต้องเป็นจำนวนเงินตั้งแต่ 0 ถึง 1,000,000,000 บาท",
        "A fee is an amount from 0 to 1,000,000,000 baht."
    );

    public static readonly Refusal Copies = new(
        "manual-copies",
        $"จำนวนฉบับจริงและสำเนาต้องเป็น 0 ถึง {ManualCheck.MostCopies} และรวมกันอย่างน้อย 1",
        $"Originals and copies are 0 to {ManualCheck.MostCopies} each, and at least one together."
    );

    public static readonly Refusal FormFile = new(
        "manual-form-file",
        "ไฟล์แบบฟอร์มอ้างด้วยค่า SHA-256 ไม่ถูกต้อง ให้เว้นว่างแล้วแนบไฟล์ในหน้าแก้ไข",
        "The file of a form is not named by its SHA-256; leave it blank and attach the file on the page."
    );

    public static Refusal SlugTaken(string slug) =>
        new(
            "manual-slug-taken",
            $"ที่อยู่ย่อ “{slug}” มีผู้ใช้แล้ว โปรดใช้ชื่ออื่น",
            $"The short address “{slug}” is taken; use another."
        );

    public static Refusal NoThai(Bilingual place) =>
        new(
            "manual-thai",
            $"{place.Th}: ต้องมีข้อความภาษาไทย ภาษาอื่นอยู่ข้าง ๆ ได้แต่แทนไม่ได้",
            $"{place.En}: a Thai text is needed; other languages stand beside it, not instead of it."
        );

    public static Refusal TooLong(Bilingual place, int most) =>
        new("manual-long", $"{place.Th}: ยาวได้ไม่เกิน {most} ตัวอักษร", $"{place.En}: at most {most} characters.");

    public static Refusal TooMany(Bilingual place, int most) =>
        new("manual-many", $"{place.Th}: มีได้ไม่เกิน {most} รายการ", $"{place.En}: at most {most} rows.");

    public static Refusal BadLanguage(string code) =>
        new(
            "manual-language",
            $"รหัสภาษา “{Short(code)}” ไม่ถูกต้อง ต้องเป็นอักษร a-z สองหรือสามตัว เช่น my, lo",
            $"“{Short(code)}” is no language code: two or three letters a-z, for example my, lo."
        );

    public static Refusal Time(int amount) =>
        new(
            "manual-time",
            $"ระยะเวลา {amount.ToString(CultureInfo.InvariantCulture)} ไม่ถูกต้อง ต้องเป็น 1 ถึง {ManualCheck.MostAmount}",
            $"A time of {amount.ToString(CultureInfo.InvariantCulture)} is not possible: 1 to {ManualCheck.MostAmount}."
        );

    public static Refusal Address(string address) =>
        new(
            "manual-address",
            $"ที่อยู่แบบฟอร์ม “{Short(address)}” ต้องขึ้นต้นด้วย https:// หรือ http://",
            $"The address of a form, “{Short(address)}”, begins with https:// or http://."
        );

    public static Refusal FieldCode(string code) =>
        new(
            "manual-field-code",
            $"รหัสช่องกรอก “{Short(code)}” ซ้ำหรือไม่ถูกต้อง ต้องเป็น a-z ตัวเลข และ _ ไม่เกิน 31 ตัว",
            $"The code of a field, “{Short(code)}”, comes twice or is wrong: a-z, digits and _, at most 31."
        );

    public static Refusal Options(string field) =>
        new(
            "manual-options",
            $"ช่อง “{Short(field)}”: แบบเลือกหนึ่งข้อต้องมีตัวเลือก 2 ถึง {ManualCheck.MostRows} ข้อที่ไม่ซ้ำกัน แบบอื่นต้องไม่มี",
            $"The field “{Short(field)}”: one of several needs 2 to {ManualCheck.MostRows} different options, and other kinds have none."
        );

    public static Refusal Bounds(string field) =>
        new(
            "manual-bounds",
            $"ช่อง “{Short(field)}”: ค่าต่ำสุดและสูงสุดใช้กับจำนวนเต็มเท่านั้น และต่ำสุดต้องไม่เกินสูงสุด",
            $"The field “{Short(field)}”: only numbers have a least and a most, and the least is not above the most."
        );

    private static string Short(string text) => ThaiText.Truncate(text, 60);
}
