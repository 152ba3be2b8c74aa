using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Charts;

/// <summary>How figures are named and marked on the pages of the host.</summary>
internal static class Wording
{
    /// <summary>
    /// What must stand beside the value that a figure shows; null when it is a published score. A value that we computed is no
    /// surer than what it was computed from.
    /// </summary>
    public static (Bilingual Words, string Class)? Mark(this YearResult result, Figure figure)
    {
        if (figure.Value is null)
            return null;
        if (figure.Official is not null)
            return figure.OfficialConfidence.Mark() is { } said ? (said, Unsure) : null;

        return result.StandsOnUnsure(figure.Code)
            ? (new Bilingual("คำนวณจากข้อมูลสมมุติ", "computed from made-up figures"), Unsure)
            : (new Bilingual("คำนวณโดยระบบ", "computed here"), "badge badge--muted");
    }

    private const string Unsure = "confidence";

    /// <summary>True when any published figure that the computed one stands on is not sure.</summary>
    private static bool StandsOnUnsure(this YearResult result, string code) =>
        result
            .Figures.Where(part => part.Parent == code)
            .Any(part => part.Official is null ? result.StandsOnUnsure(part.Code) : part.IsUnsure);

    /// <summary>What must stand beside a text or number of this confidence; null when nothing.</summary>
    public static Bilingual? Mark(this Confidence confidence) =>
        confidence switch
        {
            Confidence.MadeUp => new Bilingual("ข้อมูลสมมุติ", "made up"),
            Confidence.Unverified => new Bilingual("ยังไม่ยืนยัน", "unverified"),
            Confidence.Unknown => new Bilingual("ไม่ทราบ", "unknown"),
            Confidence.Derived => new Bilingual("อนุมาน", "derived"),
            _ => null,
        };
}
