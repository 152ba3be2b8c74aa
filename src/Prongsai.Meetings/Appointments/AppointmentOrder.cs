using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Appointments;

internal readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId From(Guid value) => new(value);
}

/// <summary>
/// An order of the agency (คำสั่ง) that names who answers for which OIT item of a year. Drafted by one person, issued by another; then it
/// is frozen, and the register has the people that it names.
/// </summary>
internal sealed class AppointmentOrder
{
    public const string Kind = "appointment-order";
    public const int Longest = 300;
    public const int LongestText = 4000;

    public AgencyId AgencyId { get; private init; }
    public OrderId Id { get; private init; }
    public FiscalYear Year { get; private init; }

    /// <summary>"12/2568", as the office's register of orders has it.</summary>
    public string Number { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Why, and by which power.</summary>
    public string Preamble { get; private set; } = "";

    /// <summary>What those who are named do, one duty a line.</summary>
    public string Duties { get; private set; } = "";

    public DateOnly EffectiveOn { get; private set; }
    public string SignerName { get; private set; } = "";
    public string SignerPost { get; private set; } = "";

    /// <summary>The order that it ends, or of which it changes what it names; null for none.</summary>
    public OrderId? SupersedesId { get; private set; }

    public bool SupersedesWhole { get; private set; }

    /// <summary>The measures whose evidence it becomes.</summary>
    public string Measures { get; private set; } = "";

    /// <summary>Accounts of everybody who wrote on it: none of them issues it.</summary>
    public string Writers { get; private set; } = "";

    public DateTime? IssuedAt { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public string IssuedByName { get; private set; } = "";

    /// <summary>The Word document as it was issued; its hash is the SHA-256 of the order.</summary>
    public FileHash? Docx { get; private set; }

    public FileHash? Html { get; private set; }
    public FileHash? Pdf { get; private set; }
    public DateTime? FiledAt { get; private set; }

    /// <summary>The order as the head signed it, scanned.</summary>
    public FileHash? Scan { get; private set; }

    public string? ScanName { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{AllOrdersModel.Here}/{Id.Value}";

    public string Name => $"คำสั่งที่ {Number} เรื่อง {Subject}";

    public IReadOnlyList<Guid> WriterIds => Guids(Writers);

    public IReadOnlyList<Guid> MeasureIds => Guids(Measures);

    public static AppointmentOrder Draft(AgencyId agency, FiscalYear year, OrderWords words, Actor by) =>
        new AppointmentOrder
        {
            AgencyId = agency,
            Id = Ids.Next<OrderId>(),
            Year = year,
        }.With(words, by);

    public IReadOnlyList<Refusal> WhyNotWrite() => IssuedAt is null ? [] : [OrderRefusals.Frozen];

    public void Write(OrderWords words, Actor by)
    {
        WhyNotWrite().ThrowIfAny();

        With(words, by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotIssue(Actor by, IReadOnlyCollection<string> whoCould) =>
        IssuedAt is not null
            ? [OrderRefusals.Frozen]
            : Separation.WhyNotPublish(
                new($"คำสั่งที่ {Number}", $"order {Number}"),
                [.. WriterIds.Select(id => new Actor(id, ""))],
                by,
                whoCould
            );

    public void Issue(FileHash docx, FileHash html, Now now, Actor by)
    {
        (Docx, Html, IssuedAt, IssuedOn, IssuedByName) = (docx, html, now.Utc, now.Today, by.Name);
        Version++;
    }

    public void File(FileHash? pdf, Now now) => (Pdf, FiledAt) = (pdf, now.Utc);

    public void KeepScan(ReceivedFile scan)
    {
        (Scan, ScanName) = (scan.Hash, scan.File.FileName);
        Version++;
    }

    private AppointmentOrder With(OrderWords words, Actor by)
    {
        (Number, Subject, Preamble, Duties) = (words.Number, words.Subject, words.Preamble, words.Duties);
        (EffectiveOn, SignerName, SignerPost) = (words.EffectiveOn, words.SignerName, words.SignerPost);
        (SupersedesId, SupersedesWhole) = (words.Supersedes, words.Supersedes is not null && words.SupersedesWhole);
        Measures = string.Join(' ', words.Measures);
        if (!WriterIds.Contains(by.AccountId))
            Writers = $"{Writers} {by.AccountId}".Trim();
        return this;
    }

    private static IReadOnlyList<Guid> Guids(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>Who an order names for one item, with the names and positions of its day.</summary>
internal sealed class OrderLine
{
    public AgencyId AgencyId { get; private init; }
    public OrderId OrderId { get; private init; }

    /// <summary>"O15".</summary>
    public string Code { get; private init; } = "";

    /// <summary>Of the official order of the items.</summary>
    public int Position { get; private init; }

    public string Title { get; private init; } = "";
    public Guid OfficerId { get; private init; }
    public string OfficerName { get; private init; } = "";
    public string OfficerPost { get; private init; } = "";
    public Guid? DeputyId { get; private init; }
    public string DeputyName { get; private init; } = "";
    public Guid? ReviewerId { get; private init; }
    public string ReviewerName { get; private init; } = "";

    public static OrderLine Of(AppointmentOrder order, int position, ChargedItem item, string post) =>
        new()
        {
            AgencyId = order.AgencyId,
            OrderId = order.Id,
            Code = item.Code,
            Position = position,
            Title = item.Title.Th,
            OfficerId = item.Officer!.AccountId,
            OfficerName = item.Officer.Name,
            OfficerPost = post,
            DeputyId = item.Deputy?.AccountId,
            DeputyName = item.Deputy?.Name ?? "",
            ReviewerId = item.Reviewer?.AccountId,
            ReviewerName = item.Reviewer?.Name ?? "",
        };

    public ChargedItem Item =>
        new(
            Code,
            Bilingual.ThaiOnly(Title),
            new(OfficerId, OfficerName),
            DeputyId is { } deputy ? new(deputy, DeputyName) : null,
            ReviewerId is { } reviewer ? new(reviewer, ReviewerName) : null
        );

    /// <summary>True when the register has other people now.</summary>
    public bool DiffersFrom(ChargedItem? now) =>
        now is null
        || now.Officer?.AccountId != OfficerId
        || now.Deputy?.AccountId != DeputyId
        || now.Reviewer?.AccountId != ReviewerId;
}

/// <summary>What the draft of an order says, read and found whole.</summary>
internal sealed record OrderWords(
    string Number,
    string Subject,
    string Preamble,
    string Duties,
    DateOnly EffectiveOn,
    string SignerName,
    string SignerPost,
    OrderId? Supersedes,
    bool SupersedesWhole,
    IReadOnlyList<Guid> Measures
);

/// <summary>Who was responsible for an item on a day, by the orders that were in force.</summary>
internal static class Responsible
{
    /// <summary>
    /// The latest order in force on that day that names the item; an order that another one ended as a whole counts only until that one
    /// takes effect.
    /// </summary>
    public static (AppointmentOrder Order, OrderLine Line)? On(
        DateOnly day,
        string code,
        IEnumerable<AppointmentOrder> orders,
        ILookup<OrderId, OrderLine> lines
    )
    {
        HashSet<OrderId> ended = [];
        foreach (
            var order in orders
                .Where(o => o.IssuedAt is not null && o.EffectiveOn <= day)
                .OrderByDescending(o => o.EffectiveOn)
                .ThenByDescending(o => o.IssuedAt)
        )
        {
            if (ended.Contains(order.Id))
                continue;
            if (lines[order.Id].FirstOrDefault(line => line.Code == code) is { } found)
                return (order, found);
            if (order is { SupersedesWhole: true, SupersedesId: { } whole })
                ended.Add(whole);
        }

        return null;
    }
}

/// <summary>Every reason for which an order is not drafted or issued.</summary>
internal static class OrderRefusals
{
    public static readonly Refusal Number = new(
        "order-number",
        $"โปรดบอกเลขที่คำสั่ง เช่น 12/2568 ไม่เกิน {AppointmentOrder.Longest} ตัวอักษร",
        "Give the number of the order, like 12/2568."
    );

    public static readonly Refusal Subject = new(
        "order-subject",
        $"โปรดบอกเรื่อง ไม่เกิน {AppointmentOrder.Longest} ตัวอักษร",
        $"Give the subject, in at most {AppointmentOrder.Longest} characters."
    );

    public static readonly Refusal Text = new(
        "order-text",
        $"โปรดเขียนเหตุและอำนาจที่ออกคำสั่ง และหน้าที่ของผู้ได้รับแต่งตั้ง อย่างละไม่เกิน {AppointmentOrder.LongestText} ตัวอักษร",
        $"Write why and by which power it is issued, and the duties; at most {AppointmentOrder.LongestText} characters each."
    );

    public static readonly Refusal Effective = new(
        "order-effective",
        "โปรดบอกวันที่มีผล",
        "Give the day on which it takes effect."
    );

    public static readonly Refusal Signer = new(
        "order-signer",
        "โปรดบอกชื่อและตำแหน่งผู้ลงนาม",
        "Give name and position of who signs."
    );

    public static readonly Refusal NobodyNamed = new(
        "order-nobody",
        "คำสั่งต้องแต่งตั้งผู้รับผิดชอบอย่างน้อยหนึ่งข้อ",
        "An order names somebody for at least one item."
    );

    public static readonly Refusal NoRegister = new(
        "order-no-register",
        "ยังไม่ได้เปิดทะเบียนข้อ OIT ของปีนี้ เปิดทะเบียนในหน้าเปิดเผยข้อมูลก่อน",
        "The register of OIT items of this year was not opened; open it under Disclosures first."
    );

    public static readonly Refusal NoMeasure = new(
        "order-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    public static readonly Refusal NoSuchOrder = new(
        "order-supersedes",
        "เลือกคำสั่งที่ถูกแทนจากคำสั่งที่ออกแล้ว",
        "Choose the order that it replaces from those that are issued."
    );

    public static readonly Refusal Frozen = new(
        "order-frozen",
        "คำสั่งนี้ออกแล้ว แก้ไขไม่ได้ ให้ออกคำสั่งใหม่แทนทั้งฉบับหรือบางข้อ",
        "This order is issued and does not change; issue another that replaces it in whole or in part."
    );

    public static readonly Refusal NotIssued = new(
        "order-not-issued",
        "แนบฉบับลงนามได้เมื่อออกคำสั่งแล้ว และต้องเป็นไฟล์ PDF",
        "The signed copy is a PDF and is added when the order is issued."
    );

    public static readonly Refusal Raced = new(
        "order-raced",
        "มีผู้อื่นบันทึกคำสั่งนี้พร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วดูอีกครั้ง",
        "Somebody else saved this order at the same time. Open the page again and look once more."
    );

    public static Refusal NoSuchPerson(string code) =>
        new(
            "order-person",
            $"ข้อ {code}: เลือกบุคคลจากรายการผู้มีหน้าที่",
            $"Item {code}: choose a person who holds the duty from the list."
        );

    public static Refusal ReviewerPrepares(string code) =>
        new(
            "order-two-persons",
            $"ข้อ {code}: ผู้รับผิดชอบ ผู้ปฏิบัติแทน และผู้ตรวจ ต้องเป็นคนละคน",
            $"Item {code}: who prepares, who stands in and who reviews are different people."
        );
}
