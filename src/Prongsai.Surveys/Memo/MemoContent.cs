using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Memo;

/// <summary>A round that was answered in the month, as far as the memo needs it.</summary>
internal sealed record RoundOfMonth(
    Round Round,
    IReadOnlyList<WayIn> Ways,
    Questionnaire Questionnaire,
    RoundResults Results,
    int Answers,
    Statement Credibility
);

/// <summary>
/// Puts a month's satisfaction rounds into the words and figures of a memo. A pure function: what it is given is all it knows. Figures of
/// several rounds are sums of the blocks that each may show, so the memo tells no more than the pages do.
/// </summary>
internal static class MemoContent
{
    public static SurveyMemo Of(
        Agency agency,
        DateOnly month,
        DateOnly today,
        IReadOnlyList<RoundOfMonth> rounds,
        IReadOnlyList<Section> sections,
        IReadOnlyList<(string Words, int Count)> themes,
        IReadOnlyList<MeasureToKeep> measures,
        string signer,
        int fewest
    )
    {
        var answered = rounds.Where(r => r.Answers > 0).ToList();
        var answers = answered.Sum(r => r.Answers);
        var before = month.AddMonths(-1);
        var overall = Figure(ThaiDate.Month(month), Overall(rounds, month), Overall(rounds, before));
        var questions = Questions(answered, month, before);
        var bySection = sections
            .Where(s => rounds.Any(r => r.Ways.Any(w => w.SectionId == s.Id)))
            .Select(s => Figure(s.Name.Th, OfSection(rounds, s, month), OfSection(rounds, s, before)))
            .ToList();
        var months = Enumerable
            .Range(-5, 6)
            .Select(month.AddMonths)
            .Select(m => Figure(ThaiDate.AbbreviatedMonth(m), Overall(rounds, m), null))
            .ToList();
        var contact = agency.Contact.Phone is { Length: > 0 } phone ? $" โทร. {phone}" : "";
        return new SurveyMemo(
            month,
            today,
            $"{agency.Name.Th} {agency.Parent.Th}{contact}".Trim(),
            $"สรุปผลความพึงพอใจของผู้รับบริการ ประจำเดือน{ThaiDate.Month(month)}",
            To(agency),
            Opening(agency, month, answered, answers),
            answers,
            overall,
            questions,
            bySection,
            months,
            Findings(overall, questions, bySection, themes, fewest),
            [
                .. measures.Select(m => new MemoMeasure(
                    m.Item,
                    m.Text,
                    m.Owner ?? "",
                    m.Done == 0 ? "ยังไม่มีผลการดำเนินการ" : N($"มีผลการดำเนินการ {m.Done} รายการ")
                )),
            ],
            [
                .. rounds.SelectMany(r =>
                    r.Credibility.Tests.Where(t => t.IsNotable)
                        .Select(t => $"{r.Round.Name}: {t.Name.Th} ({t.Found.Th})")
                ),
            ],
            N(
                $"คะแนนเต็ม 100 คือค่าเฉลี่ยของคะแนนที่ผู้ตอบแต่ละคนให้ทุกข้อ ช่วงในวงเล็บคือช่วงความเชื่อมั่นร้อยละ 95 ไม่แสดงตัวเลขที่มีผู้ตอบน้อยกว่า {fewest} คน และไม่แสดงกลุ่มที่ทำให้คำนวณกลับไปหาผู้ตอบจำนวนน้อยได้ (แสดงเป็นขีด) แต่ยังนับรวมในยอดทั้งหมด"
            ),
            signer,
            "ผู้ดูแลแบบสำรวจ",
            rounds.Any(r => r.Round.IsMadeUp)
        );
    }

    private static ItemTally? Overall(IReadOnlyList<RoundOfMonth> rounds, DateOnly month) =>
        Sum(rounds.Select(r => r.Results.Overall(month)));

    private static ItemTally? OfSection(IReadOnlyList<RoundOfMonth> rounds, Section section, DateOnly month) =>
        Sum(rounds.Select(r => r.Results.OfSection(section.Id.Value, month: month)));

    private static ItemTally? Sum(IEnumerable<ItemTally?> tallies)
    {
        ItemTally? sum = null;
        foreach (var tally in tallies.OfType<ItemTally>())
            sum = (sum ?? new ItemTally(0, 0, RoundTally.OverallWhole)).Add(tally);
        return sum;
    }

    // Of one round by its own questions; of several by round, since the same code may ask another thing.
    private static List<MemoFigure> Questions(List<RoundOfMonth> rounds, DateOnly month, DateOnly before) =>
        [
            .. rounds.SelectMany(r =>
                r.Results.Items.Select(item =>
                    Figure(
                        (rounds.Count > 1 ? $"{r.Round.Name}: " : "")
                            + item.Text.Th
                            + (item.Item is { } code ? $" ({code})" : ""),
                        r.Results.Of(item, month),
                        r.Results.Of(item, before)
                    )
                )
            ),
        ];

    private static MemoFigure Figure(string name, ItemTally? tally, ItemTally? earlier)
    {
        if (tally is null)
            return new(name, null, null, null, null);

        var estimate = Estimate.Of(tally, null);
        return new(
            name,
            estimate.Answered,
            estimate.Mean.Rounded(2),
            estimate.Low,
            estimate.High,
            earlier?.Mean.Rounded(2)
        );
    }

