using Prongsai.Kernel;

namespace Prongsai.Surveys.Themes;

/// <summary>Texts that share words.</summary>
/// <param name="Words">The words that most of them share and others do not, up to three.</param>
/// <param name="Texts">The raw sentences, masked.</param>
internal sealed record TextTheme(IReadOnlyList<string> Words, IReadOnlyList<string> Texts);

/// <summary>
/// Groups free words by the words they share, here and nowhere else: no service is asked. Words that stand in few texts weigh more. It finds
/// what is said alike, not what is meant alike; the sentences stand below each theme so that a person can judge.
/// </summary>
internal static class Clustering
{
    /// <summary>Texts whose weights agree this much (cosine) belong together.</summary>
    private const double Alike = 0.3;

    public const int MostTexts = 5_000;

    // Words that join sentences and name nothing; and those that every visitor of an office uses.
    private static readonly HashSet<string> Empty =
    [
        "ที่",
        "และ",
        "ให้",
        "ไม่",
        "มี",
        "ได้",
        "มาก",
        "เป็น",
        "ของ",
        "ใน",
        "การ",
        "ความ",
        "แต่",
        "ก็",
        "ว่า",
        "จะ",
        "ไป",
        "มา",
        "อยู่",
        "กับ",
        "จาก",
        "หรือ",
        "แล้ว",
        "ด้วย",
        "ครับ",
        "ค่ะ",
        "คะ",
        "นะ",
        "ๆ",
        "ควร",
        "อยาก",
        "ต้อง",
        "เพื่อ",
        "ทำ",
        "ยัง",
        "เลย",
        "นี้",
        "นั้น",
        "กว่า",
        "แบบ",
        "เพราะ",
        "ถ้า",
        "โดย",
        "ขึ้น",
        "ต่อ",
        "เรื่อง",
        "มากๆ",
        "ทุก",
        "คน",
        "น้อย",
        "หน่อย",
        "ช่วย",
        "ใช้",
        "ดี",
        "the",
        "and",
        "is",
        "to",
        "a",
        "of",
        "in",
        "it",
        "for",
    ];

    public static IReadOnlyList<TextTheme> Of(IReadOnlyList<string> masked)
    {
        var texts = masked
            .Take(MostTexts)
            .Select(text => (Text: text, Words: WordsOf(text)))
            .OrderByDescending(t => t.Words.Count)
            .ThenBy(t => t.Text, StringComparer.Ordinal)
            .ToList();
        var frequency = texts.SelectMany(t => t.Words).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        // A word of one text alone joins nothing; it counts a little, so that a text of many other words is less alike.
        double Weight(string word) => frequency[word] == 1 ? 0.5 : Math.Log(1 + (double)texts.Count / frequency[word]);

        List<Group> groups = [];
        Dictionary<string, List<Group>> byWord = [];
        foreach (var (text, words) in texts)
        {
            var vector = words.ToDictionary(w => w, Weight);
            var length = Math.Sqrt(vector.Values.Sum(w => w * w));
            var (best, likeness) = words
                .SelectMany(w => byWord.GetValueOrDefault(w, []))
                .Distinct()
                .Select(g => (Group: (Group?)g, Likeness: g.Likeness(vector, length)))
                .DefaultIfEmpty()
                .MaxBy(found => found.Likeness);
            if (best is null || likeness < Alike)
                groups.Add(best = new Group());

            best.Add(text, vector);
            foreach (var word in words)
            {
                if (!byWord.TryGetValue(word, out var with))
                    byWord[word] = with = [];
                if (!with.Contains(best))
                    with.Add(best);
            }
        }

        return
        [
            .. groups
                .OrderByDescending(g => g.Texts.Count)
                .ThenBy(g => g.Texts[0], StringComparer.Ordinal)
                .Select(g => new TextTheme(g.TopWords(Weight), g.Texts)),
        ];
    }

    /// <summary>The words of a text that name something, each once.</summary>
    internal static IReadOnlyList<string> WordsOf(string text) =>
        [
            .. ThaiWords
                .Split(ThaiText.Fold(Marks(text)))
                .Select(word => word.Trim())
                .Where(word => word.Length > 1 && word.Any(char.IsLetter) && !Empty.Contains(word))
                .Distinct(StringComparer.Ordinal),
        ];

    // What was masked says nothing of the theme.
    private static string Marks(string text)
    {
        foreach (
            var mask in new[]
            {
                Masking.Citizen,
                Masking.Phone,
                Masking.Number,
                Masking.Mail,
                Masking.Line,
                Masking.Plate,
                Masking.Name,
            }
        )
            text = text.Replace(mask, " ", StringComparison.Ordinal);
        return text;
    }

    private sealed class Group
    {
        private readonly Dictionary<string, double> _sum = [];
        private double _squares;

        public List<string> Texts { get; } = [];

        public double Likeness(Dictionary<string, double> vector, double length)
        {
            double product = 0;
            foreach (var (word, weight) in vector)
                product += weight * _sum.GetValueOrDefault(word);
            return product / (length * Math.Sqrt(_squares) + 1e-9);
        }

        public void Add(string text, Dictionary<string, double> vector)
        {
            Texts.Add(text);
            foreach (var (word, weight) in vector)
            {
                var was = _sum.GetValueOrDefault(word);
                _sum[word] = was + weight;
                _squares += (was + weight) * (was + weight) - was * was;
            }
        }

        public IReadOnlyList<string> TopWords(Func<string, double> weight) =>
            [
                .. _sum.OrderByDescending(w => w.Value)
                    .ThenByDescending(w => weight(w.Key))
                    .ThenBy(w => w.Key, StringComparer.Ordinal)
                    .Take(3)
                    .Select(w => w.Key),
            ];
    }
}
