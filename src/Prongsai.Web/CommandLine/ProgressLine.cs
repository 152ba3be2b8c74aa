using System.Diagnostics;
using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>How far a long verb is: one line that changes on a terminal, nothing where nobody looks.</summary>
/// <param name="pace">Also how many a second.</param>
internal sealed class ProgressLine(bool pace = false) : IProgress<HowFar>, IDisposable
{
    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _width;

    public void Report(HowFar value)
    {
        if (!_shown)
            return;

        var count = value.Of > 0 ? $"{value.Done}/{value.Of}" : $"{value.Done}";
        var line = $"{count} {value.What.Th} / {value.What.En}{(pace ? PaceOf(value) : "")}";
        Console.Error.Write($"\r{line.PadRight(_width)}");
        _width = Math.Max(_width, line.Length);
    }

    /// <summary>Makes room for what is said next.</summary>
    public void Clear()
    {
        if (_shown && _width > 0)
            Console.Error.Write($"\r{new string(' ', _width)}\r");
        _width = 0;
    }

    public void Dispose() => Clear();

    private string PaceOf(HowFar value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $" ({value.Done / Math.Max(0.001, _watch.Elapsed.TotalSeconds):N0}/s)"
        );
}
