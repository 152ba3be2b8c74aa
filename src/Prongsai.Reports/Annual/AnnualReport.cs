using System.Text.Json.Serialization;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Annual;

/// <summary>
/// The official report of one programme year, as one value: every word, number and picture with its sources, and nothing about
/// fonts. The DOCX, HTML and PDF writers, the preview and the tests read this value, so no two of them can disagree.
/// </summary>
/// <param name="Title">The whole title on one line, for lists and document properties.</param>
internal sealed record AnnualReport(
    string Title,
    Cover Cover,
    ReportLine SecondTitle,
    YearOnYear YearOnYear,
    Analysis Analysis,
    ReportLine SignatureHeading,
    IReadOnlyList<Signature> Signatures,
    string NotesHeading,
    IReadOnlyList<ReportNote> Notes,
    EnglishSummary? English,
    ReportOptions Options
)
{
    /// <summary>Where the paper leads whoever doubts it; null in drafts, and while nobody has said the installation's address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WayToProof? Proof { get; init; }

    /// <summary>The report of these records. No clock, no database: the same records give the same report.</summary>
    /// <param name="comparison">The assessed year beside the year before; null when one of them was not imported.</param>
    /// <param name="assessed">The assessed year; null when it was not imported.</param>
    /// <param name="editions">The published editions that links of the evidence lead to, by the link.</param>
    public static AnnualReport Of(
        Agency agency,
        FiscalYear programme,
        YearComparison? comparison,
        MeasuresTable table,
        ReportOptions options,
        YearResult? assessed = null,
        IReadOnlyDictionary<string, FileHash>? editions = null
    ) =>
        new Composition(
            agency,
            programme,
            comparison,
            table,
            options,
            assessed ?? comparison?.Later,
            editions ?? new Dictionary<string, FileHash>()
        ).Compose();
}

/// <summary>A QR code at the end of an edition, with its address in letters.</summary>
/// <param name="Words">What is found there.</param>
internal sealed record WayToProof(string Heading, string Words, string Address)
{
    /// <summary>A file cannot hold its own hash, so it leads to the edition's page.</summary>
    public static WayToProof Of(string origin, string slug, FiscalYear programme, int number, bool thaiDigits) =>
        new(
            "ตรวจสอบรายงานฉบับนี้",
            Addresses.WithDigits(
                $"สแกนเพื่อตรวจว่ารายงานฉบับที่ {number} นี้เผยแพร่จริงและไม่ถูกแก้ไข และดูหลักฐานที่มาของตัวเลขทุกตัว หรือเปิดที่อยู่ถาวร",
                thaiDigits
            ),
            $"{origin}{PathOf(slug, programme, number)}"
        );

    public static string PathOf(string slug, FiscalYear programme, int number) =>
        FormattableString.Invariant($"/{slug}/reports/{programme}/{number}/proof");
}

/// <param name="Agency">สำนักงานเขตคลองสามวา.</param>
/// <param name="AgencyInEnglish">KHLONG SAM WA DISTRICT OFFICE; empty when the register has no English name.</param>
/// <param name="Title">The title, in the lines in which it is set.</param>
/// <param name="Year">ประจำปีงบประมาณ พ.ศ. ๒๕๖๘.</param>
internal sealed record Cover(
    ReportLine Agency,
    ReportLine AgencyInEnglish,
    IReadOnlyList<ReportLine> Title,
    ReportLine Year
);

/// <summary>The comparison of the assessed year with the year before.</summary>
/// <param name="Narrative">Paragraphs before the table.</param>
/// <param name="Indicators">The indicators; null when nothing was imported to compare.</param>
/// <param name="Statements">Paragraphs after the table: what fell.</param>
internal sealed record YearOnYear(
    ReportLine Heading,
    IReadOnlyList<ReportLine> Narrative,
    IndicatorTable? Indicators,
    IReadOnlyList<ReportLine> Statements
);