    private static string To(Agency agency) =>
        agency.Kind == AgencyKind.DistrictOffice && agency.Name.Th.StartsWith("สำนักงานเขต", StringComparison.Ordinal)
            ? $"ผู้อำนวยการเขต{agency.Name.Th["สำนักงานเขต".Length..]}"
            : "ผู้บริหารหน่วยงาน";

    private static string Opening(Agency agency, DateOnly month, List<RoundOfMonth> rounds, int answers) =>
        rounds.Count == 0
            ? $"ตามที่{agency.Name.Th}สำรวจความพึงพอใจของผู้รับบริการเป็นประจำทุกเดือน นั้น ในเดือน{ThaiDate.Month(month)} ไม่มีรอบสำรวจที่มีผู้ตอบ"
            : N(
                $"ตามที่{agency.Name.Th}สำรวจความพึงพอใจของผู้รับบริการเป็นประจำทุกเดือน นั้น ในเดือน{ThaiDate.Month(month)} มีผู้ตอบแบบสำรวจรวม {answers:N0} คน จาก {rounds.Count} รอบ ได้แก่ {string.Join(" และ ", rounds.Select(r => N($"{r.Round.Name} ({r.Answers:N0} คน)")))} สรุปผลได้ดังนี้"
            );

    /// <summary>Three sentences: the whole and its way since last month; the weakest and the strongest question; where to look.</summary>
    internal static IReadOnlyList<string> Findings(
        MemoFigure overall,
        IReadOnlyList<MemoFigure> questions,
        IReadOnlyList<MemoFigure> sections,
        IReadOnlyList<(string Words, int Count)> themes,
        int fewest
    ) => [First(overall, fewest), Second(questions), Third(overall, sections, themes)];

    private static string First(MemoFigure overall, int fewest)
    {
        if (overall.Mean is not { } mean)
            return N($"มีผู้ตอบน้อยกว่า {fewest} คน จึงไม่แสดงคะแนนของเดือนนี้");

        var whole = N($"คะแนนเฉลี่ยรวม {mean:0.00} จากผู้ตอบ {overall.Answers:N0} คน");
        if (overall.Earlier is not { } earlier)
            return $"{whole} ยังไม่มีเดือนก่อนให้เทียบ";

        var change = mean - earlier;
        // Last month's figure is not known more exactly than this one's; a change inside the interval is said to be no change.
        return overall.Low <= earlier && earlier <= overall.High
            ? N(
                $"{whole} เทียบเดือนก่อน {earlier:0.00} ต่างกัน {Math.Abs(change):0.00} ซึ่งอยู่ในช่วงความเชื่อมั่น จึงยังไม่ถือว่าเปลี่ยนแปลง"
            )
            : N(
                $"{whole} {(change > 0 ? "เพิ่มขึ้น" : "ลดลง")}จากเดือนก่อน {Math.Abs(change):0.00} (เดิม {earlier:0.00}) เกินช่วงความเชื่อมั่น"
            );
    }

    private static string Second(IReadOnlyList<MemoFigure> questions)
    {
        var shown = questions
            .Where(q => q.Mean is not null)
            .OrderBy(q => q.Mean)
            .ThenBy(q => q.Name, StringComparer.Ordinal)
            .ToList();
        return shown.Count == 0 ? "ยังไม่มีข้อคำถามที่แสดงคะแนนได้"
            : shown.Count == 1 || shown[0].Mean == shown[^1].Mean
                ? N($"ข้อ “{shown[0].Name}” ได้ {shown[0].Mean:0.00} คะแนน")
            : N(
                $"ข้อที่ได้คะแนนต่ำสุดคือ “{shown[0].Name}” {shown[0].Mean:0.00} คะแนน ข้อที่ได้สูงสุดคือ “{shown[^1].Name}” {shown[^1].Mean:0.00} คะแนน"
            );
    }

    private static string Third(
        MemoFigure overall,
        IReadOnlyList<MemoFigure> sections,
        IReadOnlyList<(string Words, int Count)> themes
    )
    {
        var said =
            themes.Count > 0
                ? N($" เรื่องที่ผู้ตอบเขียนถึงมากที่สุดมีคำว่า {themes[0].Words} ({themes[0].Count:N0} ข้อความ)")
                : "";
        var lowest = sections
            .Where(s => s.Mean is not null)
            .OrderBy(s => s.Mean)
            .ThenBy(s => s.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        // One section alone is not the lowest of anything.
        if (lowest is null || sections.Count(s => s.Mean is not null) < 2)
            return said.Length > 0 ? said.TrimStart() : "ยังไม่มีส่วนงานหรือข้อความที่แสดงได้";

        return (
                lowest.High < overall.Low
                    ? N($"{lowest.Name}ได้ {lowest.Mean:0.00} คะแนน ต่ำกว่าภาพรวมอย่างชัดเจน ควรพิจารณาก่อน")
                    : N(
                        $"ส่วนงานที่ได้คะแนนต่ำสุดคือ{lowest.Name} {lowest.Mean:0.00} คะแนน แต่ยังไม่ต่างจากภาพรวมอย่างชัดเจน"
                    )
            ) + said;
    }

    private static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
