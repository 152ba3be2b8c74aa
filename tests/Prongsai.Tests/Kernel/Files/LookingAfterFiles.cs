using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Templates;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>Quotas, cleaning and checking, with the real database and a real folder.</summary>
public sealed class LookingAfterFiles
{
    private static readonly FileSettings Settings = new();
    private static readonly TimeSpan Later = TimeSpan.FromHours(25);

    [Theory, OnBothDatabases]
    public async Task Says_used_and_limit_when_an_agency_has_no_space_left(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        await office.WithAsync(files => files.SetQuotaAsync(office.Agency, new FileSize(3000), Actor.System));

        var (first, _) = await office.TakeAsync("หนึ่ง.txt", Words('a', 2000));
        var (second, whyNot) = await office.TakeAsync("สอง.txt", Words('b', 2000));
        var (again, _) = await office.TakeAsync("หนึ่ง.txt", Words('a', 2000));

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal("file-over-quota", whyNot!.Code);
        Assert.Equal("สอง.txt", whyNot.Where!.File);
        Assert.Contains("ใช้ไปแล้ว 2 KB จาก 2.9 KB ไฟล์นี้มีขนาด 2 KB", whyNot.Words.Th, StringComparison.Ordinal);
        Assert.Equal(first, again);
        // What the program makes itself is counted and kept.
        await office.WithAsync(files => files.KeepAsync(office.Agency, Actor.System, "report.docx", Words('c', 2000)));
        Assert.Equal(4000, (await office.Ask(files => files.SpaceAsync(office.Agency))).Used.Bytes);
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_or_marks_what_could_not_be_scanned_as_the_setting_says(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        office.Scanner = new Saying((ScanVerdict.Unable, "gone"));

        var (closed, whyNot) = await office.TakeAsync("a.txt", Words('a', 10));
        office.Settings = Settings with { Clamd = ScanningFiles.Over(port: 1, accept: true) };
        var (open, _) = await office.TakeAsync("a.txt", Words('a', 10));
        var unscanned = await office.KeptAsync(open!.Value);
        office.Scanner = new Saying((ScanVerdict.Clean, ""));
        await office.TakeAsync("a.txt", Words('a', 10));
        var scanned = await office.KeptAsync(open.Value);
        office.Scanner = new Saying((ScanVerdict.Infected, "Test.Virus"));
        var (infected, found) = await office.TakeAsync("b.txt", Words('b', 10));

        Assert.Equal((null, "file-not-scanned"), (closed, whyNot!.Code));
        Assert.Null(unscanned!.ScannedAt);
        Assert.NotNull(scanned!.ScannedAt);
        Assert.Equal((null, "file-infected"), (infected, found!.Code));
        Assert.Contains("Test.Virus", found.Words.Th, StringComparison.Ordinal);
        Assert.Single(await office.ListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Cleans_only_what_is_old_and_used_by_nobody(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var used = await office.UsedAsync("แม่แบบ.docx", Words('u', 100));
        var unused = await office.KeepAsync(Words('n', 200));
        var onNoList = await office.Store.KeepAsync(Words('x', 300));
        office.Clock.Ahead = Later;
        var young = await office.KeepAsync(Words('y', 400));

        var would = await office.CleanAsync(dryRun: true);
        var before = await office.ListAsync();
        var cleaned = await office.CleanAsync();

        Assert.Equal(new Cleaned(1, 2, new FileSize(500)), would);
        Assert.Equal(4, before.Count);
        Assert.Equal(would, cleaned);
        Assert.Equal(new HashSet<FileHash> { used, young }, await office.ListAsync());
        Assert.Null(await office.KeptAsync(unused));
        Assert.DoesNotContain(onNoList, await office.ListAsync());
        Assert.Equal(new Cleaned(0, 0, new FileSize(0)), await office.CleanAsync());
        Assert.Contains("FileCleaned", await office.JournalAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Frees_the_space_of_one_agency_and_keeps_the_bytes_for_another(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var other = Ids.Next<AgencyId>();
        var used = await office.UsedAsync("แม่แบบ.docx", Words('u', 100));
        await office.WithAsync(files => files.KeepAsync(other, Actor.System, "same.docx", Words('u', 100)));
        office.Clock.Ahead = Later;

        var cleaned = await office.CleanAsync();

        Assert.Equal(new Cleaned(1, 0, new FileSize(0)), cleaned);
        Assert.Contains(used, await office.ListAsync());
        Assert.Equal(0, (await office.Ask(files => files.SpaceAsync(other))).Used.Bytes);
        Assert.Equal(100, (await office.Ask(files => files.SpaceAsync(office.Agency))).Used.Bytes);
    }

    [Theory, OnBothDatabases]
    public async Task Loses_nothing_that_is_kept_while_it_is_being_cleaned_away(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var bytes = Words('r', 100);
        var hash = await office.KeepAsync(bytes);
        office.Clock.Ahead = Later;
        using var gate = new Gate();
        office.Wrapped = new GatedStore(office.Store) { BeforeRemoving = gate };

        var cleaning = Task.Run(() => office.CleanAsync());
        await gate.Reached;
        var keeping = Task.Run(() => office.KeepAsync(bytes));
        // It must wait: a keeping that ends now saw bytes that are about to go.
        Assert.NotSame(keeping, await Task.WhenAny(keeping, Task.Delay(300)));
        gate.Open();
        await cleaning;
        await keeping;

        Assert.Contains(hash, await office.ListAsync());
        Assert.NotNull(await office.KeptAsync(hash));
    }

    [Theory, OnBothDatabases]
    public async Task Leaves_alone_what_somebody_has_begun_to_keep(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var bytes = Words('r', 100);
        var hash = await office.KeepAsync(bytes);
        office.Clock.Ahead = Later;
        using var gate = new Gate();
        office.Wrapped = new GatedStore(office.Store) { BeforeKeeping = gate };

        var keeping = Task.Run(() => office.KeepAsync(bytes));
        await gate.Reached;
        var cleaned = await office.CleanAsync();
        gate.Open();
        await keeping;

        Assert.Equal(0, cleaned.Files);
        Assert.Contains(hash, await office.ListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Finds_what_is_missing_damaged_and_unknown(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var whole = await office.UsedAsync("ดี.docx", Words('w', 100));
        var missing = await office.UsedAsync("หาย.docx", Words('m', 100));
        var damaged = await office.KeepAsync(Words('d', 100), "เสีย.txt");
        var unknown = await office.Store.KeepAsync(Words('u', 100));
        await office.Store.RemoveAsync(missing);
        await File.WriteAllTextAsync(office.PathOf(damaged), "something else");

        var found = await office.CheckAsync();

        Assert.Equal(
            [
                new FileTrouble(FileTroubleKind.Missing, missing, "หาย.docx", Used: true),
                new FileTrouble(FileTroubleKind.Damaged, damaged, "เสีย.txt", Used: false),
                new FileTrouble(FileTroubleKind.Unknown, unknown, "", Used: false),
            ],
            found.Troubles
        );
        Assert.False(found.IsWhole);
        Assert.Equal(3, found.Files);
        Assert.DoesNotContain(found.Troubles, t => t.Hash == whole);
        Assert.Contains("FilesChecked", await office.JournalAsync());
    }

    [Fact]
    public async Task Every_table_that_refers_to_files_says_what_its_records_are()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var wordless = await app.Ask<ProngsaiDb, List<string>>(db =>
            app.Ask<FileUses, List<string>>(uses =>
                Task.FromResult(FileUses.TablesOf(db).Where(t => uses.WordsOf(t) is null).ToList())
            )
        );

        Assert.Empty(wordless);
    }

    private static byte[] Words(char letter, int count) => Encoding.ASCII.GetBytes(new string(letter, count));

    private sealed class Saying((ScanVerdict, string) verdict) : IVirusScan
    {
        public Task<(ScanVerdict Verdict, string Words)> ScanAsync(
            ReadOnlyMemory<byte> content,
            CancellationToken cancellation = default
        ) => Task.FromResult(verdict);
    }

    private sealed class MovableClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    /// <summary>Holds one act until the test lets it go on.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public Task PassAsync()
        {
            _reached.TrySetResult();
            return _open.Task;
        }

        public void Open() => _open.TrySetResult();

        public void Dispose() => Open();
    }

    private sealed class GatedStore(IFileStore store) : IFileStore
    {
        public Gate? BeforeRemoving { get; init; }
        public Gate? BeforeKeeping { get; init; }

        public async Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
        {
            if (BeforeKeeping is not null)
                await BeforeKeeping.PassAsync();
            return await store.KeepAsync(content, cancellation);
        }

        public Task<Stream> OpenAsync(FileHash hash, CancellationToken cancellation = default) =>
            store.OpenAsync(hash, cancellation);

        public IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancellation = default) =>
            store.ListAsync(cancellation);

        public async Task RemoveAsync(FileHash hash, CancellationToken cancellation = default)
        {
            if (BeforeRemoving is not null)
                await BeforeRemoving.PassAsync();
            await store.RemoveAsync(hash, cancellation);
        }

        // These tests are days ahead of the file system's clock: what is being written now would look left behind.
        public Task<IReadOnlyList<Refusal>> PrepareAsync(Now now, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<Refusal>>([]);
    }

    /// <summary>An office with a store of its own that the test can hold, a clock that it can move and a scanner that it chose.</summary>
    private sealed class Office : IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-kept-").FullName;
        private readonly App _app;

        private Office(App app)
        {
            _app = app;
            Store = new FolderFileStore(_folder);
            Wrapped = Store;
        }

        public AgencyId Agency => _app.Agency;
        public FolderFileStore Store { get; }
        public IFileStore Wrapped { get; set; }
        public MovableClock Clock { get; } = new();
        public FileSettings Settings { get; set; } = LookingAfterFiles.Settings;
        public IVirusScan? Scanner { get; set; }

        public static async Task<Office> OpenAsync(Database database) => new(await App.StartAsync(database));

        public Task<T> Ask<T>(Func<KeptFiles, Task<T>> ask) =>
            _app.Ask<ProngsaiDb, T>(db => ask(new KeptFiles(db, Wrapped, Settings, Clock, Scanner)));

        public Task WithAsync(Func<KeptFiles, Task> act) =>
            _app.With<ProngsaiDb>(db => act(new KeptFiles(db, Wrapped, Settings, Clock, Scanner)));

        public Task<(FileHash? Kept, Refusal? WhyNot)> TakeAsync(string name, byte[] content) =>
            Ask(files => files.TakeAsync(Agency, Actor.System, name, content));

        public Task<FileHash> KeepAsync(byte[] content, string name = "a.txt") =>
            Ask(files => files.KeepAsync(Agency, Actor.System, name, content));

        /// <summary>Keeps a file to which a record refers: a template.</summary>
        public async Task<FileHash> UsedAsync(string name, byte[] content)
        {
            var hash = await KeepAsync(content, name);
            await _app.With<ProngsaiDb>(async db =>
            {
                db.Add(OwnTemplate.Upload(Agency, name, hash, Clock.Now(), Actor.System));
                await db.SaveChangesAsync();
            });
            return hash;
        }

        public Task<Cleaned> CleanAsync(bool dryRun = false) =>
            _app.Ask<ProngsaiDb, Cleaned>(db =>
                new FileCleaning(db, Wrapped, Settings, Clock).RunAsync(dryRun, Actor.System)
            );

        public Task<FilesChecked> CheckAsync() =>
            _app.Ask<ProngsaiDb, FilesChecked>(db => new FileCheck(db, Wrapped, Clock).RunAsync(Actor.System));

        public Task<KeptFile?> KeptAsync(FileHash hash) =>
            _app.Ask<ProngsaiDb, KeptFile?>(db =>
                db.Set<KeptFile>().AsNoTracking().FirstOrDefaultAsync(f => f.AgencyId == Agency && f.Hash == hash)
            );

        public Task<List<string>> JournalAsync() =>
            _app.Ask<ProngsaiDb, List<string>>(db => db.Set<JournalEntry>().Select(e => e.What).ToListAsync());

        public async Task<HashSet<FileHash>> ListAsync()
        {
            HashSet<FileHash> all = [];
            await foreach (var stored in Store.ListAsync())
                all.Add(stored.Hash);
            return all;
        }

        public string PathOf(FileHash hash) => Path.Combine(_folder, hash.Hex[..2], hash.Hex[2..4], hash.Hex);

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
