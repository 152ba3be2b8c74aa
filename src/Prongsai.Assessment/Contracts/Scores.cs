using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>Which framework: codes such as O15 mean nothing without year and profile.</summary>
/// <param name="Year">Fiscal year of the assessment.</param>
/// <param name="Profile">"general", "sub_department", "vec".</param>
public sealed record FrameworkKey(FiscalYear Year, string Profile)
{
    /// <summary>"2567/sub_department".</summary>
    public override string ToString() => $"{Year}/{Profile}";
}

/// <summary>What a figure measures.</summary>
public enum FigureKind
{
    /// <summary>The whole assessment.</summary>
    Total,

    /// <summary>IIT, EIT or OIT.</summary>
    Instrument,

    /// <summary>EIT1 or EIT2: a part of an instrument, shown only where a figure for it was imported.</summary>
    Part,

    /// <summary>One of the (ten) indicators.</summary>
    Indicator,

    /// <summary>A part of an OIT indicator.</summary>
    SubIndicator,

    /// <summary>A survey question or a disclosure item.</summary>
    Item,
}

/// <summary>One assessed thing in one year, with its official and its computed value side by side.</summary>
/// <param name="Code">"TOTAL", "IIT", "IND09", "9.3", "O15", upper case.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Parent">Code of what it is part of; null for the total.</param>
/// <param name="Title">The framework's text.</param>
/// <param name="TitleConfidence">How sure that text is.</param>
/// <param name="Official">The imported figure, never overwritten.</param>
/// <param name="OfficialConfidence">How sure the imported figure is; <see cref="Confidence.MadeUp"/> in samples.</param>
/// <param name="Source">Where the imported figure comes from, in words.</param>
/// <param name="Computed">What the parts give by the framework's rules; null where parts are missing.</param>
public sealed record Figure(
    string Code,
    FigureKind Kind,
    string? Parent,
    Bilingual Title,
    Confidence TitleConfidence,
    Score? Official,
    Confidence OfficialConfidence,
    string? Source,
    Exact? Computed
)
{
    /// <summary>What to show: the official figure where there is one, else the computed one.</summary>
    public Exact? Value => Official?.Exactly ?? Computed;

    /// <summary>The import that brought the official figure, as the journal names it: "import:…"; null where none did.</summary>
    public string? Import { get; init; }

    /// <summary>True when official and computed differ by more than the framework's tolerance (0.01).</summary>
    public bool Differs { get; init; }

    /// <summary>
    /// What must be known about the figure: why official and computed differ, or that the official one cannot be recomputed.
    /// Null when there is nothing to say.
    /// </summary>
    public Bilingual? Note { get; init; }

    /// <summary>True when the shown value is one that nobody can vouch for, or stands on such values.</summary>
    public bool IsUnsure =>
        Value is not null && OfficialConfidence is (Confidence.Unverified or Confidence.Unknown or Confidence.MadeUp);

    /// <summary>"9. การเปิดเผยข้อมูล", "O15 …": the number is part of how offices speak of indicators.</summary>
    public Bilingual NumberedTitle
    {
        get
        {
            if (Kind is FigureKind.Total or FigureKind.Instrument)
                return Title;
            if (Kind != FigureKind.Indicator || !Code.StartsWith("IND", StringComparison.Ordinal))
                return new Bilingual($"{Code} {Title.Th}", $"{Code} {Title.En}");

            var number = Code[3..].TrimStart('0');
            return Title.Th.StartsWith("ตัวชี้วัด", StringComparison.Ordinal)
                ? Title
                : new Bilingual($"{number}. {Title.Th}", $"{number}. {Title.En}");
        }
    }
}

/// <summary>A published level: "AA", "ผ่านดี".</summary>
/// <param name="Code">Stable code: "PASS_GOOD".</param>
/// <param name="Label">As published.</param>
public sealed record Band(string Code, Bilingual Label);

