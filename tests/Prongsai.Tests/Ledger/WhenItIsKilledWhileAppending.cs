using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Tests.Backups;
using Prongsai.Web;

namespace Prongsai.Tests.Ledger;

/// <summary>
/// SIGKILL at random moments while a program appends and signs: nothing handles it, nothing is flushed. Afterwards every act is in the
/// log once, and every checkpoint that was ever shown is continued by the last one. KILLS_OF_PRONGSAI says how often (issue: a hundred).
/// </summary>
public sealed class WhenItIsKilledWhileAppending
{
    private const int Acts = 1_500;

    private const string Waiting = "SELECT count(*) FROM ledger_outbox";

    private const string Unsigned = """SELECT count(*) FROM ledger_logs WHERE "SignedSize" < "Size" """;

    private static int Kills =>
        int.TryParse(
            Environment.GetEnvironmentVariable("KILLS_OF_PRONGSAI"),
            CultureInfo.InvariantCulture,
            out var kills
        )
            ? kills
            : 6;

    [Theory, OnBothDatabases]
    public async Task Nothing_is_lost_doubled_or_forked(Database database)
    {
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        AgencyId agency;
        await using (var scope = office.Services.CreateAsyncScope())
            agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        List<string> shown = [];
        var random = new Random(20261127);
        var (written, midway) = (0, 0);

        for (var kill = 0; kill < Kills; kill++)
        {
            written += await WriteAsync(office, agency);
            var before = await office.CountAsync(Waiting);
            await FreeAsync(office);
            // Every second time as soon as it is seen to append; otherwise whenever it happens to be, after a visitor came.
            if (kill % 2 == 0)
                await KillAtAppendingAsync(office, before, random.Next(0, 40));
            else if (await KillAtServingAsync(office, random.Next(0, 700)) is { } checkpoint)
                shown.Add(checkpoint);
            if (
                await office.CountAsync(Waiting) < before
                && await office.CountAsync(Waiting) + await office.CountAsync(Unsigned) > 0
            )
                midway++;
        }

        // A long run hits what it is for: some entries were in the log, others were not, or the tree was not signed yet.
        if (Kills >= 50)
            Assert.True(
                midway >= Kills / 5,
                $"{midway} of {Kills} were killed between the first entry and the signature."
            );

        // A job that killed its node eight times is left alone until somebody publishes again.
        written += await WriteAsync(office, agency);
        await FreeAsync(office);
        await using (var served = await TheProgram.ServeAsync(office.Folder, office.Setting))
        {
            using var visitor = served.Client();
            await Eventually.IsAsync(
                async () =>
                    await office.CountAsync(Waiting) == 0
                    && await office.CountAsync(
                        """SELECT count(*) FROM ledger_logs WHERE "SignedSize" = "Size" AND "StoppedAt" IS NULL"""
                    ) == 1,
                seconds: 150
            );
            foreach (var earlier in shown)
            {
                var audit = await WritingIntoTheLog.AuditAsync(visitor, earlier);
                Assert.Empty(audit.Faults);
                Assert.Equal(written, audit.Entries);
            }
        }

        await using var reading = office.Services.CreateAsyncScope();
        var db = reading.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var acts = (await WritingIntoTheLog.EntriesAsync(db)).ConvertAll(entry =>
            JsonDocument.Parse(entry.Bytes).RootElement.GetProperty("act").GetString()
        );
        Assert.Equal(written, acts.Count);
        Assert.Equal(written, acts.Distinct().Count());
    }

    // As if the minute had passed for which a dead node keeps its job: otherwise one kill in twenty would hit an append.
    private static Task FreeAsync(AnOffice office) =>
        office.ExecuteAsync("""UPDATE jobs SET "LeasedUntil" = "StartedAt" WHERE "State" = 'Running'""");

    // A program that appends nothing is killed all the same.
    private static async Task KillAtAppendingAsync(AnOffice office, long before, int later)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Peer.FreePort()}");
        using var program = TheProgram.Start(office.Folder, office.Setting, "serve", "--urls", address);
        // Nobody reads what it says; a full pipe would hold it up.
        _ = program.StandardOutput.ReadToEndAsync();
        _ = program.StandardError.ReadToEndAsync();
        for (var i = 0; i < 4_000 && await office.CountAsync(Waiting) >= before; i++)
            await Task.Delay(5);
        await Task.Delay(later);
        program.Kill();
        await program.WaitForExitAsync();
    }

    // The checkpoint that a visitor was shown; null where there was none yet.
    private static async Task<string?> KillAtServingAsync(AnOffice office, int later)
    {
        await using var served = await TheProgram.ServeAsync(office.Folder, office.Setting);
        using var visitor = served.Client();
        await Task.Delay(later);
        var answer = await visitor.GetAsync("/khlong-sam-wa/ledger/checkpoint");
        var checkpoint = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        await served.KillAsync();
        return checkpoint;
    }

    private static async Task<int> WriteAsync(AnOffice office, AgencyId agency)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        for (var i = 0; i < Acts; i++)
        {
            var (what, record, facts) = WritingIntoTheLog.Obligation($"O{i}", [], "2024-04-30");
            db.Journal(agency, TimeProvider.System.Now(), Actor.System, what, record, facts);
        }

        await db.SaveChangesAsync();
        return Acts;
    }
}
