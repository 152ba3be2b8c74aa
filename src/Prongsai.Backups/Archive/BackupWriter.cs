using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Backups.Copying;

namespace Prongsai.Backups.Archive;

/// <summary>
/// Writes a backup file, one entry after the other, never holding more than a row or a block. Under another name until it is
/// whole: whoever sees the file sees all of it.
/// </summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    /// <summary>What is added to the name while it is being written; also what a kill leaves behind.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>The first entry, so that even a file that was cut short can be recognised.</summary>
    public const string FirstEntry = "prongsai-backup.txt";

    private readonly string _file;
    private readonly FileStream _stream;
    private readonly ZipArchive _zip;
    private bool _finished;

    private BackupWriter(string file, FileStream stream)
    {
        _file = file;
        _stream = stream;
        _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    }

    /// <exception cref="IOException">The folder is missing, or another backup of this name is at work.</exception>
    public static async Task<BackupWriter> CreateAsync(string file, CancellationToken cancellation)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 256 * 1024,
        };
        // A backup holds all that the database holds: it is for its owner's eyes.
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var writer = new BackupWriter(file, new FileStream(file + Unfinished, how));
        await using var about = writer.Entry(FirstEntry, CompressionLevel.NoCompression);
        await about.WriteAsync(Encoding.UTF8.GetBytes(About), cancellation);
        return writer;
    }

    public async Task<(TableEntry Entry, Fingerprint Print)> WriteTableAsync(
        TableShape table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        using var text = new RowText(table.Columns);
        var print = new Fingerprint();
        await using var entry = Entry($"tables/{table.Name}.jsonl", CompressionLevel.Fastest);
        await using var hashed = new HashedBytes(entry);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var line = text.Write(row);
            print.Add(line.Span);
            hashed.Write(line.Span);
            hashed.WriteByte((byte)'\n');
        }

        hashed.Flush();
        return (new TableEntry(table.Name, table.Columns, table.Key, print.Rows, hashed.Bytes, hashed.Sha256()), print);
    }

    public async Task<FileEntry> WriteFileAsync(string path, Stream content, CancellationToken cancellation)
    {
        // Photographs and documents are compressed already; packing them again costs time and gives nothing.
        await using var entry = Entry(path, CompressionLevel.NoCompression);
        await using var hashed = new HashedBytes(entry);
        await content.CopyToAsync(hashed, cancellation);
        hashed.Flush();
        return new FileEntry(path, hashed.Bytes, hashed.Sha256());
    }

    /// <summary>Writes what is in it, makes sure that it is on the disk, and gives the file its name.</summary>
    public async Task FinishAsync(Manifest manifest, CancellationToken cancellation)
    {
        var json = manifest.ToJson();
        await using (var entry = Entry("manifest.json", CompressionLevel.Fastest))
            await entry.WriteAsync(json, cancellation);
        await using (var entry = Entry("manifest.sha256", CompressionLevel.NoCompression))
            await entry.WriteAsync(
                Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(json))}  manifest.json\n"),
                cancellation
            );

        _zip.Dispose();
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        File.Move(_file + Unfinished, _file, overwrite: false);
        _finished = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_finished)
            return;

        // What closing tries to write may fail again (the disk is full); the reason is already on its way up.
        try
        {
            _zip.Dispose();
        }
        catch (Exception again) when (again is IOException or ArgumentOutOfRangeException) { }

        try
        {
            await _stream.DisposeAsync();
        }
        catch (Exception again) when (again is IOException or ArgumentOutOfRangeException) { }
        finally
        {
            File.Delete(_file + Unfinished);
        }
    }

    private Stream Entry(string path, CompressionLevel level) => _zip.CreateEntry(path, level).Open();

    private const string About = """
        สำเนาสำรองของระบบโปร่งใส ใช้คำสั่ง prongsai restore ไฟล์นี้
        รายการสิ่งที่อยู่ในไฟล์: manifest.json  ตาราง: tables/ (JSON บรรทัดละแถว)  แฟ้มแนบ: files/ (ชื่อคือ SHA-256)
        มีข้อมูลทั้งหมดของหน่วยงาน โปรดเก็บไว้ในที่ปลอดภัย

        A backup of Prongsai. To restore it: prongsai restore FILE
        What is in it: manifest.json  tables: tables/ (one JSON array per line)  attached files: files/ (named by SHA-256)
        It holds everything the installation holds; keep it safe. Format: docs/backup-format.md

        """;
}

/// <summary>Counts and hashes what passes through, and gathers small pieces before they go on.</summary>
internal sealed class HashedBytes(Stream to) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _waiting = new byte[64 * 1024];
    private int _used;

    public long Bytes { get; private set; }

    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var some = Math.Min(buffer.Length, _waiting.Length - _used);
            buffer[..some].CopyTo(_waiting.AsSpan(_used));
            _used += some;
            buffer = buffer[some..];
            if (_used == _waiting.Length)
                Flush();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush()
    {
        _hash.AppendData(_waiting, 0, _used);
        to.Write(_waiting, 0, _used);
        Bytes += _used;
        _used = 0;
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Bytes;

    public override long Position
    {
        get => Bytes;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
