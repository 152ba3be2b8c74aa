using System.Globalization;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Disclosures.Checking;

/// <summary>
/// The rules that elements name (<see cref="ElementRules"/>), each a pure function. A rule says "not met" only where a machine can be
/// sure; where it looks for words and does not find them, a person judges, because the same can be said in other words.
/// </summary>
internal static class Rules
{
    private static readonly Dictionary<string, Func<ElementRule, Seen, (Verdict, IReadOnlyList<Finding>)>> Each = new()
    {
        ["present"] = ContentRules.Present,
        ["says"] = ContentRules.Says,
        ["columns"] = TableRules.Columns,
        ["months"] = TableRules.Months,
        ["none_said"] = TableRules.NoneSaid,
        ["formats"] = FileRules.Formats,
        ["people"] = ContentRules.People,
        ["contact"] = ContentRules.Contact,
        ["announcement"] = ContentRules.Announcement,
        ["year"] = ContentRules.Year,
        ["links"] = FileRules.Links,
        ["files"] = FileRules.Files,
    };

    public static IReadOnlyCollection<string> Names => Each.Keys;

    public static (Verdict Verdict, IReadOnlyList<Finding> Findings) Of(ElementRule rule, Seen seen) =>
        Each.TryGetValue(rule.Name, out var look) ? look(rule, seen) : (Verdict.Judge, [new Finding(Said.NoRule)]);

    public static int Count(ElementRule rule, string parameter, int otherwise) =>
        int.TryParse(rule.Word(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : otherwise;

    public static readonly (Verdict, IReadOnlyList<Finding>) Met = (Verdict.Met, []);

    public static (Verdict, IReadOnlyList<Finding>) NotMet(IReadOnlyList<Finding> findings) =>
        (Verdict.NotMet, findings);
}
