using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>What kind of rule it is.</summary>
internal enum StandardKind
{
    /// <summary>A manual of how a service is given.</summary>
    ServiceManual,
    CodeOfEthics,
    NoGiftPolicy,
    Order,
    Other,
}

/// <summary>A situation in which somebody has to decide, tied to the point of the standard that answers it.</summary>
/// <param name="Right">Which choice is right, from 1.</param>
/// <param name="Why">Said after a wrong answer, beside the point.</param>
/// <param name="Point">Number of the point, from 1.</param>
internal sealed record ScenarioQuestion(
    string Situation,
    IReadOnlyList<string> Choices,
    int Right,
    string Why,
    int Point
)
{
    public const int MostChoices = 4;
}

/// <summary>
/// Everything that a version of a standard says; frozen as JSON when a second person approves it. Each line of the text is a point: what
/// versions are compared by, and what questions are tied to.
/// </summary>
internal sealed record StandardContent(
    StandardKind Kind,
    string Title,
    string Text,
    string Basis,
    DateOnly EffectiveOn,
    string? Link,
    IReadOnlyList<ScenarioQuestion> Questions
)
{
    public const int LongestTitle = 300,
        LongestLine = 1000,
        LongestText = 30_000,
        FewestQuestions = 3,
        MostQuestions = 5;

    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The lines of the text, in order; a point is named by its place, from 1.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Points => PointsOf(Text);

    public static IReadOnlyList<string> PointsOf(string text) =>
        [.. text.Split('\n').Select(ThaiText.NormaliseLine).Where(line => line.Length > 0)];

    public string Point(int number) => number >= 1 && number <= Points.Count ? Points[number - 1] : "";

    public string Json() => JsonSerializer.Serialize(this, Format);

    public static StandardContent Read(string json) => JsonSerializer.Deserialize<StandardContent>(json, Format)!;

    public IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [];
        if (Title.Length is 0 or > LongestTitle)
            reasons.Add(StandardRefusals.Title);
        if (Points.Count == 0 || Text.Length > LongestText)
            reasons.Add(StandardRefusals.Text);
        if (Basis.Length > LongestLine)
            reasons.Add(StandardRefusals.Basis);
        if (
            Link is not null
            && !(
                Uri.TryCreate(Link, UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http"
                && Link.Length <= LongestLine
            )
        )
            reasons.Add(StandardRefusals.Link);
        if (Questions.Count < FewestQuestions)
            reasons.Add(StandardRefusals.FewQuestions(Questions.Count));
        foreach (var (question, number) in Questions.Select((q, i) => (q, i + 1)))
            reasons.AddRange(WhyNot(question, number));

        return reasons;
    }

    private IEnumerable<Refusal> WhyNot(ScenarioQuestion question, int number)
    {
        if (question.Situation.Length is 0 or > LongestLine)
            yield return StandardRefusals.Situation(number);
        if (
            question.Choices.Count is < 2 or > ScenarioQuestion.MostChoices
            || question.Choices.Any(c => c.Length > LongestLine)
            || question.Choices.Distinct(StringComparer.Ordinal).Count() < question.Choices.Count
        )
            yield return StandardRefusals.Choices(number);
        else if (question.Right < 1 || question.Right > question.Choices.Count)
            yield return StandardRefusals.NoRightChoice(number, question.Choices.Count);
        if (question.Why.Length is 0 or > LongestLine)
            yield return StandardRefusals.Why(number);
        if (question.Point < 1 || question.Point > Points.Count)
            yield return StandardRefusals.NoSuchPoint(number, Points.Count);
    }
}

/// <summary>How a point became another one.</summary>
/// <param name="Old">Its number in the earlier version; null when it was added.</param>
/// <param name="New">Its number in the later version; null when it was removed.</param>
/// <param name="Was">Its words then.</param>
/// <param name="Is">Its words now.</param>
internal sealed record PointChange(int? Old, int? New, string? Was, string? Is);

/// <summary>
/// Two versions, point by point. The same words are the same point wherever they stand; of what is left, the most alike are one point with
/// other words, then those with the same printed number; the rest was added or removed.
/// </summary>
internal static partial class ComparingPoints
{
    private const double Alike = 0.5;

