using System.Net;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>tlog-witness, status by status.</summary>
public sealed class AWitness : IDisposable
{
    private const string Origin = "ita.example.go.th/khlong-sam-wa/ledger";

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-witness-").FullName;
    private readonly SecretKey _log = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
    private readonly List<TreeHash> _roots = [TreeHash.Empty];
    private readonly Subtrees _subtrees;

    public AWitness()
    {
        var tree = new GrowingTree(0, []);
        for (var i = 0; i < 20; i++)
        {
            tree.Append(TreeHash.OfLeaf([(byte)i]));
            _roots.Add(tree.Root());
        }

        var tiles = tree.Changed().ToDictionary(t => (t.Level, t.Number), t => t.Hashes);
        _subtrees = Tile.Reading((level, number) => tiles[(level, number)]);
    }

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
            var first = await witness.AddCheckpointAsync(Ask(0, 5));
            Assert.Equal(HttpStatusCode.OK, first.Status);
            Assert.True(NoteKey.TryParse(witness.Key, out var key));
            Assert.True(SignedNote.TryParse($"{Text(5)}\n{first.Body}", out var note));
            Assert.NotNull(note.SeenBy(key));
        }

        using (var witness = Open())
        {
            Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(5, 9))).Status);
            // Once more the same: it may have lost the answer.
            Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(9, 9))).Status);
        }
    }

    [Fact]
    public async Task Says_no_as_the_specification_says()
    {
        using var witness = Open();
        using var stranger = SecretKey.Create("stranger.example/log", NoteKeyKind.Ed25519);
        using var forger = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(0, 5))).Status);

        var unknown = new Checkpoint("stranger.example/log", 5, _roots[5]).Text;
        await StatusAsync(witness, HttpStatusCode.NotFound, $"old 0\n\n{Note(unknown, stranger)}");
        await StatusAsync(witness, HttpStatusCode.Forbidden, $"old 5\n\n{Note(Text(5), forger)}");
        await StatusAsync(witness, HttpStatusCode.BadRequest, "nothing");
        await StatusAsync(
            witness,
            HttpStatusCode.BadRequest,
            Ask(5, 9).Replace("old 5", "old 05", StringComparison.Ordinal)
        );
        await StatusAsync(
            witness,
            HttpStatusCode.BadRequest,
            Ask(5, 9).Replace("old 5", "old 10", StringComparison.Ordinal)
        );
        await StatusAsync(
            witness,
            HttpStatusCode.UnprocessableEntity,
            Ask(5, 9)
                .Replace(_roots[1].ToString(), _roots[2].ToString(), StringComparison.Ordinal)
                .Replace($"{Merkle.Consistency(5, 9, _subtrees)[0]}", $"{_roots[3]}", StringComparison.Ordinal)
        );

        var conflict = await witness.AddCheckpointAsync(Ask(3, 9));
        Assert.Equal(
            (HttpStatusCode.Conflict, "text/x.tlog.size", "5\n"),
            (conflict.Status, conflict.ContentType, conflict.Body)
        );
        // A fork: the same size, another root, rightly signed by the log itself.
        var fork = new Checkpoint(Origin, 5, _roots[4]).Text;
        await StatusAsync(witness, HttpStatusCode.Conflict, $"old 5\n\n{Note(fork, _log)}");
        // A fork that is longer.
        var longer = new Checkpoint(Origin, 9, _roots[8]).Text;
        await StatusAsync(
            witness,
            HttpStatusCode.UnprocessableEntity,
            $"old 5\n{string.Concat(Merkle.Consistency(5, 9, _subtrees).Select(h => $"{h}\n"))}\n{Note(longer, _log)}"
        );
        // Nothing of all that moved it.
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(5, 9))).Status);
    }

    [Fact]
    public async Task Its_time_never_goes_back_though_its_clock_does()
    {
        var clock = new MovableClock();
        DateTimeOffset first;
        using (var witness = Open(clock))
            first = Seen(witness, 5, await witness.AddCheckpointAsync(Ask(0, 5)));
        clock.Advance(TimeSpan.FromDays(-3));

        using (var witness = Open(clock))
        {
            Assert.Equal(first, Seen(witness, 9, await witness.AddCheckpointAsync(Ask(5, 9))));
            clock.Advance(TimeSpan.FromDays(4));
            Assert.True(Seen(witness, 12, await witness.AddCheckpointAsync(Ask(9, 12))) > first);
        }
    }

    [Fact]
    public async Task Signs_nothing_when_what_it_saw_is_damaged_or_cannot_be_kept()
    {
        using var witness = Open();
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(0, 5))).Status);
        var kept = Directory.GetFiles(_folder, "*.seen").Single();
        var was = await File.ReadAllTextAsync(kept);

        await File.WriteAllTextAsync(kept, was[..20]);
        await Assert.ThrowsAsync<InvalidDataException>(() => witness.AddCheckpointAsync(Ask(5, 9)));
        await File.WriteAllTextAsync(kept, was);
        // Something lies where the new record would be written first: as on a disk that takes no more.
        Directory.CreateDirectory($"{kept}.new");
        await Assert.ThrowsAnyAsync<SystemException>(() => witness.AddCheckpointAsync(Ask(5, 9)));
        Assert.Equal(was, await File.ReadAllTextAsync(kept));

        Directory.Delete($"{kept}.new");
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(5, 9))).Status);
    }

    [Fact]
    public async Task Never_goes_back_however_many_ask_at_once()
    {
        using var witness = Open();
        Assert.Equal(HttpStatusCode.OK, (await witness.AddCheckpointAsync(Ask(0, 1))).Status);

        var answers = await Task.WhenAll(
            Enumerable.Range(2, 18).Select(size => Task.Run(() => witness.AddCheckpointAsync(Ask(1, size))))
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
        Witness.Open(_folder, "witness.example.ac.th", $"log {_log.Public}\n", clock);

    private DateTimeOffset Seen(Witness witness, int size, WitnessAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(NoteKey.TryParse(witness.Key, out var key));
        Assert.True(SignedNote.TryParse($"{Text(size)}\n{answer.Body}", out var note));
        return note.SeenBy(key)!.Value;
    }

    private string Text(int size) => new Checkpoint(Origin, size, _roots[size]).Text;

    private string Ask(int old, int size)
    {
        var body = new StringBuilder($"old {old}\n");
        foreach (var hash in Merkle.Consistency(old, size, _subtrees))
            body.Append(hash).Append('\n');
        return body.Append('\n').Append(Note(Text(size), _log)).ToString();
    }

    private static string Note(string text, SecretKey key) => new SignedNote(text, [key.Sign(text)]).ToString();

    private static async Task StatusAsync(Witness witness, HttpStatusCode expected, string body) =>
        Assert.Equal(expected, (await witness.AddCheckpointAsync(body)).Status);
}
