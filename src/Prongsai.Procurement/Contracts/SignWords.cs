using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>The signs in words an officer can act on. Each says what to look at and never that somebody did wrong.</summary>
public static class SignWords
{
    /// <summary>Stands above every list of signs.</summary>
    public static readonly Bilingual Disclaimer = new(
        "ทุกข้อต่อไปนี้เป็นเพียง “ข้อที่ควรดู” มีคำอธิบายที่ชอบด้วยระเบียบได้ และไม่ใช่ข้อกล่าวหาว่าผู้ใดทำผิด",
        "Everything below is only something to look at. There may be a lawful explanation; it accuses nobody."
    );

    /// <summary>Said where no process has what a sign asks for: that is not the same as nothing found.</summary>
    public static readonly Bilingual NotComputable = new("คำนวณไม่ได้: ไม่มีข้อมูล", "not computable: data absent");

    /// <summary>Said where a sign compares with the others and there are hardly any.</summary>
    public static readonly Bilingual FewToCompare = new(
        "มีโครงการให้เทียบน้อย ยังสรุปว่าผิดจากปกติไม่ได้",
        "few processes to compare with: too few to call anything unusual"
    );

    /// <summary>The sign in a few words.</summary>
    public static Bilingual Title(SignCode code) =>
        code switch
        {
            SignCode.R003 => new("ระยะเวลายื่นข้อเสนอสั้น", "short submission period"),
            SignCode.R018 => new(
                "ผู้เสนอราคารายเดียว ทั้งที่เป็นวิธีที่เชิญหลายราย",
                "a single tenderer although several could bid"
            ),
            SignCode.R024 => new(
                "ราคาที่สองใกล้ราคาที่ชนะมากผิดปกติ",
                "the second-lowest bid is unusually close to the winning one"
            ),
            SignCode.R025 => new("ยื่นข้อเสนอบ่อยแต่ชนะน้อยผิดปกติ", "a busy tenderer wins unusually rarely"),
            SignCode.R028 => new("ผู้เสนอราคาต่างรายเสนอราคาเท่ากัน", "different tenderers bid the same price"),
            SignCode.R030 => new("ผู้ชนะยื่นข้อเสนอหลังวันปิดรับ", "the winning bid is dated after the deadline"),
            SignCode.R035 => new(
                "ผู้เสนอราคารายอื่นไม่ผ่านคุณสมบัติทั้งหมด",
                "everyone but the winner was disqualified"
            ),
            SignCode.R036 => new("ราคาต่ำสุดไม่ผ่านคุณสมบัติ", "the lowest bid was disqualified"),
            SignCode.R038 => new(
                "สัดส่วนข้อเสนอที่ไม่ผ่านคุณสมบัติสูงผิดปกติ",
                "an unusually large share of bids was disqualified"
            ),
            SignCode.R048 => new(
                "ผู้ขายรายเดียวขายของต่างประเภทกันมากผิดปกติ",
                "a supplier delivers unusually different things"
            ),
            _ => new(
                "ราคาที่ชนะต่ำกว่าราคาที่สองมากผิดปกติ",
                "the winning bid is unusually far below the second-lowest"
            ),
        };

    /// <summary>The figure of one sign: what was counted, with its unit.</summary>
    public static Bilingual Figure(FoundSign sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        if (sign is { Subject: SignSubject.Tenderer, Code: SignCode.R024 or SignCode.R035 or SignCode.R058 })
            return new("ผู้เสนอราคาในรายการข้างต้น", "a tenderer of a process above");

        return sign.Code switch
        {
            SignCode.R024 or SignCode.R058 => Said(
                $"ราคาที่สองสูงกว่าราคาที่ชนะ {sign.Figure * 100:0.##} %",
                $"the second-lowest bid is {sign.Figure * 100:0.##} % above the winning one"
            ),
            SignCode.R025 => Said(
                $"ชนะ {sign.Figure * 100:0.##} % ของที่ยื่น",
                $"wins {sign.Figure * 100:0.##} % of its bids"
            ),
            SignCode.R035 => Said($"ไม่ผ่านคุณสมบัติ {sign.Figure:0} ราย", $"{sign.Figure:0} tenderer(s) disqualified"),
            SignCode.R038 => Said(
                $"ไม่ผ่านคุณสมบัติ {sign.Figure * 100:0.##} % ของข้อเสนอ",
                $"{sign.Figure * 100:0.##} % of bids disqualified"
            ),
            SignCode.R048 => Said($"{sign.Figure:0} ประเภท", $"{sign.Figure:0} kinds"),
            _ => new("ควรดู", "to look at"),
        };
    }

    /// <summary>What a sign is about.</summary>
    public static Bilingual Subject(SignSubject subject) =>
        subject switch
        {
            SignSubject.Ocid => new("โครงการ", "process"),
            SignSubject.Buyer => new("ผู้ซื้อ", "buyer"),
            SignSubject.ProcuringEntity => new("หน่วยงานที่จัดซื้อจัดจ้าง", "procuring entity"),
            _ => new("ผู้เสนอราคา/ผู้ขาย", "tenderer/supplier"),
        };

    private static Bilingual Said(FormattableString th, FormattableString en) =>
        new(th.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
