using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using YamlDotNet.Core;

namespace Prongsai.Assessment.Frameworks;

/// <summary>A framework, or every mistake for which there is none.</summary>
internal sealed record FrameworkReading(Framework? Framework, IReadOnlyList<Refusal> Mistakes)
{
    /// <summary>The framework of a text that was checked before.</summary>
    /// <exception cref="RefusedException">It has mistakes after all.</exception>
    public Framework OrThrow()
    {
        Mistakes.ThrowIfAny();
        return Framework!;
    }
}

/// <summary>
/// Reads a framework file and checks it in the same walk, so that what is checked is what is used. It goes on after a mistake
/// and reports all of them, each with its line. The format is described in docs/frameworks.md.
/// </summary>
internal sealed partial class FrameworkReader
{
    /// <summary>Ten times the largest file known.</summary>
    public const int LargestFile = 1_000_000;

    private static readonly string[] ConfidenceWords =
    [
        "official",
        "copy",
        "derived",
        "unverified",
        "unknown",
        "made_up",
    ];

    private readonly string _file;
    private readonly List<Refusal> _mistakes = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);

    // What is named is checked after all is read, because a file may have its parts in any order.
    private readonly List<(int Line, string Scale, int? AnswerLabels)> _scaleUses = [];
    private readonly List<(int Line, string Instrument)> _instrumentUses = [];

    // A weight that is no number was told already; that the sum is wrong too would only mislead.
    private bool _weightUnread;

    private FrameworkReader(string file) => _file = file;

    /// <summary>Reads bytes as uploaded or from disk.</summary>
    public static FrameworkReading Read(string file, ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestFile)
            return Refused(Mistakes.TooLarge(LargestFile), file, null);
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];

        try
        {
            return Read(file, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + content[..Math.Clamp(wrong.Index, 0, content.Length)].Count((byte)'\n');
            return Refused(Mistakes.NotUtf8, file, line);
        }
    }

    /// <summary>Reads text; mistakes come in the order of their lines.</summary>
    public static FrameworkReading Read(string file, string text)
    {
        if (text.Length > LargestFile)
            return Refused(Mistakes.TooLarge(LargestFile), file, null);

        var reader = new FrameworkReader(file);
        var framework = reader.ReadText(text);
        var mistakes = reader._mistakes.OrderBy(m => m.Where?.Row).ToList();

        return new FrameworkReading(mistakes.Count == 0 ? framework : null, mistakes);
    }

    /// <summary>True when an item may be called so: capital letters, then letters or digits.</summary>
    public static bool IsItemCode(string code) => ItemShape().IsMatch(code);

    private static FrameworkReading Refused(Refusal mistake, string file, int? line) =>
        new(null, [mistake with { Where = new Place(file, Row: line) }]);

    private Framework? ReadText(string text)
    {
        HashSet<int> tabs = [];
        var line = 1;
        foreach (var character in text)
        {
            if (character == '\t' && tabs.Add(line))
                Add(Mistakes.Tab, line);
            if (character == '\n')
                line++;
        }

        try
        {
            // With tabs taken for two spaces the rest can still be read, and all mistakes reported at once.
            var root = YamlTree.Read(tabs.Count == 0 ? text : text.Replace("\t", "  ", StringComparison.Ordinal));
            if (root is null or YamlText { Value: "" })
            {
                Add(Mistakes.Empty, 1);
                return null;
            }

            return ReadFramework(root);
        }
        catch (YamlException broken)
        {
            var at = (int)broken.Start.Line;
            if (!tabs.Contains(at))
                Add(Mistakes.Broken(broken.Message), at < 1 ? 1 : at);
            return null;
        }
    }

    private Framework? ReadFramework(YamlNode root)
    {
        if (Map(root, "framework") is not { } top)
            return null;

        var format = top.Text("format");
        if (format is not null && format.Value.Trim() != "1")
        {
            // A later format may mean anything by the rest; one clear word is better than a hundred wrong ones.
            Add(Mistakes.NotOurs(format.Value), format.Line);
            return null;
        }

        var year = ReadYear(top.Text("year"));
        var profile = ReadCode(top.Text("profile"), ProfileShape(), "general, sub_department, vec") ?? "";
        var appliesTo = ReadYears(top.List("applies_to"), year);
        var version = ReadCount(top.Text("version"), "version", least: 1) ?? 1;
        var title = ReadWording(top);
        var completeness = ReadWord(top.Text("completeness"), "completeness", Completeness.Partial, "whole", "partial");
        var sources = ReadSources(top.Node("sources", required: false));
        var scales = Each(top.List("scales"), ReadScale);
        var scoring = ReadScoring(top.Map("scoring"));
        var bands = ReadBands(top.Map("bands"));
        var sampling = top.Node("sampling", required: false) is { } node ? ReadSampling(Map(node, "sampling")) : null;
        var instrumentList = top.List("instruments");
        var instruments = Each(instrumentList, ReadInstrument);
        top.Close();

        CheckScaleUses(scales);
        CheckWeights(instrumentList, instruments, completeness);
        foreach (var (line, code) in _instrumentUses.Where(use => instruments.All(i => i.Code != use.Instrument)))
            Add(Mistakes.UnknownInstrument(code), line);

        if (_mistakes.Count > 0 || year is not { } ownYear || scoring is null || bands is null)
            return null;

        return new Framework(
            new FrameworkKey(ownYear, profile),
            appliesTo,
            version,
            title,
            completeness,
            sources,
            scales,
            scoring,
            bands,
            sampling,
            instruments
        );
    }

    private IReadOnlyList<FiscalYear> ReadYears(YamlList? list, FiscalYear? own)
    {
        List<FiscalYear> years = [];
        foreach (var node in list?.Items ?? [])
            if (ReadYear(AsText(node, "applies_to")) is { } year)
                years.Add(year);

        if (list is not null && own is { } self && !years.Contains(self))
            Add(Mistakes.DoesNotApplyToItself(self), list.Line);
        years.Sort();
        return [.. years.Distinct()];
    }

    private List<Source> ReadSources(YamlNode? node)
    {
        if (node is null)
            return [];
        if (node is not YamlMap map)
        {
            Add(Mistakes.WrongShape("sources", "รายการ ชื่อ: คำอธิบาย", "a map of name: description"), node.Line);
            return [];
        }

        List<Source> sources = [];
        Dictionary<string, int> seen = [];
        foreach (var entry in map.Entries)
        {
            if (!seen.TryAdd(entry.Key, entry.Line))
                Add(Mistakes.DuplicateKey(entry.Key, seen[entry.Key]), entry.Line);
            if (AsText(entry.Value, entry.Key) is { } text)
                sources.Add(new Source(entry.Key, text.Value));
        }

        return sources;
    }

    private void Add(Refusal mistake, int line) => _mistakes.Add(mistake with { Where = new Place(_file, Row: line) });

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex ProfileShape();

    [GeneratedRegex("^(?!TOTAL$)[A-Z][A-Z0-9]{0,11}$")]
    private static partial Regex ItemShape();
}
