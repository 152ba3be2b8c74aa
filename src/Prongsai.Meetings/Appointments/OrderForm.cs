using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Appointments;

/// <summary>What the form of an order is filled from.</summary>
internal sealed record OrderChoices(
    FiscalYear Year,
    string Agency,
    IReadOnlyList<ChargedItem> Items,
    IReadOnlyList<Person> Preparers,
    IReadOnlyList<Person> Reviewers,
    IReadOnlyDictionary<Guid, string> Posts,
    IReadOnlyList<AppointmentOrder> Issued,
    IReadOnlyList<MeasureToKeep> Measures
);

/// <summary>Reads the choices: the register of the year, and who holds the duties.</summary>
internal sealed class ChoosingOfficers(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    IChargedOfficers charged,
    IMeasuresToKeep measures
)
{
    public async Task<OrderChoices> OfAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation)
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var holders = await people.HoldersAsync(
            agency,
            [Duty.Preparer, Duty.ProcurementOfficer, Duty.Reviewer],
            cancellation
        );
        var officers = await people.StaffAsync(agency, cancellation);
        return new(
            year,
            whose.Name.Th,
            await charged.OfYearAsync(agency, year, cancellation),
            Distinct(holders.Where(h => h.Duty != Duty.Reviewer)),
            Distinct(holders.Where(h => h.Duty == Duty.Reviewer)),
            officers.ToDictionary(o => o.AccountId, o => o.Post ?? ""),
            await db
                .AppointmentOrders.AsNoTracking()
                .Where(o => o.AgencyId == agency && o.IssuedAt != null)
                .OrderByDescending(o => o.EffectiveOn)
                .ToListAsync(cancellation),
            await measures.OfAsync(agency, year.FirstDay, cancellation)
        );
    }

    private static IReadOnlyList<Person> Distinct(IEnumerable<Holder> holders) =>
        [.. holders.Select(h => new Person(h.AccountId, h.Name)).Distinct()];
}

/// <summary>Who is chosen for one item in the form.</summary>
internal sealed record ChosenLine(Guid? Officer, Guid? Deputy, Guid? Reviewer);

/// <summary>The form of an order as it was sent; it is shown again as it is when something is wrong.</summary>
internal sealed record OrderForm
{
    private const string Because =
        "ด้วยการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) กำหนดให้หน่วยงานเปิดเผยข้อมูลสาธารณะ (OIT) อย่างครบถ้วนและเป็นปัจจุบัน เพื่อให้การเปิดเผยข้อมูลมีผู้รับผิดชอบชัดเจนทุกข้อ จึงแต่งตั้งผู้รับผิดชอบการเปิดเผยข้อมูลสาธารณะของหน่วยงาน ดังต่อไปนี้";

    private const string Usual = """
        รวบรวมและจัดทำข้อมูลตามองค์ประกอบของข้อที่รับผิดชอบให้ครบถ้วน ถูกต้อง และทันกำหนด
        ส่งข้อมูลให้ผู้ตรวจสอบและเผยแพร่ตรวจก่อนเผยแพร่ทุกครั้ง
        ปรับปรุงข้อมูลให้เป็นปัจจุบัน และตรวจดูหน้าที่เผยแพร่อย่างสม่ำเสมอ
        ผู้ปฏิบัติแทนปฏิบัติหน้าที่เมื่อผู้รับผิดชอบไม่อยู่หรือไม่อาจปฏิบัติหน้าที่ได้
        ผู้ตรวจสอบและเผยแพร่ตรวจความครบถ้วน แล้วเผยแพร่หรือส่งคืนให้แก้ไข
        """;

