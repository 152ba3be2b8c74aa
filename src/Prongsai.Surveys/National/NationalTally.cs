using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.National;

/// <summary>
/// What the answers of a country add up to, and what that makes of each agency: questions to indicators, instruments and totals by
/// the rules of its framework. Question scores are rounded to hundredths, as results are published; above them everything is exact
/// until it is shown. One more answer changes one agency and the sum of the country, so the table of the country is always at hand.
/// </summary>
internal sealed class NationalTally
{
    private static readonly string[] Codes = ["IIT", "EIT", "OIT", "TOTAL"];

    private readonly NationalAnswers _answers;
    private readonly FigureSumsOfYear _rules;
    private readonly int _fewest;
    private readonly int[] _first;
    private readonly long[] _sums;
    private readonly int[] _answered;
    private readonly List<AgencyTally> _agencies;
    private readonly Dictionary<AgencyId, AgencyTally> _byId;
    private readonly Dictionary<(int, int, string), (FigureSums Rule, string[] Carried)?> _usual = [];

    /// <param name="fewest">A question that fewer people answered has no score.</param>
    public NationalTally(NationalAnswers answers, FigureSumsOfYear rules, int fewest)
    {
        (_answers, _rules, _fewest) = (answers, rules, fewest);
        _first = new int[answers.Rounds.Count];
        var items = 0;
        for (var r = 0; r < answers.Rounds.Count; r++)
        {
            _first[r] = items;
            items += answers.Layouts[answers.Rounds[r].Layout].Items.Count;
        }

        (_sums, _answered) = (new long[items], new int[items]);
        _agencies =
        [
            .. Enumerable
                .Range(0, answers.Rounds.Count)
                .GroupBy(r => answers.Rounds[r].Agency)
                .Select(g => new AgencyTally(g.Key, [.. g.OrderBy(r => answers.Rounds[r].Purpose)])),
        ];
        _byId = _agencies.ToDictionary(a => a.Id);
        foreach (var agency in _agencies)
            agency.Usual = UsualOf(agency);
    }

    public IReadOnlyList<AgencyTally> Agencies => _agencies;

    public AgencyTally? Of(AgencyId agency) => _byId.GetValueOrDefault(agency);

    /// <summary>Counts all answers and rolls up every agency.</summary>
    public void Count()
    {
        CountAnswers();
        foreach (var agency in _agencies)
            Refresh(agency);
    }

    public void CountAnswers()
    {
        Array.Clear(_sums);
        Array.Clear(_answered);
        for (var r = 0; r < _first.Length; r++)
        {
            var round = _answers.Rounds[r];
            var layout = _answers.Layouts[round.Layout];
            Counting.Add(
                layout,
                _answers.Of(round),
                _sums.AsSpan(_first[r], layout.Items.Count),
                _answered.AsSpan(_first[r], layout.Items.Count)
            );
        }
    }

    /// <summary>Counts one more answer of a round and rolls its agency up again.</summary>
    public void Add(int round, ReadOnlySpan<byte> levels)
    {
        var layout = _answers.Layouts[_answers.Rounds[round].Layout];
        Counting.Add(
            layout,
            levels,
            _sums.AsSpan(_first[round], layout.Items.Count),
            _answered.AsSpan(_first[round], layout.Items.Count)
        );
        Refresh(_byId[_answers.Rounds[round].Agency]);
    }

    public void Refresh(AgencyTally agency)
    {
        var ruled = agency.Usual;
        Span<int> hundredths = stackalloc int[agency.Codes];
        if (!Hundredths(agency, hundredths, out var given))
        {
            // Somewhere too few answered; that question is not there at all.
            var told = given;
            ruled = RuleOf(agency, code => told[code]);
            hundredths = Packed(hundredths, told);
        }

        agency.Rule = ruled?.Rule;
        if (ruled is not var (rule, carried))
            return;

        Span<int> all = stackalloc int[rule.Given.Count];
        hundredths.CopyTo(all);
        carried.CopyTo(all[hundredths.Length..]);
        if (agency.Gives.Length != rule.Gives.Count)
            agency.Gives = new long[rule.Gives.Count];
        rule.Of(all, agency.Gives);
    }

