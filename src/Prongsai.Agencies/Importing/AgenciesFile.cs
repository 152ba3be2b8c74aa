using Prongsai.Kernel;

namespace Prongsai.Agencies.Importing;

/// <summary>One agency as it stood in a file; a blank cell is absent.</summary>
internal sealed record AgencyRow(Place First, IReadOnlyDictionary<AgencyColumn, string> Cells, AgencyColumns Columns)
{
    public string? this[AgencyColumn column] => Cells.GetValueOrDefault(column);

    public Place At(AgencyColumn column) => First with { Column = Columns.NameOf(column) };
}

/// <summary>Everything that was read from a file of agencies, and what is wrong with it.</summary>
internal sealed record AgenciesFile(
    IReadOnlyList<AgencyRow> Rows,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
)
{
    /// <summary>Every agency of the country has less.</summary>
    public const long MostMegabytes = 16;

    // Titles and notes above a table.
    private const int RowsBeforeTheHeader = 15;

    /// <summary>Reads a CSV or XLSX. Never throws for what is wrong with the file.</summary>
    public static AgenciesFile Read(string fileName, byte[] content)
    {
        if (content.Length > MostMegabytes * 1024 * 1024)
            return Refused(ImportRefusals.TooBig(fileName, MostMegabytes));

        var reading = new Reading(fileName);
        if (XlsxSheets.LooksLikeOne(content) || fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            var whyNot = XlsxSheets.Read(
                fileName,
                content,
                sheets =>
                {
                    while (sheets.Next() is { } sheet)
                        reading.Take(sheet);
                }
            );
            return whyNot is null ? reading.Done() : Refused(whyNot);
        }

        if (CsvSheet.Open(content) is not var (csv, is874))
            return Refused(SheetRefusals.NotText(fileName));
        if (is874)
            reading.TakenForWindows874();
        using (csv)
            reading.Take(csv);

        return reading.Done();
    }

    private static AgenciesFile Refused(Refusal why) => new([], [], [why]);

    private sealed class Reading(string fileName)
    {
        private readonly List<AgencyRow> _rows = [];
        private readonly List<Bilingual> _notes = [];
        private readonly List<Refusal> _refusals = [];
        private bool _hasHeader;

        public AgenciesFile Done()
        {
            if (!_hasHeader && _refusals.Count == 0)
                _refusals.Add(ImportRefusals.Empty(fileName));

            return new AgenciesFile(_rows, _notes, _refusals);
        }

        public void TakenForWindows874() =>
            _notes.Add(
                new(
                    "ไฟล์เข้ารหัส Windows-874 โปรดดูว่าชื่อหน่วยงานอ่านถูกต้อง",
                    "The file is in Windows-874; see whether the names came out right."
                )
            );

        public void Take(Sheet sheet)
        {
            try
            {
                if (ToTheHeader(sheet))
                    ReadRows(sheet);
                else if (sheet.Name is { } name)
                    _notes.Add(
                        new(
                            $"ไม่ได้อ่านแผ่นงาน “{name}” เพราะไม่มีหัวตารางหน่วยงาน",
                            $"The sheet “{name}” was not read: it has no header of agencies."
                        )
                    );
            }
            catch (BadQuotesException bad)
            {
                _refusals.Add(SheetRefusals.BadQuotes(new Place(fileName, Row: bad.Row)));
            }
        }

        private static bool ToTheHeader(Sheet sheet)
        {
            for (var row = 0; row < RowsBeforeTheHeader && sheet.NextRow(); row++)
            {
                if (AgencyColumns.LooksLikeOne(sheet))
                    return true;
            }

            return false;
        }

        private void ReadRows(Sheet sheet)
        {
            _hasHeader = true;
            var header = new Place(fileName, sheet.Name, sheet.Row);
            var (columns, whyNot) = AgencyColumns.Of(sheet, fileName);
            _refusals.AddRange(whyNot);
            if (columns.NotRead.Count > 0)
            {
                var names = string.Join(", ", columns.NotRead.Select(n => $"“{n}”"));
                _notes.Add(new($"ไม่ได้อ่านคอลัมน์ {names}", $"These columns were not read: {names}."));
            }

            var before = _rows.Count;
            while (sheet.NextRow())
            {
                if (sheet.IsBlank)
                    continue;

                Dictionary<AgencyColumn, string> cells = [];
                foreach (var (column, place) in columns.Places)
                {
                    if (sheet.IsError(place))
                        _refusals.Add(
                            ImportRefusals.CellError(header with { Row = sheet.Row, Column = columns.Names[place] })
                        );
                    else if (ThaiText.NormaliseLine(sheet[place]) is { Length: > 0 } text)
                        cells[column] = column == AgencyColumn.Code ? ThaiDigits.ToArabic(text) : text;
                }

                // A row of totals or remarks has nothing in our columns.
                if (cells.Count > 0)
                    _rows.Add(new AgencyRow(header with { Row = sheet.Row }, cells, columns));
            }

            if (_rows.Count == before)
                _refusals.Add(ImportRefusals.NoRows(header));
        }
    }
}
