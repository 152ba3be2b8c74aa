using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>In what a time is counted.</summary>
internal enum TimeUnit
{
    Minutes,
    Hours,

    /// <summary>Days on which the office works.</summary>
    WorkingDays,

    /// <summary>Days of the calendar, holidays included.</summary>
    Days,
}

/// <summary>How long a step, or the whole, takes at most: a promise.</summary>
internal sealed record ServiceTime(int Amount, TimeUnit Unit)
{
    [JsonIgnore]
    public Bilingual Words =>
        Unit switch
        {
            TimeUnit.Minutes => new($"{Amount} นาที", Amount == 1 ? "1 minute" : $"{Amount} minutes"),
            TimeUnit.Hours => new($"{Amount} ชั่วโมง", Amount == 1 ? "1 hour" : $"{Amount} hours"),
            TimeUnit.WorkingDays => new($"{Amount} วันทำการ", Amount == 1 ? "1 working day" : $"{Amount} working days"),
            _ => new($"{Amount} วัน", Amount == 1 ? "1 day" : $"{Amount} days"),
        };

    /// <summary>The promise in minutes at a counter; null where it is counted in days.</summary>
    [JsonIgnore]
    public int? Minutes =>
        Unit switch
        {
            TimeUnit.Minutes => Amount,
            TimeUnit.Hours => Amount * 60,
            _ => null,
        };
}

/// <summary>One step of a service.</summary>
/// <param name="Time">How long it takes; null where only the whole is promised.</param>
internal sealed record ServiceStep(ManualText Text, ServiceTime? Time = null);

/// <summary>How the public reaches a service.</summary>
internal enum ChannelKind
{
    Counter,
    Online,
    Mobile,
    Post,
    Phone,
    Other,
}

/// <summary>A channel of a service, and where exactly.</summary>
internal sealed record ServiceChannel(ChannelKind Kind, ManualText Text);

/// <summary>A fee, or a part of the fees.</summary>
/// <param name="Satang">Null where the text says how it is reckoned.</param>
internal sealed record ServiceFee(ManualText Text, long? Satang = null)
{
    [JsonIgnore]
    public Money? Amount => Satang is { } satang ? new Money(satang) : null;
}

/// <summary>What a person brings.</summary>
/// <param name="OnlyIf">When it is needed; null: always.</param>
internal sealed record NeededDocument(ManualText Text, int Originals = 1, int Copies = 0, ManualText? OnlyIf = null)
{
    [JsonIgnore]
    public Bilingual CountWords =>
        (Originals, Copies) switch
        {
            (_, 0) => new($"ฉบับจริง {Originals}", $"original: {Originals}"),
            (0, _) => new($"สำเนา {Copies}", $"copies: {Copies}"),
            _ => new($"ฉบับจริง {Originals} สำเนา {Copies}", $"original: {Originals}, copies: {Copies}"),
        };
}

/// <summary>A form to be filled in: a kept file, or an address.</summary>
internal sealed record ServiceForm(ManualText Name, string? Address = null, string? File = null);

/// <summary>What is asked for in an online request.</summary>
internal enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Words,
    Number,
    Date,
    Choice,
    File,
}

/// <summary>One thing that an online request asks for.</summary>
/// <param name="Code">Stable within the service: small letters, digits and underlines.</param>
internal sealed record RequestField(string Code, FieldKind Kind, ManualText Label, bool Required = true)
{
    public ManualText? Hint { get; init; }

    /// <summary>Of a choice.</summary>
    public IReadOnlyList<ManualText> Options { get; init; } = [];

    /// <summary>Smallest and largest number.</summary>
    public long? Least { get; init; }
    public long? Most { get; init; }
}

/// <summary>
/// What the public is told about a service (คู่มือประชาชน), whole. The six elements that ITA asks for are name, steps, time, channels,
/// fee and documents. That there is no fee or no document is said by an empty list; null means that nobody has said anything yet.
/// </summary>
internal sealed record ServiceManual(ManualText Name)
{
    public ManualText? Summary { get; init; }
    public IReadOnlyList<ServiceStep> Steps { get; init; } = [];
    public ServiceTime? Total { get; init; }
    public IReadOnlyList<ServiceChannel> Channels { get; init; } = [];

