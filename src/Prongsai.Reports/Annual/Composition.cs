using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Annual;

/// <summary>Composes a report from the records: the headings and sentences of the official form, the rows, the sources.</summary>
internal sealed partial class Composition(
    Agency agency,
    FiscalYear programme,
    YearComparison? comparison,
    MeasuresTable table,
    ReportOptions options,
    YearResult? assessed,
    IReadOnlyDictionary<string, FileHash> editions
)
{
    private readonly Marks _marks = new();

    private string Name => agency.Name.Th;
    private string NameAndParent =>
        agency.Parent.Th.Length > 0 ? $"{agency.Name.Th} {agency.Parent.Th}" : agency.Name.Th;

    private static Source Register => new(SourceKind.Agency, new("ทะเบียนหน่วยงาน", "Register of agencies"), null);

    public AnnualReport Compose()
    {
        var title =
            $"รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายใน {NameAndParent} ประจำปีงบประมาณ พ.ศ. {programme}";
        var cover = new Cover(
            Line(Name, Register),
            Line(agency.Name.En == Name ? "" : agency.Name.En.ToUpperInvariant(), Register),
            [
                Line("รายงานการดำเนินการตามมาตรการส่งเสริม"),
                Line("คุณธรรมและความโปร่งใสภายใน"),
                Line(NameAndParent, Register),
            ],
            Line($"ประจำปีงบประมาณ พ.ศ. {programme}")
        );
        var secondTitle = Line(
            $"รายงานการดำเนินการตามมาตรการเพื่อเตรียมความพร้อมการประเมิน ITA\nประจำปีงบประมาณ พ.ศ. {programme} ของ{Name}"
        );
        var yearOnYear = ComposeYearOnYear();
        var analysis = ComposeAnalysis();

        return new AnnualReport(
            Digits(title),
            cover,
            secondTitle,
            yearOnYear,
            analysis,
            Line("ลงนามรับรองรายงาน"),
            [Sign(options.Reporter, "ผู้รายงาน"), Sign(options.Executive, "ผู้บริหารหน่วยงาน")],
            "หมายเหตุ",
            [.. _marks.Notes.Select(n => n with { Text = Digits(n.Text) })],
            options.EnglishSummary ? InEnglish() : null,
            options
        );
    }

    private YearOnYear ComposeYearOnYear()
    {
        var heading = Line($"ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายใน (ITA)\nของ{Name}");
        if (comparison is null)
        {
            var nothing =
                $"ยังไม่มีผลการประเมินของปีงบประมาณ พ.ศ. {table.Assessed.Previous} และ พ.ศ. {table.Assessed} ครบทั้งสองปี จึงยังไม่อาจเปรียบเทียบคะแนนได้";
            return new(heading, [Line(nothing, ResultOf(table.Assessed))], Indicators: null, []);
        }

        var narrative = new Narrative(comparison);
        Source[] both = [ResultOf(comparison.Earlier.Year), ResultOf(comparison.Later.Year)];
        var figures = comparison.Indicators.SelectMany(m => new[] { m.Earlier, m.Later }).ToList();
        List<ReportLine> before = [Marked(narrative.Opening, _marks.Of(figures), both)];
        List<ReportLine> after =
        [
            Marked(
                narrative.Falls,
                _marks.Of(comparison.Indicators.Where(m => m.Fell).SelectMany(m => new[] { m.Earlier, m.Later })),
                [.. comparison.Indicators.Where(m => m.Fell).SelectMany(SourcesOf)]
            ),
        ];
        if (narrative.Total is { } total)
        {
            Figure?[] totals = [comparison.Earlier["TOTAL"], comparison.Later["TOTAL"]];
            // A total of made-up indicators is as made up as they are.
            after.Add(Marked(total, [.. _marks.Of(totals).Union(_marks.Of(figures))], both));
        }

        return new(heading, before, ComposeIndicators(comparison), after);
    }

    private IndicatorTable ComposeIndicators(YearComparison years)
    {
        var (earlier, later) = (years.Earlier.Year, years.Later.Year);
        IndicatorRow[] rows =
        [
            .. years.Indicators.Select(m => new IndicatorRow(
                Digits(NumberOf(m.Figure.Code)),
                Marked(m.Figure.Title.Th, _marks.Of([m.Figure.TitleConfidence]), [FrameworkOf(m)]),
                Value(m.Earlier, earlier),
                Value(m.Later, later),
                Line(m.Change is { } change ? Signed(change) : "-", [.. SourcesOf(m)]),
                Line(Narrative.Direction(m), [.. SourcesOf(m)]),
                m.Fell
            )),
        ];
        var madeUp = years.Indicators.Any(m =>
            new[] { m.Earlier, m.Later }
                .OfType<Figure>()
                .Any(f => f.OfficialConfidence == Confidence.MadeUp && f.Official is not null)
        );
        var title = $"คะแนนรายตัวชี้วัด เปรียบเทียบปีงบประมาณ พ.ศ. {earlier} กับ พ.ศ. {later}";
        var description = string.Join(
            "; ",
            years.Indicators.Select(m =>
                $"{NumberOf(m.Figure.Code)}. {m.Figure.Title.Th} ปี {earlier} ได้ {Shown(m.Earlier)} ปี {later} ได้ {Shown(m.Later)} {Narrative.Direction(m)}"
            )
        );

        return new IndicatorTable(
            Digits(title),
            ["ที่", "ตัวชี้วัด", Digits($"ปี {earlier}"), Digits($"ปี {later}"), "ผลต่าง", "แนวโน้ม"],
            rows,
            new IndicatorChart(
                Digits($"แผนภูมิ{title}"),
                Digits($"แผนภูมิแท่ง{title}: {description}"),
                Digits($"ปี {earlier}"),
                Digits($"ปี {later}"),
                [
                    .. years.Indicators.Select(m => new ChartPoint(
                        Digits($"{NumberOf(m.Figure.Code)}. {m.Figure.Title.Th}"),
                        m.Earlier?.Value?.Rounded(2),
                        m.Later?.Value?.Rounded(2)
                    )),
                ],
                madeUp ? "แผนภูมินี้มีคะแนนสมมุติรวมอยู่ด้วย ดูเครื่องหมาย “สมมุติ” ในตาราง" : null
            )
        );
    }

    private Analysis ComposeAnalysis()
    {
        List<Column> columns =
        [
            new(ColumnKind.Item, ["ประเด็น", "การประเมิน"]),
            new(ColumnKind.MustImprove, ["ประเด็น", "ที่ต้อง", "ปรับปรุง/", "ยกระดับ", "การพัฒนา"]),
            new(
                ColumnKind.Measures,
                [
                    "มาตรการ/",
                    "กิจกรรม ",
                    "ในการเตรียม",
                    "ความพร้อม",
                    "รับการประเมิน",
                    "ในประเด็น",
                    "ที่ต้องปรับปรุง/",
                    "ยกระดับ",
                    "การพัฒนา",
                ]
            ),
        ];
        if (options.Owners)
            columns.Add(new(ColumnKind.Owners, ["ผู้รับผิดชอบ"]));
        if (options.Periods)
            columns.Add(new(ColumnKind.Periods, ["ระยะเวลา"]));
        columns.Add(new(ColumnKind.Results, ["ผลการดำเนินการ", "ตามมาตรการ ", "/ ภาพ"]));

        InstrumentGroup[] instruments =
        [
            .. table
                .Rows.GroupBy(row => row.Instrument.Code)
                .Select(ofInstrument => new InstrumentGroup(
                    Line(HeadingOfInstrument(ofInstrument.First().Instrument), FrameworkOf(ofInstrument.Key)),
                    [
                        .. ofInstrument
                            .GroupBy(row => row.Indicator.Code)
                            .Select(ofIndicator => new IndicatorGroup(
                                Line(HeadingOfIndicator(ofIndicator.First().Indicator), FrameworkOf(ofIndicator.Key)),
                                [.. ofIndicator.Select(Row)]
                            )),
                    ]
                )),
        ];
        var heading =
            $"การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ{NameAndParent} ในปีงบประมาณ พ.ศ. {programme}";

        return new(
            Line(heading),
            Line("ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา"),
            Digits(
                $"มาตรการและผลการดำเนินการ ปีงบประมาณ พ.ศ. {programme} ต่อผลการประเมินปีงบประมาณ พ.ศ. {table.Assessed}"
            ),
            columns,
            instruments,
            table.Rows.Count == 0
                ? Line($"ยังไม่มีการกำหนดมาตรการของปีงบประมาณ พ.ศ. {programme}", RecordOf(null))
                : null
        );
    }

    private AnalysisRow Row(ImprovementRow row)
    {
        var record = RecordOf(row);
        var item = row.Item;
        var score = item.Score is { } known ? $" ({ScoreOf(known)} คะแนน)" : "";
        var several = row.Measures.Count > 1;

        return new AnalysisRow(
            item.Code,
            Marked(
                $"{item.Code} {item.Title}{score}",
                _marks.Of([item.TitleConfidence, item.Score is null ? Confidence.Official : item.ScoreConfidence]),
                [FrameworkOf(item.Code), ResultOf(table.Assessed, item.Code), record]
            ),
            [.. LinesOf(row.MustImprove).Select(text => Line(text, record))],
            row.Measures.Count == 0
                ? [new Entry(null, Line("ยังไม่ได้กำหนดมาตรการ", record))]
                : [.. row.Measures.Select(m => Numbered(m.Number, several, m.Text, MeasureSource(row, m)))],
            [
                .. row.Measures.Select(m =>
                    Numbered(m.Number, several, OwnerOf(m), MeasureSource(row, m), m.OwnerMadeUp)
                ),
            ],
            [
                .. row.Measures.Select(m =>
                    Numbered(m.Number, several, PeriodOf(m.Period), MeasureSource(row, m), m.PeriodMadeUp)
                ),
            ],
            row.Outcomes.Count == 0
                ? [new Result(new Entry(null, Line("ยังไม่มีผลการดำเนินการ", record)), [], [])]
                : [.. row.Outcomes.Select(o => ResultOf(row, o))]
        );
    }

    private Result ResultOf(ImprovementRow row, OutcomeRow outcome)
    {
        var source = OutcomeSource(row, outcome);
        var on = options.Days && outcome.On is { } day ? $" (เมื่อวันที่ {ThaiDate.InFull(day)})" : "";

        return new Result(
            Numbered(
                outcome.Number,
                row.Outcomes.Count > 1,
                outcome.Text + on,
                source,
                on.Length > 0 && outcome.DayMadeUp
            ),
            [.. outcome.Evidence.Where(IsPicture).Select(e => PhotographOf(e, source))],
            [
                .. outcome
                    .Evidence.Where(e => !IsPicture(e))
                    .Select(e =>
                    {
                        var (words, what) = e.Kind == EvidenceKind.Link ? ("ลิงก์", e.Link) : ("เอกสารแนบ", e.FileName);
                        var madeUp = e.MadeUp ? " (ตัวอย่างสมมุติ)" : "";
                        var text =
                            e.Caption.Length > 0 && e.Caption != what
                                ? $"{words}: {e.Caption} {what}"
                                : $"{words}: {what}";
                        return Line(text + madeUp, source, FileSource(e));
                    }),
            ]
        );
    }

    private static bool IsPicture(EvidenceRow evidence) =>
        evidence is { Kind: EvidenceKind.Photo, File: not null, MediaType: not null, Width: > 0, Height: > 0 };

    private Photograph PhotographOf(EvidenceRow evidence, Source source)
    {
        // Officers spell the word both ways.
        var saysSo =
            evidence.Caption.Contains("สมมุติ", StringComparison.Ordinal)
            || evidence.Caption.Contains("สมมติ", StringComparison.Ordinal);
        var caption = evidence.MadeUp && !saysSo ? $"{evidence.Caption} (ภาพสมมุติ)".TrimStart() : evidence.Caption;

        return new Photograph(
            evidence.File!.Value,
            evidence.MediaType!,
            evidence.Width!.Value,
            evidence.Height!.Value,
            Line(caption, source, FileSource(evidence)),
            Digits(caption.Length > 0 ? $"ภาพถ่าย: {caption}" : "ภาพถ่ายประกอบผลการดำเนินการ")
        );
    }

    private Entry Numbered(int number, bool several, string text, Source source, bool madeUp = false) =>
        new(
            several ? Digits($"{number}.") : null,
            Marked(WithoutNumber(text, number), _marks.Of(madeUp ? [Confidence.MadeUp] : []), [source])
        );

    // An officer often types the number too; it must not be printed twice.
    private static string WithoutNumber(string text, int number)
    {
        var typed = TypedNumber().Match(text);
        var same =
            typed.Success
            && ThaiDigits.ToArabic(typed.Groups[1].Value) == number.ToString(CultureInfo.InvariantCulture);

        return (same ? text[typed.Length..] : text).Trim();
    }

    private static string OwnerOf(MeasureRow measure) =>
        (measure.Section, measure.Person) switch
        {
            ({ Length: > 0 } section, { Length: > 0 } person) => $"{section} ({person})",
            ({ Length: > 0 } section, _) => section,
            (_, { Length: > 0 } person) => person,
            _ => "ยังไม่ได้กำหนด",
        };

    private static string PeriodOf(MeasurePeriod period) =>
        (period.StartsOn, period.EndsOn, period.EveryMonth) switch
        {
            ({ } first, { } last, true) => $"เป็นประจำทุกเดือน {ThaiDate.Range(first, last)}",
            (_, _, true) => "เป็นประจำทุกเดือน",
            ({ } first, { } last, _) => ThaiDate.Range(first, last),
            ({ } first, _, _) => $"ตั้งแต่ {ThaiDate.InFull(first)}",
            (_, { } last, _) => $"ภายใน {ThaiDate.InFull(last)}",
            _ => "ยังไม่ได้กำหนด",
        };

    private ReportLine Value(Figure? figure, FiscalYear year) =>
        figure?.Value is null
            ? Line("-", ResultOf(year))
            : Marked(Shown(figure), _marks.Of([figure]), [SourceOf(figure, year)]);

    private static string Shown(Figure? figure) => figure?.Value?.ToString() ?? "-";

    // The document writes a whole zero or hundred without decimals in the item cell: (๐ คะแนน).
    private static string ScoreOf(Score score) =>
        score == Score.Zero ? "0"
        : score == Score.Full ? "100"
        : score.ToString();

    private static string Signed(Exact change) => change > Exact.Zero ? $"+{change}" : change.ToString();

    /// <summary>"IND09" → "9".</summary>
    internal static string NumberOf(string code) => code.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ0"]);

    private static string HeadingOfInstrument(AssessedHeading heading) =>
        heading.Title.Th.Contains(heading.Code, StringComparison.Ordinal)
            ? heading.Title.Th
            : $"{heading.Title.Th} ({heading.Code})";

    private static string HeadingOfIndicator(AssessedHeading heading) =>
        $"ตัวชี้วัดที่ {NumberOf(heading.Code)} {heading.Title.Th}";

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Signature Sign(Signer signer, string role) =>
        new(
            $"(ลงชื่อ)........................................{role}",
            signer.Name.Length > 0 ? $"({Digits(signer.Name)})" : "(........................................)",
            signer.Position.Length > 0 ? Digits(signer.Position) : "ตำแหน่ง........................................",
            "วันที่......../...................../............"
        );

    private EnglishSummary InEnglish()
    {
        var rows = table.Rows.Count;
        var (measures, outcomes) = (table.Rows.Sum(r => r.Measures.Count), table.Rows.Sum(r => r.Outcomes.Count));
        List<string> paragraphs =
        [
            $"{agency.Name.En}, {agency.Parent.En}: report on measures to promote integrity and transparency, fiscal year {programme} B.E. ({programme.Buddhist - FiscalYear.BuddhistOffset} C.E.).",
        ];
        if (comparison is not null)
            paragraphs.Add(new Narrative(comparison).InEnglish);
        paragraphs.Add(
            $"The agency answered {rows} weak points with {measures} measures and reports {outcomes} results."
        );
        if (_marks.Notes.Any(n => n.Mark == "สมมุติ"))
            paragraphs.Add(
                "Figures marked “สมมุติ” are made up for demonstration; they are not results of an assessment."
            );

        return new(
            "English summary",
            paragraphs,
            [
                .. table.Rows.Select(r =>
                    $"{r.Item.Code} ({(r.Item.Score is { } score ? ScoreOf(score) : "no score")}), {r.Indicator.Title.En}"
                ),
            ]
        );
    }

    private string Digits(string text) => Addresses.WithDigits(text, options.ThaiDigits);

    private ReportLine Line(string text, params Source[] sources) => new(Digits(text), sources, []);

    private ReportLine Marked(string text, IReadOnlyList<string> marks, IReadOnlyList<Source> sources) =>
        new(Digits(text), sources, marks);

    [GeneratedRegex(@"^\s*([0-9๐-๙]{1,2})\s*[.)]\s*")]
    private static partial Regex TypedNumber();
}
