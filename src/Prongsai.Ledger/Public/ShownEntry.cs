using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;

namespace Prongsai.Ledger.Public;

/// <summary>An entry as a citizen reads it.</summary>
internal sealed record ShownEntry(
    long Index,
    string Kind,
    DateTime At,
    DateTime? Recorded,
    string? Item,
    int? Year,
    int? Edition,
    IReadOnlyList<string> Months,
    string? Due,
    IReadOnlyList<ShownFile> Files,
    string Json
)
{
    public static ShownEntry Of(LogEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Bytes);
        var json = document.RootElement;
        return new ShownEntry(
            entry.Index,
            json.GetProperty("kind").GetString()!,
            json.GetProperty("at").GetDateTime().ToUniversalTime(),
            json.TryGetProperty("recorded", out var recorded) ? recorded.GetDateTime().ToUniversalTime() : null,
            Text(json, "item"),
            Number(json, "year"),
            Number(json, "edition"),
            [.. List(json, "months").Select(m => m.GetString()!)],
            Text(json, "due"),
            [
                .. List(json, "files")
                    .Select(f => new ShownFile(
                        f.GetProperty("name").GetString()!,
                        f.GetProperty("sha256").GetString()!,
                        f.GetProperty("size").GetInt64()
                    )),
            ],
            System.Text.Encoding.UTF8.GetString(entry.Bytes.Span)
        );
    }

    /// <summary>Counted from 1, as people count; the formats count from 0.</summary>
    public long Place => Index + 1;

    /// <summary>"เผยแพร่ O12 ปี 2567 ฉบับที่ 1".</summary>
    public Bilingual Words
    {
        get
        {
            var (th, en) = Kind switch
            {
                "publish" => ("เผยแพร่", "Published"),
                "amend" => ("เผยแพร่ฉบับแก้ไข", "Published a correction of"),
                "withdraw" => ("ถอนจากการเผยแพร่", "Withdrew"),
                "print" => ("จัดพิมพ์เป็น PDF", "Printed as PDF"),
                "nothing-this-month" => ("ประกาศว่าไม่มีรายการ", "Declared that there was nothing:"),
                "obligation-due" => ("ถึงวันสุดท้ายที่ต้องเผยแพร่", "Last day to publish"),
                "report-signed" => ("รับรองและเผยแพร่รายงานประจำปี", "Signed and published the report"),
                "infographic-approved" => ("อนุมัติและเผยแพร่อินโฟกราฟิก", "Approved and published an infographic"),
                "score-imported" => ("นำเข้าผลคะแนน", "Imported results"),
                "backup-drill" => ("ซ้อมกู้คืนข้อมูล", "Held a restore drill"),
                "log-succeeded" => ("เริ่มสมุดเล่มนี้ต่อจากเล่มเดิม", "Began this log after an earlier one"),
                _ => (Kind, Kind),
            };
            if (Item is not null)
                (th, en) = ($"{th} {Item}", $"{en} {Item}");
            if (Year is { } year)
                (th, en) = ($"{th} ปีงบประมาณ {year}", $"{en}, fiscal year {year}");
            if (Edition is { } edition)
                (th, en) = (
                    Kind == "withdraw" ? $"{th} ถึงฉบับที่ {edition}" : $"{th} ฉบับที่ {edition}",
                    Kind == "withdraw" ? $"{en}, up to edition {edition}" : $"{en}, edition {edition}"
                );
            if (Kind is "obligation-due" or "nothing-this-month" && Months is [var month])
                (th, en) = ($"{th} เดือน {Month(month).Th}", $"{en}, {Month(month).En}");
            if (Due is { } due && IsoDay.TryParse(due, out var day))
                (th, en) = ($"{th} ({ThaiDate.InWords(day).Th})", $"{en} ({ThaiDate.InWords(day).En})");
            return new Bilingual(th, en);
        }
    }

    private static Bilingual Month(string iso) =>
        IsoDay.TryParseMonth(iso, out var month)
            ? new(ThaiDate.Month(month), ThaiDate.EnglishMonth(month))
            : Bilingual.ThaiOnly(iso);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static List<JsonElement> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];
}

internal sealed record ShownFile(string Name, string Sha256, long Size);
