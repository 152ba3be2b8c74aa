using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

/// <summary>
/// คำสั่ง as the Prime Minister's Office regulation on correspondence has it: ที่, เรื่อง, the reasons, who is named, their duties, from
/// when, สั่ง ณ วันที่, and the signature of the head.
/// </summary>
internal static class OrderPaper
{
    /// <param name="supersedes">The order that it replaces; null for none.</param>
    /// <param name="issuedOn">สั่ง ณ วันที่; null leaves dots in a draft.</param>
    public static OfficialPaper Of(
        string agency,
        AppointmentOrder order,
        IReadOnlyList<OrderLine> lines,
        AppointmentOrder? supersedes,
        DateOnly? issuedOn
    )
    {
        List<PaperBlock> body =
        [
            .. Paragraphs(order.Preamble).Select(text => new PaperText(text)),
            new PaperTable(
                "รายชื่อผู้รับผิดชอบรายข้อ",
                ["ข้อ", "รายการ", "ผู้รับผิดชอบ", "ผู้ปฏิบัติแทน", "ผู้ตรวจสอบและเผยแพร่"],
                [
                    .. lines
                        .OrderBy(line => line.Position)
                        .Select(line =>
                            (IReadOnlyList<string>)
                                [
                                    Thai(line.Code),
                                    Thai(line.Title),
                                    Thai($"{line.OfficerName}\n{line.OfficerPost}".Trim()),
                                    line.DeputyName.Length > 0 ? Thai(line.DeputyName) : "–",
                                    line.ReviewerName.Length > 0 ? Thai(line.ReviewerName) : "–",
                                ]
                        ),
                ],
                [10, 29, 24, 20, 20]
            )
            {
                Centred = [0],
            },
            new PaperText("ให้ผู้ได้รับแต่งตั้งมีหน้าที่และความรับผิดชอบ ดังนี้"),
            .. Paragraphs(order.Duties)
                .Select((text, i) => new PaperItem(Thai((i + 1).ToString(CultureInfo.InvariantCulture)) + ".", text)),
        ];
        if (supersedes is not null)
            body.Add(
                new PaperText(
                    order.SupersedesWhole
                        ? $"ให้ยกเลิกคำสั่งที่ {Thai(supersedes.Number)} เรื่อง {Thai(supersedes.Subject)} และให้ใช้คำสั่งนี้แทน"
                        : $"ให้ยกเลิกความในคำสั่งที่ {Thai(supersedes.Number)} เรื่อง {Thai(supersedes.Subject)} เฉพาะข้อที่ระบุในคำสั่งนี้ และให้ใช้ความในคำสั่งนี้แทน"
                )
            );
        body.Add(new PaperText($"ทั้งนี้ ตั้งแต่วันที่ {ThaiDate.InFull(order.EffectiveOn, Digits.Thai)} เป็นต้นไป"));
        body.Add(
            new PaperText(
                $"สั่ง ณ วันที่ {(issuedOn is { } day ? ThaiDate.InFull(day, Digits.Thai) : "............................")}"
            )
        );
        return new OfficialPaper(
            $"คำสั่งที่ {order.Number}",
            [$"คำสั่ง{Thai(agency)}", $"ที่ {Thai(order.Number)}", $"เรื่อง {Thai(order.Subject)}"],
            body,
            [PaperSignature.ByHand(Thai(order.SignerName), Thai(order.SignerPost))],
            Mark: issuedOn is null ? "ร่าง" : null,
            Ruled: true
        );
    }

    private static IEnumerable<string> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Thai);

    private static string Thai(string text) =>
        // The codes of items stay as the framework writes them: O15, not O๑๕.
        string.Join(' ', text.Split(' ').Select(word => IsCode(word) ? word : ThaiDigits.ToThai(word)));

    private static bool IsCode(string word) =>
        word.Length is > 1 and < 5 && word[0] == 'O' && word[1..].All(char.IsAsciiDigit)
        || word.Contains("://", StringComparison.Ordinal);
}
