using System.Diagnostics;

namespace Prongsai.Bench;

/// <summary>
/// What is measured is the program as the package starts it (packaging/debian/prongsai.service). Both settings are read when the
/// runtime starts, so the benchmark starts itself once more with them.
/// </summary>
internal static class AsShipped
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_TieredPGO", "1"),
        ("DOTNET_GCgen0size", "0x4000000"),
    ];

    /// <summary>The exit code of the second start; null where this is it.</summary>
    public static int? Again(string[] words)
    {
        if (Array.TrueForAll(Settings, setting => Environment.GetEnvironmentVariable(setting.Name) == setting.Value))
            return null;

        var start = Itself(words);
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        using var again = Process.Start(start)!;
        again.WaitForExit();
        return again.ExitCode;
    }

    /// <summary>Another one of this program.</summary>
    public static ProcessStartInfo Itself(params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        // Started by "dotnet run" the program is itself; by "dotnet FILE" it is the file.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(AsShipped).Assembly.Location);
        foreach (var word in words)
            start.ArgumentList.Add(word);
        return start;
    }
}