    /// <summary>Null: not said. Empty: there is no fee.</summary>
    public IReadOnlyList<ServiceFee>? Fees { get; init; }

    /// <summary>Null: not said. Empty: nothing is needed.</summary>
    public IReadOnlyList<NeededDocument>? Documents { get; init; }

    public IReadOnlyList<ManualText> Laws { get; init; } = [];
    public IReadOnlyList<ServiceForm> Forms { get; init; } = [];
    public ManualText? Place { get; init; }
    public ManualText? Hours { get; init; }

    /// <summary>The responsible section, in words.</summary>
    public ManualText? Section { get; init; }

    /// <summary>What an online request asks for; empty: it cannot be asked for here.</summary>
    public IReadOnlyList<RequestField> Fields { get; init; } = [];

    /// <summary>True when it can be asked for on these pages.</summary>
    [JsonIgnore]
    public bool IsOnline => Fields.Count > 0;

    /// <summary>Every text with where it stands, as an officer calls the place.</summary>
    [JsonIgnore]
    public IEnumerable<(Bilingual Place, ManualText Text)> Texts
    {
        get
        {
            yield return (ManualWords.Name, Name);
            foreach (
                var (place, text) in new[]
                {
                    (ManualWords.Summary, Summary),
                    (ManualWords.Place, Place),
                    (ManualWords.Hours, Hours),
                    (ManualWords.Section, Section),
                }
            )
            {
                if (text is not null)
                    yield return (place, text);
            }

            foreach (var step in Steps)
                yield return (ManualWords.Steps, step.Text);
            foreach (var channel in Channels)
                yield return (ManualWords.Channels, channel.Text);
            foreach (var fee in Fees ?? [])
                yield return (ManualWords.Fees, fee.Text);
            foreach (var document in Documents ?? [])
            {
                yield return (ManualWords.Documents, document.Text);
                if (document.OnlyIf is { } onlyIf)
                    yield return (ManualWords.Documents, onlyIf);
            }

            foreach (var law in Laws)
                yield return (ManualWords.Laws, law);
            foreach (var form in Forms)
                yield return (ManualWords.Forms, form.Name);
            foreach (var asked in Fields)
            {
                yield return (ManualWords.Fields, asked.Label);
                if (asked.Hint is { } hint)
                    yield return (ManualWords.Fields, hint);
                foreach (var option in asked.Options)
                    yield return (ManualWords.Fields, option);
            }
        }
    }

    /// <summary>Languages in which its name is written: Thai first, English second.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Languages => [.. Name.All.Select(text => text.Language)];

    /// <summary>Every text spelled one way; what says nothing is taken out.</summary>
    public ServiceManual Tidied() =>
        this with
        {
            Name = Name.Tidied(),
            Summary = Tidy(Summary),
            Steps = [.. Steps.Select(s => s with { Text = s.Text.Tidied() }).Where(s => !s.Text.IsBlank)],
            Channels = [.. Channels.Select(c => c with { Text = c.Text.Tidied() })],
            Fees = Fees is null ? null : [.. Fees.Select(f => f with { Text = f.Text.Tidied() })],
            Documents = Documents is null
                ? null
                : [.. Documents.Select(d => d with { Text = d.Text.Tidied(), OnlyIf = Tidy(d.OnlyIf) })],
            Laws = [.. Laws.Select(l => l.Tidied()).Where(l => !l.IsBlank)],
            Forms = [.. Forms.Select(f => f with { Name = f.Name.Tidied() })],
            Place = Tidy(Place),
            Hours = Tidy(Hours),
            Section = Tidy(Section),
            Fields =
            [
                .. Fields.Select(f =>
                    f with
                    {
                        Label = f.Label.Tidied(),
                        Hint = Tidy(f.Hint),
                        Options = [.. f.Options.Select(o => o.Tidied()).Where(o => !o.IsBlank)],
                    }
                ),
            ],
        };

