using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Posters;

/// <summary>The words of posters.</summary>
internal static class PosterWords
{
    public static readonly Bilingual Title = new("ป้ายแบบสำรวจ", "Survey poster"),
        MadeUp = new("ตัวอย่าง: ข้อมูลสมมุติ", "Sample: made up"),
        Scan = new("สแกนเพื่อตอบ หรือพิมพ์ที่อยู่นี้", "Scan to answer, or type this address");

    public static Bilingual Anonymity(WayKind way) =>
        way == WayKind.Token
            ? new(
                "ใช้รหัสที่ได้รับ รหัสหนึ่งตอบได้หนึ่งครั้ง คำตอบไม่มีชื่อผู้ตอบ",
                "Use the code that you were given; it is good for one answer. No name is kept."
            )
            : new(
                "ไม่ถามชื่อ ไม่เก็บเบอร์โทรศัพท์ ไม่มีใครรู้ว่าใครตอบอะไร",
                "No name is asked, no number is kept, and nobody can tell who answered what."
            );

    public static Bilingual Days(Round round) =>
        new(
            $"ตอบได้ {ThaiDate.Range(round.OpensOn, round.ClosesOn)}",
            $"Open {ThaiDate.EnglishRange(round.OpensOn, round.ClosesOn)}"
        );

    public static Bilingual Words(this PosterSize size) =>
        size switch
        {
            PosterSize.A4 => new("A4 ติดผนัง", "A4, for a wall"),
            PosterSize.A5 => new("A5 วางหรือติดที่ช่อง", "A5, for a window"),
            _ => new("ป้ายตั้งโต๊ะ (A4 พับครึ่ง)", "Table tent (A4, folded)"),
        };
}
