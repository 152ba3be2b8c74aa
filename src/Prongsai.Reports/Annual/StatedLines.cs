namespace Prongsai.Reports.Annual;

/// <summary>A part of a report with every line in it that came from somewhere, in reading order.</summary>
/// <param name="Heading">Of the part, as printed.</param>
internal sealed record StatedPart(string Heading, IReadOnlyList<StatedLine> Lines)
{
    /// <summary>The parts of a report; those without a source are left out.</summary>
    public static IReadOnlyList<StatedPart> Of(AnnualReport report)
    {
        var compared = report.YearOnYear;
        IEnumerable<StatedPart> parts =
        [
            new(compared.Heading.Text, [.. compared.Narrative.Concat(compared.Statements).Select(l => Stated("", l))]),
            .. from row in compared.Indicators?.Rows ?? []
            let headings = compared.Indicators!.Headings
            select new StatedPart(
                $"{row.Number}. {row.Name.Text}",
                [
                    Stated(headings[1], row.Name),
                    Stated(headings[2], row.Earlier),
                    Stated(headings[3], row.Later),
                    Stated(headings[4], row.Change),
                    Stated(headings[5], row.Direction),
                ]
            ),
            .. from row in report.Analysis.Instruments.SelectMany(i => i.Indicators).SelectMany(i => i.Rows)
            select new StatedPart(row.Item.Text, [.. LinesOf(row, report.Analysis.Columns)]),
        ];
        return
        [
            .. from part in parts
            let lines = part.Lines.Where(l => l.Sources.Count > 0).ToList()
            where lines.Count > 0
            select part with
            {
                Lines = lines,
            },
        ];
    }

    private static IEnumerable<StatedLine> LinesOf(AnalysisRow row, IReadOnlyList<Column> columns)
    {
        foreach (var column in columns)
        {
            IEnumerable<ReportLine> lines = column.Kind switch
            {
                ColumnKind.Item => [row.Item],
                ColumnKind.MustImprove => row.MustImprove,
                ColumnKind.Measures => row.Measures.Select(m => m.Line),
                ColumnKind.Owners => row.Owners.Select(o => o.Line),
                ColumnKind.Periods => row.Periods.Select(p => p.Line),
                _ => row.Results.SelectMany(r =>
                    r.Photographs.Select(CaptionOf).Prepend(r.Entry.Line).Concat(r.Attachments)
                ),
            };
            foreach (var line in lines)
                yield return Stated(column.Heading, line);
        }
    }

    private static ReportLine CaptionOf(Photograph photograph) =>
        photograph.Caption.Text.Length > 0 ? photograph.Caption : photograph.Caption with { Text = photograph.Alt };

    private static StatedLine Stated(string under, ReportLine line) =>
        new(under, line.Text, line.Marks, [.. line.Sources.DistinctBy(s => s.Name)]);
}

/// <param name="Under">The heading of its column; empty for a paragraph.</param>
internal sealed record StatedLine(
    string Under,
    string Text,
    IReadOnlyList<string> Marks,
    IReadOnlyList<Source> Sources
);