    private static ManualText? Tidy(ManualText? text) => text is null || text.IsBlank ? null : text.Tidied();
}

/// <summary>What the parts of a manual are called.</summary>
internal static class ManualWords
{
    public static readonly Bilingual Name = new("ชื่องาน", "Name"),
        Summary = new("คำอธิบาย", "Summary"),
        Steps = new("วิธีการและขั้นตอน", "Steps"),
        Time = new("ระยะเวลา", "Time"),
        Channels = new("ช่องทางให้บริการ", "Channels"),
        Fees = new("ค่าธรรมเนียม", "Fee"),
        Documents = new("เอกสารหลักฐาน", "Documents"),
        Laws = new("กฎหมายที่เกี่ยวข้อง", "Law"),
        Forms = new("แบบฟอร์ม", "Forms"),
        Place = new("สถานที่ให้บริการ", "Place"),
        Hours = new("วันเวลาให้บริการ", "Opening hours"),
        Section = new("ส่วนงานที่รับผิดชอบ", "Responsible section"),
        Fields = new("แบบคำขอออนไลน์", "Online form"),
        NoFee = new("ไม่มีค่าธรรมเนียม", "There is no fee."),
        NoDocuments = new("ไม่ต้องใช้เอกสาร", "No documents are needed.");

    public static Bilingual Words(this ChannelKind kind) =>
        kind switch
        {
            ChannelKind.Counter => new("ที่สำนักงาน", "At the office"),
            ChannelKind.Online => new("ออนไลน์", "Online"),
            ChannelKind.Mobile => new("หน่วยเคลื่อนที่", "Mobile unit"),
            ChannelKind.Post => new("ไปรษณีย์", "By post"),
            ChannelKind.Phone => new("โทรศัพท์", "By telephone"),
            _ => new("ช่องทางอื่น", "Another way"),
        };

    public static Bilingual Words(this TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Minutes => new("นาที", "minutes"),
            TimeUnit.Hours => new("ชั่วโมง", "hours"),
            TimeUnit.WorkingDays => new("วันทำการ", "working days"),
            _ => new("วัน (ปฏิทิน)", "days of the calendar"),
        };

    public static Bilingual Words(this FieldKind kind) =>
        kind switch
        {
            FieldKind.Text => new("ข้อความบรรทัดเดียว", "One line"),
            FieldKind.Words => new("ข้อความหลายบรรทัด", "Several lines"),
            FieldKind.Number => new("จำนวนเต็ม", "Whole number"),
            FieldKind.Date => new("วันที่", "Day"),
            FieldKind.Choice => new("เลือกหนึ่งข้อ", "One of several"),
            _ => new("แนบไฟล์", "File"),
        };

    public static Bilingual Words(this DraftState state) =>
        state switch
        {
            DraftState.Submitted => new("รอผู้อนุมัติ", "waits for approval"),
            DraftState.Returned => new("ส่งคืนให้แก้ไข", "sent back"),
            DraftState.Published => new("เผยแพร่แล้ว", "public"),
            _ => new("กำลังจัดทำ", "being written"),
        };

    /// <summary>A language by its own name.</summary>
    public static string LanguageName(string code) =>
        code switch
        {
            "th" => "ไทย",
            "en" => "English",
            "my" => "မြန်မာ",
            "lo" => "ລາວ",
            "km" => "ខ្មែរ",
            "vi" => "Tiếng Việt",
            "zh" => "中文",
            "ja" => "日本語",
            "ms" => "Bahasa Melayu",
            "ru" => "Русский",
            _ => code,
        };

    /// <summary>Languages offered beside Thai; others come by import.</summary>
    public static readonly IReadOnlyList<string> Beside = ["en", "my", "lo", "km", "vi", "zh", "ja", "ms", "ru"];
}
