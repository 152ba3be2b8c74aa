using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>Reads the cells of a purchase's rows into its record, by what the heading says each column is.</summary>
internal sealed class RowTexts(string? sheet, ReadingInProgress reading)
{
    private const int MostWork = 2000,
        MostOther = 1000;

    private static readonly Field[] AllFields = Enum.GetValues<Field>();

    private const int MostKept = 4096;

    // The same vendor stands in row after row.
    private readonly Dictionary<string, RepairedText> _mended = [];
    private readonly Dictionary<string, IReadOnlyList<Offer>> _winners = [];
    private readonly Dictionary<(int Row, int Column), string> _tops = [];
    private readonly CellReading _cells = new(sheet, reading);
    private Heading _heading = null!;
    private (Meaning Meaning, int Column)[] _columns = [];

    // A form is not asked for what it has no column for.
    private FieldSet _askedHere;
    private string? _lastWinner;

    public void Begin(Heading heading)
    {
        _heading = heading;
        _cells.Begin(heading);
        _columns = [.. heading.Columns.Where(c => c.Meaning is not null).Select(c => (c.Meaning!.Value, c.At))];
        _askedHere = FieldSet.Of(
            _columns
                .SelectMany(c =>
                    c.Meaning == Meaning.Contract
                        ? [Field.ContractNumber, Field.ContractDay]
                        : new[] { c.Meaning.Field() }
                )
                .Append(Field.Work)
        );
        _lastWinner = null;
        _tops.Clear();
    }

    /// <summary>The first column of that meaning.</summary>
    public int? ColumnOf(Meaning meaning)
    {
        foreach (var (known, column) in _columns)
        {
            if (known == meaning)
                return column;
        }

        return null;
    }

