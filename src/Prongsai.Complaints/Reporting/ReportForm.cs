using Microsoft.AspNetCore.Http;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>
/// The wizard's form: every step carries what was written in the others, so that nothing is stored before the last.
/// </summary>
internal sealed record ReportForm
{
    public const int Steps = 4,
        LastStep = 4;
    public const string Head = "head",
        Unknown = "unknown";

    /// <summary>Which texts belong to which step.</summary>
    public static IReadOnlyList<(string Field, int Step, int Longest)> Texts { get; } =
    [
        ("accused", 1, 40),
        ("what", 2, ReportContent.LongestStory),
        ("who", 2, ReportContent.LongestAnswer),
        ("when", 2, ReportContent.LongestAnswer),
        ("where", 2, ReportContent.LongestAnswer),
        ("asked", 2, ReportContent.LongestAnswer),
        ("others", 3, ReportContent.LongestAnswer),
        ("proof", 3, ReportContent.LongestAnswer),
        ("name", 3, ReportContent.LongestContact),
        ("contact", 3, ReportContent.LongestContact),
    ];

    public IReadOnlyDictionary<string, string> Written { get; private init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> Known { get; private init; } = [];
    public IReadOnlyList<Guid> Not { get; private init; } = [];
    public int Step { get; private init; } = 1;
    public string Ticket { get; private init; } = "";

    public string this[string field] => Written.GetValueOrDefault(field, "");

    public static ReportForm Begin(string ticket) => new() { Ticket = ticket };

    public static ReportForm Read(IFormCollection form) =>
        new()
        {
            Written = Texts.ToDictionary(t => t.Field, t => ThaiText.Normalise(form[t.Field].ToString()).Trim()),
            Known = [.. WaysOfKnowing.All.Select(w => w.Code).Where(code => form["known"].Contains(code))],
            Not =
            [
                .. form["not"]
                    .Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty)
                    .Where(id => id != default),
            ],
            Step = form["step"].ToString() is [>= '1' and <= '4'] step ? step[0] - '0' : 1,
            Ticket = form["ticket"].ToString(),
        };

    public ReportForm At(int step) => this with { Step = Math.Clamp(step, 1, LastStep) };

    public ReportForm With(string ticket) => this with { Ticket = ticket };

    public Accused AccusedIn(IReadOnlyList<Section> sections) =>
        new(this["accused"] == Head, SectionOf(sections)?.Id, Not);

    /// <summary>What must be mended on a step before the next one; only little must.</summary>
    public IReadOnlyList<Refusal> WhyNotLeave(int step, IReadOnlyList<Section> sections)
    {
        List<Refusal> whyNot = [];
        if (step == 1 && this["accused"] is not (Head or Unknown) && SectionOf(sections) is null)
            whyNot.Add(ReportRefusals.NobodyAccused);
        if (step == 2 && this["what"].Length == 0)
            whyNot.Add(ReportRefusals.NothingTold);
        foreach (var (field, of, longest) in Texts)
            if (of == step && this[field].Length > longest)
                whyNot.Add(ReportRefusals.TooLong(ReportRefusals.NameOf(field), longest));
        return whyNot;
    }

    public ReportContent Content(IReadOnlyList<Section> sections) =>
        new()
        {
            What = this["what"],
            Who = this["who"],
            When = this["when"],
            Where = this["where"],
            Asked = this["asked"],
            Known = Known,
            Others = this["others"],
            Proof = this["proof"],
            Name = this["name"],
            Contact = this["contact"],
            IsHead = this["accused"] == Head,
            Section = SectionOf(sections)?.Id.Value,
            SectionName = SectionOf(sections)?.Name.Th ?? "",
            Excluded = Not,
        };

    private Section? SectionOf(IReadOnlyList<Section> sections) =>
        Guid.TryParse(this["accused"], out var id) ? sections.FirstOrDefault(s => s.Id.Value == id) : null;
}

