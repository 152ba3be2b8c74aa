using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Item and address as they stood in a row of a file.</summary>
internal sealed record AddressRow(string Code, string Address);

/// <summary>A list of addresses read from a file, with every mistake at its place.</summary>
internal sealed record AddressesFile(IReadOnlyList<AddressRow> Rows, IReadOnlyList<Refusal> Refusals)
{
    public const int MostMegabytes = 2;

    // Titles and notes above a table.
    private const int RowsBeforeTheHeader = 15;

    private static readonly string[] ItemHeadings = ["ข้อ", "ข้อที่", "รหัส", "รหัสข้อ", "oit", "item", "code"],
        AddressHeadings = ["ที่อยู่", "ที่อยู่เว็บ", "ลิงก์", "ลิงค์", "url", "link", "address"];

    /// <summary>Reads a CSV or XLSX. Never throws for what is wrong with the file.</summary>
    /// <param name="present">What the list has already; the same row again is passed over.</param>
    public static AddressesFile Read(
        string fileName,
        byte[] content,
        IReadOnlyCollection<string> codes,
        IReadOnlyCollection<(string Code, string Address)> present
    )
    {
        if (content.Length > MostMegabytes * 1024 * 1024)
            return new([], [ElsewhereRefusals.TooBig(fileName)]);

        var reading = new Reading(fileName, codes, present);
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
            return whyNot is null ? reading.Done() : new([], [whyNot]);
        }

        if (CsvSheet.Open(content) is not var (csv, _))
            return new([], [SheetRefusals.NotText(fileName)]);
        using (csv)
            reading.Take(csv);

        return reading.Done();
    }

    private sealed class Reading(
        string fileName,
        IReadOnlyCollection<string> codes,
        IReadOnlyCollection<(string Code, string Address)> present
    )
    {
        private readonly List<AddressRow> _rows = [];
        private readonly List<Refusal> _refusals = [];
        private bool _hasHeader;

        public AddressesFile Done()
        {
            if (!_hasHeader && _refusals.Count == 0)
                _refusals.Add(ElsewhereRefusals.NoHeader(fileName));
            if (_rows.Count + present.Count > ElsewhereAddress.Most)
                _refusals.Add(ElsewhereRefusals.TooMany with { Where = new Place(fileName) });

            return new AddressesFile(_rows, _refusals);
        }

        public void Take(Sheet sheet)
        {
            try
            {
                for (var row = 0; row < RowsBeforeTheHeader && sheet.NextRow(); row++)
                {
                    if (At(sheet, ItemHeadings) is not { } item || At(sheet, AddressHeadings) is not { } address)
                        continue;

                    _hasHeader = true;
                    ReadRows(sheet, item, sheet[item], address, sheet[address]);
                    return;
                }
            }
            catch (BadQuotesException bad)
            {
                _refusals.Add(SheetRefusals.BadQuotes(new Place(fileName, Row: bad.Row)));
            }
        }

        private void ReadRows(Sheet sheet, int item, string itemHeading, int address, string addressHeading)
        {
            var header = new Place(fileName, sheet.Name, sheet.Row);
            var rows = 0;
            while (sheet.NextRow())
            {
                if (sheet.IsBlank)
                    continue;

                rows++;
                var place = header with { Row = sheet.Row };
                var (atItem, atAddress) = (place with { Column = itemHeading }, place with { Column = addressHeading });
                if (sheet.IsError(item) || sheet.IsError(address))
                {
                    _refusals.Add(ElsewhereRefusals.CellError(sheet.IsError(item) ? atItem : atAddress));
                    continue;
                }

                var code = ElsewhereAddress.CodeIn(sheet[item], codes);
                if (code is null)
                    _refusals.Add(ElsewhereRefusals.NoSuchItem(sheet[item], codes, atItem));
                if (!ElsewhereAddress.IsAddress(sheet[address]))
                    _refusals.Add(ElsewhereRefusals.NotALink(sheet[address], atAddress));
                else if (code is not null)
                    Add(new AddressRow(code, sheet[address].Trim()), atAddress);
            }

            if (rows == 0)
                _refusals.Add(ElsewhereRefusals.NoRows(header));
        }

        // Twice in one file is a slip; in the list already is a file that is brought again, which is fine.
        private void Add(AddressRow row, Place where)
        {
            if (_rows.Contains(row))
                _refusals.Add(ElsewhereRefusals.ThereAlready(row.Code, row.Address, where));
            else if (!present.Contains((row.Code, row.Address)))
                _rows.Add(row);
        }

        private static int? At(Sheet sheet, string[] headings)
        {
            for (var column = 0; column < sheet.Count; column++)
            {
                var folded = ThaiText.Fold(sheet[column]).Replace(" ", "", StringComparison.Ordinal);
                if (headings.Contains(folded))
                    return column;
            }

            return null;
        }
    }
}
