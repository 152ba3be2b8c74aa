namespace Prongsai.Kernel;

/// <summary>
/// One reason for saying no, which a person can act on. The code is stable: tests and clients use it; the words are for people.
/// </summary>
/// <param name="Code">Stable, kebab-case: "score-out-of-range".</param>
/// <param name="Words">What is wrong, where, and what was expected, in Thai and English.</param>
/// <param name="Where">File, sheet, row, column or field; null when the words say it all.</param>
public sealed record Refusal(string Code, Bilingual Words, Place? Where = null)
{
    /// <summary>A refusal said in both languages.</summary>
    public Refusal(string code, string th, string en, Place? where = null)
        : this(code, new Bilingual(th, en), where) { }

    /// <summary>The whole message in one language, place first: "scores.csv แถว 3 คอลัมน์ score: …".</summary>
    public string In(Language language) =>
        Where is { } place ? $"{place.In(language)}: {Words.In(language)}" : Words.In(language);

    /// <inheritdoc />
    public override string ToString() =>
        Where is { } place
            ? $"{place.In(Language.Thai)}: {Words.Th}\n{place.In(Language.English)}: {Words.En}"
            : Words.ToString();
}

/// <summary>Where in something handed to us a problem lies. Rows count from 1 as spreadsheets show them.</summary>
/// <param name="File">File name as the person knows it.</param>
/// <param name="Sheet">Sheet of a workbook.</param>
/// <param name="Row">Row or line, from 1.</param>
/// <param name="Column">Column heading, or letter where there is no heading.</param>
public sealed record Place(string? File = null, string? Sheet = null, int? Row = null, string? Column = null)
{
    /// <summary>The place in words.</summary>
    public string In(Language language)
    {
        List<string> parts = [];
        if (File is not null)
            parts.Add(File);
        if (Sheet is not null)
            parts.Add(language == Language.Thai ? $"แผ่นงาน {Sheet}" : $"sheet {Sheet}");
        if (Row is not null)
            parts.Add(language == Language.Thai ? $"แถว {Row}" : $"row {Row}");
        if (Column is not null)
            parts.Add(language == Language.Thai ? $"คอลัมน์ {Column}" : $"column {Column}");

        return string.Join(language == Language.Thai ? " " : ", ", parts);
    }
}

/// <summary>An act was tried although it is refused: bypassed or raced. The host answers 409 with the same words.</summary>
public sealed class RefusedException(IReadOnlyList<Refusal> reasons)
    : Exception(string.Join("; ", reasons.Select(r => r.Code)))
{
    /// <summary>Why not.</summary>
    public IReadOnlyList<Refusal> Reasons { get; } = reasons;
}

/// <summary>Nothing is there, or it is not yours; the two look the same. The host answers 404.</summary>
public sealed class MissingException(string what) : Exception(what);

/// <summary>Turning reasons into a stop.</summary>
public static class Refusing
{
    /// <summary>Throws when there is a reason why not.</summary>
    /// <exception cref="RefusedException">There is at least one reason.</exception>
    public static void ThrowIfAny(this IReadOnlyList<Refusal> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        if (reasons.Count > 0)
            throw new RefusedException(reasons);
    }

    /// <summary>The thing, or a miss.</summary>
    /// <exception cref="MissingException">There is no such thing, or it is not yours.</exception>
    public static async Task<T> OrMissAsync<T>(this Task<T?> finding)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(finding);

        return await finding ?? throw new MissingException(typeof(T).Name);
    }
}
