using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>Reads single cells: amounts, days, numbers. What cannot be read is said with its place, and the cell may be corrected.</summary>
internal sealed class CellReading(string? sheet, ReadingInProgress reading)
{
    private static readonly DateOnly FirstExcelDay = new(1899, 12, 30);
    private Heading _heading = null!;

    // A year has no more days than are worth keeping.
    private const int MostDays = 1000;
    private readonly Dictionary<string, DateReading> _days = [];

    /// <summary>Where the problems of the present purchase go.</summary>
    public List<Problem> Problems { get; set; } = [];

    public void Begin(Heading heading) => _heading = heading;

    public Place At(Row row, int? column) => At(row.Number, column);

    private Place At(int row, int? column) =>
        new(reading.FileName, sheet, row, column is { } at ? _heading.NameOf(at) : null);

    /// <summary>Something that keeps the row out.</summary>
    public void Bad(Refusal why, Field field, Row row, int column) =>
        Problems.Add(new Problem(why, field, Blocks: true) { Cell = (row.Number, column) });

    /// <summary>Something that is kept, and said.</summary>
    public void Odd(Refusal why, Field field, Row row, int column) =>
        Problems.Add(new Problem(why, field) { Cell = (row.Number, column) });

    public Money? Amount(string text, Row row, int column, Field field)
    {
        if (MoneyCell.SaysNone(text))
            return null;

        var (amount, rounded, whyNot) = MoneyCell.Read(text);
        if (whyNot is not null)
            Bad(ImportRefusals.Amount(whyNot, At(row, column), text), field, row, column);
        if (rounded)
            reading.Repaired(
                At(row, column),
                text,
                amount!.Value.ToString(),
                new("ปัดเศษของสตางค์", "fractions of a satang rounded")
            );

        return amount;
    }

    public DateOnly? Day(string text, int row, int column, Field field)
    {
        if (OfExcel(text) is { } serial)
            return serial;
        if (!_days.TryGetValue(text, out var read))
        {
            if (_days.Count >= MostDays)
                _days.Clear();
            _days[text] = read = ThaiDate.Read(text);
        }

        if (read.Assumed is not null)
            reading.TwoDigitYear();
        if (read.WhyNot is { } why)
            Problems.Add(
                new Problem(why with { Where = At(row, column) }, field, Blocks: true) { Cell = (row, column) }
            );

        return read.Day;
    }

    // A day that lost its format is a count of days; one typed with a Buddhist year counts from 543 years earlier.
    private static DateOnly? OfExcel(string text)
    {
        if (
            text.Length is < 5 or > 6
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        )
            return null;

        return days switch
        {
            >= 36_526 and <= 73_050 => FirstExcelDay.AddDays(days),
            >= 234_800 and <= 271_400 => FirstExcelDay.AddDays(days).AddYears(-FiscalYear.BuddhistOffset),
            _ => null,
        };
    }

    /// <summary>The thirteen digits of each line.</summary>
    public IEnumerable<string> TaxIds(string text, Row row, int column)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (TaxId.FindIn(line) is { } taxId)
                yield return taxId;
            // A spreadsheet drops the zero with which a company's number begins.
            else if (line.Length == 12 && line.All(char.IsAsciiDigit) && TaxId.IsValid("0" + line))
            {
                reading.Repaired(
                    At(row, column),
                    line,
                    "0" + line,
                    new(
                        "Excel ตัดเลข 0 ตัวหน้า และหลักสุดท้ายยืนยัน",
                        "the spreadsheet dropped the leading 0; the last digit confirms it"
                    )
                );
                yield return "0" + line;
            }
            else
            {
                Odd(
                    Checking.Problems.TaxIdDoesNotCheck(At(row, column), TaxId.Cover(line), ""),
                    Field.TaxId,
                    row,
                    column
                );
            }
        }
    }

    /// <summary>Numbers and days of contracts: one, or one a line where several were selected.</summary>
    public static IEnumerable<(string? Number, string? Day)> Contracts(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return [ContractCell.Split(text)];

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ContractCell.Split)
            .ToList();

        return lines.Count > 1 && lines.TrueForAll(l => l is { Number: not null, Day: not null })
            ? lines
            : [ContractCell.Split(text)];
    }

    /// <summary>One line, not longer than can be kept.</summary>
    public string Short(string text, int most, Row row, int? column = null)
    {
        var line = ThaiText.NormaliseLine(text);
        if (line.Length <= most)
            return line;

        Problems.Add(new Problem(ImportRefusals.TooLong(At(row, column), line.Length, most), null, Blocks: true));
        return line[..most];
    }
}
