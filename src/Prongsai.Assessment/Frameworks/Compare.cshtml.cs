using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal sealed class CompareModel(FrameworkLibrary library) : PageModel
{
    public IReadOnlyList<Framework> Choices { get; private set; } = [];

    public string? A { get; private set; }

    public string? B { get; private set; }

    /// <summary>Null until two were chosen.</summary>
    public FrameworkDiff? Diff { get; private set; }

    /// <param name="a">"2567/general", or one version of it: "2567/general@2".</param>
    /// <param name="b">The other.</param>
    public async Task OnGetAsync(string? a, string? b, CancellationToken cancellation)
    {
        Choices = [.. (await library.AllAsync(User.Agency(), cancellation)).Select(f => f.Framework)];
        (A, B) = (a, b);
        if (string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b))
            return;

        Diff = FrameworkDiff.Of(await FindAsync(a, cancellation), await FindAsync(b, cancellation));
    }

    private async Task<Framework> FindAsync(string name, CancellationToken cancellation)
    {
        var (keyText, numberText) = name.Split('@') is [var before, var after] ? (before, after) : (name, null);
        if (!FrameworkFiles.TryParseKey(keyText, out var key))
            throw new MissingException($"framework {name}");
        if (numberText is null)
            return (await library.NewestAsync(User.Agency(), key, cancellation).OrMissAsync()).Framework;

        return int.TryParse(numberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await library.VersionAsync(User.Agency(), key, number, cancellation).OrMissAsync()
            : throw new MissingException($"framework {name}");
    }
}
