using System.Diagnostics;
using System.Globalization;

namespace Prongsai.Bench;

/// <summary>
/// Two ways of doing something, turn and turn about in one run, so that whatever else the machine does meets both alike. Only
/// the ratio of medians counts.
/// </summary>
internal static class Rounds
{
    /// <param name="rounds">How often each is timed, after one time that is not counted.</param>
    /// <param name="ours">What is measured.</param>
    /// <param name="theirs">What it is measured by.</param>
    /// <param name="settle">Left alone before each turn, so that what one does after its answer is not charged to the other.</param>
    public static async Task<double> CompareAsync(
        int rounds,
        (string Name, Func<Task> Act) ours,
        (string Name, Func<Task> Act) theirs,
        TimeSpan settle = default
    )
    {
        await ours.Act();
        await theirs.Act();

        List<double> oursTimes = [],
            theirsTimes = [];
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(settle);
            oursTimes.Add(await TimeAsync(ours.Act));
            await Task.Delay(settle);
            theirsTimes.Add(await TimeAsync(theirs.Act));
        }

        Show(ours.Name, oursTimes);
        Show(theirs.Name, theirsTimes);
        Machine();
        return Median(oursTimes) / Median(theirsTimes);
    }

    public static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }

    public static void Show(string name, IReadOnlyCollection<double> milliseconds) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -44} median {Median(milliseconds), 9:0.00} ms   min {milliseconds.Min(), 9:0.00}   max {milliseconds.Max(), 9:0.00}   n {milliseconds.Count}"
            )
        );

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static void Ratio(double ratio, string gate) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gate {gate}\nratio {ratio:0.00}"));

    /// <summary>The load of the machine and the speed of its disk, without which no figure means anything.</summary>
    public static void Machine()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";
        var path = Path.GetTempFileName();
        using (var file = File.OpenWrite(path))
        {
            var watch = Stopwatch.StartNew();
            const int writes = 200;
            for (var i = 0; i < writes; i++)
            {
                file.WriteByte(1);
                file.Flush(flushToDisk: true);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"load {load}; disk {writes / watch.Elapsed.TotalSeconds:0} durable writes/s; {Environment.ProcessorCount} cores"
                )
            );
        }

        File.Delete(path);
    }
}
