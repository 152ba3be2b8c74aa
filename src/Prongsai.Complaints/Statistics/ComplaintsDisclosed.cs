using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Statistics;

/// <summary>The statistics as the disclosure item asks for them, withheld where they would name somebody; "none" is a row too.</summary>
internal sealed class ComplaintsDisclosed(ProngsaiDb db) : IDisclosedRecords
{
    public string Source => "complaint-statistics";

    public Bilingual Name =>
        new("สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", "statistics of complaints of corruption");

    public IReadOnlyList<string> Topics => ["complaint_stats"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var all = await YearOfComplaints.OfAsync(db, agency, year, cancellation);
        return DisclosedTable.Of(
            $"สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปีงบประมาณ พ.ศ. {year} (จำนวน 1–4 ไม่แสดงตรงเพื่อคุ้มครองผู้แจ้ง)",
            [
                new Column("ช่วงเวลา"),
                new Column("จำนวนเรื่องทั้งหมด"),
                new Column("ดำเนินการแล้วเสร็จ"),
                new Column("อยู่ระหว่างดำเนินการ"),
            ],
            [.. all.Periods.Select(p => (IReadOnlyList<string>)[p.Name.Th, p.Received.Th, p.Done.Th, p.Pending.Th])]
        );
    }
}

/// <summary>How the channel is used, step by step: for the items about the guide and the channel.</summary>
internal sealed class ChannelDisclosed(Agencies.Contracts.IAgencies agencies) : IDisclosedRecords
{
    public string Source => "complaint-channel";

    public Bilingual Name => new("แนวปฏิบัติและช่องทางแจ้งเรื่องร้องเรียนการทุจริต", "guide and channel of complaints");

    public IReadOnlyList<string> Topics => ["complaint_guide", "complaint_channel"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        if (await agencies.ByIdAsync(agency, cancellation) is not { } one)
            return null;

        return DisclosedTable.Of(
            "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            [new Column("ขั้นตอน"), new Column("รายละเอียด"), new Column("ระยะเวลา")],
            [
                [
                    "ช่องทาง",
                    $"หน้าเว็บ /{one.Slug}/complaints ไม่ต้องมีบัญชีและไม่ต้องระบุชื่อ",
                    "ทุกวัน ตลอด 24 ชั่วโมง",
                ],
                [
                    "แจ้งเรื่อง",
                    "เลือกส่วนงานที่เกี่ยวข้องและผู้รับเรื่องที่ต้องไม่เห็น เล่าเหตุการณ์ แนบไฟล์ ได้รับเลขใบรับ 16 หลัก",
                    "-",
                ],
                ["ตอบครั้งแรก", "ผู้รับเรื่องตอบผ่านหน้าติดตามเรื่อง", $"ภายใน {ComplaintChannel.FirstAnswerDays} วัน"],
                ["ตรวจสอบ", "ตรวจสอบข้อเท็จจริงโดยผู้รับเรื่องที่ไม่มีส่วนได้เสีย", "ตามที่หน่วยงานกำหนด"],
                ["แจ้งผลหรือส่งต่อ", "แจ้งผล หรือส่งต่อ ป.ป.ช. ป.ป.ท. หรือพนักงานสอบสวน", "ตามที่หน่วยงานกำหนด"],
            ]
        );
    }
}
