using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>One figure as it stood in a file.</summary>
/// <param name="Row">Where; from 1.</param>
internal sealed record ReadFigure(
    FigureCode Code,
    Score Value,
    Confidence Confidence,
    string? Source,
    string? Sheet,
    int Row,
    string Column
);

/// <summary>What a file says of one agency in one year.</summary>
/// <param name="Year">Null where the file gives none.</param>
internal sealed record AgencyYear(string Agency, FiscalYear? Year)
{
    /// <summary>The assessment profile that the file names; null where it names none.</summary>
    public string? Profile { get; set; }

    /// <summary>By code, in the order of the file.</summary>
    public Dictionary<string, ReadFigure> Figures { get; } = new(12);

    /// <summary>The first row of it, for messages.</summary>
    public (string? Sheet, int Row) First { get; init; }
}

/// <summary>Everything that was read from a file, with what had to be repaired and what is wrong, by place.</summary>
internal sealed record ResultsFile(
    string FileName,
    IReadOnlyList<AgencyYear> AgencyYears,
    IReadOnlyList<ResultRepair> Repairs,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
)
{
    /// <summary>More than the figures of every agency of the country for ten years.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Why nothing of the file can be taken: its mistakes, and repairs that nobody has confirmed.</summary>
    public IReadOnlyList<Refusal> WhyNotTake(bool acceptRepairs) =>
        Refusals.Count > 0 || Repairs.Count == 0 || acceptRepairs
            ? Refusals
            : [Results.Refusals.RepairsNotAccepted(FileName, Repairs.Count)];

    /// <summary>Reads a CSV or XLSX in long or wide form. Never throws for what is wrong with the file.</summary>
    /// <param name="atFirstSight">Told of each agency's year at its first row, before its figures are read.</param>
    public static ResultsFile Read(string fileName, byte[] content, Action<AgencyYear>? atFirstSight = null)
    {
        if (content.Length == 0)
            return Refused(fileName, Results.Refusals.Empty(fileName));
        if (content.Length > MostBytes)
            return Refused(fileName, Results.Refusals.TooBig(fileName, content.Length, MostBytes));

        var reading = new Reading(fileName, atFirstSight);
        if (
            XlsxSheets.LooksLikeOne(content)
            || Path.GetExtension(fileName).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)
        )
        {
            var whyNot = XlsxSheets.Read(fileName, content, reading.Workbook);
            return whyNot is null ? reading.Done() : Refused(fileName, whyNot);
        }

        if (CsvSheet.Open(content) is not var (csv, is874))
            return Refused(fileName, SheetRefusals.NotText(fileName));
        if (is874)
            reading.TakenForWindows874();
        using (csv)
            reading.Csv(csv);
        return reading.Done();
    }

    private static ResultsFile Refused(string fileName, Refusal why) => new(fileName, [], [], [], [why]);

    /// <summary>The reading of one file from top to bottom.</summary>
    private sealed class Reading(string fileName, Action<AgencyYear>? atFirstSight)
    {
        private const int MostRefusals = 50;

        private readonly Dictionary<(string Agency, FiscalYear? Year), AgencyYear> _agencyYears = [];
        private readonly List<AgencyYear> _inOrder = [];
        private readonly List<ResultRepair> _repairs = [];
        private readonly List<Bilingual> _notes = [];
        private readonly List<Refusal> _refusals = [];
        private readonly Dictionary<string, FigureCode?> _codes = [];
        private int _refused;
        private Sheet _sheet = null!;
        private Heading _heading = null!;
        private AgencyYear? _last;
        private (string Text, FiscalYear Year)? _lastYear;

        public ResultsFile Done()
        {
            if (_refused > _refusals.Count)
                _refusals.Add(Results.Refusals.AndMore(fileName, _refused - _refusals.Count));

            return new ResultsFile(fileName, _inOrder, _repairs, _notes, _refusals);
        }

        public void TakenForWindows874() =>
            _repairs.Add(
                new ResultRepair(
                    new Place(fileName),
                    "Windows-874",
                    "UTF-8",
                    new(
                        "ไฟล์เข้ารหัส Windows-874 โปรดดูว่าชื่อหน่วยงานอ่านถูกต้อง",
                        "the file is in Windows-874; see whether the names came out right"
                    )
                )
            );

        public void Csv(Sheet sheet)
        {
            _sheet = sheet;
            try
            {
                if (!ToFirstRow())
                    Refuse(Results.Refusals.Empty(fileName));
                else if (ReadHeading())
                    ReadRows();
            }
            catch (BadQuotesException bad)
            {
                Refuse(SheetRefusals.BadQuotes(new Place(fileName, Row: bad.Row)));
            }
        }

        // Workbooks carry cover sheets and notes: sheets that begin with our header are read, others are named as not read.
        public void Workbook(XlsxSheets sheets)
        {
            Place? firstHeader = null;
            IReadOnlyList<string> found = [];
            var read = 0;
            while (sheets.Next() is { } sheet)
            {
                _sheet = sheet;
                if (!ToFirstRow())
                    continue;
                if (!Heading.LooksLikeOne(sheet))
                {
                    firstHeader ??= new Place(fileName, sheet.Name, sheet.Row);
                    if (found.Count == 0)
                        found = Heading.Cells(sheet);
                    _notes.Add(
                        new(
                            $"ไม่ได้อ่านแผ่นงาน “{sheet.Name}” เพราะไม่มีหัวตารางผลคะแนน",
                            $"The sheet “{sheet.Name}” was not read: it has no header of results."
                        )
                    );
                    continue;
                }

                read++;
                if (ReadHeading())
                    ReadRows();
            }

            if (read == 0)
                Refuse(
                    firstHeader is null ? Results.Refusals.Empty(fileName) : Results.Refusals.Header(firstHeader, found)
                );
        }

        private bool ToFirstRow()
        {
            while (_sheet.NextRow())
            {
                if (!_sheet.IsBlank)
                    return true;
            }

            return false;
        }

        private bool ReadHeading()
        {
            var (heading, repairs, whyNot) = Heading.Of(_sheet, fileName);
            _repairs.AddRange(repairs);
            foreach (var reason in whyNot)
                Refuse(reason);
            if (heading is null)
                return false;

            _heading = heading;
            return whyNot.Count == 0;
        }

        private void ReadRows()
        {
            var rows = 0;
            while (_sheet.NextRow())
            {
                if (_sheet.IsBlank)
                    continue;

                rows++;
                if (_sheet.Count > _heading.Width && HasMore())
                    Refuse(Results.Refusals.TooManyCells(At(null), _heading.Width, _sheet.Count));
                else if (_heading.Code >= 0)
                    ReadLongRow();
                else
                    ReadWideRow();
            }

            if (rows == 0)
                Refuse(Results.Refusals.NoRows(fileName, _sheet.Name));
        }

        private bool HasMore()
        {
            for (var i = _heading.Width; i < _sheet.Count; i++)
            {
                if (_sheet[i].Length > 0)
                    return true;
            }

            return false;
        }

        private void ReadLongRow()
        {
            var whose = ReadAgencyYear();
            var code = ReadCode(_sheet[_heading.Code]);
            var score = ReadScore(_heading.Score, code, blankIsFine: false);
            var confidence = ReadConfidence();
            if (whose is null || code is null || score is not { } value || confidence is not { } sure)
                return;

            Add(whose, code, value, sure, _heading.Score);
        }

        private void ReadWideRow()
        {
            var whose = ReadAgencyYear();
            var confidence = ReadConfidence();
            foreach (var (column, code) in _heading.Figures)
            {
                if (
                    ReadScore(column, code, blankIsFine: true) is { } value
                    && whose is not null
                    && confidence is { } sure
                )
                    Add(whose, code, value, sure, column);
            }
        }

        private void Add(AgencyYear whose, FigureCode code, Score value, Confidence confidence, int column)
        {
            if (!whose.Figures.TryGetValue(code.Code, out var first))
                whose.Figures.Add(
                    code.Code,
                    new ReadFigure(
                        code,
                        value,
                        confidence,
                        Cell(_heading.Source),
                        _sheet.Name,
                        _sheet.Row,
                        _heading.Names[column]
                    )
                );
            else if (first.Value != value)
                Refuse(Results.Refusals.Twice(At(column), code.Code, value, first.Value, first.Row));
        }

        private AgencyYear? ReadAgencyYear()
        {
            var name = _sheet[_heading.Agency];
            if (name.Length == 0)
                Refuse(Results.Refusals.AgencyMissing(At(_heading.Agency)));

            var yearText = _sheet[_heading.Year];
            if (!TryReadYear(yearText, out var year))
                return null;
            if (name.Length == 0)
                return null;
            if (_last is { } last && last.Agency == name && last.Year == year)
                return NoteProfile(last);

            if (!_agencyYears.TryGetValue((name, year), out var known))
            {
                known = new AgencyYear(name, year) { First = (_sheet.Name, _sheet.Row) };
                _agencyYears.Add((name, year), known);
                _inOrder.Add(known);
                atFirstSight?.Invoke(NoteProfile(known));
            }

            return NoteProfile(_last = known);
        }

        private AgencyYear NoteProfile(AgencyYear whose)
        {
            if (_heading.Profile >= 0)
                whose.Profile ??= Cell(_heading.Profile);
            return whose;
        }

        private bool TryReadYear(string text, out FiscalYear? year)
        {
            year = null;
            if (text.Length == 0)
                return true;
            if (_lastYear is var (lastText, lastYear) && lastText == text)
            {
                year = lastYear;
                return true;
            }

            if (!FiscalYear.TryParse(text, out var known))
            {
                Refuse(Results.Refusals.Year(At(_heading.Year), text));
                return false;
            }

            if (text.AsSpan().ContainsAnyInRange('๐', '๙'))
                Repaired(_heading.Year, text, known.ToString(), ThaiDigitsTaken);
            else
                _lastYear = (text, known);
            year = known;
            return true;
        }

        private FigureCode? ReadCode(string text)
        {
            if (_codes.TryGetValue(text, out var known))
                return known;
            if (text.Length == 0)
            {
                Refuse(Results.Refusals.CodeMissing(At(_heading.Code)));
                return null;
            }

            if (FigureCode.Read(text) is { } code)
                return _codes[text] = code;
            if (FigureCode.ReadRepaired(text) is var (guess, repair))
            {
                Repaired(_heading.Code, repair.Was, guess.Code, repair.Why);
                return guess;
            }

            Refuse(Results.Refusals.CodeUnknown(At(_heading.Code), text));
            return null;
        }

        private Score? ReadScore(int column, FigureCode? code, bool blankIsFine)
        {
            if (_sheet.IsError(column))
            {
                Refuse(Results.Refusals.CellError(At(column)));
                return null;
            }

            var text = _sheet[column];
            if (text.Length == 0)
            {
                if (!blankIsFine)
                    Refuse(Results.Refusals.ScoreMissing(At(column)));
                return null;
            }

            var most = code?.Most ?? Score.Full;
            if (!TryReadPlain(text, out var score) && !Score.TryParse(text, out score) || score > most)
            {
                Refuse(Results.Refusals.Score(At(column), text, most));
                return null;
            }

            if (text.AsSpan().ContainsAnyInRange('๐', '๙'))
                Repaired(column, text, score.ToString(), ThaiDigitsTaken);
            return score;
        }

        // "91.70" is how nearly every score is written; a country of them is read in a blink this way.
        private static bool TryReadPlain(string text, out Score score)
        {
            score = default;
            var (hundredths, decimals) = (0, -1);
            if (text.Length > 6)
                return false;
            foreach (var c in text)
            {
                if (c == '.' && decimals < 0)
                    decimals = 0;
                else if (!char.IsAsciiDigit(c))
                    return false;
                else
                    (hundredths, decimals) = (hundredths * 10 + (c - '0'), decimals < 0 ? -1 : decimals + 1);
            }

            if (text[0] == '.' || decimals is 0 or > 2)
                return false;
            hundredths *= decimals switch
            {
                2 => 1,
                1 => 10,
                _ => 100,
            };
            if (hundredths > 100_00)
                return false;

            score = Score.OfHundredths(hundredths);
            return true;
        }

        private Confidence? ReadConfidence()
        {
            if (_heading.Confidence < 0 || _sheet[_heading.Confidence] is not { Length: > 0 } text)
                return Confidence.Copy;

            var plain = text.Replace("_", "", StringComparison.Ordinal)
                .Replace("-", "", StringComparison.Ordinal)
                .Replace(" ", "", StringComparison.Ordinal);
            if (!char.IsAsciiDigit(plain[0]) && Enum.TryParse<Confidence>(plain, ignoreCase: true, out var confidence))
                return confidence;

            Refuse(Results.Refusals.Confidence(At(_heading.Confidence), text));
            return null;
        }

        private string? Cell(int column) => column >= 0 && _sheet[column] is { Length: > 0 } text ? text : null;

        private void Repaired(int column, string was, string became, Bilingual why) =>
            _repairs.Add(new ResultRepair(At(column), was, became, why));

        private Place At(int? column) =>
            new(fileName, _sheet.Name, _sheet.Row, column is { } c ? _heading.Names[c] : null);

        private void Refuse(Refusal reason)
        {
            _refused++;
            if (_refusals.Count < MostRefusals)
                _refusals.Add(reason);
        }
    }

    internal static readonly Bilingual ThaiDigitsTaken = new("เขียนด้วยเลขไทย", "written in Thai digits");
}
