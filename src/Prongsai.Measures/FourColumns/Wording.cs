using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.FourColumns;

/// <summary>How the table says things that are values inside.</summary>
internal static class Wording
{
    /// <summary>The mark beside a text or a score that is not sure; null when it needs none.</summary>
    public static Bilingual? Mark(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Derived => new Bilingual("คำนวณได้", "derived"),
            Confidence.Unverified => new Bilingual("ยังไม่ยืนยัน", "unverified"),
            Confidence.Unknown => new Bilingual("ไม่ทราบ", "unknown"),
            Confidence.MadeUp => MadeUp,
            _ => null,
        };

    public static readonly Bilingual MadeUp = new("ข้อมูลสมมุติ", "made up");

    public static readonly Bilingual MadeUpPicture = new("ภาพสมมุติ", "made-up picture");

    /// <summary>"เป็นประจำทุกเดือน (1 ต.ค. 2567 – 30 ก.ย. 2568)"; null when not said.</summary>
    public static string? InWords(this MeasurePeriod period, Language language)
    {
        var (from, to) = (period.StartsOn?.InWords(language), period.EndsOn?.InWords(language));
        var thai = language == Language.Thai;
        var span = (from, to) switch
        {
            (null, null) => null,
            (null, _) => thai ? $"ภายใน {to}" : $"by {to}",
            (_, null) => thai ? $"ตั้งแต่ {from}" : $"from {from}",
            _ => $"{from} – {to}",
        };
        var monthly = thai ? "เป็นประจำทุกเดือน" : "every month";

        return !period.EveryMonth ? span
            : span is null ? monthly
            : $"{monthly} ({span})";
    }

    /// <summary>"ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "แบบวัด… (EIT)": the title, and which one it is where the title does not say it.</summary>
    public static string InWords(this AssessedHeading heading, Language language)
    {
        var title = heading.Title.In(language);
        if (!heading.Code.StartsWith("IND", StringComparison.Ordinal))
            return title.Contains(heading.Code, StringComparison.OrdinalIgnoreCase)
                ? title
                : $"{title} ({heading.Code})";

        var number = heading.Code[3..].TrimStart('0');
        var (th, en) = ($"ตัวชี้วัดที่ {number}", $"Indicator {number}");
        var lead = language == Language.Thai ? th : en;

        return title.StartsWith(lead, StringComparison.Ordinal) ? title : $"{lead} {title}";
    }
}
