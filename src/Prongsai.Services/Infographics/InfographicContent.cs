using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>A text of a picture.</summary>
/// <param name="Language">In which language it really is: what nobody translated is Thai.</param>
/// <param name="English">The same in English, to stand below it; null where one language was asked for or nobody wrote it.</param>
internal sealed record Said(string Text, string Language, string? English = null);

/// <summary>One document, step or fee.</summary>
/// <param name="Note">How many of it, how long it takes, when it is needed.</param>
internal sealed record SaidItem(Said Text, Said? Note = null);

/// <summary>What a line about place and time is about.</summary>
internal enum WhereKind
{
    Place,
    Hours,
    Phone,
    Channel,
    Section,
}

/// <summary>A line about place and time, with what it is called for those who do not see its icon.</summary>
internal sealed record WhereLine(WhereKind Kind, Said Label, Said Text);

/// <summary>
/// What a picture of a service says, whole and in reading order: the picture, its text twin and its alternative text are made from this
/// one value, so that they cannot disagree. The picture may show less of it; the twin never does.
/// </summary>
internal sealed record InfographicContent(Said Agency, Said Name, Said Version, string Address)
{
    private static readonly JsonSerializerOptions Format = new(ManualJson.Format) { WriteIndented = false };

    /// <summary>The city or ministry, as printed after the agency's name.</summary>
    public Said? Parent { get; init; }
    public Said? MadeUp { get; init; }
    public Said? Summary { get; init; }
    public Said? Time { get; init; }

    /// <summary>Empty: there is no fee.</summary>
    public IReadOnlyList<SaidItem> Fees { get; init; } = [];

    /// <summary>Empty: nothing is needed.</summary>
    public IReadOnlyList<SaidItem> Documents { get; init; } = [];
    public IReadOnlyList<SaidItem> Steps { get; init; } = [];

    /// <summary>The most important first: what a small picture has no room for is left out from the end.</summary>
    public IReadOnlyList<WhereLine> Where { get; init; } = [];

    public PictureLanguage Language { get; init; }
    public bool ThaiDigits { get; init; }

    /// <summary>As a person types it: without what every browser adds by itself.</summary>
    [JsonIgnore]
    public string TypedAddress => Address.Split("://", 2)[^1];

    /// <param name="origin">"https://example.go.th", for the address that the QR code carries.</param>
    public static InfographicContent Of(
        Agency agency,
        Service service,
        ServiceVersion version,
        PictureChoices choices,
        string origin
    )
    {
        var say = new Speech(choices.Language, choices.ThaiDigits);
        var manual = version.Manual;
        var approved = ThaiDate.InWords(version.ApprovedAt.DayInThailand());
        return new(
            say.Of(agency.Name),
            say.Of(manual.Name),
            say.Of(
                new Bilingual(
                    $"คู่มือฉบับที่ {version.Number} อนุมัติเมื่อ {approved.Th}",
                    $"Manual version {version.Number}, approved on {approved.En}"
                )
            ),
            $"{origin}/{agency.Slug}/services/{service.Slug}"
        )
        {
            Parent = agency.Parent.Th.Length > 0 ? say.Of(agency.Parent) : null,
            MadeUp = service.IsSample ? say.Of(InfographicWords.MadeUp) : null,
            Summary = manual.Summary is { } summary ? say.Of(summary) : null,
            Time = manual.Total is { } total ? say.Of(total.Words) : null,
            Fees = [.. (manual.Fees ?? []).Select(fee => say.Of(fee, isOnly: manual.Fees is { Count: 1 }))],
            Documents = [.. (manual.Documents ?? []).Select(say.Of)],
            Steps =
            [
                .. manual.Steps.Select(s => new SaidItem(say.Of(s.Text), s.Time is { } t ? say.Of(t.Words) : null)),
            ],
            Where = [.. say.Where(manual, agency.Contact)],
            Language = choices.Language,
            ThaiDigits = choices.ThaiDigits,
        };
    }

    /// <summary>Words of our own, in the language of the picture.</summary>
    public Said Say(Bilingual words) => new Speech(Language, ThaiDigits).Of(words);

    /// <summary>A number of a list, in the digits of the picture.</summary>
    public string Number(int number)
    {
        var arabic = number.ToString(CultureInfo.InvariantCulture);
        return ThaiDigits && Language != PictureLanguage.English ? ThaiDigitsOf(arabic) : arabic;
    }

    /// <summary>For who does not see the picture: what it is, and where all of its text stands.</summary>
    [JsonIgnore]
    public Bilingual Alternative
    {
        get
        {
            var (name, english) = (Name.Text, Name.English ?? Name.Text);
            var (time, englishTime) = (Time?.Text, Time?.English ?? Time?.Text);
            return new(
                $"อินโฟกราฟิกงานบริการ “{name}” ของ{Agency.Text}{(time is null ? "" : $" ใช้เวลาไม่เกิน {time}")} เอกสาร {Number(Documents.Count)} รายการ ขั้นตอน {Number(Steps.Count)} ขั้น ข้อความทั้งหมดอยู่ใต้ภาพ",
                $"Infographic of the service “{english}” of {Agency.English ?? Agency.Text}{(time is null ? "" : $"; at most {englishTime}")}; documents: {Documents.Count}, steps: {Steps.Count}. All of its text stands below."
            );
        }
    }

