using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>รายงานการรับทราบมาตรฐาน: the coverage as an official paper.</summary>
internal static class CoveragePaper
{
    public static OfficialPaper Of(Coverage coverage, Agency agency)
    {
        var content = coverage.Latest.Content;
        List<PaperBlock> body =
        [
            new PaperLine("เรื่อง", ThaiDigits.ToThai(content.Title)),
            new PaperLine("ฉบับที่", N(coverage.Latest.Number)),
            new PaperLine("มีผลใช้บังคับ", ThaiDate.InFull(content.EffectiveOn, Digits.Thai)),
            .. content.Basis.Length > 0
                ? [new PaperLine("ฐานอำนาจ", ThaiDigits.ToThai(content.Basis))]
                : Array.Empty<PaperBlock>(),
            new PaperText(
                $"{agency.Name.Th}ได้เผยแพร่มาตรฐานดังกล่าวให้เจ้าหน้าที่อ่าน ตอบคำถามสถานการณ์ {N(content.Questions.Count)} ข้อ และรับทราบผ่านระบบ "
                    + $"ข้อมูล ณ วันที่ {ThaiDate.InFull(coverage.AsOf, Digits.Thai)} มีผู้ต้องรับทราบ {N(coverage.Asked)} คน รับทราบแล้ว {N(coverage.Acknowledged)} คน "
                    + $"คิดเป็นร้อยละ {ThaiDigits.ToThai(coverage.Rate)}"
            ),
            new PaperTable(
                "การรับทราบจำแนกตามส่วนงาน",
                ["ส่วนงาน", "ต้องรับทราบ (คน)", "รับทราบแล้ว (คน)", "ยังไม่รับทราบ (คน)"],
                [
                    .. coverage.BySection.Select(s =>
                        (IReadOnlyList<string>)[s.Name, N(s.Asked), N(s.Acknowledged), N(s.Waiting + s.Overdue)]
                    ),
                    ["รวม", N(coverage.Asked), N(coverage.Acknowledged), N(coverage.Asked - coverage.Acknowledged)],
                ],
                [4, 2, 2, 2]
            )
            {
                Centred = [1, 2, 3],
            },
            new PaperTable(
                "รายชื่อผู้รับทราบ",
                ["ลำดับ", "ชื่อ", "ส่วนงาน", "ฉบับที่", "วันที่รับทราบ"],
                [
                    .. coverage
                        .People.Where(p => p.Standing == CoverageStanding.Acknowledged)
                        .Select(
                            (p, i) =>
                                (IReadOnlyList<string>)
                                    [
                                        N(i + 1),
                                        p.Person.Name,
                                        p.Section,
                                        N(p.Version ?? 0),
                                        p.On is { } on ? ThaiDate.Abbreviated(on, Digits.Thai) : "",
                                    ]
                        ),
                ],
                [12, 36, 26, 12, 20]
            )
            {
                Centred = [0, 3, 4],
            },
            new PaperText($"รหัสตรวจสอบเนื้อหา (SHA-256): {coverage.Latest.Hash}"),
        ];
        return new(
            $"รายงานการรับทราบมาตรฐาน {content.Title}",
            ["รายงานการรับทราบมาตรฐาน", agency.Name.Th],
            body,
            [PaperSignature.ByHand("", "", below: "ผู้รายงาน")]
        );
    }

    private static string N(int number) => ThaiDigits.ToThai(number.ToString(CultureInfo.InvariantCulture));
}
