using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>A framework in one line.</summary>
/// <param name="Key">Year and profile.</param>
/// <param name="AppliesTo">The years it may be used for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Whole">False when only part of the official framework is known.</param>
/// <param name="Items">How many questions and disclosure items it lists.</param>
/// <param name="Unsure">How many of its titles are less sure than a copy.</param>
public sealed record FrameworkLine(
    FrameworkKey Key,
    IReadOnlyList<FiscalYear> AppliesTo,
    Bilingual Title,
    bool Whole,
    int Items,
    int Unsure
);

/// <summary>One difference between two frameworks, in words.</summary>
/// <param name="Code">What it is about: "O15", "O15 → O11".</param>
/// <param name="What">The kind of difference.</param>
/// <param name="Before">As the first has it; null where it lacks it.</param>
/// <param name="After">As the second has it; null where it lacks it.</param>
public sealed record FrameworkChange(string Code, Bilingual What, Bilingual? Before, Bilingual? After);

/// <summary>What the command line asks about frameworks, without a database.</summary>
public static class FrameworkFiles
{
    /// <summary>In bytes; a larger file is refused unread.</summary>
    public const int LargestFile = FrameworkReader.LargestFile;

    /// <summary>The frameworks that come with the program.</summary>
    public static IReadOnlyList<FrameworkLine> List() => [.. ShippedFrameworks.All().Select(Line)];

    /// <summary>Checks a file: the framework in one line, or every mistake with its line.</summary>
    public static (FrameworkLine? Framework, IReadOnlyList<Refusal> Mistakes) Check(
        string file,
        ReadOnlySpan<byte> content
    )
    {
        var reading = FrameworkReader.Read(file, content);
        return (reading.Framework is { } framework ? Line(framework) : null, reading.Mistakes);
    }

    /// <summary>Compares two frameworks, each a file path or YEAR/PROFILE of one that comes with the program.</summary>
    public static (IReadOnlyList<FrameworkChange> Changes, IReadOnlyList<Refusal> Mistakes) Diff(
        string first,
        string second
    )
    {
        var earlier = Find(first);
        var later = Find(second);
        if (earlier.Framework is null || later.Framework is null)
            return ([], [.. earlier.Mistakes, .. later.Mistakes]);

        var differences = FrameworkDiff.Of(earlier.Framework, later.Framework).Differences;
        return ([.. differences.Select(d => new FrameworkChange(d.Code, d.Words, d.Before, d.After))], []);
    }

    private static FrameworkReading Find(string name)
    {
        if (TryParseKey(name, out var key) && ShippedFrameworks.For(key.Year, key.Profile) is { } shipped)
            return new FrameworkReading(shipped, []);
        if (!File.Exists(name))
            return new FrameworkReading(null, [Mistakes.NoSuchFramework(name)]);
        if (new FileInfo(name).Length > FrameworkReader.LargestFile)
            return new FrameworkReading(
                null,
                [Mistakes.TooLarge(FrameworkReader.LargestFile) with { Where = new Place(name) }]
            );

        return FrameworkReader.Read(name, File.ReadAllBytes(name));
    }

    /// <summary>Reads "2567/sub_department". False when it is not a year and a profile.</summary>
    public static bool TryParseKey(string? text, out FrameworkKey key)
    {
        key = null!;
        if (
            text?.Split('/') is not [var yearText, { Length: > 0 } profile]
            || !FiscalYear.TryParse(yearText, out var year)
        )
            return false;

        key = new FrameworkKey(year, profile);
        return true;
    }

    private static FrameworkLine Line(Framework framework) =>
        new(
            framework.Key,
            framework.AppliesTo,
            framework.Title.Text,
            framework.Completeness == Completeness.Whole,
            framework.Items.Count(),
            framework.Texts().Count(t => t.Wording.Confidence.IsMarked())
        );
}
