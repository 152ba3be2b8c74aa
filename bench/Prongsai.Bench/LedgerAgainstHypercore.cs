using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Public;

namespace Prongsai.Bench;

/// <summary>
/// Row 9, appending: acts of sixty-four writers. Each act is a transaction of its own with its line in the outbox, as every act of an
/// office is; the job then appends and signs what waits. Both are durable (fsync). hypercore takes the same number of entries of the
/// same size from as many writers and leaves flushing to the system; once more, only for information, it flushes after each. From the
/// act to the signature we are slower than it: an act is no bare entry but a change of records with its line in the journal, whole or not
/// at all, and acts of different people are not put into one transaction, where one that is refused would undo the others.
/// </summary>
internal static class LedgerAgainstHypercore
{
    private const int Writers = 64,
        ActsOfOne = 40,
        Acts = Writers * ActsOfOne,
        Turns = 5;
    private const double Gate = 2,
        GateOfProof = 1;

    public static Task<int> RunAsync(string? server) => AnInstallation.WhileItRunsAsync(server, MeasureAsync);

    private static async Task<int> MeasureAsync(WebApplication app)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-hypercore-").FullName;
        using var peer = Peers.Start("ledger.mjs", folder, Writers.ToString(CultureInfo.InvariantCulture));
        if (peer is null)
            return 2;
        if (await peer.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("hypercore did not start.");

        var agency = await RegisterAsync(app);
        var runner = app.Services.GetRequiredService<JobRunner>();
        List<double> acts = [],
            appends = [],
            theirs = [],
            flushed = [],
            ratios = [],
            wholes = [],
            alike = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            var acting = await Rounds.TimeAsync(() => ActAsync(app, agency));
            var appending = await Rounds.TimeAsync(() => runner.DrainAsync());
            var other = await PeerAsync(peer, "", (2 * turn + 1) * Acts);
            var durable = await PeerAsync(peer, " durable", (2 * turn + 2) * Acts);
            // The first turn compiles and fills caches.
            if (turn == 0)
                continue;
            acts.Add(acting);
            appends.Add(appending);
            theirs.Add(other);
            flushed.Add(durable);
            ratios.Add(other / appending);
            wholes.Add(other / (acting + appending));
            alike.Add(durable / (acting + appending));
        }

        peer.StandardInput.Close();
        await peer.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        var proof = await ProveAsync(app, agency);
        Rounds.Show($"{Acts} acts of {Writers} writers, durable", acts);
        Rounds.Show("those appended and signed, durable", appends);
        Rounds.Show("hypercore, as many writers, not flushed", theirs);
        Rounds.Show("hypercore, as many writers, each flushed", flushed);
        Say($"acts {Rate(acts):0}/s, appended and signed {Rate(appends):0}/s, hypercore {Rate(theirs):0}/s");
        Say(
            $"from the act to the signature, against hypercore: {Rounds.Median(wholes):0.00}, where it flushes {Rounds.Median(alike):0.00}"
        );
        Rounds.Machine();
        var ratio = Rounds.Median(ratios);
        Rounds.Ratio(
            ratio,
            string.Create(CultureInfo.InvariantCulture, $"at least {Gate}, one proof below {GateOfProof} ms")
        );
        return ratio >= Gate && proof < GateOfProof ? 0 : 1;
    }

    private static async Task<AgencyId> RegisterAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync("bench", new("วัด", "Bench"), new("", ""), "general", Actor.System);
    }

    private static Task ActAsync(WebApplication app, AgencyId agency) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < ActsOfOne; i++)
                        {
                            await using var scope = app.Services.CreateAsyncScope();
                            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
                            db.Journal(
                                agency,
                                TimeProvider.System.Now(),
                                Actor.System,
                                "DisclosureFellDue",
                                $"disclosure:{writer}-{i}",
                                new
                                {
                                    code = "O1",
                                    year = 2567,
                                    due = "2024-02-15",
                                }
                            );
                            await db.SaveChangesAsync();
                        }
                    })
                )
        );

    private static async Task<double> PeerAsync(Process peer, string how, long expected)
    {
        await peer.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Acts}{how}"));
        var said = (await peer.StandardOutput.ReadLineAsync())?.Split(' ');
        if (said is not [var milliseconds, var length] || long.Parse(length, CultureInfo.InvariantCulture) != expected)
            throw new InvalidOperationException("hypercore has not what it was given.");
        return double.Parse(milliseconds, CultureInfo.InvariantCulture);
    }

    // Everything is in the log once and signed, and every proof is believed.
    private static async Task<double> ProveAsync(WebApplication app, AgencyId agency)
    {
        const int expected = Acts * (Turns + 1);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var log = await db.Ledgers.AsNoTracking().SingleAsync();
        var written = (await db.LatestAsync(log, log.Size, expected, default)).Select(e =>
            System.Text.Encoding.UTF8.GetString(e.Bytes.Span)
        );
        if (log.SignedSize != expected || written.Distinct().Count() != expected)
            throw new InvalidOperationException($"{log.SignedSize} of {expected}");

        var settings = scope.ServiceProvider.GetRequiredService<LedgerSettings>();
        var bench = (await scope.ServiceProvider.GetRequiredService<IAgencies>().ByIdAsync(agency))!;
        var policy = settings.PolicyOf(bench, log);
        List<double> times = [];
        for (var i = 0; i < 300; i++)
        {
            var watch = Stopwatch.StartNew();
            var (found, entry) = (await db.EntryAsync(agency, 1, i * 7919L % expected, default))!.Value;
            var proof = (await db.ProofAsync(found, entry, default))!.ToString();
            times.Add(watch.Elapsed.TotalMilliseconds);
            // These entries name no file: a proof that fits in everything else is of no file, and one that does not is inconsistent.
            if (OfflineProof.Check("", proof, policy).Verdict != ProofVerdict.Altered)
                throw new InvalidOperationException(proof);
        }

        Rounds.Show("one proof, from the database to its text", times);
        return Rounds.Median(times);
    }

    private static double Rate(List<double> milliseconds) => Acts / Rounds.Median(milliseconds) * 1000;

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}