/// <summary>The indicators of two years, shown as a table and, from the same rows, as a chart.</summary>
internal sealed record IndicatorTable(
    string Caption,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IndicatorRow> Rows,
    IndicatorChart Chart
);

/// <param name="Direction">In words, because colour alone tells some readers nothing.</param>
/// <param name="Fell">True when the score went down.</param>
internal sealed record IndicatorRow(
    string Number,
    ReportLine Name,
    ReportLine Earlier,
    ReportLine Later,
    ReportLine Change,
    ReportLine Direction,
    bool Fell
);

/// <param name="Description">What the chart shows, in words, for those who do not see it.</param>
/// <param name="Note">Marks of made-up figures, in words below the chart; null when there are none.</param>
internal sealed record IndicatorChart(
    string Title,
    string Description,
    string Earlier,
    string Later,
    IReadOnlyList<ChartPoint> Points,
    string? Note
);

/// <summary>One indicator in the chart, rounded to two decimals as in the table.</summary>
internal sealed record ChartPoint(string Label, decimal? Earlier, decimal? Later);

/// <summary>The four-column table: what was weak, what must improve, the measures, the results.</summary>
/// <param name="Empty">Said instead of the table when there are no rows; null when there are.</param>
internal sealed record Analysis(
    ReportLine Heading,
    ReportLine Subheading,
    string Caption,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<InstrumentGroup> Instruments,
    ReportLine? Empty
);

internal enum ColumnKind
{
    Item,
    MustImprove,
    Measures,
    Owners,
    Periods,
    Results,
}

/// <param name="Words">
/// The heading, cut where a line may end: the headings are official and long, the columns narrow, and browsers' dictionaries cut
/// เตรียม in two.
/// </param>
internal sealed record Column(ColumnKind Kind, IReadOnlyList<string> Words)
{
    [JsonIgnore]
    public string Heading => string.Concat(Words);
}

/// <summary>Rows of one instrument, under its heading from the model.</summary>
internal sealed record InstrumentGroup(ReportLine Heading, IReadOnlyList<IndicatorGroup> Indicators);

/// <summary>Rows of one indicator, under its heading from the model.</summary>
internal sealed record IndicatorGroup(ReportLine Heading, IReadOnlyList<AnalysisRow> Rows);

internal sealed record AnalysisRow(
    string Code,
    ReportLine Item,
    IReadOnlyList<ReportLine> MustImprove,
    IReadOnlyList<Entry> Measures,
    IReadOnlyList<Entry> Owners,
    IReadOnlyList<Entry> Periods,
    IReadOnlyList<Result> Results
)
{
    /// <summary>A row that fits on a page many times over, and is better not torn between two.</summary>
    [JsonIgnore]
    public bool IsShort =>
        Results.All(r => r.Photographs.Count == 0)
        && Item.Text.Length + MustImprove.Sum(l => l.Text.Length) < 500
        && Measures.Sum(m => m.Line.Text.Length) < 500
        && Results.Sum(r => r.Entry.Line.Text.Length) < 500;
}

/// <param name="Number">"๑."; null where there is only one, which is then not numbered.</param>
internal sealed record Entry(string? Number, ReportLine Line);

/// <summary>One result with its proof.</summary>
internal sealed record Result(
    Entry Entry,
    IReadOnlyList<Photograph> Photographs,
    IReadOnlyList<ReportLine> Attachments
);

/// <param name="Width">Upright, in pixels.</param>
/// <param name="Height">Upright, in pixels.</param>
/// <param name="Caption">Printed below; says so when the picture is made up.</param>
/// <param name="Alt">For those who do not see it.</param>
internal sealed record Photograph(
    FileHash File,
    string MediaType,
    int Width,
    int Height,
    ReportLine Caption,
    string Alt
);

/// <param name="Name">In brackets below the line; dots when nobody is named.</param>
internal sealed record Signature(string Line, string Name, string Position, string Day);

internal sealed record EnglishSummary(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Points);