    /// <summary>Where each unchanged point went: from its number before to its number now.</summary>
    public static (IReadOnlyDictionary<int, int> Same, IReadOnlyList<PointChange> Changes) Between(
        IReadOnlyList<string> before,
        IReadOnlyList<string> after
    )
    {
        Dictionary<int, int> same = [];
        var olds = Enumerable.Range(1, before.Count).ToList();
        var news = Enumerable.Range(1, after.Count).ToList();
        List<PointChange> changes = [];

        foreach (var isSame in new Func<string, string, bool>[] { (a, b) => a == b, (a, b) => Bare(a) == Bare(b) })
        foreach (var old in olds.ToList())
            if (news.FirstOrDefault(n => isSame(before[old - 1], after[n - 1])) is > 0 and var now)
            {
                same[old] = now;
                olds.Remove(old);
                news.Remove(now);
            }

        var pairs =
            from old in olds
            from now in news
            let likeness = Likeness(before[old - 1], after[now - 1])
            where likeness >= Alike || Label(before[old - 1]) is { } label && label == Label(after[now - 1])
            orderby likeness descending, old, now
            select (old, now);
        foreach (var (old, now) in pairs.ToList())
            if (olds.Contains(old) && news.Contains(now))
            {
                changes.Add(new(old, now, before[old - 1], after[now - 1]));
                olds.Remove(old);
                news.Remove(now);
            }

        changes.AddRange(news.Select(now => new PointChange(null, now, null, after[now - 1])));
        changes.AddRange(olds.Select(old => new PointChange(old, null, before[old - 1], null)));

        return (same, [.. changes.OrderBy(c => c.New ?? c.Old).ThenBy(c => c.New is null)]);
    }

    // "ข้อ ๓ ห้าม…", "3. ห้าม…", "(๓) ห้าม…": the number is not what the point says.
    private static string Bare(string point) => ThaiDigits.ToArabic(Numbering().Replace(point, ""));

    private static string? Label(string point) =>
        Numbering().Match(point) is { Success: true } number ? ThaiDigits.ToArabic(number.Groups["n"].Value) : null;

    private static double Likeness(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);

        static HashSet<string> Words(string text) =>
            [.. ThaiWords.Split(Bare(text)).Where(word => word.Any(char.IsLetterOrDigit))];
    }

    [GeneratedRegex(@"^(?:ข้อ\s*)?\(?(?<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)*)[.)]?\s+")]
    private static partial Regex Numbering();
}

/// <summary>What one person is asked of the latest version: everything, only what changed, or nothing.</summary>
/// <param name="Since">The version that they knew; null: none.</param>
/// <param name="Points">Numbers of the points to read.</param>
/// <param name="Removed">Words of points that do not stand any more.</param>
/// <param name="FileChanged">True when the attached file is another one.</param>
/// <param name="Questions">Numbers of the questions to answer, from 1.</param>
internal sealed record Asked(
    int? Since,
    IReadOnlyList<int> Points,
    IReadOnlyList<string> Removed,
    bool FileChanged,
    IReadOnlyList<int> Questions
)
{
    /// <summary>Nothing that matters changed: what was acknowledged carries over.</summary>
    public bool IsNothing => Points.Count == 0 && Removed.Count == 0 && !FileChanged;

    /// <param name="versions">All versions of the standard, the first first.</param>
    /// <param name="known">The latest version that the person knows; null: none.</param>
    public static Asked Of(IReadOnlyList<StandardVersion> versions, int? known)
    {
        var latest = versions[^1].Content;
        if (versions.All(v => v.Number != known))
            return new(
                null,
                [.. Enumerable.Range(1, latest.Points.Count)],
                [],
                FileChanged: false,
                [.. Enumerable.Range(1, latest.Questions.Count)]
            );

        // Followed version by version: a correction that does not matter stays out, whatever came after it.
        HashSet<int> points = [];
        List<string> removed = [];
        var file = false;
        for (var i = 1; i < versions.Count; i++)
        {
            var (before, now) = (versions[i - 1], versions[i]);
            if (now.Number <= known)
                continue;

            var (same, changes) = ComparingPoints.Between(before.Content.Points, now.Content.Points);
            var moved = points
                .Select(p => same.TryGetValue(p, out var to) ? to : changes.FirstOrDefault(c => c.Old == p)?.New ?? 0)
                .Where(p => p > 0);
            points = [.. moved];
            if (now.SameMeaning)
                continue;

            points.UnionWith(changes.Where(c => c.New is not null).Select(c => c.New!.Value));
            removed.AddRange(changes.Where(c => c.New is null).Select(c => c.Was!));
            file |= before.File != now.File || before.Content.Link != now.Content.Link;
        }

        return new(
            known,
            [.. points.Order()],
            removed,
            file,
            [.. latest.Questions.Select((q, i) => (q, i)).Where(q => points.Contains(q.q.Point)).Select(q => q.i + 1)]
        );
    }
}