internal static class ReportRefusals
{
    public static readonly Refusal NobodyAccused = new(
        "complaint-nobody-accused",
        "โปรดเลือกว่าเรื่องเกี่ยวกับส่วนงานใด หรือเลือก “ไม่ทราบ”",
        "Choose which section it is about, or “I do not know”."
    );

    public static readonly Refusal NothingTold = new(
        "complaint-nothing-told",
        "โปรดเล่าว่าเกิดอะไรขึ้น แม้เพียงสั้น ๆ",
        "Say what happened, however briefly."
    );

    public static readonly Refusal TooManyFiles = new(
        "complaint-too-many-files",
        $"แนบได้ไม่เกิน {IncomingFile.Most} ไฟล์",
        $"At most {IncomingFile.Most} files can be attached."
    );

    public static readonly Refusal FilesTooLarge = new(
        "complaint-files-too-large",
        "ไฟล์หนึ่งใหญ่ได้ไม่เกิน 20 MB และรวมกันไม่เกิน 50 MB ยังไม่มีสิ่งใดถูกส่ง โปรดเลือกไฟล์ใหม่",
        "A file may have 20 MB, and all together 50 MB. Nothing was sent; choose the files again."
    );

    public static readonly Refusal Stale = new(
        "complaint-stale",
        "แบบฟอร์มนี้ส่งไปแล้ว หรือเปิดไว้นานเกิน 3 ชั่วโมง ข้อความยังอยู่ โปรดเลือกไฟล์ใหม่แล้วกดส่งอีกครั้ง หากส่งไปแล้วและได้เลขใบรับ ไม่ต้องส่งซ้ำ",
        "This form was sent already, or open for more than three hours. What you wrote is still here: choose the files again and send. If you have a receipt, do not send it twice."
    );

    public static readonly Refusal TooMuch = new(
        "complaint-too-much",
        "มีการลองจากเครือข่ายนี้มากเกินไปในนาทีนี้ โปรดรอหนึ่งนาทีแล้วกดอีกครั้ง",
        "Too many tries came from this network in this minute. Wait a minute and press again."
    );

    public static Refusal Wait(int seconds) =>
        new(
            "complaint-wait",
            $"เพื่อกันการเดาเลขใบรับด้วยเครื่อง โปรดรอ {Math.Max(1, seconds)} วินาทีแล้วกดอีกครั้ง (ไม่ต้องรอหากเปิดสคริปต์) หากแนบไฟล์ไว้ โปรดเลือกไฟล์อีกครั้ง",
            $"So that machines cannot guess receipts, wait {Math.Max(1, seconds)} seconds and press again (no need to wait where scripts run). Choose attached files again."
        );

    public static Refusal TooLong(Bilingual field, int longest) =>
        new(
            "complaint-too-long",
            $"{field.Th}: ไม่เกิน {longest} ตัวอักษร",
            $"{field.En}: at most {longest} characters."
        );

    public static Refusal? Of(GateAnswer answer, int secondsLeft) =>
        answer switch
        {
            GateAnswer.Wait => Wait(secondsLeft),
            GateAnswer.TooMuch => TooMuch,
            GateAnswer.Stale => Stale,
            _ => null,
        };

    public static Bilingual NameOf(string field) =>
        field switch
        {
            "what" => new("เกิดอะไรขึ้น", "What happened"),
            "who" => new("เกี่ยวกับใคร", "Who"),
            "when" => new("เมื่อใด", "When"),
            "where" => new("ที่ใด หรือโครงการใด", "Where, or which project"),
            "asked" => new("มีการเรียก รับ หรือให้เงินหรือประโยชน์อะไร", "What was asked for, paid or promised"),
            "others" => new("มีใครอีกที่ทราบเรื่อง", "Who else knows"),
            "proof" => new("จะหาหลักฐานได้จากที่ใด", "Where proof can be found"),
            "name" => new("ชื่อ", "Name"),
            "contact" => new("ช่องทางติดต่อ", "How to reach you"),
            _ => new("เรื่องเกี่ยวกับส่วนงานใด", "Which section it is about"),
        };
}