    public string? Number { get; init; }
    public string? Subject { get; init; }
    public string? Preamble { get; init; }
    public string? Duties { get; init; }
    public string? EffectiveOn { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
    public Guid? Supersedes { get; init; }
    public bool Whole { get; init; }
    public Guid[] Measure { get; init; } = [];
    public IReadOnlyDictionary<string, ChosenLine> Lines { get; init; } = new Dictionary<string, ChosenLine>();

    /// <summary>A new order: the register's people, and words that an office usually writes.</summary>
    public static OrderForm New(OrderChoices choices, DateOnly today)
    {
        var latest = choices.Issued is [var first, ..] ? first : null;
        return new()
        {
            Subject = $"แต่งตั้งผู้รับผิดชอบการเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. {choices.Year}",
            Preamble = Because,
            Duties = Usual.ReplaceLineEndings("\n"),
            EffectiveOn = IsoDay.Of(today),
            SignerName = latest?.SignerName,
            SignerPost = latest?.SignerPost,
            Lines = choices.Items.ToDictionary(
                item => item.Code,
                item => new ChosenLine(item.Officer?.AccountId, item.Deputy?.AccountId, item.Reviewer?.AccountId)
            ),
        };
    }

    public static OrderForm Of(AppointmentOrder order, IEnumerable<OrderLine> lines) =>
        new()
        {
            Number = order.Number,
            Subject = order.Subject,
            Preamble = order.Preamble,
            Duties = order.Duties,
            EffectiveOn = IsoDay.Of(order.EffectiveOn),
            SignerName = order.SignerName,
            SignerPost = order.SignerPost,
            Supersedes = order.SupersedesId?.Value,
            Whole = order.SupersedesWhole,
            Measure = [.. order.MeasureIds],
            Lines = lines.ToDictionary(
                line => line.Code,
                line => new ChosenLine(line.OfficerId, line.DeputyId, line.ReviewerId)
            ),
        };

    public static OrderForm Sent(IFormCollection form, OrderChoices choices)
    {
        return new()
        {
            Number = form["number"],
            Subject = form["subject"],
            Preamble = form["preamble"],
            Duties = form["duties"],
            EffectiveOn = form["effectiveOn"],
            SignerName = form["signerName"],
            SignerPost = form["signerPost"],
            Supersedes = Id("supersedes"),
            Whole = form["whole"] == "true",
            Measure = [.. form["measure"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct()],
            Lines = choices.Items.ToDictionary(
                item => item.Code,
                item => new ChosenLine(
                    Id($"officer-{item.Code}"),
                    Id($"deputy-{item.Code}"),
                    Id($"reviewer-{item.Code}")
                )
            ),
        };

        // What is no identifier at all is nobody of the list, which is said.
        Guid? Id(string name) =>
            form[name].ToString() is { Length: > 0 } text ? (Guid.TryParse(text, out var id) ? id : Guid.Empty) : null;
    }

    /// <summary>Reads it, or says everything that is wrong with it.</summary>
    public (
        OrderWords? Words,
        IReadOnlyList<(ChargedItem Item, string Post)> Lines,
        IReadOnlyList<Refusal> WhyNot
    ) Read(OrderChoices choices)
    {
        List<Refusal> whyNot = [];
        var (number, subject) = (Line(Number), Line(Subject));
        var (preamble, duties) = (Text(Preamble), Text(Duties));
        var (signer, post) = (Line(SignerName), Line(SignerPost));
        if (number.Length is 0 or > AppointmentOrder.Longest)
            whyNot.Add(OrderRefusals.Number);
        if (subject.Length is 0 or > AppointmentOrder.Longest)
            whyNot.Add(OrderRefusals.Subject);
        if (
            preamble.Length is 0 or > AppointmentOrder.LongestText
            || duties.Length is 0 or > AppointmentOrder.LongestText
        )
            whyNot.Add(OrderRefusals.Text);
        if (signer.Length is 0 or > AppointmentOrder.Longest || post.Length is 0 or > AppointmentOrder.Longest)
            whyNot.Add(OrderRefusals.Signer);
        var effective = ThaiDate.Read(EffectiveOn);
        if (effective.Day is null)
            whyNot.Add(effective.WhyNot ?? OrderRefusals.Effective);
        if (Supersedes is { } other && choices.Issued.All(o => o.Id.Value != other))
            whyNot.Add(OrderRefusals.NoSuchOrder);
        if (Measure.Any(id => choices.Measures.All(m => m.Id != id)))
            whyNot.Add(OrderRefusals.NoMeasure);

        var lines = People(choices, whyNot);
        if (lines.Count == 0 && whyNot.Count == 0)
            whyNot.Add(OrderRefusals.NobodyNamed);
        return whyNot.Count > 0
            ? (null, [], whyNot)
            : (
                new(
                    number,
                    subject,
                    preamble,
                    duties,
                    effective.Day!.Value,
                    signer,
                    post,
                    Supersedes is { } id ? new OrderId(id) : null,
                    Whole,
                    Measure
                ),
                lines,
                []
            );
    }

    private List<(ChargedItem Item, string Post)> People(OrderChoices choices, List<Refusal> whyNot)
    {
        List<(ChargedItem, string)> lines = [];
        foreach (var item in choices.Items)
        {
            // An item without an officer is not named by this order.
            if (Lines.GetValueOrDefault(item.Code) is not { Officer: { } chosen } line)
                continue;

            var officer = choices.Preparers.FirstOrDefault(p => p.AccountId == chosen);
            var deputy = choices.Preparers.FirstOrDefault(p => p.AccountId == line.Deputy);
            var reviewer = choices.Reviewers.FirstOrDefault(p => p.AccountId == line.Reviewer);
            if (
                officer is null
                || (deputy is null && line.Deputy is not null)
                || (reviewer is null && line.Reviewer is not null)
            )
                whyNot.Add(OrderRefusals.NoSuchPerson(item.Code));
            else if (
                officer == deputy
                || officer.AccountId == reviewer?.AccountId
                || (deputy is not null && deputy.AccountId == reviewer?.AccountId)
            )
                whyNot.Add(OrderRefusals.ReviewerPrepares(item.Code));
            else
                lines.Add(
                    (
                        item with
                        {
                            Officer = officer,
                            Deputy = deputy,
                            Reviewer = reviewer,
                        },
                        choices.Posts.GetValueOrDefault(chosen, "")
                    )
                );
        }

        return lines;
    }

    private static string Line(string? text) => ThaiText.NormaliseLine(text ?? "");

    private static string Text(string? text) => ThaiText.Normalise((text ?? "").ReplaceLineEndings("\n")).Trim();
}
