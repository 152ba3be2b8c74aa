using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.National;

/// <summary>One round of the country.</summary>
/// <param name="Layout">Which of the layouts.</param>
/// <param name="People">How many answered.</param>
/// <param name="At">Where its answers begin.</param>
internal sealed record NationalRound(AgencyId Agency, RoundId Id, Purpose Purpose, int Layout, int People, int At);

/// <summary>
/// The scored answers of a year: of each round the answers to its first part, then those to its second, a byte each. Nothing of
/// who, when or by which way is in it.
/// </summary>
internal sealed class NationalAnswers(
    FiscalYear year,
    IReadOnlyList<Layout> layouts,
    IReadOnlyList<NationalRound> rounds,
    ReadOnlyMemory<byte> cells
)
{
    public FiscalYear Year => year;

    public IReadOnlyList<Layout> Layouts => layouts;

    public IReadOnlyList<NationalRound> Rounds => rounds;

    public ReadOnlyMemory<byte> Cells => cells;

    public long People => rounds.Sum(r => (long)r.People);

    public ReadOnlySpan<byte> Of(NationalRound round) =>
        cells.Span.Slice(round.At, round.People * layouts[round.Layout].Columns.Length);
}

/// <summary>Gathers answers as they come out of the database, in whatever order.</summary>
internal sealed class GatheringAnswers
{
    private readonly List<Gathered> _rounds = [];
    private readonly Dictionary<RoundId, Gathered> _byId = [];
    private Gathered? _latest;

    public void Expect(AgencyId agency, RoundId id, Purpose purpose, int layout, Layout of)
    {
        var gathered = new Gathered(agency, id, purpose, layout, of);
        _rounds.Add(gathered);
        _byId.Add(id, gathered);
    }

    /// <summary>Takes an answer; one of a round that is not expected is left out.</summary>
    public void Add(RoundId round, ReadOnlySpan<byte> given)
    {
        // They mostly come round by round.
        if (_latest?.Id != round && !_byId.TryGetValue(round, out _latest))
            return;

        _latest!.Add(given);
    }

    public NationalAnswers Done(FiscalYear year, IReadOnlyList<Layout> layouts)
    {
        var cells = GC.AllocateUninitializedArray<byte>(_rounds.Sum(r => r.Length));
        List<NationalRound> rounds = new(_rounds.Count);
        var at = 0;
        foreach (var round in _rounds)
        {
            round.TurnInto(cells.AsSpan(at, round.Length));
            rounds.Add(new(round.Agency, round.Id, round.Purpose, round.Layout, round.People, at));
            at += round.Length;
        }

        return new NationalAnswers(year, layouts, rounds, cells);
    }

    private sealed class Gathered(AgencyId agency, RoundId id, Purpose purpose, int layout, Layout of)
    {
        private byte[] _rows = [];

        public AgencyId Agency => agency;
        public RoundId Id => id;
        public Purpose Purpose => purpose;
        public int Layout => layout;
        public int People { get; private set; }
        public int Length => People * of.Columns.Length;

        public void Add(ReadOnlySpan<byte> given)
        {
            var width = of.Columns.Length;
            if (_rows.Length < Length + width)
                Array.Resize(ref _rows, Math.Max(64 * width, _rows.Length * 2));
            of.Take(given, _rows.AsSpan(Length, width));
            People++;
        }

        // Row after row becomes column after column.
        public void TurnInto(Span<byte> columns)
        {
            var width = of.Columns.Length;
            for (var person = 0; person < People; person++)
            for (var column = 0; column < width; column++)
                columns[column * People + person] = _rows[person * width + column];
            _rows = [];
        }
    }
}
