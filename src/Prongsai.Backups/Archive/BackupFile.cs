using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prongsai.Backups.Copying;
using Prongsai.Kernel;

namespace Prongsai.Backups.Archive;

/// <summary>
/// A backup file that somebody hands us: nothing in it is believed before it was compared with the manifest, and nothing is read
/// further than the manifest says it goes.
/// </summary>
internal sealed class BackupFile : IDisposable
{
    private const int LargestManifest = 512 * 1024 * 1024;
    private const int LongestRow = 256 * 1024 * 1024;

    private readonly string _file;
    private readonly FileStream _stream;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private BackupFile(string file, FileStream stream, ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries)
    {
        _file = file;
        _stream = stream;
        _zip = zip;
        _entries = entries;
    }

    public Manifest Manifest { get; private set; } = null!;

    /// <summary>Opens it and reads its manifest.</summary>
    /// <exception cref="RefusedException">It is no backup, cut short, or of a newer format.</exception>
    public static BackupFile Open(string file)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024);
        ZipArchive? zip = null;
        try
        {
            var ours = BeginsLikeOurs(stream);
            try
            {
                zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
                var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
                foreach (var entry in zip.Entries)
                    if (!entries.TryAdd(entry.FullName, entry))
                        throw new RefusedException([BackupRefusals.Twice(file, entry.FullName)]);

                return new BackupFile(file, stream, zip, entries) { }.WithManifest();
            }
            catch (InvalidDataException)
            {
                throw new RefusedException([ours ? BackupRefusals.CutShort(file) : BackupRefusals.NoBackup(file)]);
            }
        }
        catch
        {
            zip?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    private BackupFile WithManifest()
    {
        if (
            !_entries.ContainsKey(BackupWriter.FirstEntry)
            || !_entries.TryGetValue("manifest.json", out var entry)
            || entry.Length > LargestManifest
        )
            throw new RefusedException([BackupRefusals.NoBackup(_file)]);

        var json = All(entry, (int)entry.Length);
        var said = _entries.TryGetValue("manifest.sha256", out var sum) && sum.Length < 200 ? All(sum, 200) : [];
        if (
            !Encoding
                .ASCII.GetString(said)
                .StartsWith(Convert.ToHexStringLower(SHA256.HashData(json)), StringComparison.Ordinal)
        )
            throw new RefusedException([BackupRefusals.Damaged(_file, "manifest.json")]);

        try
        {
            using var document = JsonDocument.Parse(json);
            if (
                document.RootElement.GetProperty("format").GetString() != Manifest.ThisFormat
                || !document.RootElement.GetProperty("formatVersion").TryGetInt32(out var version)
            )
                throw new RefusedException([BackupRefusals.NoBackup(_file)]);
            // Before the rest is read: a newer format may say it differently.
            if (version > Manifest.ThisVersion)
                throw new RefusedException([
                    BackupRefusals.NewerFormat(_file, document.RootElement.GetProperty("program").GetString() ?? "?"),
                ]);

            Manifest = Manifest.FromJson(json);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RefusedException([BackupRefusals.Damaged(_file, "manifest.json")]);
        }

        return this;
    }

    /// <summary>Bytes that everything in it has when unpacked.</summary>
    public long Unpacked => Manifest.Tables.Sum(t => t.Bytes) + Manifest.Files.Sum(f => f.Bytes);

    /// <summary>Names everything that is damaged, missing or too much. Reads the whole file.</summary>
    /// <param name="perRow">A question to every row of a table: a reason why this database cannot take it.</param>
    public async Task<IReadOnlyList<Refusal>> WhyNotAsync(
        Func<TableEntry, object?[], long, Refusal?>? perRow,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        List<Refusal> reasons = [];
        var parts = Manifest.Tables.Count + Manifest.Files.Count + Manifest.Keys.Count;
        var done = 0;
        HashSet<string> expected = [BackupWriter.FirstEntry, "manifest.json", "manifest.sha256"];
        foreach (var table in Manifest.Tables)
        {
            progress?.Report(new HowFar(new($"ตรวจตาราง {table.Name}", $"checking table {table.Name}"), done++, parts));
            expected.Add(table.Path);
            if (WhyNotThere(table.Path, table.Bytes) is { } missing)
                reasons.Add(missing);
            else if (!await IsWholeAsync(table.Path, table.Bytes, table.Sha256, cancellation))
                reasons.Add(BackupRefusals.DamagedTable(_file, table.Name));
            else
                reasons.AddRange(await WhyNotRowsAsync(table, perRow, cancellation));
        }

        foreach (var file in Manifest.Files.Concat(Manifest.Keys))
        {
            if (done++ % 50 == 0)
                progress?.Report(new HowFar(new("ตรวจแฟ้มแนบ", "checking files"), done, parts));
            expected.Add(file.Path);
            if (WhyNotThere(file.Path, file.Bytes) is { } missing)
                reasons.Add(missing);
            else if (!await IsWholeAsync(file.Path, file.Bytes, file.Sha256, cancellation))
                reasons.Add(BackupRefusals.Damaged(_file, file.Path));
        }

        reasons.AddRange(
            _entries
                .Keys.Where(path => !expected.Contains(path))
                .Take(20)
                .Select(path => BackupRefusals.TooMuch(_file, path))
        );
        return reasons;
    }

    /// <summary>The rows of a table, one by one.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(
        TableEntry table,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var text = new RowText(table.Columns);
        await foreach (var line in LinesAsync(table, cancellation))
            yield return text.Read(line.Span);
    }

    /// <summary>An attached file.</summary>
    public Stream OpenEntry(FileEntry file) => _entries[file.Path].Open();

    private async Task<IReadOnlyList<Refusal>> WhyNotRowsAsync(
        TableEntry table,
        Func<TableEntry, object?[], long, Refusal?>? perRow,
        CancellationToken cancellation
    )
    {
        long rows = 0;
        try
        {
            using var text = new RowText(table.Columns);
            await foreach (var line in LinesAsync(table, cancellation))
            {
                rows++;
                var row = text.Read(line.Span);
                if (perRow?.Invoke(table, row, rows) is { } reason)
                    return [reason];
            }
        }
        catch (FormatException)
        {
            return [BackupRefusals.UnreadableRow(_file, table.Name, rows)];
        }

        return rows == table.Rows ? [] : [BackupRefusals.OtherCount(_file, table.Name, table.Rows, rows)];
    }

    private Refusal? WhyNotThere(string path, long bytes) =>
        !_entries.TryGetValue(path, out var entry) ? BackupRefusals.Missing(_file, path)
        : entry.Length != bytes ? BackupRefusals.Damaged(_file, path)
        : null;

    private async Task<bool> IsWholeAsync(string path, long bytes, string sha256, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var content = _entries[path].Open();
            long read = 0;
            int some;
            while (read <= bytes && (some = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                hash.AppendData(buffer, 0, some);
                read += some;
            }

            return read == bytes && Convert.ToHexStringLower(hash.GetCurrentHash()) == sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        TableEntry table,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var content = _entries[table.Path].Open();
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            int from = 0,
                to = 0;
            while (true)
            {
                var end = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
                if (end >= 0)
                {
                    yield return buffer.AsMemory(from, end);
                    from += end + 1;
                    continue;
                }

                buffer.AsSpan(from, to - from).CopyTo(buffer);
                to -= from;
                from = 0;
                if (to == buffer.Length)
                {
                    if (buffer.Length >= LongestRow)
                        throw new FormatException("row too long");
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, to).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var some = await content.ReadAsync(buffer.AsMemory(to), cancellation);
                if (some == 0)
                    break;
                to += some;
            }

            if (to > from)
                throw new FormatException("last row has no end");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] All(ZipArchiveEntry entry, int most)
    {
        using var content = entry.Open();
        var all = new byte[most];
        var read = content.ReadAtLeast(all, most, throwOnEndOfStream: false);
        return all[..read];
    }

    // A zip begins with "PK", and its first entry's name stands at byte 30.
    private static bool BeginsLikeOurs(FileStream stream)
    {
        var start = new byte[30 + BackupWriter.FirstEntry.Length];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == start.Length
            && start.AsSpan(0, 2).SequenceEqual("PK"u8)
            && start.AsSpan(30).SequenceEqual(Encoding.ASCII.GetBytes(BackupWriter.FirstEntry));
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }
}