    /// <summary>Keeps what begins a merged area, for the rows that lie in it.</summary>
    public void Remember(Row row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column].Length > 0 && row.AreaOf(column) is { } area && area.ToRow > row.Number)
                _tops[(area.FromRow, area.FromColumn)] = row[column];
        }
    }

    /// <summary>The purchase; null when its month is not known or of another year, which is then said with its other faults.</summary>
    public ReadPurchase? Read(PurchaseRows rows, DateOnly? monthOfSheet)
    {
        var head = rows.Rows[0];
        List<Problem> problems = [];
        _cells.Problems = problems;
        var bidders = new OffersSoFar();
        var winners = new OffersSoFar();
        List<string> contracts = [];
        List<string> taxIds = [];
        List<Money> agreed = [];
        var said = FieldSet.Empty;
        var soFar = new PurchaseSoFar();
        string? contractDay = null;
        int contractDayColumn = -1,
            contractDayRow = head.Number;
        DateOnly? monthOfRow = null;

        foreach (var row in rows.Rows)
        {
            foreach (var (meaning, column) in _columns)
            {
                var text = TextOf(row, column, meaning, row == head);
                if (text.Length == 0)
                    continue;
                if (text == Row.ErrorMark)
                {
                    _cells.Bad(ImportRefusals.ErrorCell(_cells.At(row, column)), meaning.Field(), row, column);
                    continue;
                }

                if (MoneyCell.SaysNone(text))
                {
                    said = said.With(meaning.Field());
                    if (meaning == Meaning.Contract)
                        said = said.With(Field.ContractDay);
                    // "-" under the one selected, where the price stands with the name.
                    if (meaning == Meaning.Winner && ColumnOf(Meaning.AgreedPrice) is null)
                        said = said.With(Field.AgreedPrice);
                    continue;
                }

                switch (meaning)
                {
                    case Meaning.Bidders:
                        bidders.Add(OfferCell.Read(Mended(text, row, column)));
                        break;
                    case Meaning.BidderPrice:
                        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                            bidders.Price(_cells.Amount(line, row, column, Field.Bidders));
                        break;
                    case Meaning.Winner:
                        winners.Add(WinnersIn(Mended(text, row, column)));
                        break;
                    case Meaning.AgreedPrice:
                        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        {
                            if (_cells.Amount(line, row, column, Field.AgreedPrice) is { } amount)
                                agreed.Add(amount);
                        }

                        break;
                    case Meaning.TaxId:
                        taxIds.AddRange(_cells.TaxIds(text, row, column));
                        break;
                    case Meaning.Contract or Meaning.ContractNumber:
                        foreach (var (number, dated) in CellReading.Contracts(text))
                        {
                            if (number is not null)
                                contracts.Add(number);
                            if (dated is not null && contractDay is null)
                                (contractDay, contractDayColumn, contractDayRow) = (dated, column, row.Number);
                        }

                        break;
                    case Meaning.ContractDay:
                        if (contractDay is null || contractDayColumn != column)
                            (contractDay, contractDayColumn, contractDayRow) = (
                                text.Split('\n')[0],
                                column,
                                row.Number
                            );
                        break;
                    case Meaning.Month:
                        monthOfRow ??= Period.OfCell(text, reading.How.Year);
                        break;
                    default:
                        // Of the purchase itself: its first row says it once.
                        if (row == head)
                            Take(soFar, meaning, text, row, column);
                        break;
                }
            }
        }

        var day = contractDay is null
            ? null
            : _cells.Day(contractDay, contractDayRow, contractDayColumn, Field.ContractDay);
        var selected = winners.Selected(taxIds, agreed);
        var month = Month(head, monthOfSheet, monthOfRow, day);
        var purchase = new Purchase
        {
            Year = reading.How.Year,
            Month = month ?? default,
            Work = soFar.Work,
            Budget = soFar.Budget,
            ReferencePrice = soFar.ReferencePrice,
            Method = soFar.Method,
            MethodText = soFar.MethodText,
            LegalGround = soFar.LegalGround,
            Bidders = bidders.List.Count == 0 ? Offers.None : new Offers(bidders.List),
            Winners = selected.Count == 0 ? Offers.None : new Offers(selected),
            AgreedPrice =
                agreed.Count > 0 ? agreed.Aggregate((sum, one) => sum + one)
                : selected.Count > 0 && selected.TrueForAll(w => w.Price is not null)
                    ? selected.Aggregate(default(Money), (sum, one) => sum + one.Price!.Value)
                : null,
            ContractNumber =
                contracts.Count == 0 ? null : _cells.Short(string.Join("; ", contracts.Distinct()), MostOther, head),
            ContractDay = day,
            Reason = soFar.Reason,
            EgpNumber = soFar.EgpNumber ?? EgpNumber.FindIn(soFar.Work),
            ControlNumber = soFar.ControlNumber,
            BudgetSource = soFar.BudgetSource,
            Status = soFar.Status,
            FirstDay = soFar.FirstDay,
            LastDay = soFar.LastDay,
        };
        if (said != FieldSet.Empty)
            purchase = purchase with { SaidNone = NotGiven(said, purchase) };
        problems.AddRange(PurchaseCheck.Of(purchase, _askedHere, _cells.At(head, null)));
        _lastWinner = selected.Count > 0 ? selected[^1].Name : null;
        if (month is null || !reading.How.Year.Contains(month.Value))
        {
            // It goes no further, so all that is wrong with the row is said here: it is mended once, and not fault by fault.
            foreach (var problem in problems)
                reading.Found(problem);
            return null;
        }

        return new ReadPurchase(purchase, sheet, _heading, rows.Rows, problems);
    }

    // What is given is not said to be none, even if one cell of several has a dash.
    private static FieldSet NotGiven(FieldSet said, Purchase purchase)
    {
        foreach (var field in AllFields)
        {
            if (said.Has(field) && purchase.Gives(field))
                said = said.Without(field);
        }

        return said;
    }

    private IReadOnlyList<Offer> WinnersIn(string text)
    {
        if (!_winners.TryGetValue(text, out var offers))
        {
            if (_winners.Count >= MostKept)
                _winners.Clear();
            _winners[text] = offers = OfferCell.Read(text);
        }

        return offers;
    }

    private void Take(PurchaseSoFar purchase, Meaning meaning, string text, Row row, int column)
    {
        string Text(int most = MostOther) => _cells.Short(Mended(text, row, column), most, row, column);

        switch (meaning)
        {
            case Meaning.Work:
                purchase.Work = Text(MostWork);
                break;
            case Meaning.Budget:
                purchase.Budget = _cells.Amount(text, row, column, Field.Budget);
                break;
            case Meaning.ReferencePrice:
                purchase.ReferencePrice = _cells.Amount(text, row, column, Field.ReferencePrice);
                break;
            case Meaning.Method:
                purchase.Method = Methods.Read(Mended(text, row, column));
                purchase.MethodText = purchase.Method == Method.Other ? Text() : null;
                purchase.LegalGround = Methods.GroundIn(text) ?? purchase.LegalGround;
                break;
            case Meaning.Reason:
                purchase.Reason = Text(MostWork);
                purchase.LegalGround ??= Methods.GroundIn(text);
                break;
            case Meaning.EgpNumber:
                purchase.EgpNumber = EgpNumber.FindIn(text);
                if (purchase.EgpNumber is null)
                    _cells.Odd(Problems.EgpNumberOdd(_cells.At(row, column), text), Field.EgpNumber, row, column);
                break;
            case Meaning.ControlNumber:
                purchase.ControlNumber = Text();
                break;
            case Meaning.BudgetSource:
                purchase.BudgetSource = Text();
                break;
            case Meaning.Status:
                var status = StatusWords.Read(Mended(text, row, column));
                if (status is null)
                    _cells.Odd(Problems.StatusUnknown(_cells.At(row, column), text), Field.Status, row, column);
                purchase.Status = status ?? Status.Unknown;
                break;
            case Meaning.FirstDay:
                purchase.FirstDay = _cells.Day(text, row.Number, column, Field.FirstDay);
                break;
            case Meaning.LastDay:
                purchase.LastDay = _cells.Day(text, row.Number, column, Field.LastDay);
                break;
            case Meaning.AgencyName when !IsOurs(text):
                _cells.Odd(Problems.OtherAgency(_cells.At(row, column), text), Field.AgencyName, row, column);
                break;
            // Number, year, district and the like are the agency's own, and known.
        }
    }

    // A merged cell says in its other rows what it says in its first. Not an amount: what three purchases cost together is not what each costs.
    private string TextOf(Row row, int column, Meaning meaning, bool isHead)
    {
        if (row[column].Length > 0)
            return row[column];
        if (!isHead)
            return "";
        if (row.AreaOf(column) is { } area)
        {
            if (
                area.FromRow == row.Number
                || meaning
                    is Meaning.Work
                        or Meaning.Budget
                        or Meaning.ReferencePrice
                        or Meaning.AgreedPrice
                        or Meaning.BidderPrice
                || !_tops.TryGetValue((area.FromRow, area.FromColumn), out var top)
                || area.FromColumn != column
            )
                return "";

            reading.Repaired(
                _cells.At(row, column),
                "",
                ThaiText.NormaliseLine(top),
                new("ช่องผสานลงมาจากแถวบน", "merged down from a row above")
            );
            return top;
        }

        // A CSV keeps no merged cells: only the first row of one vendor has the name.
        if (meaning == Meaning.Winner && sheet is null && _lastWinner is { Length: > 0 } last && HasPrice(row))
        {
            reading.Repaired(
                _cells.At(row, column),
                "",
                last,
                new(
                    "ช่องว่าง ใช้ชื่อจากแถวบน (ช่องผสานหายไปใน CSV)",
                    "blank: the name of the row above (a CSV keeps no merged cells)"
                )
            );
            return last;
        }

        return "";
    }

    private bool HasPrice(Row row) =>
        ColumnOf(Meaning.AgreedPrice) is { } column && MoneyCell.Read(row[column]).Amount is not null;

    private string Mended(string text, Row row, int column)
    {
        if (!_mended.TryGetValue(text, out var mended))
        {
            if (_mended.Count >= MostKept)
                _mended.Clear();
            _mended[text] = mended = ThaiRepair.Mend(text);
        }

        foreach (var repair in mended.Repairs)
            reading.Repaired(_cells.At(row, column), repair.Was, repair.Became, repair.Why);
        return mended.Text;
    }

    private DateOnly? Month(Row head, DateOnly? ofSheet, DateOnly? ofRow, DateOnly? contractDay)
    {
        var month =
            reading.How.Month
            ?? ofRow
            ?? ofSheet
            ?? (contractDay is { } day ? new DateOnly(day.Year, day.Month, 1) : null);
        if (month is null)
            reading.Found(new Problem(ImportRefusals.MonthUnknown(_cells.At(head, null)), Field.Month, Blocks: true));
        else if (!reading.How.Year.Contains(month.Value))
            reading.Found(
                new Problem(
                    ImportRefusals.MonthInAnotherYear(_cells.At(head, null), month.Value, reading.How.Year),
                    Field.Month,
                    Blocks: true
                )
            );

        return month;
    }

    private bool IsOurs(string name)
    {
        var (found, ours) = (ThaiText.Fold(name), ThaiText.Fold(reading.How.AgencyName));
        return found.Contains(ours, StringComparison.Ordinal) || ours.Contains(found, StringComparison.Ordinal);
    }
}
