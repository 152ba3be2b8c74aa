using System.Diagnostics;

namespace Prongsai.Bench;

/// <summary>Programs of others, from npm, that do the same work beside us (bench/peers, exact versions).</summary>
internal static class Peers
{
    /// <summary>Begins one; null, with the word what to do, where they are not installed.</summary>
    public static Process? Start(string script, params string[] words)
    {
        var peers = FolderOf("bench/peers");
        if (peers is null || !Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            Console.WriteLine($"The peer of {script} is not installed: npm ci --prefix bench/peers");
            return null;
        }

        return Process.Start(
            new ProcessStartInfo("node", [Path.Combine(peers, script), .. words])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        );
    }

    private static string? FolderOf(string path)
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (Directory.Exists(Path.Combine(at, path)))
                return Path.Combine(at, path);
        return null;
    }
}