    /// <summary>As it is kept beside a picture: what was said then, whatever becomes of the agency's telephone.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static InfographicContent Read(string json) => JsonSerializer.Deserialize<InfographicContent>(json, Format)!;

    private static string ThaiDigitsOf(string text) => Kernel.ThaiDigits.ToThai(text);

    /// <summary>How texts are said in the language and the digits that were chosen. English has Arabic digits always.</summary>
    private sealed record Speech(PictureLanguage Language, bool ThaiDigits)
    {
        public Said Of(ManualText text) => Of(text.Th, text.En);

        public Said Of(Bilingual words) => Of(words.Th, words.En);

        /// <param name="isOnly">Then the amount is what matters, and what it is for stands beside it.</param>
        public SaidItem Of(ServiceFee fee, bool isOnly)
        {
            if (fee.Amount is not { } amount)
                return new(Of(fee.Text));

            var baht = amount.ToString();
            if (baht.EndsWith(".00", StringComparison.Ordinal))
                baht = baht[..^3];
            var words = Of(amount.Satang == 0 ? InfographicWords.Free : new Bilingual($"{baht} บาท", $"{baht} baht"));
            return isOnly ? new(words, Of(fee.Text)) : new(Of(fee.Text), words);
        }

        public SaidItem Of(NeededDocument document)
        {
            var count = document.CountWords;
            return new(
                Of(document.Text),
                document.OnlyIf is { } onlyIf
                    ? Of(
                        $"{count.Th} · เฉพาะกรณี {onlyIf.Th}",
                        onlyIf.En is { } en ? $"{count.En} · only if {en}" : null
                    )
                    : Of(count)
            );
        }

        public IEnumerable<WhereLine> Where(ServiceManual manual, AgencyContact contact)
        {
            if (manual.Place is { } place)
                yield return new(WhereKind.Place, Of(ManualWords.Place), Of(place));
            if (manual.Hours is { } hours)
                yield return new(WhereKind.Hours, Of(ManualWords.Hours), Of(hours));
            if (contact.Phone is { Length: > 0 } phone)
                yield return new(
                    WhereKind.Phone,
                    Of(InfographicWords.Phone),
                    Of(new Bilingual($"โทร. {phone}", $"Tel. {phone}"))
                );
            foreach (var channel in manual.Channels)
            {
                var kind = channel.Kind.Words();
                yield return new(
                    WhereKind.Channel,
                    Of(ManualWords.Channels),
                    Of($"{kind.Th}: {channel.Text.Th}", channel.Text.En is { } en ? $"{kind.En}: {en}" : null)
                );
            }

            if (manual.Section is { } section)
                yield return new(WhereKind.Section, Of(ManualWords.Section), Of(section));
        }

        private Said Of(string thai, string? english)
        {
            var other = string.IsNullOrWhiteSpace(english) || english == thai ? null : OneLine(english);
            return Language == PictureLanguage.English && other is not null
                ? new(other, ManualText.English)
                : new(
                    OneLine(ThaiDigits ? ThaiDigitsOf(thai) : thai),
                    ManualText.Thai,
                    Language == PictureLanguage.Both ? other : null
                );
        }

        // Lines of a picture are its own; those of the officer who typed end nowhere near its edge.
        private static string OneLine(string text) => ThaiText.NormaliseLine(text);
    }
}

/// <summary>The words of pictures.</summary>
internal static class InfographicWords
{
    public static readonly Bilingual Kind = new("อินโฟกราฟิก", "Infographic"),
        MadeUp = new("ตัวอย่าง: ข้อมูลสมมุติ", "Sample: made up"),
        ToBring = new("เอกสารที่ต้องเตรียม", "What to bring"),
        Steps = new("ขั้นตอน", "Steps"),
        Time = new("ใช้เวลาไม่เกิน", "Takes at most"),
        Fee = new("ค่าธรรมเนียม", "Fee"),
        NoFee = new("ไม่มี", "None"),
        Free = new("ไม่เสียค่าธรรมเนียม", "free"),
        NoDocuments = new("ไม่ต้องใช้เอกสาร", "Nothing is needed"),
        Where = new("ติดต่อได้ที่", "Where to go"),
        Phone = new("โทรศัพท์", "Telephone"),
        Scan = new("สแกนเพื่ออ่านคู่มือทั้งหมด", "Scan to read the whole manual"),
        AllFees = new("ดูค่าธรรมเนียมทั้งหมดที่หน้าเว็บ", "All fees are on the page"),
        AllWhere = new("ดูช่องทางและสถานที่ทั้งหมดที่หน้าเว็บ", "All places and channels are on the page");

    public static Bilingual AllDocuments(int count) =>
        new($"ดูเอกสารทั้งหมด {count} รายการที่หน้าเว็บ", $"See all {count} documents on the page");

    public static Bilingual AllSteps(int count) =>
        new($"ดูขั้นตอนทั้งหมด {count} ขั้นที่หน้าเว็บ", $"See all {count} steps on the page");
}
