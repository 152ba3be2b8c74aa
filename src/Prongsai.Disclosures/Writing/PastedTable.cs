using System.Text;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Rows out of what somebody pasted from a spreadsheet, or uploaded as CSV or XLSX.</summary>
internal static class PastedTable
{
    /// <summary>Reads a file. Its first row with names is the headings: a title above the table is skipped.</summary>
    /// <param name="known">The headings that are expected; with them the heading row is found below any title.</param>
    public static (IReadOnlyList<Column>? Columns, IReadOnlyList<IReadOnlyList<string>> Rows, Refusal? WhyNot) ReadFile(
        string file,
        byte[] content,
        IReadOnlyList<Column> known
    )
    {
        if (XlsxSheets.LooksLikeOne(content))
        {
            (IReadOnlyList<Column>? Columns, IReadOnlyList<IReadOnlyList<string>> Rows, Refusal? WhyNot) read = default;
            var whyNot = XlsxSheets.Read(
                file,
                content,
                sheets =>
                {
                    while (read is { Columns: null, WhyNot: null } && sheets.Next() is { } sheet)
                        read = Read(file, sheet, known);
                }
            );
            return whyNot is not null ? (null, [], whyNot)
                : read is { Columns: null, WhyNot: null } ? (null, [], NoTable(file))
                : read;
        }

        if (CsvSheet.Open(content) is not var (csv, _))
            return (null, [], SheetRefusals.NotText(file));
        using (csv)
        {
            try
            {
                var read = Read(file, csv, known);
                return read.Columns is null && read.WhyNot is null ? (null, [], NoTable(file)) : read;
            }
            catch (BadQuotesException bad)
            {
                return (null, [], SheetRefusals.BadQuotes(new Place(file, Row: bad.Row)));
            }
        }
    }

    /// <summary>Reads pasted cells: tabs between them as from a spreadsheet, or commas.</summary>
    public static (IReadOnlyList<IReadOnlyList<string>> Rows, Refusal? WhyNot) ReadPaste(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ([], null);
        if (text.Contains('\t', StringComparison.Ordinal) || !text.Contains(',', StringComparison.Ordinal))
            return (Tabbed(text.ReplaceLineEndings("\n")), null);

        if (CsvSheet.Open(Encoding.UTF8.GetBytes(text)) is not var (csv, _))
            return ([], SheetRefusals.NotText("CSV"));
        using (csv)
        {
            try
            {
                List<IReadOnlyList<string>> rows = [];
                while (csv.NextRow())
                {
                    if (!csv.IsBlank)
                        rows.Add(Cells(csv, csv.Count));
                }

                return (rows, null);
            }
            catch (BadQuotesException bad)
            {
                return ([], SheetRefusals.BadQuotes(new Place(Row: bad.Row)));
            }
        }
    }

    /// <summary>The rows as they are pasted.</summary>
    public static string Write(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Join('\n', rows.Select(row => string.Join('\t', row.Select(Cell))));

    // A cell that holds a tab or a line end is quoted, as spreadsheets do.
    private static string Cell(string cell) =>
        cell.AsSpan().ContainsAny("\t\n\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static (IReadOnlyList<Column>? Columns, IReadOnlyList<IReadOnlyList<string>> Rows, Refusal? WhyNot) Read(
        string file,
        Sheet sheet,
        IReadOnlyList<Column> known
    )
    {
        IReadOnlyList<Column>? columns = null;
        List<IReadOnlyList<string>> rows = [];
        var count = 0;
        while (sheet.NextRow())
        {
            if (sheet.IsBlank)
                continue;
            if (columns is null)
            {
                columns = Headings(sheet, known);
                continue;
            }

            // More than a page takes is only counted, so that the refusal can say how many there are.
            if (++count <= Limits.Rows)
                rows.Add(Cells(sheet, columns.Count));
        }

        return count > Limits.Rows
            ? (null, [], BlockRefusals.TooManyRows(count) with { Where = new Place(file, sheet.Name) })
            : (columns, rows, null);
    }

    private static IReadOnlyList<Column>? Headings(Sheet sheet, IReadOnlyList<Column> known)
    {
        List<string> cells = [.. Cells(sheet, sheet.Count)];
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        if (known.Count > 1)
        {
            var names = known.Select(c => Writing.Headings.Folded(c.Name)).ToHashSet();
            if (cells.Count(c => names.Contains(Writing.Headings.Folded(c))) * 2 < Math.Min(names.Count, cells.Count))
                return null;
        }
        else if (cells.Count < 2)
        {
            return null;
        }

        return
        [
            .. cells.Select(name =>
                known.FirstOrDefault(c => Writing.Headings.Folded(c.Name) == Writing.Headings.Folded(name))
                ?? new Column(name, Skeleton.TypeOf(name))
            ),
        ];
    }

    private static IReadOnlyList<string> Cells(Sheet sheet, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Lines.Clean(sheet[i]))];

    private static List<IReadOnlyList<string>> Tabbed(string text)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0 && text.IndexOf('"', i + 1) >= 0)
            {
                quoted = true;
            }
            else if (c == '\t')
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else
            {
                cell.Append(c);
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            row.Add(Lines.Clean(cell.ToString()));
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Any(one => one.Length > 0))
                rows.Add(row);
            row = [];
        }
    }

    private static Refusal NoTable(string file) =>
        new(
            "table-not-found",
            "ไม่พบตารางในไฟล์ ต้องมีแถวชื่อคอลัมน์อย่างน้อยสองช่อง (หรือตรงกับคอลัมน์ที่มีอยู่) ตามด้วยแถวข้อมูล",
            "There is no table in the file: a row of at least two column names (or those that are there already) and rows below it are expected.",
            new Place(file)
        );
}

/// <summary>Texts as they are kept: one spelling of Thai, line feeds only, no blanks at the ends.</summary>
internal static class Lines
{
    public static string Clean(string? text) =>
        string.Join(
                '\n',
                ThaiText
                    .Normalise(text ?? "")
                    .ReplaceLineEndings("\n")
                    .Split('\n')
                    // PostgreSQL keeps no NUL, and nobody means one.
                    .Select(line => string.Concat(line.Where(c => c == '\t' || !char.IsControl(c))).TrimEnd())
            )
            .Trim();

    public static string OneLine(string? text) => Clean(text).Replace('\n', ' ');
}
