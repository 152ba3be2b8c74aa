using Prongsai.Kernel;

namespace Prongsai.Surveys.Themes;

internal readonly record struct BoardEntryId(Guid Value) : IId<BoardEntryId>
{
    public static BoardEntryId From(Guid value) => new(value);
}

/// <summary>
/// One line of the board "you said → we did": what people said, the measure that answers it, what was done. How often it was said in each
/// month is counted from the texts, so that the month after the measure speaks for itself.
/// </summary>
internal sealed class BoardEntry
{
    public const string Kind = "survey-theme";
    public const int Longest = 500;

    public AgencyId AgencyId { get; private init; }
    public BoardEntryId Id { get; private init; }

    /// <summary>What people said, in the office's words.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Words of which each text that counts has at least one, separated by spaces.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The first day of the month in which it was put on the board.</summary>
    public DateOnly Since { get; private init; }

    /// <summary>The measure that answers it, as the measures' module knows it; null while there is none.</summary>
    public Guid? MeasureId { get; private set; }

    /// <summary>Its words when it was linked.</summary>
    public string? Measure { get; private set; }

    /// <summary>What was done; null while nothing was.</summary>
    public string? Did { get; private set; }

    public DateOnly? DidOn { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public static IReadOnlyList<Refusal> WhyNot(string? said, string? words, string? did) =>
        [
            .. string.IsNullOrWhiteSpace(said) || string.IsNullOrWhiteSpace(words)
                ? [ThemeRefusals.Blank]
                : Array.Empty<Refusal>(),
            .. said?.Length > Longest || words?.Length > Longest || did?.Length > Longest
                ? [ThemeRefusals.TooLong]
                : Array.Empty<Refusal>(),
        ];

    public static BoardEntry Of(AgencyId agency, string said, string words, Now now)
    {
        WhyNot(said, words, null).ThrowIfAny();

        return new()
        {
            AgencyId = agency,
            Id = Ids.Next<BoardEntryId>(),
            Said = ThaiText.NormaliseLine(said),
            Words = ThaiText.NormaliseLine(words),
            Since = new DateOnly(now.Today.Year, now.Today.Month, 1),
        };
    }

    public void Answer(Guid? measure, string? measureWords, string? did, Now now)
    {
        WhyNot(Said, Words, did).ThrowIfAny();
        (MeasureId, Measure) = (measure, measureWords is null ? null : ThaiText.Truncate(measureWords, Longest));
        var done = string.IsNullOrWhiteSpace(did) ? null : ThaiText.NormaliseLine(did);
        DidOn =
            done is null ? null
            : done == Did ? DidOn
            : now.Today;
        Did = done;
        Version++;
    }

    public void Withdraw(Now now)
    {
        WithdrawnAt ??= now.Utc;
        Version++;
    }

    /// <summary>True when a text says it.</summary>
    public bool IsIn(IReadOnlyCollection<string> words) => Asked.Any(words.Contains);

    private HashSet<string> Asked =>
        field ??= [.. Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ThaiText.Fold)];
}

/// <summary>Every reason for which the board refuses.</summary>
internal static class ThemeRefusals
{
    public static readonly Refusal Blank = new(
        "theme-blank",
        "โปรดระบุว่าประชาชนพูดถึงเรื่องใด และคำที่ใช้นับ",
        "Say what people said, and the words by which it is counted."
    );

    public static readonly Refusal TooLong = new(
        "theme-too-long",
        $"แต่ละช่องยาวได้ไม่เกิน {BoardEntry.Longest} ตัวอักษร",
        $"Each field takes at most {BoardEntry.Longest} characters."
    );

    public static readonly Refusal Raced = new(
        "theme-raced",
        "มีผู้อื่นบันทึกเรื่องนี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่",
        "Somebody else saved this a moment ago; load the page again."
    );
}
