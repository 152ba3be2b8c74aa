using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Contracts;

/// <summary>An answer of a witness.</summary>
/// <param name="Status">200, 400, 403, 404, 409 or 422, as tlog-witness says when.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">Signature lines, a size, or a sentence.</param>
public sealed record WitnessAnswer(HttpStatusCode Status, string ContentType, string Body);

/// <summary>
/// A witness of other people's logs (tlog-witness v1.0.0): it signs a checkpoint only when it continues the last one that it signed of
/// that log. What it saw is on disk before it signs, and one request at a time changes what it knows of a log.
/// </summary>
public sealed class Witness : IDisposable
{
    private const int LongestRequest = 64 * 1024,
        MostHashes = 63;

    private const string Time = "time ";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly ILookup<string, NoteKey> _logs;
    private readonly SecretKey _key;
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly FileStream _hold;

    private Witness(SecretKey key, ILookup<string, NoteKey> logs, string folder, TimeProvider clock, FileStream hold) =>
        (_key, _logs, _folder, _clock, _hold) = (key, logs, folder, clock, hold);

    /// <summary>Its public key, to hand on.</summary>
    public string Key => _key.Public.ToString();

    /// <summary>How many logs it knows.</summary>
    public int Logs => _logs.Count;

    /// <summary>Opens a witness in a folder; a new one gets its key there.</summary>
    /// <param name="folder">Holds witness.key and what was seen.</param>
    /// <param name="name">Of a new key: "witness.example.ac.th".</param>
    /// <param name="policy">The logs that it watches, as the policy file of each publishes them: lines "log …"; null to watch none yet.</param>
    /// <param name="clock">By which it signs.</param>
    /// <exception cref="RefusedException">The key is open to others or damaged, the name is none, or the policy is none.</exception>
    public static Witness Open(string folder, string? name, string? policy, TimeProvider clock)
    {
        KeptOnDisk.CreateFolder(folder);
        // Several published policies one after the other: only their logs matter to a witness.
        var lines = (policy ?? "").Split('\n').Where(l => l.TrimStart().StartsWith("log ", StringComparison.Ordinal));
        var logs =
            Policy.Read($"{string.Join('\n', lines)}\nquorum none\n", out _) ?? throw new RefusedException([NoLogs]);
        if (policy is not null && logs.Logs.Count == 0)
            throw new RefusedException([NoLogs]);
        var path = Path.Combine(folder, "witness.key");
        if (!File.Exists(path))
        {
            if (name is null || !NoteKey.IsName(name))
                throw new RefusedException([NoName]);
            using var made = SecretKey.Create(name, NoteKeyKind.Cosignature);
            SecretKey.Write(path, [made]);
        }

        var key = SecretKey.Read(path) is [{ Public.Kind: NoteKeyKind.Cosignature } one]
            ? one
            : throw new RefusedException([NoKey(path)]);
        return new Witness(key, logs.Logs.ToLookup(l => l.Key.Name, l => l.Key), folder, clock, Hold(folder));
    }

