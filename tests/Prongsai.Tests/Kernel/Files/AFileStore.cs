using System.Text;
using Prongsai.Files.S3;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>What holds of every store, wherever its bytes lie.</summary>
public abstract class AFileStore
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("หลักฐาน ".PadRight(200_000, 'x'));
    private static readonly Now Noon = new(
        new DateTime(2026, 11, 22, 5, 0, 0, DateTimeKind.Utc),
        new DateOnly(2026, 11, 22)
    );

    internal abstract IFileStore Store { get; }

    [Fact]
    public async Task Gives_back_what_it_keeps_under_its_hash()
    {
        var hash = await Store.KeepAsync(Words);

        Assert.Equal(FileHash.Of(Words), hash);
        Assert.Equal(Words, await WholeAsync(hash));
    }

    [Fact]
    public async Task Keeps_the_same_bytes_once()
    {
        await Store.KeepAsync(Words);
        await Store.KeepAsync(Words);

        var kept = Assert.Single(await ListAsync());
        Assert.Equal((FileHash.Of(Words), (long)Words.Length), (kept.Hash, kept.Length));
        Assert.Equal(DateTimeKind.Utc, kept.StoredAt.Kind);
        Assert.InRange(
            kept.StoredAt,
            TimeProvider.System.Now().Utc.AddMinutes(-5),
            TimeProvider.System.Now().Utc.AddMinutes(5)
        );
    }

    [Fact]
    public async Task Keeps_a_file_once_when_many_keep_it_at_one_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.KeepAsync(Words)));

        Assert.Single(await ListAsync());
        Assert.Equal(Words, await WholeAsync(FileHash.Of(Words)));
    }

    [Fact]
    public async Task Keeps_an_empty_file_too()
    {
        var hash = await Store.KeepAsync(ReadOnlyMemory<byte>.Empty);

        Assert.Empty(await WholeAsync(hash));
    }

    [Fact]
    public async Task Reads_from_the_middle_and_back_again()
    {
        var hash = await Store.KeepAsync(Words);
        await using var content = await Store.OpenAsync(hash);
        var some = new byte[1000];

        content.Position = 150_000;
        await content.ReadExactlyAsync(some);
        Assert.Equal(Words[150_000..151_000], some);
        content.Seek(-1000, SeekOrigin.End);
        await content.ReadExactlyAsync(some);
        Assert.Equal(Words[^1000..], some);
        Assert.Equal(0, await content.ReadAsync(some));
        content.Position = 0;
        await content.ReadExactlyAsync(some);
        Assert.Equal(Words[..1000], some);
        Assert.Equal(Words.Length, content.Length);
    }

    [Fact]
    public async Task Misses_what_it_does_not_have() =>
        await Assert.ThrowsAsync<MissingException>(() => Store.OpenAsync(FileHash.Of("nobody kept this"u8)));

    [Fact]
    public async Task Forgets_what_is_removed_and_minds_nothing_when_it_is_not_there()
    {
        var hash = await Store.KeepAsync(Words);

        await Store.RemoveAsync(hash);
        await Store.RemoveAsync(hash);

        Assert.Empty(await ListAsync());
        await Assert.ThrowsAsync<MissingException>(() => Store.OpenAsync(hash));
    }

    [Fact]
    public async Task Lists_every_file_and_nothing_else()
    {
        HashSet<FileHash> kept = [];
        for (byte i = 0; i < 12; i++)
            kept.Add(await Store.KeepAsync(new byte[] { i }));

        Assert.Equal(kept, (await ListAsync()).Select(f => f.Hash).ToHashSet());
    }

    [Fact]
    public async Task Is_ready_and_leaves_nothing_of_its_trial()
    {
        Assert.Empty(await Store.PrepareAsync(Noon));

        Assert.Empty(await ListAsync());
    }

    private async Task<byte[]> WholeAsync(FileHash hash)
    {
        await using var content = await Store.OpenAsync(hash);
        var whole = new byte[content.Length];
        await content.ReadExactlyAsync(whole);
        return whole;
    }

    private async Task<List<StoredFile>> ListAsync()
    {
        List<StoredFile> all = [];
        await foreach (var stored in Store.ListAsync())
            all.Add(stored);
        return all;
    }

    public sealed class InAFolder : AFileStore, IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-files-").FullName;

        internal override IFileStore Store => new FolderFileStore(_folder);

        [Fact]
        public async Task Clears_away_at_start_what_an_interrupted_upload_left()
        {
            await Store.KeepAsync(Words);
            var left = Path.Combine(_folder, "unfinished", $"{FileHash.Of("other"u8)}.abc");
            var being = Path.Combine(_folder, "unfinished", $"{FileHash.Of("third"u8)}.def");
            await File.WriteAllBytesAsync(left, Words[..100]);
            await File.WriteAllBytesAsync(being, Words[..100]);
            File.SetLastWriteTimeUtc(left, Noon.Utc.AddHours(-1));
            File.SetLastWriteTimeUtc(being, Noon.Utc.AddSeconds(-5));

            await Store.PrepareAsync(Noon);

            Assert.False(File.Exists(left));
            Assert.True(File.Exists(being), "another node may be writing it");
            Assert.Single(await ListAsync());
        }

        [Fact]
        public async Task Leaves_nothing_of_an_upload_that_is_broken_off()
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                Store.KeepAsync(Words, new CancellationToken(canceled: true))
            );

            Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        }

        [Fact]
        public async Task Writes_anew_what_a_broken_disk_cut_short()
        {
            var hash = await Store.KeepAsync(Words);
            await File.WriteAllBytesAsync(Path.Combine(_folder, hash.Hex[..2], hash.Hex[2..4], hash.Hex), Words[..10]);

            await Store.KeepAsync(Words);

            Assert.Equal(Words, await WholeAsync(hash));
        }

        [Fact]
        public async Task Says_when_its_folder_cannot_be_used()
        {
            var file = Path.Combine(_folder, "a file");
            await File.WriteAllTextAsync(file, "in the way");

            var refusal = Assert.Single(await new FolderFileStore(file).PrepareAsync(Noon));

            Assert.Equal("files-folder", refusal.Code);
            Assert.Contains(file, refusal.Words.Th, StringComparison.Ordinal);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }

    [Collection(WithS3.Name)]
    public sealed class InS3(S3Server server) : AFileStore, IDisposable
    {
        private readonly S3FileStore _store = new(server.Settings($"{Path.GetRandomFileName()}/"));

        internal override IFileStore Store => _store;

        [Theory]
        [InlineData("nobody-has-this", "S3RVER", "s3-bucket")]
        [InlineData(S3Server.Bucket, "WRONG", "s3-credentials")]
        public async Task Says_at_start_what_is_wrong(string bucket, string key, string code)
        {
            using var store = new S3FileStore(
                server.Settings() with
                {
                    Bucket = bucket,
                    AccessKey = key,
                    SecretKey = key,
                }
            );

            var refusal = Assert.Single(await store.PrepareAsync(Noon));

            Assert.Equal(code, refusal.Code);
            Assert.Contains(bucket, refusal.Words.Th, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Says_at_start_that_nobody_answers()
        {
            using var store = new S3FileStore(server.Settings() with { Url = $"http://127.0.0.1:{Peer.FreePort()}" });

            var refusal = Assert.Single(await store.PrepareAsync(Noon));

            Assert.Equal("s3-unreachable", refusal.Code);
        }

        public void Dispose() => _store.Dispose();
    }
}
