using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>What has been read of a file so far: counts of everything, examples to look at.</summary>
internal sealed class ReadingInProgress(string fileName, HowToRead how, Action<ReadPurchase>? each)
{
    private readonly List<ReadPurchase> _first = [];
    private readonly List<ReadHeading> _headings = [];
    private readonly SortedDictionary<DateOnly, int> _months = [];
    private readonly SortedSet<DateOnly> _nothingIn = [];
    private readonly SortedSet<DateOnly> _titled = [];
    private readonly ProblemGroups _problems = new();
    private readonly List<CellRepair> _repairs = [];
    private readonly List<PassedOver> _passedOver = [];
    private readonly List<Bilingual> _notes = [];
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _sheets = [];
    private readonly Dictionary<long, int> _seen = [];
    private int _count,
        _repairCount,
        _passedOverCount,
        _twoDigitYears;
    private bool _hasNoHeading;

    public string FileName => fileName;

    public HowToRead How => how;

    public void Take(ReadPurchase read)
    {
        var purchase = read.Purchase;
        var number = _months.GetValueOrDefault(purchase.Month) + 1;
        _months[purchase.Month] = number;
        _count++;

        List<Problem> problems = [.. read.Problems];
        var where = read.WhereIn(fileName);
        if (!_seen.TryAdd(KeyOf(purchase), where.Row!.Value))
            problems.Add(
                new Problem(
                    Problems.TwiceInTheFile(
                        where,
                        _seen[KeyOf(purchase)],
                        purchase.EgpNumber ?? purchase.ContractNumber ?? ThaiText.Truncate(purchase.Work, 40)
                    ),
                    Field.Work
                )
            );
        foreach (var problem in problems)
            _problems.Add(problem);

        var whole = read with { Purchase = purchase with { Number = number }, Problems = problems };
        if (_first.Count < Reading.Shown)
            _first.Add(whole);
        each?.Invoke(whole);
    }

    public void Found(ReadHeading heading)
    {
        if (_headings.TrueForAll(h => h.Heading.Key != heading.Heading.Key))
            _headings.Add(heading);
    }

    public void LookedAt(string? sheet)
    {
        if (sheet is not null)
            _sheets.Add(sheet);
    }

    /// <summary>A file whose fields have names of their own is not asked for a header.</summary>
    public void HasNoHeading() => _hasNoHeading = true;

    /// <summary>A title speaks of this month.</summary>
    public void Titled(DateOnly month) => _titled.Add(month);

    /// <summary>The file says that nothing was bought in this month.</summary>
    public void Nothing(DateOnly month) => _nothingIn.Add(month);

    public void Found(Problem problem) => _problems.Add(problem);

    public void Repaired(Place where, string was, string became, Bilingual why)
    {
        _repairCount++;
        if (_repairs.Count < Reading.Shown)
            _repairs.Add(new CellRepair(where, was, became, why));
    }

    public void Passed(Place where, string text, Bilingual why)
    {
        _passedOverCount++;
        if (_passedOver.Count < Reading.Shown)
            _passedOver.Add(new PassedOver(where, ThaiText.Truncate(ThaiText.NormaliseLine(text), 80), why));
    }

    // Every office writes years so; confirming each would teach people to confirm without looking.
    public void TwoDigitYear() => _twoDigitYears++;

    public void Note(Bilingual note) => _notes.Add(note);

    public void Refuse(Refusal why) => _refusals.Add(why);

    public Reading Done()
    {
        if (!_hasNoHeading && _headings.Count == 0 && _nothingIn.Count == 0 && _refusals.Count == 0)
            Refuse(ImportRefusals.NoHeader(fileName, _sheets));
        if (how.Month is { } chosen)
        {
            if (_titled.Count > 1)
                Refuse(ImportRefusals.SeveralMonths(fileName, chosen, _titled));
            else if (_titled.Count == 1 && _titled.Min != chosen)
                Note(
                    new(
                        $"หัวเรื่องหรือชื่อแผ่นงานบอกว่าเป็นเดือน{ThaiDate.Month(_titled.Min)} แต่เลือกนำเข้าเป็นเดือน{ThaiDate.Month(chosen)} จะบันทึกตามที่เลือก",
                        $"The title or the sheet says {ThaiDate.EnglishMonth(_titled.Min)}, but {ThaiDate.EnglishMonth(chosen)} was chosen, and that is what will be kept."
                    )
                );
        }

        if (_twoDigitYears > 0)
            Note(
                new(
                    $"ปีสองหลัก {_twoDigitYears} แห่ง ถือเป็น พ.ศ. 25xx",
                    $"{_twoDigitYears} two-digit year(s) were taken as B.E. 25xx."
                )
            );

        return new Reading(
            fileName,
            _count,
            _first,
            _headings,
            _months,
            [.. _nothingIn.Where(month => !_months.ContainsKey(month))],
            _problems,
            _repairs,
            _repairCount,
            _passedOver,
            _passedOverCount,
            _notes,
            _refusals
        );
    }

    // Sixty-four bits for each purchase, not its text: a large file must not be held in memory by its own double-check.
    private static long KeyOf(Purchase purchase)
    {
        var (one, other) =
            purchase.EgpNumber is { } number
                ? (
                    number.GetHashCode(StringComparison.Ordinal),
                    HashCode.Combine(purchase.ContractNumber, Name(purchase))
                )
            : purchase.ContractNumber is { } contract
                ? (contract.GetHashCode(StringComparison.Ordinal), HashCode.Combine(purchase.Year, Name(purchase)))
            : (
                purchase.Work.GetHashCode(StringComparison.Ordinal),
                HashCode.Combine(purchase.AgreedPrice, purchase.ContractDay, purchase.Month, Name(purchase))
            );

        return (long)one << 32 | (uint)other;

        static string? Name(Purchase purchase) => purchase.Winners.Count > 0 ? purchase.Winners.List[0].Name : null;
    }
}
