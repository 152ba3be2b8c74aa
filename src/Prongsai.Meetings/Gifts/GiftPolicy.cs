using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Standards;

namespace Prongsai.Meetings.Gifts;

internal enum PolicyState
{
    Writing,
    Submitted,
    Issued,
}

/// <summary>
/// The head's announcement of one fiscal year that nobody of the agency takes gifts for doing their duty (No Gift Policy). Signed on paper;
/// a second person compares the scan and issues it. Issued, it is never changed.
/// </summary>
internal sealed class GiftPolicy
{
    public const string Kind = "no-gift-policy";

    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Text { get; private set; } = "";
    public string HeadName { get; private set; } = "";
    public string HeadPosition { get; private set; } = "";

    /// <summary>The day that stands on it.</summary>
    public DateOnly SignedOn { get; private set; }

    /// <summary>The signed paper, scanned as PDF.</summary>
    public FileHash? Scan { get; private set; }
    public string? ScanName { get; private set; }

    public PolicyState State { get; private set; }
    public Guid PreparedById { get; private set; }
    public string PreparedByName { get; private set; } = "";

    /// <summary>Who sent it, where that is another person than who wrote it last.</summary>
    public Guid? SubmittedById { get; private set; }
    public DateTime? IssuedAt { get; private set; }
    public string? IssuedBy { get; private set; }
    public string? Hash { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Year}";

    public string Page => $"{PolicyModel.Here}/{Year}";

    public IReadOnlyList<string> Points => StandardContent.PointsOf(Text);

    public IReadOnlyList<Actor> PreparedBy =>
        [
            new(PreparedById, PreparedByName),
            .. SubmittedById is { } sender ? [new Actor(sender, "")] : Array.Empty<Actor>(),
        ];

    public static GiftPolicy Of(AgencyId agency, FiscalYear year) => new() { AgencyId = agency, Year = year };

    public static string TitleOf(Agency agency, FiscalYear year) =>
        $"ประกาศ{agency.Name.Th} เรื่อง นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ (No Gift Policy) ประจำปีงบประมาณ พ.ศ. {year}";

    /// <summary>What most agencies announce; the office makes it its own.</summary>
    public const string UsualText = """
        ๑. ผู้บริหาร ข้าราชการ ลูกจ้าง และเจ้าหน้าที่ทุกคนของหน่วยงาน ไม่รับของขวัญ ของกำนัล หรือประโยชน์อื่นใดทุกชนิดจากการปฏิบัติหน้าที่ ทั้งก่อน ขณะ และหลังการปฏิบัติหน้าที่
        ๒. ไม่เรียก ไม่รับ และไม่ยอมจะรับของขวัญแทนคู่สมรส บุตร หรือญาติ และไม่ให้บุคคลดังกล่าวรับแทน อันเกี่ยวเนื่องกับการปฏิบัติหน้าที่
        ๓. ใช้การอวยพรด้วยบัตรอวยพร การลงนาม หรือสื่อสังคมออนไลน์ แทนการให้ของขวัญในเทศกาลและโอกาสต่าง ๆ
        ๔. หากมีเหตุจำเป็นต้องรับเพื่อรักษาไมตรี มิตรภาพ หรือความสัมพันธ์อันดีระหว่างบุคคล ต้องรายงานต่อผู้บังคับบัญชาโดยเร็วตามแบบที่กำหนด และปฏิบัติตามคำวินิจฉัยของผู้บังคับบัญชา
        ๕. การรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยาจากบุคคลซึ่งมิใช่ญาติ ต้องมีราคาหรือมูลค่าในการรับจากแต่ละบุคคลแต่ละโอกาสไม่เกินสามพันบาท
        ๖. ผู้บังคับบัญชากำกับดูแล ประพฤติตนเป็นแบบอย่าง และรายงานผลการดำเนินการต่อผู้บริหารทุกรอบหกเดือน
        ๗. ผู้พบเห็นการเรียกหรือรับของขวัญแจ้งได้ทางช่องทางร้องเรียนของหน่วยงาน โดยหน่วยงานจะคุ้มครองข้อมูลของผู้แจ้ง
        """;

    /// <summary>Three situations that every office knows, tied to the points of the usual text.</summary>
    public static readonly IReadOnlyList<ScenarioQuestion> UsualQuestions =
    [
        new(
            "ประชาชนที่ได้รับใบอนุญาตเรียบร้อยแล้ว นำกระเช้าผลไม้มาขอบคุณเจ้าหน้าที่ที่โต๊ะทำงาน ควรทำอย่างไร",
            ["รับไว้ เพราะงานเสร็จแล้ว", "ขอบคุณและไม่รับ พร้อมชี้แจงนโยบาย", "รับไว้แล้วแบ่งให้เพื่อนร่วมงาน"],
            2,
            "นโยบายห้ามรับจากการปฏิบัติหน้าที่ทั้งก่อน ขณะ และหลังการปฏิบัติหน้าที่ แม้งานเสร็จแล้วก็รับไม่ได้",
            1
        ),
        new(
            "ผู้รับจ้างส่งของขวัญปีใหม่ไปที่บ้าน โดยมอบให้คู่สมรสของท่าน ควรทำอย่างไร",
            ["คืนของและรายงานผู้บังคับบัญชา", "ให้คู่สมรสเก็บไว้ เพราะไม่ได้ให้ท่าน", "รับไว้ถ้าราคาไม่เกินสามพันบาท"],
            1,
            "การให้คู่สมรสหรือญาติรับแทนอันเกี่ยวเนื่องกับหน้าที่ถือเป็นการรับด้วย ต้องคืนและรายงาน",
            2
        ),
        new(
            "ผู้แทนต่างประเทศมอบของที่ระลึกในพิธีการ การไม่รับจะเสียไมตรี ควรทำอย่างไร",
            ["รับแล้วเก็บไว้เป็นของตน", "ปฏิเสธทุกกรณี", "รับไว้เพื่อรักษาไมตรี แล้วรายงานผู้บังคับบัญชาโดยเร็ว"],
            3,
            "กรณีจำเป็นเพื่อรักษาไมตรีรับได้ แต่ต้องรายงานผู้บังคับบัญชาโดยเร็วเพื่อวินิจฉัย",
            4
        ),
    ];