    /// <summary>The country as it stands: of each question what everybody's answers come to, and the mean of the agencies' totals.</summary>
    public NationalTable Nation()
    {
        Dictionary<string, (long Sum, long Answered, long Whole)> questions = [];
        // By layout first: a country has a handful, and then it is adding up columns.
        var sums = _answers.Layouts.Select(l => new long[l.Items.Count]).ToArray();
        var answered = _answers.Layouts.Select(l => new long[l.Items.Count]).ToArray();
        for (var r = 0; r < _first.Length; r++)
        {
            var layout = _answers.Rounds[r].Layout;
            var (toSums, toAnswered) = (sums[layout], answered[layout]);
            for (var i = 0; i < toSums.Length; i++)
            {
                toSums[i] += _sums[_first[r] + i];
                toAnswered[i] += _answered[_first[r] + i];
            }
        }

        for (var l = 0; l < sums.Length; l++)
        for (var i = 0; i < sums[l].Length; i++)
        {
            var item = _answers.Layouts[l].Items[i];
            if (item.Item is null)
                continue;

            var known = questions.GetValueOrDefault(item.Item, (0, 0, item.Whole));
            // Layouts of other years may divide a question into another number of parts.
            questions[item.Item] = (
                known.Sum + (known.Whole == item.Whole ? sums[l][i] : sums[l][i] / item.Whole * known.Whole),
                known.Answered + answered[l][i],
                known.Whole
            );
        }

        return new NationalTable(
            [
                .. questions
                    .Where(q => q.Value.Answered >= _fewest)
                    .Select(q => (q.Key, q.Value.Answered, Hundredths(q.Value.Sum, q.Value.Answered, q.Value.Whole))),
            ],
            [
                .. Codes
                    .Select(code => (code, MeanOf(code)))
                    .Where(m => m.Item2 is not null)
                    .Select(m => (m.code, m.Item2!.Value.Agencies, m.Item2.Value.Mean)),
            ]
        );
    }

    // The mean over agencies; the same rule has the same denominator, so it is one sum for each rule.
    private (int Agencies, Exact Mean)? MeanOf(string code)
    {
        Dictionary<FigureSums, (int At, Int128 Sum, int Count)> byRule = [];
        FigureSums? latest = null;
        (int At, Int128 Sum, int Count) running = default;
        foreach (var agency in _agencies)
        {
            if (agency.Rule is not { } rule)
                continue;
            if (!ReferenceEquals(rule, latest))
            {
                if (latest is not null)
                    byRule[latest] = running;
                running = byRule.TryGetValue(rule, out var known) ? known : (rule.IndexOf(code), 0, 0);
                latest = rule;
            }

            if (running.At >= 0)
                running = (running.At, running.Sum + agency.Gives[running.At], running.Count + 1);
        }

        if (latest is not null)
            byRule[latest] = running;
        var count = byRule.Values.Sum(r => r.Count);
        if (count == 0)
            return null;

        var sum = byRule
            .Where(r => r.Value.Count > 0)
            .Aggregate(Exact.Zero, (all, r) => all + r.Key.Value(r.Value.At, (long)r.Value.Sum));
        return (count, sum / Exact.Of(count));
    }

    private bool Hundredths(AgencyTally agency, Span<int> hundredths, out bool[] given)
    {
        given = [];
        var (code, all) = (0, true);
        foreach (var r in agency.Rounds)
        {
            var layout = _answers.Layouts[_answers.Rounds[r].Layout];
            foreach (var items in layout.OfCode)
            {
                var at = _first[r] + items[0];
                if (items.Length == 1 && _answered[at] >= _fewest)
                    hundredths[code++] = Hundredths(_sums[at], _answered[at], layout.Items[items[0]].Whole);
                else if (MeanOf(r, layout, items) is { } mean)
                    hundredths[code++] = Score.Of(mean).Hundredths;
                else
                {
                    hundredths[code++] = -1;
                    all = false;
                }
            }
        }

        if (!all)
        {
            given = new bool[hundredths.Length];
            for (var i = 0; i < given.Length; i++)
                given[i] = hundredths[i] >= 0;
        }

        return all;
    }

    private static Span<int> Packed(Span<int> hundredths, bool[] given)
    {
        var count = 0;
        for (var i = 0; i < given.Length; i++)
            if (given[i])
                hundredths[count++] = hundredths[i];
        return hundredths[..count];
    }

