using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Reports.Annual;

/// <summary>Where things came from, and the workspace pages that show them.</summary>
internal sealed partial class Composition
{
    private Source ResultOf(FiscalYear year, string? code = null) =>
        new(
            SourceKind.Figure,
            code is null
                ? new($"ผลการประเมินปีงบประมาณ {year}", $"Assessment result {year}")
                : new($"คะแนน {code} ปีงบประมาณ {year}", $"Score of {code}, {year}"),
            string.Create(CultureInfo.InvariantCulture, $"/staff/assessment/{year}{(code is null ? "" : $"#{code}")}")
        )
        {
            Imports = ImportsOf(year, code),
        };

    private Source SourceOf(Figure figure, FiscalYear year) =>
        new(
            SourceKind.Figure,
            figure.Official is null
                ? new($"{figure.Code} ปี {year} คำนวณจากองค์ประกอบ", $"{figure.Code} {year}, computed from its parts")
                : new(
                    $"{figure.Code} ปี {year} นำเข้าจาก {figure.Source ?? "ไม่ระบุแหล่งที่มา"}",
                    $"{figure.Code} {year}, imported from {figure.Source ?? "an unnamed source"}"
                ),
            $"/staff/assessment/{year}#{figure.Code}"
        )
        {
            Imports = ImportsOf(year, figure.Code),
        };

    // What was computed stands on every figure of its year.
    private List<ImportOfYear>? ImportsOf(FiscalYear year, string? code)
    {
        var result =
            assessed?.Year == year ? assessed
            : comparison?.Earlier.Year == year ? comparison.Earlier
            : null;
        if (result is null)
            return null;

        List<ImportOfYear> imports =
        [
            .. (code is not null && result[code] is { Import: not null } figure ? [figure] : result.Figures)
                .Select(f => f.Import)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(import => new ImportOfYear(import, year.Buddhist)),
        ];
        return imports.Count > 0 ? imports : null;
    }

    private IEnumerable<Source> SourcesOf(Movement movement)
    {
        if (movement.Earlier is { } earlier)
            yield return SourceOf(earlier, comparison!.Earlier.Year);
        if (movement.Later is { } later)
            yield return SourceOf(later, comparison!.Later.Year);
    }

    private Source FrameworkOf(Movement movement) =>
        new(
            SourceKind.Framework,
            new(
                $"กรอบการประเมิน {comparison!.Later.Framework} {movement.Figure.Code}",
                $"Framework {comparison.Later.Framework}, {movement.Figure.Code}"
            ),
            $"/staff/assessment/{comparison.Later.Year}#{movement.Figure.Code}"
        );

    private Source FrameworkOf(string code) =>
        new(
            SourceKind.Framework,
            new($"กรอบการประเมินปีงบประมาณ {table.Assessed} {code}", $"Framework {table.Assessed}, {code}"),
            $"/staff/assessment/{table.Assessed}#{code}"
        );

    private Source RecordOf(ImprovementRow? row) =>
        row is null
            ? new(
                SourceKind.Record,
                new($"ตารางมาตรการ {programme}", $"Measures {programme}"),
                $"/staff/measures?year={programme}"
            )
            : new(
                SourceKind.Record,
                new($"ตารางมาตรการ {programme} ข้อ {row.Item.Code}", $"Measures {programme}, {row.Item.Code}"),
                $"/staff/measures?year={programme}#row-{row.Id.Value}"
            );

    private Source MeasureSource(ImprovementRow row, MeasureRow measure) =>
        RecordOf(row) with
        {
            Name = new(
                $"มาตรการที่ {measure.Number} ของ {row.Item.Code} ปี {programme}",
                $"Measure {measure.Number} of {row.Item.Code}, {programme}"
            ),
        };

    private Source OutcomeSource(ImprovementRow row, OutcomeRow outcome) =>
        RecordOf(row) with
        {
            Name = new(
                $"ผลที่ {outcome.Number} ของ {row.Item.Code} ปี {programme}",
                $"Result {outcome.Number} of {row.Item.Code}, {programme}"
            ),
        };

    private Source FileSource(EvidenceRow evidence) =>
        new(
            SourceKind.File,
            evidence.File is { } hash
                ? new(
                    $"ไฟล์ {evidence.FileName} (SHA-256 {hash.Hex[..12]}…)",
                    $"File {evidence.FileName} (SHA-256 {hash.Hex[..12]}…)"
                )
                : new($"ลิงก์ {evidence.Link}", $"Link {evidence.Link}"),
            evidence.Link ?? $"/staff/evidence/{evidence.Id.Value}"
        )
        {
            // Of a link to what the agency published itself: the edition of that day.
            File = evidence.File ?? (editions.TryGetValue(evidence.Link ?? "", out var edition) ? edition : null),
        };
}