    public IReadOnlyList<Refusal> WhyNotWrite() =>
        State == PolicyState.Issued ? [GiftRefusals.PolicyIssued]
        : State == PolicyState.Submitted ? [GiftRefusals.PolicySubmitted]
        : [];

    public static IReadOnlyList<Refusal> WhyNotText(string text, string head, string position) =>
        [
            .. StandardContent.PointsOf(text).Count == 0 || text.Length > StandardContent.LongestText
                ? [GiftRefusals.PolicyText]
                : Array.Empty<Refusal>(),
            .. head.Length is 0 or > 200 || position.Length is 0 or > 200
                ? [GiftRefusals.PolicyHead]
                : Array.Empty<Refusal>(),
        ];

    public void Write(string text, string head, string position, DateOnly signedOn, ReceivedFile? scan, Actor by)
    {
        WhyNotWrite().ThrowIfAny();
        (Text, HeadName, HeadPosition, SignedOn) = (
            string.Join('\n', StandardContent.PointsOf(text)),
            head,
            position,
            signedOn
        );
        if (scan is not null)
            (Scan, ScanName) = (scan.Hash, scan.File.FileName);
        (PreparedById, PreparedByName) = (by.AccountId, by.Name);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotSubmit() =>
        [.. WhyNotWrite(), .. Scan is null ? [GiftRefusals.NoScan] : Array.Empty<Refusal>()];

    public void Submit(Actor by)
    {
        WhyNotSubmit().ThrowIfAny();
        (State, SubmittedById) = (PolicyState.Submitted, by.AccountId);
        Version++;
    }

    public void Return()
    {
        if (State != PolicyState.Submitted)
            throw new RefusedException([GiftRefusals.NothingWaits]);
        State = PolicyState.Writing;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotIssue(Actor by, IReadOnlyCollection<string> whoCould) =>
        State != PolicyState.Submitted
            ? [GiftRefusals.NothingWaits]
            : Separation.WhyNotPublish(
                new($"ประกาศ No Gift Policy ปีงบประมาณ พ.ศ. {Year}", $"The No Gift Policy of {Year}"),
                PreparedBy,
                by,
                whoCould
            );

    public void Issue(Now now, Actor by)
    {
        WhyNotIssue(by, []).ThrowIfAny();
        (State, IssuedAt, IssuedBy) = (PolicyState.Issued, now.Utc, by.Name);
        Hash = FileHash
            .Of(
                Encoding.UTF8.GetBytes(
                    $"{Year}\n{Text}\n{HeadName}\n{HeadPosition}\n{IsoDay.Of(SignedOn)}\n{Scan?.Hex}"
                )
            )
            .Hex;
        Version++;
    }

    /// <summary>The announcement as it is signed.</summary>
    public OfficialPaper Paper(Agency agency) =>
        new(
            $"No Gift Policy {Year}",
            [
                $"ประกาศ{agency.Name.Th}",
                "เรื่อง นโยบายไม่รับของขวัญและของกำนัลทุกชนิด",
                "จากการปฏิบัติหน้าที่ (No Gift Policy)",
                $"ประจำปีงบประมาณ พ.ศ. {ThaiDigits.ToThai(Year.ToString())}",
            ],
            [
                new PaperText(
                    $"ด้วย{agency.Name.Th} ให้ความสำคัญกับการป้องกันการทุจริตและประพฤติมิชอบ การขัดกันระหว่างประโยชน์ส่วนบุคคลกับประโยชน์ส่วนรวม "
                        + "และการปฏิบัติหน้าที่ด้วยความซื่อสัตย์สุจริต โปร่งใส และเป็นธรรม จึงประกาศนโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ "
                        + "ให้ผู้บริหารและเจ้าหน้าที่ทุกคนถือปฏิบัติ ดังนี้"
                ),
                .. Points.Select(p => new PaperText(ThaiDigits.ToThai(p))),
                new PaperText("จึงประกาศให้ทราบและถือปฏิบัติโดยทั่วกัน"),
                new PaperText($"ประกาศ ณ วันที่ {ThaiDate.InFull(SignedOn, Digits.Thai)}"),
            ],
            [PaperSignature.ByHand(HeadName, HeadPosition)],
            Ruled: true
        );
}