    private Exact? MeanOf(int round, Layout layout, int[] items)
    {
        List<Exact> means = [];
        foreach (var i in items)
        {
            var at = _first[round] + i;
            if (_answered[at] >= _fewest)
                means.Add(
                    Exact.Of(_sums[at], layout.Items[i].Whole) / Exact.Of(Results.ScoredItem.Unit * _answered[at])
                );
        }

        return means.Count == 0 ? null : Exact.Mean(means);
    }

    // Half up, the one rounding below what is shown.
    private static int Hundredths(long sum, long answered, long whole)
    {
        Int128 of = (Int128)Results.ScoredItem.Unit * whole * answered;
        return (int)(((Int128)sum * 200 + of) / (2 * of));
    }

    // Thousands of agencies ask the same and carry the same over: each such rule is looked for once.
    private Ruled? UsualOf(AgencyTally agency)
    {
        agency.Codes = agency.Rounds.Sum(r => _answers.Layouts[_answers.Rounds[r].Layout].Codes.Count);
        if (agency.Rounds.Length > 2 || _rules.HasItsOwn(agency.Id))
            return RuleOf(agency, _ => true);

        var carried = _rules.CarriedBy(agency.Id);
        var same = (
            _answers.Rounds[agency.Rounds[0]].Layout,
            agency.Rounds.Length > 1 ? _answers.Rounds[agency.Rounds[1]].Layout : -1,
            string.Join(' ', carried.Keys)
        );
        if (!_usual.TryGetValue(same, out var known))
            _usual[same] = known = RuleOf(agency, _ => true) is { } found
                ? (found.Rule, [.. found.Rule.Given.Skip(agency.Codes)])
                : null;
        return known is { } rule
            ? new Ruled(rule.Rule, [.. rule.Carried.Select(code => carried[code].Hundredths)])
            : null;
    }

    private Ruled? RuleOf(AgencyTally agency, Func<int, bool> isGiven)
    {
        List<string> given = [];
        HashSet<string> rehearsed = [];
        FrameworkKey? framework = null;
        var code = 0;
        foreach (var r in agency.Rounds)
        {
            var round = _answers.Rounds[r];
            var layout = _answers.Layouts[round.Layout];
            framework ??= layout.Framework is { } used ? new(new FiscalYear(used.Year), used.Profile) : null;
            foreach (var asked in layout.Codes)
                if (isGiven(code++))
                {
                    given.Add(asked);
                    rehearsed.Add(round.Purpose == Purpose.RehearsalIit ? "IIT" : "EIT");
                }
        }

        var carried = _rules
            .CarriedBy(agency.Id)
            .Where(c => !rehearsed.Contains(c.Key))
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .ToList();
        return
            framework is not null
            && rehearsed.Count > 0
            && _rules.For(agency.Id, framework, [.. given, .. carried.Select(c => c.Key)]) is { } rule
            ? new Ruled(rule, [.. carried.Select(c => c.Value.Hundredths)])
            : null;
    }
}

/// <summary>One agency: its rounds and what they make.</summary>
internal sealed class AgencyTally(AgencyId id, int[] rounds)
{
    public AgencyId Id => id;

    /// <summary>By their places among the rounds of the country.</summary>
    public int[] Rounds => rounds;

    /// <summary>How many questions of the framework it asks.</summary>
    public int Codes { get; set; }

    /// <summary>How it is rolled up when every question was answered by enough.</summary>
    public Ruled? Usual { get; set; }

    /// <summary>The rule that <see cref="Gives"/> follows; null where there is none.</summary>
    public FigureSums? Rule { get; set; }

    /// <summary>Numerators, in the order of the rule.</summary>
    public long[] Gives { get; set; } = [];

    public Exact? Value(string code) => Rule?.IndexOf(code) is { } at and >= 0 ? Rule.Value(at, Gives[at]) : null;
}

/// <summary>A rule with what it is given beside the questions.</summary>
/// <param name="Carried">Instruments that stand as they were, in hundredths.</param>
internal sealed record Ruled(FigureSums Rule, int[] Carried);

/// <summary>The country in one table.</summary>
internal sealed record NationalTable(
    IReadOnlyList<(string Code, long Answered, int Hundredths)> Questions,
    IReadOnlyList<(string Code, int Agencies, Exact Mean)> Means
);