/// <summary>An agency's result of one year.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Of which fiscal year.</param>
/// <param name="Framework">By which framework.</param>
/// <param name="Figures">Total first, then each instrument with its indicators, each indicator with its items, in official order.</param>
/// <param name="Band">The level, where it can be told.</param>
public sealed record YearResult(
    AgencyId Agency,
    FiscalYear Year,
    FrameworkKey Framework,
    IReadOnlyList<Figure> Figures,
    Band? Band
)
{
    /// <summary>The figure with this code, or null.</summary>
    public Figure? this[string code] => Figures.FirstOrDefault(f => f.Code == code);
}

/// <summary>How one indicator (or the item of one topic) moved between two years.</summary>
/// <param name="Earlier">The figure of the earlier year; null where the framework did not ask it.</param>
/// <param name="Later">The figure of the later year; null where the framework no longer asks it.</param>
/// <param name="Change">Later minus earlier; null when one of them is missing.</param>
public sealed record Movement(Figure? Earlier, Figure? Later, Exact? Change)
{
    /// <summary>Whichever figure there is, the later one first.</summary>
    public Figure Figure => Later ?? Earlier ?? throw new InvalidOperationException("A movement of nothing.");

    /// <summary>True when it went down.</summary>
    public bool Fell => Change is { } change && change < Exact.Zero;

    /// <summary>True when it went up.</summary>
    public bool Rose => Change is { } change && change > Exact.Zero;
}

/// <summary>Two years side by side.</summary>
/// <param name="Earlier">Result of the earlier year.</param>
/// <param name="Later">Result of the later year.</param>
/// <param name="Indicators">Indicators by number.</param>
/// <param name="Items">Items by topic (through the crosswalk), because codes are renumbered every year.</param>
public sealed record YearComparison(
    YearResult Earlier,
    YearResult Later,
    IReadOnlyList<Movement> Indicators,
    IReadOnlyList<Movement> Items
);

/// <summary>A figure that lost points, and how many points of the total mending it would bring back.</summary>
/// <param name="Figure">What is weak.</param>
/// <param name="Regainable">Points of TOTAL that full marks here would add; null where the framework does not say enough.</param>
/// <param name="Arithmetic">The exact arithmetic: "(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00".</param>
/// <param name="Confidence">How sure that arithmetic is: the least sure of its factors.</param>
/// <param name="Note">What is assumed, in words; null when nothing is.</param>
public sealed record WeakPoint(
    Figure Figure,
    Exact? Regainable,
    string Arithmetic,
    Confidence Confidence,
    Bilingual? Note
);

/// <summary>A year's result beside its arithmetic.</summary>
/// <param name="Result">The figures.</param>
/// <param name="Total">The total, opening into the terms it is made of.</param>
public sealed record ExplainedYear(YearResult Result, Term Total);

/// <summary>Results of agencies, with their arithmetic.</summary>
public interface IScores
{
    /// <summary>The years for which an agency has figures, earliest first.</summary>
    Task<IReadOnlyList<FiscalYear>> YearsAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>The result of one year, or null when nothing was imported for it.</summary>
    Task<YearResult?> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);

    /// <summary>The results of every year that has figures, earliest first; the number of queries does not grow with the years.</summary>
    Task<IReadOnlyList<YearResult>> AllAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>The result of one year with its arithmetic, or null when nothing was imported for it.</summary>
    Task<ExplainedYear?> ExplainAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);

    /// <summary>Two years side by side; null when one of them has no figures.</summary>
    Task<YearComparison?> CompareAsync(
        AgencyId agency,
        FiscalYear earlier,
        FiscalYear later,
        CancellationToken cancellation = default
    );

    /// <summary>What is below full marks, most regainable first.</summary>
    Task<IReadOnlyList<WeakPoint>> WeakPointsAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    );
}

/// <summary>Takes results from files.</summary>
public interface IResultImport
{
    /// <summary>
    /// Reads a CSV or XLSX of results and keeps it for one agency. All or nothing: with any refusal nothing is kept.
    /// Repairs (mixed digits) must be confirmed with <paramref name="acceptRepairs"/>.
    /// </summary>
    Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string fileName,
        Stream content,
        bool acceptRepairs,
        Actor by,
        CancellationToken cancellation = default
    );
}