    // Two programs in one folder could each sign another future of the same log.
    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "witness.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            throw new RefusedException([Held(folder)]);
        }
    }

    /// <summary>Answers "add-checkpoint".</summary>
    public async Task<WitnessAnswer> AddCheckpointAsync(string body, CancellationToken cancellation = default)
    {
        if (
            body is not { Length: <= LongestRequest }
            || !TryRead(body, out var old, out var proof, out var note, out var checkpoint)
        )
            return Say(HttpStatusCode.BadRequest, "Expected: old SIZE, proof lines, an empty line, a checkpoint.");
        if (!_logs.Contains(checkpoint.Origin))
            return Say(HttpStatusCode.NotFound, "This log is not known here.");
        if (!_logs[checkpoint.Origin].Any(note.IsSignedBy))
            return Say(HttpStatusCode.Forbidden, "No key that is trusted for this log signed the checkpoint.");
        if (old > checkpoint.Size)
            return Say(HttpStatusCode.BadRequest, "The old size is larger than the checkpoint.");

        var turn = _turns.GetOrAdd(checkpoint.Origin, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        try
        {
            return Judge(old, proof, checkpoint, note);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _key.Dispose();
        _hold.Dispose();
        foreach (var turn in _turns.Values)
            turn.Dispose();
    }

    private WitnessAnswer Judge(long old, IReadOnlyList<TreeHash> proof, Checkpoint checkpoint, SignedNote note)
    {
        var (last, before) = Seen(checkpoint.Origin);
        // Of a log that it never signed it knows the tree without entries: every proof from there is empty, and its root is known.
        var (seen, root) = last is null ? (0, TreeHash.Empty) : (last.Size, last.Root);
        if (old != seen || old == checkpoint.Size && root != checkpoint.Root)
            return Conflict(seen);
        if (!Merkle.Extends(root, seen, checkpoint.Root, checkpoint.Size, proof))
            return Say(HttpStatusCode.UnprocessableEntity, "The proof does not lead from the old tree to this one.");

        // "As of this time it was the largest": a clock that was set back must not say of the past what was true only later.
        var at = new[] { _clock.GetUtcNow(), before }.Max();
        KeptOnDisk.Write(
            PathOf(checkpoint.Origin),
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Text}{Time}{at.ToUnixTimeSeconds()}\n")
            )
        );
        return new WitnessAnswer(HttpStatusCode.OK, "text/plain; charset=utf-8", _key.Cosign(note.Text, at).ToString());
    }

    // What was signed last, and when.
    private (Checkpoint? Seen, DateTimeOffset At) Seen(string origin)
    {
        var path = PathOf(origin);
        if (!File.Exists(path))
            return (null, DateTimeOffset.MinValue);

        var text = File.ReadAllText(path);
        var time = text.Split('\n').FirstOrDefault(l => l.StartsWith(Time, StringComparison.Ordinal));
        return
            Checkpoint.TryParse(text, out var seen)
            && seen.Origin == origin
            && long.TryParse(time?[Time.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? (seen, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : throw new InvalidDataException($"{path} is damaged; the witness does not sign for {origin}.");
    }

    // An origin may hold any letter, and two may differ in their case only.
    private string PathOf(string origin) =>
        Path.Combine(_folder, $"{FileHash.Of(Encoding.UTF8.GetBytes(origin)).Hex}.seen");

    private static bool TryRead(
        string body,
        out long old,
        out IReadOnlyList<TreeHash> proof,
        out SignedNote note,
        out Checkpoint checkpoint
    )
    {
        (old, proof, note, checkpoint) = (0, [], null!, null!);
        var split = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (
            split < 0
            || body[..split].Split('\n') is not [var first, .. { Length: <= MostHashes } hashes]
            || !first.StartsWith("old ", StringComparison.Ordinal)
            || !long.TryParse(first[4..], NumberStyles.None, CultureInfo.InvariantCulture, out old)
            || old.ToString(CultureInfo.InvariantCulture) != first[4..]
        )
            return false;

        List<TreeHash> read = [];
        foreach (var line in hashes)
        {
            if (!TreeHash.TryParse(line, out var hash))
                return false;
            read.Add(hash);
        }

        proof = read;
        return Checkpoint.TryParse(body[(split + 2)..], out note, out checkpoint);
    }

    private static WitnessAnswer Conflict(long size) =>
        new(HttpStatusCode.Conflict, "text/x.tlog.size", string.Create(CultureInfo.InvariantCulture, $"{size}\n"));

    private static WitnessAnswer Say(HttpStatusCode status, string why) =>
        new(status, "text/plain; charset=utf-8", $"{why}\n");

    private static readonly Refusal NoLogs = new(
        "witness-logs",
        "แฟ้มรายชื่อสมุดทะเบียนต้องมีบรรทัด “log กุญแจ ที่อยู่” ตามที่แต่ละหน่วยงานเผยแพร่ไว้ที่ /ledger/policy",
        "The file of logs must have lines “log KEY ADDRESS”, as each agency publishes them at /ledger/policy."
    );

    private static readonly Refusal NoName = new(
        "witness-name",
        "พยานใหม่ต้องมีชื่อ (--name) เช่น witness.example.ac.th ไม่มีช่องว่างหรือเครื่องหมายบวก",
        "A new witness needs a name (--name) such as witness.example.ac.th, without blanks or plus signs."
    );

    private static Refusal Held(string folder) =>
        new(
            "witness-held",
            $"มีโปรแกรมพยานอื่นใช้โฟลเดอร์ {folder} อยู่",
            $"Another witness program uses the folder {folder}."
        );

    private static Refusal NoKey(string path) =>
        new("witness-key", $"แฟ้ม {path} ต้องมีกุญแจพยานหนึ่งดอก", $"{path} must hold one key of a witness.");
}
