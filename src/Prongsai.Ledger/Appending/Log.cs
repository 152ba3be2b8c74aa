using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// The public log of an agency. Entries are added and never changed. When it must stop for good (its signed past is lost), a successor
/// with the next number and another origin follows it, whose first entry names where this one ended.
/// </summary>
internal sealed class Log
{
    public AgencyId AgencyId { get; private init; }

    /// <summary>1; its successor is 2.</summary>
    public int Number { get; private init; }

    /// <summary>Who it is, for ever: "ita.example.go.th/khlong-sam-wa/ledger".</summary>
    public string Origin { get; private init; } = "";

    public long Size { get; private set; }
    public string Root { get; private set; } = TreeHash.Empty.ToString();

    /// <summary>The latest checkpoint with every signature it has by now; empty until the first was signed.</summary>
    public string Checkpoint { get; private set; } = "";

    public long SignedSize { get; private set; }

    /// <summary>The public keys that sign, the present one first, one a line.</summary>
    public string Keys { get; private set; } = "";

    public DateTime BegunAt { get; private init; }

    /// <summary>Why nothing is signed any more, until a person has decided; null while all is well.</summary>
    public string? StoppedBecause { get; private set; }

    public DateTime? StoppedAt { get; private set; }

    /// <summary>When a successor took over.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Two nodes never append to the same tree.</summary>
    public int Version { get; private set; }

    /// <summary>As its files are named and its addresses read.</summary>
    public static string NameOf(string slug, int number) =>
        number == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}.{number}");

    /// <summary>The address below the agency's: "/ledger", "/ledger/2".</summary>
    public static string PathOf(int number) =>
        number == 1 ? "/ledger" : string.Create(CultureInfo.InvariantCulture, $"/ledger/{number}");

    public string Path => PathOf(Number);

    public TreeHash RootHash => TreeHash.TryParse(Root, out var hash) ? hash : throw new FormatException(Root);

    public IReadOnlyList<string> KeyLines => Keys.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Log Begin(AgencyId agency, int number, string origin, Now now) =>
        new()
        {
            AgencyId = agency,
            Number = number,
            Origin = origin,
            BegunAt = now.Utc,
        };

    public void Grow(long size, TreeHash root)
    {
        (Size, Root) = (size, root.ToString());
        Version++;
    }

    /// <summary>What the keys signed.</summary>
    public void Sign(string checkpoint, long size, IEnumerable<string> keys)
    {
        (Checkpoint, SignedSize, Keys) = (checkpoint, size, string.Join('\n', keys));
        Version++;
    }

    public void Stop(string because, Now now)
    {
        (StoppedBecause, StoppedAt) = (because, now.Utc);
        Version++;
    }

    public void Resume()
    {
        (StoppedBecause, StoppedAt) = (null, null);
        Version++;
    }

    public void End(Now now)
    {
        EndedAt = now.Utc;
        Version++;
    }
}

/// <summary>What was logged, byte for byte as it was hashed.</summary>
internal sealed record LogEntry(long Index, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Whether it tells of the file with this hash.</summary>
    public bool Names(string sha256) => Bytes.Span.IndexOf(Encoding.ASCII.GetBytes(sha256)) >= 0;
}

/// <summary>
/// Up to 256 entries behind each other, as tlog-tiles serves them; the last one grows. A row and a key for each entry would take more
/// room than all its hashes.
/// </summary>
internal sealed class LogBundle
{
    public AgencyId AgencyId { get; private init; }
    public int Log { get; private init; }
    public long Number { get; private init; }
    public byte[] Bytes { get; set; } = [];

    public static LogBundle Of(Log log, long number, byte[] bytes) =>
        new()
        {
            AgencyId = log.AgencyId,
            Log = log.Number,
            Number = number,
            Bytes = bytes,
        };
}

/// <summary>Opens what is sealed in an entry, to whoever may know.</summary>
internal sealed class LogSalt
{
    public AgencyId AgencyId { get; private init; }
    public int Log { get; private init; }
    public long Index { get; private init; }
    public byte[] Salt { get; private init; } = [];

    public static LogSalt Of(Log log, long index, byte[] salt) =>
        new()
        {
            AgencyId = log.AgencyId,
            Log = log.Number,
            Index = index,
            Salt = salt,
        };
}

/// <summary>
/// The first entry of an agency's logs that names a file. Found by eight bytes, which only lead to the entry: the entry itself says
/// whether it names the file.
/// </summary>
internal sealed class LogFile
{
    public long Key { get; private init; }
    public int Log { get; set; }
    public long Index { get; set; }

    public static LogFile Of(Log log, long key, long index) =>
        new()
        {
            Key = key,
            Log = log.Number,
            Index = index,
        };

    /// <summary>Where a file of an agency is looked for.</summary>
    public static long KeyOf(AgencyId agency, string sha256) =>
        BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData([.. agency.Value.ToByteArray(), .. Encoding.ASCII.GetBytes(sha256)])
        );
}

/// <summary>A tile of hashes; the last of a level grows until it holds 256.</summary>
internal sealed class LogTile
{
    public AgencyId AgencyId { get; private init; }
    public int Log { get; private init; }

    /// <summary>Level and number in one, so that a proof's tiles are one question.</summary>
    public long Place { get; private init; }

    public byte[] Hashes { get; set; } = [];

    public static long PlaceOf(int level, long number) => ((long)level << 48) | number;

    public static LogTile Of(Log log, long place, byte[] hashes) =>
        new()
        {
            AgencyId = log.AgencyId,
            Log = log.Number,
            Place = place,
            Hashes = hashes,
        };
}

/// <summary>A line of the journal that is still to be logged: written with it, gone with the entry.</summary>
internal sealed class OutboxLine
{
    public Guid Id { get; private init; }

    /// <summary>Whose log; null: every agency's that has one.</summary>
    public AgencyId? AgencyId { get; private init; }

    public JournalEntryId Line { get; private init; }

    // Its own number sorts by time, and so decides the order in the log.
    public static OutboxLine Of(AgencyId? agency, JournalEntryId line, DateTime at) =>
        new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero)),
            AgencyId = agency,
            Line = line,
        };

    /// <summary>The same line for the log of one agency.</summary>
    public OutboxLine For(AgencyId agency) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AgencyId = agency,
            Line = Line,
        };
}
