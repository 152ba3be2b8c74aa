using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Reports.Memos;

/// <summary>A table of a memo, set: headings, then rows of texts in Thai digits.</summary>
internal sealed record MemoTable(
    string Caption,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows
);

/// <summary>
/// A memo as it stands on paper, in the layout of บันทึกข้อความ (Prime Minister's Office regulation on correspondence, form 29): both
/// writers set exactly this, so the DOCX and the HTML say the same.
/// </summary>
internal sealed record MemoSheet(
    string Title,
    string Office,
    string Day,
    string Subject,
    string To,
    string? Mark,
    string Opening,
    IReadOnlyList<string> Findings,
    IndicatorChart? Chart,
    IReadOnlyList<MemoTable> Tables,
    IReadOnlyList<string> Credibility,
    string Method,
    string Closing,
    IReadOnlyList<string> Signature
)
{
    private const int LongestLabel = 38;

    public static MemoSheet Of(SurveyMemo memo)
    {
        var figures = memo.Sections.Count > 0 ? memo.Sections : memo.Questions;
        return new(
            "บันทึกข้อความ",
            T(memo.Office),
            ThaiDate.InFull(memo.On, Digits.Thai),
            T(memo.Subject),
            T(memo.To),
            memo.IsMadeUp ? "ข้อมูลสมมุติเพื่อการสาธิต" : null,
            T(memo.Opening),
            [.. memo.Findings.Select(T)],
            figures.Any(f => f.Mean is not null) ? ChartOf(memo, figures) : null,
            TablesOf(memo),
            [.. memo.Credibility.Select(T)],
            T(memo.Method),
            "จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
            [
                "(ลงชื่อ) ..................................................",
                memo.Signer.Length > 0 ? $"({memo.Signer})" : "(..................................................)",
                memo.SignerPosition,
            ]
        );
    }

    private static IndicatorChart ChartOf(SurveyMemo memo, IReadOnlyList<MemoFigure> figures)
    {
        var (earlier, later) = (
            ThaiDate.AbbreviatedMonth(memo.Month.AddMonths(-1), Digits.Thai),
            ThaiDate.AbbreviatedMonth(memo.Month, Digits.Thai)
        );
        return new IndicatorChart(
            T($"แผนภูมิ คะแนนเฉลี่ย{(memo.Sections.Count > 0 ? "รายส่วนงาน" : "รายข้อ")} (เต็ม 100)"),
            T(string.Join(" ", figures.Select(f => $"{f.Name} {earlier} {D(f.Earlier)} {later} {D(f.Mean)}"))),
            earlier,
            later,
            [.. figures.Select(f => new ChartPoint(T(ThaiText.Truncate(f.Name, LongestLabel)), f.Earlier, f.Mean))],
            null
        );
    }

    private static List<MemoTable> TablesOf(SurveyMemo memo)
    {
        List<MemoTable> tables = [];
        if (memo.Sections.Count > 0)
            tables.Add(new("คะแนนรายส่วนงาน", ["ส่วนงาน", .. Heads], [.. memo.Sections.Select(Row)]));
        if (memo.Questions.Count > 0)
            tables.Add(new("คะแนนรายข้อ", ["ข้อคำถาม", .. Heads], [.. memo.Questions.Select(Row)]));
        tables.Add(
            new(
                "คะแนนเฉลี่ยรวมหกเดือนล่าสุด",
                ["เดือน", .. Heads[..3]],
                [.. memo.Months.Select(f => (IReadOnlyList<string>)[.. Row(f).Take(4)])]
            )
        );
        if (memo.Measures.Count > 0)
            tables.Add(
                new(
                    "มาตรการที่เกี่ยวข้อง",
                    ["ข้อ", "มาตรการ", "ผู้รับผิดชอบ", "สถานะ"],
                    [
                        .. memo.Measures.Select(m =>
                            (IReadOnlyList<string>)[T(m.Item), T(m.Text), T(m.Owner), T(m.Standing)]
                        ),
                    ]
                )
            );
        return tables;
    }

    private static readonly string[] Heads = ["ผู้ตอบ (คน)", "คะแนน", "ช่วงเชื่อมั่น ๙๕%", "เดือนก่อน"];

    private static IReadOnlyList<string> Row(MemoFigure f) =>
        [
            T(f.Name),
            T(f.Answers?.ToString("N0", CultureInfo.InvariantCulture) ?? "-"),
            T(D(f.Mean)),
            f.Low is null ? "-" : T($"{D(f.Low)}–{D(f.High)}"),
            T(D(f.Earlier)),
        ];

    private static string D(decimal? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string T(string text) => ThaiDigits.ToThai(text);
}
