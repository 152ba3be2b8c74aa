using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>How something is bought (Public Procurement Act B.E. 2560, sections 55 and 56).</summary>
internal enum Method
{
    /// <summary>Not given.</summary>
    Unknown,

    /// <summary>General invitation (ม.55(1)), where it is not said which.</summary>
    GeneralInvitation,

    EMarket,

    EBidding,

    /// <summary>สอบราคา: sealed bids on paper.</summary>
    SealedBids,

    /// <summary>คัดเลือก (ม.56(1)): at least three are invited.</summary>
    Selection,

    /// <summary>เฉพาะเจาะจง (ม.56(2)): one is asked.</summary>
    Specific,

    /// <summary>A way that the file names and this list does not; its words are kept.</summary>
    Other,
}

/// <summary>Reads and says methods.</summary>
internal static partial class Methods
{
    public static Bilingual Name(this Method method) =>
        method switch
        {
            Method.GeneralInvitation => new("วิธีประกาศเชิญชวนทั่วไป", "General invitation"),
            Method.EMarket => new("วิธีตลาดอิเล็กทรอนิกส์ (e-market)", "e-market"),
            Method.EBidding => new("วิธีประกวดราคาอิเล็กทรอนิกส์ (e-bidding)", "e-bidding"),
            Method.SealedBids => new("วิธีสอบราคา", "Sealed bids"),
            Method.Selection => new("วิธีคัดเลือก", "Selection"),
            Method.Specific => new("วิธีเฉพาะเจาะจง", "Specific (direct)"),
            Method.Other => new("วิธีอื่น", "Another method"),
            _ => new("ไม่ระบุ", "Not given"),
        };

    /// <summary>Whether several may offer: only there do prices say something about competition.</summary>
    public static bool IsCompetitive(this Method method) =>
        method is Method.GeneralInvitation or Method.EMarket or Method.EBidding or Method.SealedBids;

    /// <summary>The method that a cell names; <see cref="Method.Other"/> for words that are none we know.</summary>
    public static Method Read(string text)
    {
        var plain = ThaiText.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        bool Says(string word) => plain.Contains(word, StringComparison.Ordinal);

        return plain.Length == 0 ? Method.Unknown
            : Says("เฉพาะเจาะจง") || Says("ตกลงราคา") ? Method.Specific
            : Says("คัดเลือก") ? Method.Selection
            : Says("e-market") || Says("emarket") || Says("ตลาดอิเล็กทรอนิกส์") ? Method.EMarket
            : Says("e-bidding") || Says("ebidding") || Says("ประกวดราคาอิเล็กทรอนิกส์") ? Method.EBidding
            : Says("สอบราคา") ? Method.SealedBids
            : Says("เชิญชวน") ? Method.GeneralInvitation
            : Method.Other;
    }

    /// <summary>The clause of section 56 that a cell cites: "ม.56(2)(ข)"; null where it cites none.</summary>
    public static string? GroundIn(string text)
    {
        if (
            !text.AsSpan().ContainsAny('5', '๕')
            || Ground().Match(ThaiDigits.ToArabic(text)) is not { Success: true } cited
        )
            return null;

        var letter = cited.Groups["letter"].Value;
        return $"ม.56({cited.Groups["number"].Value}){(letter.Length > 0 ? $"({letter})" : "")}";
    }

    [GeneratedRegex(
        @"(?:มาตรา|ม\.)\s*56\s*(?:วรรคหนึ่ง\s*)?\(\s*(?<number>[12])\s*\)\s*(?:\(\s*(?<letter>[ก-ฮ])\s*\))?"
    )]
    private static partial Regex Ground();
}
