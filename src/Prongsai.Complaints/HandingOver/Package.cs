using System.Globalization;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Reporting;
using Prongsai.Kernel;

namespace Prongsai.Complaints.HandingOver;

/// <summary>What goes to another authority: the report, the conversation and the files, in plain forms; and the covering letter, which says nothing of them.</summary>
internal static class Package
{
    /// <summary>The parts; null where something was changed after it was sealed, because a mended half is no evidence.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>?> OfAsync(
        OpenedCase opened,
        CancellationToken cancellation
    )
    {
        if (await opened.ReportAsync(cancellation) is not { } report)
            return null;
        var messages = await opened.MessagesAsync(cancellation);
        if (messages.Any(m => m.Text is null))
            return null;

        List<(string, byte[])> parts =
        [
            ("report.txt", Encoding.UTF8.GetBytes(InWords(opened.Case, report))),
            ("conversation.txt", Encoding.UTF8.GetBytes(InWords(messages))),
        ];
        foreach (var file in report.Files)
        {
            if (await opened.FileAsync(file, cancellation) is not { } content)
                return null;
            var number = file.Number.ToString("00", CultureInfo.InvariantCulture);
            parts.Add(($"files/{number}-{file.Name}", content));
        }

        return parts;
    }

    /// <summary>The covering letter.</summary>
    public static OfficialPaper Letter(Agency agency, ComplaintCase one)
    {
        var to = one.HandedTo!.Value.Words().Th;
        var day = ThaiDate.InFull(one.HandedOverOn!.Value, Digits.Thai);
        return new OfficialPaper(
            $"หนังสือนำส่งเรื่องร้องเรียน {one.Handle}",
            ["หนังสือนำส่งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", agency.Name.Th],
            [
                new PaperLine("วันที่", day),
                new PaperLine("เรื่อง", $"ส่งเรื่องร้องเรียน {one.Handle} เพื่อพิจารณาตามอำนาจหน้าที่"),
                new PaperLine("เรียน", to),
                new PaperLine("สิ่งที่ส่งมาด้วย", "แฟ้มข้อมูลที่เข้ารหัสไว้ ๑ แฟ้ม"),
                new PaperText(
                    $"ด้วย{agency.Name.Th}ได้รับเรื่องร้องเรียน {one.Handle} เมื่อวันที่ {ThaiDate.InFull(one.ReceivedOn, Digits.Thai)} ทางช่องทางแจ้งเบาะแสที่ปกปิดผู้แจ้ง จึงขอส่งเรื่องพร้อมไฟล์หลักฐานและข้อความโต้ตอบในแฟ้มที่เข้ารหัส ซึ่งเปิดได้เฉพาะผู้รับ"
                ),
                new PaperText($"ค่าแฮช SHA-256 ของแฟ้มที่เข้ารหัส\n{one.HandedOverHash}"),
                new PaperText(
                    $"วิธีเปิดเมื่อส่งด้วยใบรับรองของผู้รับ\n{SealedFile.HowToOpenCms}\nวิธีเปิดเมื่อส่งด้วยวลีรหัสผ่าน (แจ้งวลีทางโทรศัพท์หรือด้วยตนเอง ห้ามส่งไปกับแฟ้ม)\n{SealedFile.HowToOpen}"
                ),
                new PaperText("จึงเรียนมาเพื่อโปรดพิจารณา และขอได้โปรดรักษาความลับของผู้แจ้งตามกฎหมาย"),
            ],
            [PaperSignature.ByHand("", "ผู้รับเรื่องร้องเรียน")]
        );
    }

    private static string InWords(ComplaintCase one, ReportContent report)
    {
        var text = new StringBuilder()
            .Append("เรื่อง ")
            .Append(one.Handle)
            .Append("\nรับเมื่อ ")
            .Append(ThaiDate.InFull(one.ReceivedOn))
            .Append('\n');
        foreach (
            var (field, said) in new[]
            {
                ("what", report.What),
                ("who", report.Who),
                ("when", report.When),
                ("where", report.Where),
                ("asked", report.Asked),
                ("others", report.Others),
                ("proof", report.Proof),
                ("name", report.Name),
                ("contact", report.Contact),
                ("accused", report.IsHead ? "หัวหน้าหน่วยงานหรือผู้บริหาร" : report.SectionName),
            }
        )
            if (said.Length > 0)
                text.Append('\n').Append(ReportRefusals.NameOf(field).Th).Append('\n').Append(said).Append('\n');
        if (report.Known.Count > 0)
            text.Append("\nทราบได้อย่างไร\n")
                .AppendJoin(", ", report.Known.Select(k => WaysOfKnowing.Words(k).Th))
                .Append('\n');
        return text.ToString();
    }

    private static string InWords(IReadOnlyList<ReadPiece> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
            text.Append(ThaiDate.InFull(message.On))
                .Append(message.IsFromReporter ? " ผู้แจ้ง\n" : " ผู้รับเรื่อง\n")
                .Append(message.Text)
                .Append("\n\n");
        return text.ToString();
    }
}
