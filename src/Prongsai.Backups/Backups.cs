using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Prongsai.Backups.Archive;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Copying;
using Prongsai.Kernel;

namespace Prongsai.Backups;

/// <summary>Backing up, restoring and moving this installation: one moment of it, all of it, or nothing.</summary>
internal sealed class Backups(Databases databases, Installation installation, IFileStore files, TimeProvider clock)
    : IBackups
{
    /// <summary>The version that stands in backups and drills: "0.1.0".</summary>
    public static string Program { get; } =
        typeof(Backups)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private string KeyFolder => Path.Combine(installation.DataFolder, "keys");

    public Task<BackupMade> BackupAsync(string file, IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            throw new RefusedException([BackupRefusals.Exists(file)]);
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new RefusedException([BackupRefusals.NoFolder(file, folder)]);

        return Failures.SayAsync(
            file,
            async () =>
            {
                await using var database = databases.Of(installation);
                var (shapes, migrations) = await BeginReadingAsync(database, cancellation);
                await using var writer = await BackupWriter.CreateAsync(file, cancellation);
                List<TableEntry> tables = [];
                foreach (var shape in shapes)
                {
                    progress?.Report(Step("สำรองตาราง", "backing up table", shape.Name, tables.Count, shapes.Count));
                    var (entry, _) = await writer.WriteTableAsync(
                        shape,
                        database.RowsAsync(shape, cancellation),
                        cancellation
                    );
                    tables.Add(entry);
                }

                // After the moment of the tables: a file is kept before the row that names it, so none can be missing.
                var (kept, missing) = await WriteFilesAsync(writer, progress, cancellation);
                var manifest = new Manifest
                {
                    Format = Manifest.ThisFormat,
                    FormatVersion = Manifest.ThisVersion,
                    Program = Program,
                    MadeAt = clock.Now().Utc,
                    Database = database.Kind,
                    Migrations = migrations,
                    Tables = tables,
                    Files = kept,
                    Keys = await WriteKeysAsync(writer, cancellation),
                    MissingFiles = missing,
                };
                await writer.FinishAsync(manifest, cancellation);
                return new BackupMade(file, new FileInfo(file).Length, manifest.Content);
            }
        );
    }

    public Task<BackupContent> CheckAsync(string file, IProgress<HowFar>? progress, CancellationToken cancellation) =>
        Failures.SayAsync(
            file,
            async () =>
            {
                using var backup = BackupFile.Open(file);
                await using var database = databases.Of(installation);
                await CheckAsync(backup, file, database, progress, cancellation);
                return backup.Manifest.Content;
            }
        );

    public Task<Restored> RestoreAsync(
        string file,
        Replacing how,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    ) => RestoreAsync(file, installation, how, progress, cancellation);

    /// <summary>Restores the tables of a backup into a database that is thrown away afterwards, and compares them.</summary>
    public Task<Restored> TryAsync(
        string file,
        Installation throwAway,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    ) => RestoreAsync(file, throwAway, Replacing.Nothing, progress, cancellation);

    public Task<Moved> MoveAsync(string setting, IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var elsewhere = installation with { Database = setting };

        return Failures.SayAsync(
            "database",
            async () =>
            {
                await using var source = databases.Of(installation);
                await using var target = databases.Of(elsewhere);
                if (source.Whereabouts == target.Whereabouts)
                    throw new RefusedException([BackupRefusals.SameDatabase(target.Whereabouts)]);

                var (shapes, migrations) = await BeginReadingAsync(source, cancellation);
                if (target.CutsToMicroseconds)
                    await RefuseZeroCharactersAsync(source, shapes, cancellation);

                return await Failures.SayAsync(
                    target.Whereabouts,
                    async () =>
                    {
                        await target.BeginWritingAsync(cancellation);
                        await RefuseForeignTablesAsync(target, cancellation);
                        if (await target.FullTablesAsync(cancellation) is { Count: > 0 } full)
                            throw new RefusedException([BackupRefusals.TargetNotEmpty(target.Whereabouts, full)]);

                        await target.RemoveEverythingAsync(cancellation);
                        var copied = await LoadAsync(
                            target,
                            shapes,
                            migrations[^1],
                            shape => source.RowsAsync(shape, cancellation),
                            progress,
                            cancellation
                        );
                        await JournalAsync(
                            target,
                            "DatabaseMoved",
                            new
                            {
                                from = source.Whereabouts,
                                to = target.Whereabouts,
                                rows = copied.Sum(t => t.Rows),
                            },
                            cancellation
                        );
                        await target.CommitAsync(cancellation);
                        return new Moved(source.Whereabouts, target.Whereabouts, copied);
                    }
                );
            }
        );
    }

    private Task<Restored> RestoreAsync(
        string file,
        Installation into,
        Replacing how,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        var isOurs = into == installation;

        return Failures.SayAsync(
            file,
            async () =>
            {
                using var backup = BackupFile.Open(file);
                await using var target = databases.Of(into);
                await CheckAsync(backup, file, target, progress, cancellation);
                RefuseWithoutRoom(backup, into, target, withFiles: isOurs);

                return await Failures.SayAsync(
                    target.Whereabouts,
                    async () =>
                    {
                        await target.BeginWritingAsync(cancellation);
                        await RefuseForeignTablesAsync(target, cancellation);
                        var full = await target.FullTablesAsync(cancellation);
                        if (full.Count > 0 && how == Replacing.Nothing)
                            throw new RefusedException([BackupRefusals.NotEmpty(target.Whereabouts, full)]);

                        // Nobody can write while we hold the lock, so what is kept is what is replaced.
                        var kept =
                            full.Count > 0 && how == Replacing.KeepingABackup
                                ? await KeepAsideAsync(progress, cancellation)
                                : null;
                        if (isOurs)
                            await PutFilesAsync(backup, progress, cancellation);

                        var manifest = backup.Manifest;
                        await target.RemoveEverythingAsync(cancellation);
                        await LoadAsync(
                            target,
                            [.. manifest.Tables.Select(t => t.Shape)],
                            manifest.Migrations[^1],
                            shape => backup.RowsAsync(manifest.Tables.First(t => t.Name == shape.Name), cancellation),
                            progress,
                            cancellation
                        );
                        await JournalAsync(
                            target,
                            "BackupRestored",
                            new
                            {
                                madeAt = manifest.MadeAt,
                                program = manifest.Program,
                                database = manifest.Database,
                                rows = manifest.Content.Rows,
                                files = manifest.Files.Count,
                                replacedRows = full.Sum(t => t.Rows),
                                keptAs = kept is null ? null : Path.GetFileName(kept),
                            },
                            cancellation
                        );
                        await target.CommitAsync(cancellation);
                        return new Restored(
                            manifest.Content,
                            kept,
                            full,
                            WholeDatabase.NameOf(target.Known[^1]) != manifest.Migrations[^1]
                        );
                    }
                );
            }
        );
    }

    /// <summary>Everything that can be known before anything is touched.</summary>
    private static async Task CheckAsync(
        BackupFile backup,
        string file,
        WholeDatabase target,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        var known = target.Known.Select(WholeDatabase.NameOf).ToList();
        var taken = backup.Manifest.Migrations;
        var firstUnknown = taken
            .Zip(known.Concat(Enumerable.Repeat("", taken.Count)))
            .FirstOrDefault(step => step.First != step.Second)
            .First;
        if (firstUnknown is not null)
            throw new RefusedException([BackupRefusals.NewerThanProgram(file, backup.Manifest.Program, firstUnknown)]);
        if (taken.Count == 0)
            throw new RefusedException([BackupRefusals.NoBackup(file)]);

        var reasons = await backup.WhyNotAsync(
            target.CutsToMicroseconds ? (table, row, number) => ZeroCharacterIn(table.Shape, row, number) : null,
            progress,
            cancellation
        );
        reasons.ThrowIfAny();
    }

    private static async Task<(IReadOnlyList<TableShape> Shapes, IReadOnlyList<string> Migrations)> BeginReadingAsync(
        WholeDatabase database,
        CancellationToken cancellation
    )
    {
        if (!await database.ExistsAsync(cancellation))
            throw new RefusedException([BackupRefusals.NothingHere(database.Whereabouts)]);

        await database.BeginReadingAsync(cancellation);
        var applied = await database.AppliedAsync(cancellation);
        if (applied.Count == 0)
            throw new RefusedException([BackupRefusals.NothingHere(database.Whereabouts)]);
        if (applied.FirstOrDefault(step => !database.Known.Contains(step)) is { } unknown)
            throw new RefusedException([BackupRefusals.DatabaseIsNewer(WholeDatabase.NameOf(unknown))]);

        return (database.ShapesAt(applied[^1]), [.. applied.Select(WholeDatabase.NameOf)]);
    }

    /// <summary>Makes the tables as they were, fills them, compares each with what came, and takes them to this version.</summary>
    private static async Task<IReadOnlyList<TableCopied>> LoadAsync(
        WholeDatabase target,
        IReadOnlyList<TableShape> shapes,
        string migration,
        Func<TableShape, IAsyncEnumerable<object?[]>> rowsOf,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        var at = target.Known.First(known => WholeDatabase.NameOf(known) == migration);
        await target.MigrateAsync(null, at, cancellation);
        await target.RemoveSeedsAsync(shapes, cancellation);

        List<(TableShape Shape, Fingerprint Print)> came = [];
        foreach (var shape in shapes)
        {
            progress?.Report(Step("นำเข้าตาราง", "loading table", shape.Name, came.Count, shapes.Count));
            var print = new Fingerprint();
            await target.LoadAsync(
                shape,
                Noted(rowsOf(shape), shape, print, target.CutsToMicroseconds, cancellation),
                cancellation
            );
            came.Add((shape, print));
        }

        if (await target.SettleAsync(cancellation) is { Count: > 0 } loose)
            throw Taken(BackupRefusals.LooseEnds(loose));

        List<TableCopied> copied = [];
        foreach (var (shape, print) in came)
        {
            progress?.Report(Step("เปรียบเทียบตาราง", "comparing table", shape.Name, copied.Count, shapes.Count));
            var stored = await target.FingerprintAsync(shape, target.CutsToMicroseconds, cancellation);
            if (!stored.Equals(print))
                throw Taken(BackupRefusals.Differs(shape.Name, print.ToString(), stored.ToString()));
            copied.Add(new TableCopied(shape.Name, stored.Rows, stored.Sum));
        }

        if (at != target.Known[^1])
            await target.MigrateAsync(at, target.Known[^1], cancellation);
        return copied;
    }

    private static async IAsyncEnumerable<object?[]> Noted(
        IAsyncEnumerable<object?[]> rows,
        TableShape shape,
        Fingerprint print,
        bool cutToMicroseconds,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var text = new RowText(shape.Columns);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (cutToMicroseconds)
                RowText.CutToMicroseconds(row);
            print.Add(text.Write(row).Span);
            yield return row;
        }
    }

    private async Task<(List<FileEntry> Kept, List<string> Missing)> WriteFilesAsync(
        BackupWriter writer,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        List<FileEntry> kept = [];
        List<string> missing = [];
        await foreach (var (hash, _, _) in files.ListAsync(cancellation))
        {
            if (kept.Count % 50 == 0)
                progress?.Report(new HowFar(new("สำรองแฟ้มแนบ", "backing up files"), kept.Count, 0));
            try
            {
                await using var content = await files.OpenAsync(hash, cancellation);
                var entry = await writer.WriteFileAsync($"files/{hash}", content, cancellation);
                kept.Add(entry);
                // Damaged in the store already: carried as it is, and said.
                if (entry.Sha256 != hash.Hex)
                    missing.Add(hash.Hex);
            }
            catch (MissingException)
            {
                // Collected between listing and opening: nothing named it any more.
            }
        }

        return (kept, missing);
    }

    private async Task<List<FileEntry>> WriteKeysAsync(BackupWriter writer, CancellationToken cancellation)
    {
        List<FileEntry> keys = [];
        if (!Directory.Exists(KeyFolder))
            return keys;

        foreach (var key in Directory.GetFiles(KeyFolder, "*.xml").Order(StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(key);
            keys.Add(await writer.WriteFileAsync($"keys/{Path.GetFileName(key)}", content, cancellation));
        }

        return keys;
    }

    // Before the transaction ends: a row never names a file that is not there. Files kept in vain hurt nobody.
    private async Task PutFilesAsync(BackupFile backup, IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var file in backup.Manifest.Files.Where(f => f.Path == $"files/{f.Sha256}"))
        {
            if (done++ % 50 == 0)
                progress?.Report(new HowFar(new("นำเข้าแฟ้มแนบ", "putting files"), done, backup.Manifest.Files.Count));
            var content = new byte[file.Bytes];
            await using var entry = backup.OpenEntry(file);
            await entry.ReadExactlyAsync(content, cancellation);
            await files.KeepAsync(content, cancellation);
        }

        foreach (var key in backup.Manifest.Keys)
        {
            var name = Path.GetFileName(key.Path);
            var path = Path.Combine(KeyFolder, name);
            if (key.Path != $"keys/{name}" || !name.EndsWith(".xml", StringComparison.Ordinal) || File.Exists(path))
                continue;

            Directory.CreateDirectory(KeyFolder);
            await using var entry = backup.OpenEntry(key);
            await using (var unfinished = File.Create(path + BackupWriter.Unfinished))
                await entry.CopyToAsync(unfinished, cancellation);
            File.Move(path + BackupWriter.Unfinished, path);
        }
    }

    private async Task<string> KeepAsideAsync(IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(installation.DataFolder, "backups");
        Directory.CreateDirectory(folder);
        var at = (clock.Now().Utc + Clock.Thailand).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var kept = Path.Combine(folder, $"before-restore-{at}.zip");
        await BackupAsync(kept, progress, cancellation);
        return kept;
    }

    private async Task JournalAsync(WholeDatabase target, string what, object facts, CancellationToken cancellation)
    {
        var now = clock.Now();
        target.Db.Journal(null, now, Actor.System, what, "installation:database", facts);
        // An older program may not have kept what this one searches, or folded it otherwise.
        target.Db.Enqueue(null, now, new RebuildSearch(), key: "search");
        await target.Db.SaveChangesAsync(cancellation);
    }

    private static async Task RefuseForeignTablesAsync(WholeDatabase target, CancellationToken cancellation)
    {
        if (await target.ForeignTablesAsync(cancellation) is { Count: > 0 } foreign)
            throw new RefusedException([BackupRefusals.ForeignTables(target.Whereabouts, foreign)]);
    }

    // Also what stops a file that claims to unpack to a mountain.
    private static void RefuseWithoutRoom(BackupFile backup, Installation into, WholeDatabase target, bool withFiles)
    {
        var folder = into.DataFolder;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
            folder = above;

        var needed =
            (withFiles ? backup.Manifest.Files.Sum(f => f.Bytes) : 0)
            + (target.CutsToMicroseconds ? 0 : backup.Manifest.Tables.Sum(t => t.Bytes));
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (needed > free)
            throw new RefusedException([BackupRefusals.NoRoom(folder, needed, free)]);
    }

    private static async Task RefuseZeroCharactersAsync(
        WholeDatabase source,
        IReadOnlyList<TableShape> shapes,
        CancellationToken cancellation
    )
    {
        foreach (var shape in shapes)
        {
            long number = 0;
            await foreach (var row in source.RowsAsync(shape, cancellation))
                if (ZeroCharacterIn(shape, row, ++number) is { } reason)
                    throw new RefusedException([reason]);
        }
    }

    private static Refusal? ZeroCharacterIn(TableShape shape, object?[] row, long number)
    {
        for (var i = 0; i < row.Length; i++)
            if (row[i] is string text && text.Contains('\0', StringComparison.Ordinal))
                return BackupRefusals.ZeroCharacter(shape.Name, shape.Columns[i].Name, number);

        return null;
    }

    private static CopyFailedException Taken(Refusal reason) => new(reason, new InvalidDataException(reason.Code));

    private static HowFar Step(string th, string en, string table, int done, int of) =>
        new(new($"{th} {table}", $"{en} {table}"), done, of);
}
