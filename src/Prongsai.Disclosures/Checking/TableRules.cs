using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using static Prongsai.Disclosures.Checking.Rules;

namespace Prongsai.Disclosures.Checking;

/// <summary>What tables hold: the columns asked for without a blank cell, and every month.</summary>
internal static class TableRules
{
    public static (Verdict, IReadOnlyList<Finding>) Columns(ElementRule rule, Seen seen)
    {
        var wanted = rule["columns"];
        var tables = seen.Document.Blocks.OfType<TableBlock>().Where(t => !t.IsBlank).ToList();
        // Only tables that are meant: at least half of the columns are there, or it is the only table.
        var meant = tables.Where(t => wanted.Count(c => t.ColumnAt(c) >= 0) * 2 >= wanted.Count).ToList();
        if (meant.Count == 0 && tables.Count == 1)
            meant = tables;
        if (meant.Count == 0)
            return NotMet([
                new Finding(
                    new(
                        $"ยังไม่มีตารางที่มีคอลัมน์ตามที่กำหนด ({wanted.Count} คอลัมน์) ให้เพิ่มตาราง",
                        $"There is no table with the {wanted.Count} columns asked for; add one."
                    )
                ),
            ]);

        List<Finding> findings = [];
        HashSet<string> ofAgency = [];
        foreach (var table in meant)
        {
            foreach (var column in wanted)
            {
                var at = table.ColumnAt(column);
                if (at < 0)
                {
                    findings.Add(
                        new Finding(
                            new(
                                $"ขาดคอลัมน์ “{column}” ให้เพิ่มคอลัมน์และกรอกทุกแถว",
                                $"The column “{column}” is missing; add it and fill every row."
                            ),
                            table.Id,
                            Column: column
                        )
                    );
                    continue;
                }

                // One fact of the agency, not a gap in each row and month: nobody mends it row by row.
                if (table is { Source: not null } && table.Columns[at].OfAgency)
                {
                    if (BlankRows(table, at).Any() && ofAgency.Add(column))
                        findings.Add(OfAgency(table, column));
                    continue;
                }

                foreach (var row in BlankRows(table, at))
                {
                    findings.Add(
                        new Finding(
                            new(
                                $"แถว {row + 1} คอลัมน์ “{column}” ว่าง ให้กรอก หรือระบุว่าไม่มี",
                                $"Row {row + 1}, column “{column}” is blank; fill it in, or say that there is none."
                            ),
                            table.Id,
                            row + 1,
                            column
                        )
                    );
                }
            }
        }

        return findings.Count == 0 ? Met : NotMet(findings);
    }

    private static IEnumerable<int> BlankRows(TableBlock table, int column) =>
        Enumerable
            .Range(0, table.Rows.Count)
            .Where(row =>
                !table.Rows[row].All(string.IsNullOrWhiteSpace) && string.IsNullOrWhiteSpace(table.Cell(row, column))
            );

    private static Finding OfAgency(TableBlock table, string column) =>
        new(
            new(
                $"คอลัมน์ “{column}” ว่าง เพราะหน้าข้อมูลหน่วยงานยังไม่ระบุ ให้ผู้ดูแลของหน่วยงานกรอกที่หน้าข้อมูลหน่วยงาน แล้วดึงข้อมูลรายเดือนใหม่",
                $"The column “{column}” is blank, because the agency’s page does not give it. Have the agency’s administrator fill it in there, then take the months again."
            ),
            table.Id,
            Column: column
        )
        {
            At = "/staff/agency",
        };

    public static (Verdict, IReadOnlyList<Finding>) Months(ElementRule rule, Seen seen)
    {
        var said = MonthsSaid.In(seen.Document);
        var missing = Span(rule, seen.Year).Except(said.Covered).ToList();

        return missing.Count == 0
            ? Met
            : NotMet([
                .. missing.Select(month => new Finding(
                    new(
                        $"ขาดเดือน{ThaiDate.Month(month)} ให้เพิ่มตารางของเดือนนี้ หรือประกาศว่าไม่มีรายการ",
                        $"{ThaiDate.EnglishMonth(month)} is missing; add its table, or declare that there was none."
                    )
                )),
            ]);
    }

    public static (Verdict, IReadOnlyList<Finding>) NoneSaid(ElementRule rule, Seen seen)
    {
        var said = MonthsSaid.In(seen.Document);
        var silent = Span(rule, seen.Year).Except(said.WithRows).Except(said.None).ToList();

        return silent.Count == 0
            ? Met
            : NotMet([
                .. silent.Select(month => new Finding(
                    new(
                        $"เดือน{ThaiDate.Month(month)} ไม่มีรายการ และไม่ได้ระบุว่า “ไม่มี” ให้กด “เดือนนี้ไม่มีรายการ”",
                        $"{ThaiDate.EnglishMonth(month)} has no rows and does not say that there were none; use “nothing this month”."
                    )
                )),
            ]);
    }

    private static IReadOnlyList<DateOnly> Span(ElementRule rule, FiscalYear year) =>
        Days.MonthsOf(year, rule.Word("span") == "fiscal_year" ? 12 : 6);
}
