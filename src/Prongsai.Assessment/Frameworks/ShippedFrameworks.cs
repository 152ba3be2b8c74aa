using System.Collections.Concurrent;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>
/// The frameworks that come with the program. File names are YEAR-PROFILE.yaml, so that only the file asked for is read;
/// the command line scores thousands of agencies in the time that reading all of them would take.
/// </summary>
internal static class ShippedFrameworks
{
    private const string Prefix = "frameworks/";

    // Lazy, so that whoever asks while another is still reading waits for that one instead of reading beside it.
    private static readonly ConcurrentDictionary<FrameworkKey, Lazy<Framework>> Read = new();

    /// <summary>Every shipped framework's key, by profile, then year.</summary>
    public static IReadOnlyList<FrameworkKey> Keys { get; } =
    [
        .. from name in typeof(ShippedFrameworks).Assembly.GetManifestResourceNames()
        where name.StartsWith(Prefix, StringComparison.Ordinal) && name.Contains('-', StringComparison.Ordinal)
        let key = KeyOf(Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
        orderby key.Profile, key.Year
        select key,
    ];

    /// <summary>The framework of exactly this key, or null.</summary>
    public static Framework? Exactly(FrameworkKey key) =>
        Keys.Contains(key)
            ? Read.GetOrAdd(key, k => new(() => FrameworkReader.Read(FileOf(k), TextOf(FileOf(k))).OrThrow())).Value
            : null;

    /// <summary>The framework of this year and profile, or one that says it applies to that year; null when none does.</summary>
    public static Framework? For(FiscalYear year, string profile) =>
        Exactly(new FrameworkKey(year, profile))
        ?? Keys.Where(k => k.Profile == profile)
            .OrderBy(k => Math.Abs(k.Year.Buddhist - year.Buddhist))
            .Select(k => Exactly(k)!)
            .FirstOrDefault(f => f.AppliesTo.Contains(year));

    /// <summary>Every shipped framework.</summary>
    public static IReadOnlyList<Framework> All() => [.. Keys.Select(k => Exactly(k)!)];

    /// <summary>The name a framework's file has.</summary>
    public static string FileOf(FrameworkKey key) => $"{key.Year}-{key.Profile}.yaml";

    /// <summary>The text of a data file of this module.</summary>
    public static string TextOf(string file)
    {
        using var stream =
            typeof(ShippedFrameworks).Assembly.GetManifestResourceStream(Prefix + file)
            ?? throw new MissingException($"framework file {file}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static FrameworkKey KeyOf(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return FiscalYear.TryParse(name[..dash], out var year)
            ? new FrameworkKey(year, name[(dash + 1)..])
            : throw new InvalidOperationException($"{name} is not named YEAR-PROFILE.yaml.");
    }
}
