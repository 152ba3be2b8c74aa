using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Checking;

/// <summary>Something wrong with a purchase.</summary>
/// <param name="Why">What, where and what was expected; its code is the kind that problems are grouped by.</param>
/// <param name="Field">The field it is about.</param>
/// <param name="Blocks">True when the row cannot be kept so; otherwise it is kept and said.</param>
internal sealed record Problem(Refusal Why, Field? Field, bool Blocks = false)
{
    /// <summary>The cell that an officer may correct; null where it is about several.</summary>
    public (int Row, int Column)? Cell { get; init; }
}

/// <summary>Problems of one kind: how many, and the first of them.</summary>
internal sealed record ProblemGroup(string Kind, bool Blocks, int Count, IReadOnlyList<Problem> Examples);

/// <summary>Problems by kind. All are counted and the first of each kind are kept, so that a bad file of any size fits a page.</summary>
internal sealed class ProblemGroups
{
    /// <summary>Enough to see the pattern and to correct a bad month by hand.</summary>
    public const int Kept = 50;

    private readonly Dictionary<string, (bool Blocks, int Count, List<Problem> Examples)> _groups = [];

    public void Add(Problem problem)
    {
        var (blocks, count, examples) = _groups.GetValueOrDefault(problem.Why.Code, (problem.Blocks, 0, []));
        if (examples.Count < Kept)
            examples.Add(problem);
        _groups[problem.Why.Code] = (blocks || problem.Blocks, count + 1, examples);
    }

    /// <summary>What keeps the file out first, then by how often.</summary>
    public IReadOnlyList<ProblemGroup> All =>
        [
            .. _groups
                .Select(g => new ProblemGroup(g.Key, g.Value.Blocks, g.Value.Count, g.Value.Examples))
                .OrderByDescending(g => g.Blocks)
                .ThenByDescending(g => g.Count)
                .ThenBy(g => g.Kind, StringComparer.Ordinal),
        ];

    public IEnumerable<ProblemGroup> Blocking => All.Where(g => g.Blocks);

    public int Count => _groups.Values.Sum(g => g.Count);
}
