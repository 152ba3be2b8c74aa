using Prongsai.Kernel;

namespace Prongsai.Services.Infographics;

/// <summary>What a picture is made for.</summary>
internal enum PictureFormat
{
    /// <summary>A poster for a wall.</summary>
    A4,

    /// <summary>A poster that is read from further away.</summary>
    A3,

    /// <summary>A leaflet to take along; it has two sides where one is too small.</summary>
    A5,

    /// <summary>A square for social media.</summary>
    Square,

    /// <summary>As high as a phone.</summary>
    Story,
}

/// <summary>How a picture is composed.</summary>
internal enum PictureDesign
{
    /// <summary>A coloured head, two columns, a foot.</summary>
    Banner,

    /// <summary>A coloured column at the left says where and for how much; what is to be done stands beside it.</summary>
    Sidebar,

    /// <summary>Cards on a tinted page; each step is a card.</summary>
    Cards,
}

/// <summary>In which language a picture speaks.</summary>
internal enum PictureLanguage
{
    Thai,
    English,

    /// <summary>Thai, and English below it where it was written.</summary>
    Both,
}

/// <summary>What an officer chooses for a picture.</summary>
internal sealed record PictureChoices(
    PictureFormat Format,
    PictureDesign Design,
    bool ThaiDigits,
    PictureLanguage Language
)
{
    /// <summary>For an address: the preview carries them all.</summary>
    public string Query =>
        $"format={Format}&design={Design}&thaiDigits={(ThaiDigits ? "true" : "false")}&language={Language}";

    /// <summary>"โปสเตอร์ A4 · แถบหัวเรื่อง · ไทย · เลขไทย".</summary>
    public Bilingual Words
    {
        get
        {
            var (format, design, language, digits) = (
                Format.Words(),
                Design.Words(),
                Language.Words(),
                PictureWords.Digits(ThaiDigits)
            );
            return new(
                $"{format.Th} · {design.Th} · {language.Th} · {digits.Th}",
                $"{format.En} · {design.En} · {language.En} · {digits.En}"
            );
        }
    }
}

internal static class PictureWords
{
    public static Bilingual Words(this PictureFormat format) =>
        format switch
        {
            PictureFormat.A4 => new("โปสเตอร์ A4", "A4 poster"),
            PictureFormat.A3 => new("โปสเตอร์ A3", "A3 poster"),
            PictureFormat.A5 => new("แผ่นพับ A5", "A5 leaflet"),
            PictureFormat.Square => new("ภาพจัตุรัสสำหรับสื่อสังคม", "Square for social media"),
            _ => new("สตอรี", "Story"),
        };

    public static Bilingual Words(this PictureDesign design) =>
        design switch
        {
            PictureDesign.Banner => new("แถบหัวเรื่อง", "Banner"),
            PictureDesign.Sidebar => new("แถบข้าง", "Sidebar"),
            _ => new("การ์ด", "Cards"),
        };

    public static Bilingual Words(this PictureLanguage language) =>
        language switch
        {
            PictureLanguage.Thai => new("ภาษาไทย", "Thai"),
            PictureLanguage.English => new("ภาษาอังกฤษ", "English"),
            _ => new("ไทยและอังกฤษ", "Thai and English"),
        };

    public static Bilingual Digits(bool thai) =>
        thai ? new("เลขไทย", "Thai digits") : new("เลขอารบิก", "Arabic digits");

    public static Bilingual Words(this InfographicState state) =>
        state switch
        {
            InfographicState.Waiting => new("รออนุมัติ", "waits for approval"),
            InfographicState.Returned => new("ส่งคืน", "sent back"),
            InfographicState.Approved => new("เผยแพร่แล้ว", "public"),
            InfographicState.Replaced => new("ถูกแทนแล้ว", "replaced"),
            _ => new("ถอนแล้ว", "withdrawn"),
        };
}
