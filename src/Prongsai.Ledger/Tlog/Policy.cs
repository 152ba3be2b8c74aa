using System.Globalization;

namespace Prongsai.Ledger.Tlog;

/// <summary>Why a checkpoint is not believed.</summary>
internal enum Distrust
{
    /// <summary>No key of a log with this name is known.</summary>
    AnotherLog,

    /// <summary>None of the known keys signed it, whoever else did.</summary>
    AnotherKey,

    /// <summary>A line of a known key stands under it, and is the signature of something else.</summary>
    Altered,
}

/// <summary>Whom one believes: the keys of logs, the witnesses, and how many of them must have seen a checkpoint (tlog-policy).</summary>
internal sealed class Policy
{
    private readonly List<(NoteKey Key, string? Address)> _logs = [];
    private readonly Dictionary<string, NoteKey> _witnesses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Of, IReadOnlyList<string> Members)> _groups = new(StringComparer.Ordinal);
    private string _quorum = None;

    private const string None = "none";

    public IReadOnlyList<(NoteKey Key, string? Address)> Logs => _logs;

    public IReadOnlyDictionary<string, NoteKey> Witnesses => _witnesses;

    /// <summary>Writes the policy of a log: each of its keys, each witness, and so many of them.</summary>
    public static string Write(
        IEnumerable<string> keys,
        string address,
        IReadOnlyList<(string Key, string Address)> witnesses,
        int quorum
    )
    {
        var lines = keys.Select(key => $"log {key} {address}".TrimEnd()).ToList();
        lines.AddRange(
            witnesses.Select(
                (w, i) => string.Create(CultureInfo.InvariantCulture, $"witness w{i + 1} {w.Key} {w.Address}")
            )
        );
        if (quorum > 0 && quorum <= witnesses.Count)
        {
            var names = string.Join(
                ' ',
                witnesses.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"w{i + 1}"))
            );
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"group seen {quorum} {names}"));
            lines.Add("quorum seen");
        }
        else
        {
            lines.Add($"quorum {None}");
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Reads a policy file; the number of the line that is wrong, from 1, where it is none.</summary>
    public static Policy? Read(string text, out int wrong)
    {
        var policy = new Policy();
        var quorums = 0;
        wrong = 0;
        foreach (var line in text.Split('\n'))
        {
            wrong++;
            if (line.Any(c => c < ' ' && c != '\t'))
                return null;
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [] || words[0].StartsWith('#'))
                continue;

            var taken = words switch
            {
                ["log", var key, .. { Length: <= 1 } address] => policy.AddLog(key, address.FirstOrDefault()),
                ["witness", var name, var key, .. { Length: <= 1 }] => policy.AddWitness(name, key),
                ["group", var name, var of, .. { Length: > 0 } members] => policy.AddGroup(name, of, members),
                ["quorum", var name] when quorums++ == 0 => policy.SetQuorum(name),
                _ => false,
            };
            if (!taken)
                return null;
        }

        return quorums == 1 ? policy : null;
    }

    /// <summary>Why it is not believed that the log of this name signed it; null where it did.</summary>
    public Distrust? WhyNotSigned(SignedNote note, string origin)
    {
        var keys = _logs.Select(log => log.Key).Where(key => key.Name == origin).ToList();
        return keys.Count == 0 ? Distrust.AnotherLog
            : keys.Exists(note.IsSignedBy) ? null
            : keys.Exists(note.HasLineOf) ? Distrust.Altered
            : Distrust.AnotherKey;
    }

    /// <summary>The witnesses whose lines under it are the signatures of something else.</summary>
    public IEnumerable<string> Misquoted(SignedNote note) =>
        _witnesses.Values.Where(key => note.HasLineOf(key) && note.SeenBy(key) is null).Select(key => key.Name);

    /// <summary>Whether enough witnesses saw it.</summary>
    public bool IsWitnessed(SignedNote note) => _quorum == None || Saw(_quorum, note);

    private bool Saw(string name, SignedNote note) =>
        _witnesses.TryGetValue(name, out var key)
            ? note.SeenBy(key) is not null
            : _groups[name] is var (of, members) && members.Count(member => Saw(member, note)) >= of;

    private bool AddLog(string text, string? address)
    {
        if (
            !NoteKey.TryParse(text, out var key)
            || key.Kind != NoteKeyKind.Ed25519
            || Has(_logs.Select(l => l.Key), key)
        )
            return false;
        _logs.Add((key, address));
        return true;
    }

    private bool AddWitness(string name, string text) =>
        IsNew(name)
        && NoteKey.TryParse(text, out var key)
        && key.Kind == NoteKeyKind.Cosignature
        && !Has(_witnesses.Values, key)
        && _witnesses.TryAdd(name, key);

    private bool AddGroup(string name, string of, string[] members)
    {
        var least = of switch
        {
            "any" => 1,
            "all" => members.Length,
            _ when int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };
        // A member of two groups would count twice.
        if (
            !IsNew(name)
            || least < 1
            || least > members.Length
            || members.Distinct(StringComparer.Ordinal).Count() != members.Length
            || !members.All(m => (_witnesses.ContainsKey(m) || _groups.ContainsKey(m)) && !IsMember(m))
        )
            return false;
        _groups[name] = (least, members);
        return true;
    }

    private bool SetQuorum(string name)
    {
        _quorum = name;
        return name == None || _witnesses.ContainsKey(name) || _groups.ContainsKey(name);
    }

    private bool IsNew(string name) => name != None && !_witnesses.ContainsKey(name) && !_groups.ContainsKey(name);

    private bool IsMember(string name) => _groups.Values.Any(g => g.Members.Contains(name, StringComparer.Ordinal));

    private static bool Has(IEnumerable<NoteKey> keys, NoteKey key) =>
        keys.Any(k => k.Public.Span.SequenceEqual(key.Public.Span));
}
