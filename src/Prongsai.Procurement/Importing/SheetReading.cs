using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>
/// One sheet from top to bottom: titles, header, purchases of one or several rows, separators, totals, signatures; also a second
/// title and header further down, for another month.
/// </summary>
internal sealed class SheetReading
{
    // A cover page and a letter fit above a header; a header below is not looked for.
    private const int HeaderWithin = 80;

    private readonly Sheet _sheet;
    private readonly ReadingInProgress _reading;
    private readonly Func<int, int, string?>? _corrected;
    private readonly RowTexts _texts;
    private Heading? _heading;
    private bool _headingIsOpen;
    private DateOnly? _month;
    private PurchaseRows? _current;
    private TotalsSoFar _totals = new();

    public SheetReading(Sheet sheet, ReadingInProgress reading)
    {
        (_sheet, _reading) = (sheet, reading);
        _corrected = reading.How.Corrections.Of(sheet.Name);
        _texts = new RowTexts(sheet.Name, reading);
        _month = Period.OfSheet(sheet.Name, reading.How.Year);
    }

    public void Read()
    {
        _reading.LookedAt(_sheet.Name);
        if (_month is { } named)
            _reading.Titled(named);
        while (_sheet.NextRow())
        {
            var row = Row.Of(_sheet, _corrected);
            if (row.IsBlank)
                continue;
            if (_heading is null ? !LooksForHeader(row) : !ReadsBody(row))
                return;
        }

        if (_headingIsOpen)
            Close();
        Finish();
    }

    private bool LooksForHeader(Row row)
    {
        if (Heading.IsOne(row))
            return Begin(row);

        TakeTitle(row);
        TakeNothing(row);
        return row.Number < HeaderWithin;
    }

    private bool Begin(Row row)
    {
        Finish();
        var heading = Heading.Of(row);
        if (heading.Columns.Count > Heading.MostColumns)
        {
            _reading.Refuse(
                ImportRefusals.TooManyColumns(
                    new Place(_reading.FileName, _sheet.Name, row.Number),
                    heading.Columns.Count,
                    Heading.MostColumns
                )
            );
            return false;
        }

        (_heading, _headingIsOpen, _totals) = (heading, true, new TotalsSoFar());
        return true;
    }

    private bool ReadsBody(Row row)
    {
        if (_headingIsOpen)
        {
            var (heading, took) = _heading!.WithLineBelow(row);
            _heading = heading;
            if (took)
                return true;

            Close();
        }

        if (Heading.IsOne(row))
            return Begin(row);

        // A title ends the month above it, whether or not a header follows.
        if (row.Filled > 3 || !TakeTitle(row) && !TakeNothing(row))
            Take(row);

        return true;
    }

    private void Close()
    {
        _headingIsOpen = false;
        var remembered = _reading.How.Remembered.GetValueOrDefault(_heading!.Key);
        if (remembered is not null)
            _heading = _heading.With(remembered.ByColumn);
        _reading.Found(new ReadHeading(_sheet.Name, _heading, remembered is not null));
        _texts.Begin(_heading);
    }

    private void Take(Row row)
    {
        _texts.Remember(row);
        switch (RowKinds.Of(row, _heading!, _current is not null))
        {
            case RowKind.Purchase:
                Finish();
                _current = new PurchaseRows(row);
                break;

            case RowKind.More:
                _current!.Add(row);
                break;

            case RowKind.Total:
                Finish();
                foreach (var problem in _totals.Compare(row, _heading!, Where(row)))
                    _reading.Found(problem);
                Pass(row, new("แถวรวม", "total"));
                break;

            case RowKind.WithoutWork:
                Finish();
                _reading.Found(
                    new Problem(ImportRefusals.WorkMissing(Where(row)), Field.Work, Blocks: true)
                    {
                        Cell = _texts.ColumnOf(Meaning.Work) is { } column ? (row.Number, column) : null,
                    }
                );
                break;

            default:
                Pass(row, new("แถวคั่น หมายเหตุ หรือลายมือชื่อ", "separator, note or signature"));
                break;
        }
    }

    private void Finish()
    {
        if (_current is null)
            return;

        var read = _texts.Read(_current, _month);
        _current = null;
        if (read is null)
            return;

        _totals.Add(read.Purchase);
        _reading.Take(read);
    }

    private bool TakeTitle(Row row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column].Length == 0 || !Period.IsTitle(row[column]))
                continue;

            var months = Period.MonthsIn(row[column]);
            // What stands above a title belongs to the month before it.
            if (months.Count > 0)
                Finish();
            // "เมษายน 2569 ถึง มีนาคม 2569" tells no month; then each contract does.
            if (months.Count > 1)
            {
                _month = null;
                _reading.Note(
                    new(
                        $"หัวเรื่องครอบคลุมหลายเดือน ({ThaiText.NormaliseLine(row[column])}) จึงใช้เดือนของวันที่สัญญา",
                        $"A title covers several months ({ThaiText.NormaliseLine(row[column])}); the dates of the contracts decide."
                    )
                );
            }
            else if (months is [var one])
            {
                // Before the name of the sheet: a title is read by people, a name is copied with the sheet.
                _month = one;
                _reading.Titled(one);
            }

            return months.Count > 0;
        }

        return false;
    }

    private bool TakeNothing(Row row)
    {
        if (row.Filled > 3)
            return false;

        for (var column = 0; column < row.Count; column++)
        {
            if (!SaysNothing(row[column]))
                continue;

            Finish();
            if ((_reading.How.Month ?? _month) is { } month)
                _reading.Nothing(month);
            else
                _reading.Found(new Problem(ImportRefusals.MonthUnknown(Where(row)), Field.Month, Blocks: true));
            return true;
        }

        return false;
    }

    private static bool SaysNothing(string text) =>
        text.Length is > 8 and < 200
        && ThaiText.Fold(text).Replace(" ", "", StringComparison.Ordinal) is var line
        && (
            line.Contains(NothingBought.Statement, StringComparison.Ordinal)
            || line.Contains("ไม่มีรายการจัดซื้อ", StringComparison.Ordinal)
        );

    private void Pass(Row row, Bilingual why) => _reading.Passed(Where(row), row[row.First], why);

    private Place Where(Row row) => new(_reading.FileName, _sheet.Name, row.Number);
}

/// <summary>The rows of one purchase: its own, and those that go on with its bidders.</summary>
internal sealed class PurchaseRows(Row first)
{
    public List<Row> Rows { get; } = [first];

    public void Add(Row row) => Rows.Add(row);
}
