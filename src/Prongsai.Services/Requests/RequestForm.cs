using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>
/// What a citizen fills in: taken as it was typed, so that nothing is lost, and checked against the fields of the manual when it is
/// sent. What the form does not ask for is not taken, whatever was sent.
/// </summary>
internal static class RequestForm
{
    /// <summary>As it was typed.</summary>
    public static Asked Take(IFormCollection form, ServiceManual manual)
    {
        Dictionary<string, string> answers = [];
        foreach (var field in manual.Fields.Where(f => f.Kind != FieldKind.File))
        {
            if (Of($"f_{field.Code}") is { Length: > 0 } answer)
                answers[field.Code] = answer;
        }

        return new(Of("name"), Of("phone"), Of("email"), answers);

        string Of(string name) => ThaiText.NormaliseLines(form[name].ToString());
    }

    /// <summary>Why it may not even be kept: too long for anything that is asked for.</summary>
    public static IReadOnlyList<Refusal> WhyNotKeep(Asked asked) =>
        [
            .. new[] { asked.Name, asked.Phone, asked.Email }.Any(t => t.Length > ServiceRequest.LongestContact)
                ? [RequestRefusals.ContactTooLong]
                : Array.Empty<Refusal>(),
            .. asked.Answers.Values.Any(t => t.Length > ServiceRequest.LongestAnswer)
                ? [RequestRefusals.TextTooLong]
                : Array.Empty<Refusal>(),
        ];

    /// <summary>Why it may not be sent, field by field; and the answers spelled one way.</summary>
    /// <param name="files">Codes of the fields that have a file.</param>
    public static (Asked Checked, IReadOnlyList<(string Field, Refusal Why)> WhyNot) Check(
        ServiceManual manual,
        Asked asked,
        IReadOnlySet<string> files,
        DateOnly today
    )
    {
        List<(string, Refusal)> reasons = [];
        if (asked.Name.Length == 0)
            reasons.Add(("name", RequestRefusals.NoName));
        if (asked.Phone.Length == 0 && asked.Email.Length == 0)
            reasons.Add(("phone", RequestRefusals.NoContact));
        if (asked.Phone.Length > 0 && !IsPhone(asked.Phone))
            reasons.Add(("phone", RequestRefusals.Phone));
        if (asked.Email.Length > 0 && !Letters.IsAddress(asked.Email))
            reasons.Add(("email", RequestRefusals.Email));
        reasons.AddRange(WhyNotKeep(asked).Select(why => ("name", why)));

        Dictionary<string, string> answers = [];
        foreach (var field in manual.Fields)
        {
            var given = asked.Answers.GetValueOrDefault(field.Code, "");
            if (field.Kind == FieldKind.File ? !files.Contains(field.Code) : given.Length == 0)
            {
                if (field.Required)
                    reasons.Add(($"f_{field.Code}", RequestRefusals.Needed(field.Label.Bilingual)));
                continue;
            }

            if (field.Kind == FieldKind.File)
                continue;
            var (answer, expected) = Read(field, given, today);
            if (expected is { } words)
                reasons.Add(($"f_{field.Code}", RequestRefusals.Field(field.Label.Bilingual, words)));
            else
                answers[field.Code] = answer;
        }

        return (asked with { Answers = answers }, reasons);
    }

    // The answer spelled one way, or what was expected.
    private static (string Answer, Bilingual? Expected) Read(RequestField field, string given, DateOnly today)
    {
        switch (field.Kind)
        {
            case FieldKind.Text when given.Contains('\n', StringComparison.Ordinal):
                return ("", new("ต้องเป็นบรรทัดเดียว", "one line is expected"));
            case FieldKind.Number:
                var digits = ThaiDigits.ToArabic(given).Replace(",", "", StringComparison.Ordinal);
                return
                    long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && number >= (field.Least ?? long.MinValue)
                    && number <= (field.Most ?? long.MaxValue)
                    ? (number.ToString(CultureInfo.InvariantCulture), null)
                    : ("", Bounds(field));
            case FieldKind.Date:
                var date = ThaiDate.Read(given);
                return date.Day is { } day && day <= today.AddYears(50)
                    ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                    : ("", new("ต้องเป็นวันที่ เช่น 15 เม.ย. 2569", "a day is expected, for example 2026-04-15"));
            case FieldKind.Choice:
                return field.Options.Any(o => o.Th == given)
                    ? (given, null)
                    : ("", new("ต้องเลือกจากรายการ", "one of the list is expected"));
            default:
                return (given, null);
        }
    }

    private static Bilingual Bounds(RequestField field) =>
        (field.Least, field.Most) switch
        {
            ({ } least, { } most) => new(
                $"ต้องเป็นจำนวนเต็ม {least} ถึง {most}",
                $"a whole number from {least} to {most} is expected"
            ),
            ({ } least, null) => new($"ต้องเป็นจำนวนเต็มตั้งแต่ {least}", $"a whole number from {least} is expected"),
            (null, { } most) => new($"ต้องเป็นจำนวนเต็มไม่เกิน {most}", $"a whole number up to {most} is expected"),
            _ => new("ต้องเป็นจำนวนเต็ม", "a whole number is expected"),
        };

    /// <summary>An answer as a person reads it.</summary>
    public static Bilingual Shown(RequestField field, string answer) =>
        field.Kind switch
        {
            FieldKind.Date when IsoDay.TryParse(answer, out var day) => ThaiDate.InWords(day),
            FieldKind.Choice when field.Options.FirstOrDefault(o => o.Th == answer) is { } option => option.Bilingual,
            _ => Bilingual.ThaiOnly(answer),
        };

    private static bool IsPhone(string phone) =>
        ThaiDigits.ToArabic(phone) is var plain
        && plain.Count(char.IsAsciiDigit) is >= 6 and <= 20
        && plain.All(c => char.IsAsciiDigit(c) || " +-().#".Contains(c, StringComparison.Ordinal));
}
