using System.Net;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>What a witness keeps, and never takes back; its answers are in <see cref="AddingACheckpoint"/>.</summary>
public sealed class AWitness : IDisposable
{
    private const string Origin = "ita.example.go.th/khlong-sam-wa/ledger";

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-witness-").FullName;
    private readonly ALog _log = new(Origin);

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Signs_what_continues_and_remembers_it_when_begun_again()
    {
        using (var witness = Open())
        {
            var first = await witness.AddCheckpointAsync(_log.Ask(0, 5));
            Assert.Equal(HttpStatusCode.OK, first.Status);
            Assert.True(NoteKey.TryParse(witness.Key, out var key));
            Assert.True(SignedNote.TryParse($"{_log.Text(5)}\n{first.Body}", out var note));
            Assert.NotNull(note.SeenBy(key));
        }

        using (var witness = Open())
        {
            Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(_log.Ask(5, 9))).Status);
            // Once more the same: it may have lost the answer.
            Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(_log.Ask(9, 9))).Status);
        }
    }

    [Fact]
    public async Task Its_time_never_goes_back_though_its_clock_does()
    {
        var clock = new MovableClock();
        DateTimeOffset first;
        using (var witness = Open(clock))
            first = Seen(witness, 5, await witness.AddCheckpointAsync(_log.Ask(0, 5)));
        clock.Advance(TimeSpan.FromDays(-3));

        using (var witness = Open(clock))
        {
            Assert.Equal(first, Seen(witness, 9, await witness.AddCheckpointAsync(_log.Ask(5, 9))));
            clock.Advance(TimeSpan.FromDays(4));
            Assert.True(Seen(witness, 12, await witness.AddCheckpointAsync(_log.Ask(9, 12))) > first);
        }
    }

    [Fact]
    public async Task Signs_nothing_when_what_it_saw_is_damaged_or_cannot_be_kept()
    {
        using var witness = Open();
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(_log.Ask(0, 5))).Status);
        var kept = Directory.GetFiles(_folder, "*.seen").Single();
        var was = await File.ReadAllTextAsync(kept);

        await File.WriteAllTextAsync(kept, was[..20]);
        await Assert.ThrowsAsync<InvalidDataException>(() => witness.AddCheckpointAsync(_log.Ask(5, 9)));
        await File.WriteAllTextAsync(kept, was);
        // Something lies where the new record would be written first: as on a disk that takes no more.
        Directory.CreateDirectory($"{kept}.new");
        await Assert.ThrowsAnyAsync<SystemException>(() => witness.AddCheckpointAsync(_log.Ask(5, 9)));
        Assert.Equal(was, await File.ReadAllTextAsync(kept));

        Directory.Delete($"{kept}.new");
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(_log.Ask(5, 9))).Status);
    }

    [Fact]
    public async Task Never_goes_back_however_many_ask_at_once()
    {
        using var witness = Open();
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(_log.Ask(0, 1))).Status);

        var answers = await Task.WhenAll(
            Enumerable.Range(2, 18).Select(size => Task.Run(() => witness.AddCheckpointAsync(_log.Ask(1, size))))
        );

        // All begin at 1: one of them wins, and every other hears where the witness is.
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(17, answers.Count(a => a.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public void Two_programs_do_not_share_a_folder()
    {
        using var witness = Open();

        Assert.Equal("witness-held", Assert.Throws<RefusedException>(Open).Reasons[0].Code);
    }

    private Witness Open() => Open(TimeProvider.System);

    private Witness Open(TimeProvider clock) =>
        Witness.Open(_folder, "witness.example.ac.th", $"log {_log.Key.Public}\n", clock);

    private DateTimeOffset Seen(Witness witness, int size, WitnessAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(NoteKey.TryParse(witness.Key, out var key));
        Assert.True(SignedNote.TryParse($"{_log.Text(size)}\n{answer.Body}", out var note));
        return note.SeenBy(key)!.Value;
    }
}
