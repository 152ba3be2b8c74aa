using Prongsai.Kernel;

namespace Prongsai.Surveys.Credibility;

/// <summary>One test: what was looked for, what was found, what chance alone would give, and whether that asks for a look.</summary>
/// <param name="Code">"bursts".</param>
/// <param name="Name">What was looked for.</param>
/// <param name="Null">What is supposed where nothing is wrong, and from when on the test speaks up.</param>
/// <param name="Found">The figures.</param>
/// <param name="IsNotable">Whether a person should look. It proves nothing.</param>
internal sealed record Tested(string Code, Bilingual Name, Bilingual Null, Bilingual Found, bool IsNotable);

/// <summary>
/// How credible the answers of a round look, as a statement with its tests and figures. It never removes an answer: whoever reads the
/// results reads this beside them and judges.
/// </summary>
internal sealed record Statement(IReadOnlyList<Tested> Tests)
{
    public static readonly Statement Nothing = new([]);

    public int Notable => Tests.Count(t => t.IsNotable);

    public Bilingual Summary =>
        Tests.Count == 0 ? new("ยังไม่มีคำตอบให้ตรวจ", "There are no answers to test yet.")
        : Notable == 0
            ? new(
                $"ตรวจ {Tests.Count} ข้อ ไม่พบสิ่งที่ควรดูเพิ่ม",
                $"{Tests.Count} tests; nothing asks for a closer look."
            )
        : new(
            $"ตรวจ {Tests.Count} ข้อ มี {Notable} ข้อที่ควรดูเพิ่ม ทั้งนี้ไม่ใช่ข้อพิสูจน์ว่ามีการแทรกแซง และไม่มีคำตอบใดถูกตัดออก",
            $"{Tests.Count} tests; {Notable} ask for a closer look. That proves no interference, and no answer was removed."
        );
}
