namespace Prongsai.Kernel;

/// <summary>How far a walk goes.</summary>
/// <param name="Clicks">From the home page; what must be found lies at most so many away.</param>
/// <param name="Pages">Pages opened at the most.</param>
public readonly record struct WalkLimits(int Clicks = 3, int Pages = 150);

/// <summary>One address that was come upon.</summary>
/// <param name="Path">The addresses clicked on the way, from the home page, itself included: its clicks are one less.</param>
public sealed record WalkStep(Uri Address, IReadOnlyList<Uri> Path)
{
    /// <summary>How often a visitor clicks to come here.</summary>
    public int Clicks => Path.Count - 1;
}

/// <summary>What a walk came upon.</summary>
/// <param name="Home">How the home page answered; without it there is no walk.</param>
/// <param name="Wanted">Each address that was looked for, with the shortest way to it; null where none was found.</param>
/// <param name="Opened">Every page that was opened, in the order of the walk.</param>
/// <param name="IsWhole">False when there were more pages than may be opened: what was not found may still be there.</param>
public sealed record Walk(
    Visit Home,
    IReadOnlyDictionary<Uri, WalkStep?> Wanted,
    IReadOnlyList<Visit> Opened,
    bool IsWhole
);

/// <summary>
/// Walks through a site from its home page as a citizen clicks, breadth first, and finds the shortest way to each address that is
/// looked for. Only pages of the same site are opened; that a file or another site is linked to is enough to reach it.
/// </summary>
public sealed class SiteWalk(PoliteVisitor visitor)
{
    private const int MostPageBytes = 3 * 1024 * 1024;

    // Opened only to find that they are none would cost the site their whole length.
    private static readonly HashSet<string> Files = new(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".csv",
        ".json",
        ".xml",
        ".txt",
        ".zip",
        ".rar",
        ".7z",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".svg",
        ".mp4",
        ".mp3",
        ".apk",
        ".exe",
    };

    /// <summary>Walks until everything wanted is found or there is nowhere left to go.</summary>
    public async Task<Walk> WalkAsync(
        Uri home,
        IReadOnlyCollection<Uri> wanted,
        WalkLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(wanted);
        var (clicks, pages) = limits ?? new WalkLimits(3, 150);
        var missing = wanted.Select(Key).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, WalkStep> met = [];
        Queue<WalkStep> ahead = [];
        List<Visit> opened = [];

        // Told by where the home page leads: a site often lives elsewhere than its address says.
        string? site = null;

        var door = await OpenAsync(new WalkStep(home, [home]));
        while (missing.Count > 0 && opened.Count < pages && ahead.TryDequeue(out var next))
            await OpenAsync(next);

        return new Walk(
            door,
            wanted.Distinct().ToDictionary(address => address, address => met.GetValueOrDefault(Key(address))),
            opened,
            missing.Count == 0 || ahead.Count == 0
        );

        async Task<Visit> OpenAsync(WalkStep step)
        {
            var visit = await visitor.VisitAsync(
                step.Address,
                new VisitWish(MostPageBytes, PagesOnly: true),
                cancellation
            );
            opened.Add(visit);
            site ??= HostOf(visit.Final);
            Meet(step.Address, step.Path);
            // Sent on is no click more.
            Meet(visit.Final, step.Path);
            foreach (var link in visit.Page?.Links ?? [])
            {
                if (met.ContainsKey(Key(link.Address)))
                    continue;

                var way = new WalkStep(link.Address, [.. step.Path, link.Address]);
                Meet(link.Address, way.Path);
                if (way.Clicks < clicks && HostOf(link.Address) == site && !IsFile(link.Address))
                    ahead.Enqueue(way);
            }

            return visit;
        }

        void Meet(Uri address, IReadOnlyList<Uri> path)
        {
            if (path.Count - 1 <= clicks && met.TryAdd(Key(address), new WalkStep(address, path)))
                missing.Remove(Key(address));
        }
    }

    // Scheme, "www." and a last slash do not make another page to whoever clicks.
    private static string Key(Uri address) =>
        $"{HostOf(address)}{address.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/')}";

    private static string HostOf(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant();
        var port = address.IsDefaultPort
            ? ""
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{address.Port}");

        return (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host) + port;
    }

    private static bool IsFile(Uri address) => Files.Contains(Path.GetExtension(address.AbsolutePath));
}
