using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Prongsai.Kernel;

/// <summary>
/// How long the journal is kept: for ever, unless whoever answers for the records has set a number of years. By the calendar, as the
/// law counts, never by the number of lines.
/// </summary>
/// <param name="Years">Setting Prongsai:Journal:KeepYears, counted from the end of a fiscal year; null: for ever.</param>
public sealed record JournalRetention(int? Years)
{
    /// <summary>The retention that configuration describes.</summary>
    public static JournalRetention From(IConfiguration? configuration) =>
        new(configuration?.GetValue<int?>("Prongsai:Journal:KeepYears"));

    /// <summary>In words, for the page of the journal.</summary>
    public Bilingual Words =>
        Years is { } years
            ? new(
                $"เก็บไว้อย่างน้อย {years} ปีนับจากสิ้นปีงบประมาณของรายการ จากนั้นก็ยังอยู่จนกว่าจะมีผู้สั่งทำลายตามระเบียบ",
                $"Kept for at least {years} years from the end of a line’s fiscal year, and after that until somebody disposes of them by the rules."
            )
            : new("เก็บไว้ตลอดไป", "Kept for ever.");

    /// <summary>Why the lines of a fiscal year may not be disposed of.</summary>
    public IReadOnlyList<Refusal> WhyNotDispose(FiscalYear year, string? because, Now now)
    {
        List<Refusal> reasons = [];
        if (Years is not { } years)
            reasons.Add(ForEver);
        else if (now.Today <= year.LastDay.AddYears(years))
            reasons.Add(TooEarly(year, years, year.LastDay.AddYears(years).AddDays(1)));
        if (string.IsNullOrWhiteSpace(because))
            reasons.Add(NoReason);

        return reasons;
    }

    private static readonly Refusal ForEver = new(
        "journal-for-ever",
        "บันทึกการเปลี่ยนแปลงเก็บไว้ตลอดไป จึงทำลายไม่ได้ หากระเบียบให้ทำลายได้และได้รับความเห็นชอบแล้ว ตั้ง Prongsai:Journal:KeepYears ก่อน",
        "The journal is kept for ever, so nothing is disposed of. Where the rules allow it and the consent is there, set Prongsai:Journal:KeepYears first."
    );

    private static readonly Refusal NoReason = new(
        "journal-disposal-reason",
        "ต้องระบุเหตุผล: หนังสือหรือมติที่ให้ความเห็นชอบ (--because)",
        "Say on what ground: the letter or resolution that consents (--because)."
    );

    private static Refusal TooEarly(FiscalYear year, int years, DateOnly from) =>
        new(
            "journal-too-early",
            $"รายการของปีงบประมาณ {year} ต้องเก็บ {years} ปี ทำลายได้ตั้งแต่ {ThaiDate.InWords(from).Th}",
            $"The lines of fiscal year {year} are kept for {years} years; they may go from {ThaiDate.InWords(from).En}."
        );
}

/// <summary>What was disposed of.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Sha256">Of the file that holds them now.</param>
public sealed record Disposed(int Lines, string Sha256);

/// <summary>Lets the guards of the journal's table aside for one act; one class per database.</summary>
public interface IJournalGuards
{
    /// <summary>Runs the act without them, within the transaction that is open: they are back when it commits or rolls back.</summary>
    Task WithoutAsync(ProngsaiDb db, Func<Task> act, CancellationToken cancellation);
}

/// <summary>
/// The one way by which lines of the journal ever leave the database: a whole fiscal year, after its time, on a ground that is
/// written down, and only when every line stands in a file that stays.
/// </summary>
public sealed class JournalDisposal(
    ProngsaiDb db,
    IJournalGuards guards,
    JournalRetention retention,
    TimeProvider clock
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the year's lines into a new file, one JSON object a line, then takes them out of the database.</summary>
    /// <exception cref="RefusedException">Too early, kept for ever, without a ground, or the file is there already.</exception>
    public async Task<Disposed> RunAsync(
        FiscalYear year,
        string file,
        string? because,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var now = clock.Now();
        IReadOnlyList<Refusal> reasons = retention.WhyNotDispose(year, because, now);
        if (File.Exists(file))
            reasons = [.. reasons, FileIsThere(file)];
        reasons.ThrowIfAny();

        var (from, to) = (MidnightOf(year.FirstDay), MidnightOf(year.LastDay.AddDays(1)));
        var unfinished = file + ".unfinished";
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var ofTheYear = db.Set<JournalEntry>().Where(e => e.At >= from && e.At < to);
        var (lines, hash) = await WriteAsync(ofTheYear, unfinished, cancellation);
        await guards.WithoutAsync(
            db,
            async () =>
            {
                var gone = await ofTheYear.ExecuteDeleteAsync(cancellation);
                if (gone != lines)
                    throw new InvalidOperationException($"{lines} lines were written down, {gone} would go.");
            },
            cancellation
        );
        db.Journal(
            null,
            now,
            by,
            "JournalDisposed",
            $"journal:{year}",
            new
            {
                lines,
                file = Path.GetFileName(file),
                sha256 = hash,
            },
            because
        );
        await db.SaveChangesAsync(cancellation);
        // The file is whole and named before the lines are gone: killed in between, both are there.
        File.Move(unfinished, file);
        await whole.CommitAsync(cancellation);

        return new Disposed(lines, hash);
    }

    private static async Task<(int Lines, string Hash)> WriteAsync(
        IQueryable<JournalEntry> entries,
        string file,
        CancellationToken cancellation
    )
    {
        var count = 0;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        await foreach (
            var entry in entries
                .AsNoTracking()
                .OrderBy(e => e.At)
                .ThenBy(e => e.Id)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            var line = Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(
                    new
                    {
                        id = entry.Id.Value,
                        agency = entry.AgencyId?.Value,
                        at = entry.At.ToString("O", CultureInfo.InvariantCulture),
                        by = entry.ByName,
                        byId = entry.ById,
                        what = entry.What,
                        record = entry.Record,
                        why = entry.Why,
                        facts = JsonSerializer.Deserialize<JsonElement>(entry.Facts),
                    },
                    Json
                ) + "\n"
            );
            sum.AppendData(line);
            await stream.WriteAsync(line, cancellation);
            count++;
        }

        stream.Flush(flushToDisk: true);
        return (count, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    private static DateTime MidnightOf(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc) - Clock.Thailand;

    private static Refusal FileIsThere(string file) =>
        new(
            "journal-file-exists",
            $"มีไฟล์ {file} อยู่แล้ว ระบบไม่เขียนทับ เลือกชื่ออื่น",
            $"{file} is there already and is not written over; choose another name."
        );
}
