using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Backups;

/// <summary>What is damaged, foreign or newer is said before anything is touched.</summary>
public sealed class BackupsThatAreNotGood
{
    [Theory, OnBothDatabases]
    public async Task A_damaged_table_is_named(Database database)
    {
        var reasons = await RestoringAsync(database, file => FlipInside(file, "tables/journal_entries.jsonl"));

        Assert.Contains(
            reasons,
            r => r.Code == "backup-damaged-table" && r.Words.En.Contains("journal_entries ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        var path = "";
        var reasons = await RestoringAsync(
            Database.Sqlite,
            file =>
            {
                using (var zip = ZipFile.OpenRead(file))
                    path = zip.Entries.First(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).FullName;
                FlipInside(file, path);
            }
        );

        Assert.Contains(path, Assert.Single(reasons).Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_told_from_one_that_is_no_backup()
    {
        var cut = await RestoringAsync(
            Database.Sqlite,
            file => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^2000])
        );
        var other = await RestoringAsync(Database.Sqlite, file => File.WriteAllText(file, "รายงานประจำปี"));
        var zip = await RestoringAsync(
            Database.Sqlite,
            file =>
            {
                File.Delete(file);
                using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
                using var bomb = archive.CreateEntry("bomb").Open();
                for (var i = 0; i < 100; i++)
                    bomb.Write(new byte[1024 * 1024]);
            }
        );

        Assert.Equal("backup-cut-short", Assert.Single(cut).Code);
        Assert.Equal("not-a-backup", Assert.Single(other).Code);
        Assert.Equal("not-a-backup", Assert.Single(zip).Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_newer_backup_asks_for_a_newer_program(Database database)
    {
        var reasons = await RestoringAsync(
            database,
            file => Rewrite(file, manifest => manifest["migrations"]!.AsArray().Add("FromTheFuture"))
        );
        var format = await RestoringAsync(database, file => Rewrite(file, manifest => manifest["formatVersion"] = 2));

        Assert.Equal("backup-newer", Assert.Single(reasons).Code);
        Assert.Contains("upgrade the program", reasons[0].Words.En, StringComparison.Ordinal);
        Assert.Equal("backup-newer", Assert.Single(format).Code);
    }

    [Fact]
    public async Task A_manifest_that_was_changed_by_hand_is_not_believed()
    {
        var reasons = await RestoringAsync(
            Database.Sqlite,
            file => Rewrite(file, manifest => manifest["program"] = "9.9.9", resum: false)
        );

        Assert.Equal("backup-damaged", Assert.Single(reasons).Code);
    }

    [Fact]
    public async Task More_than_the_manifest_names_is_too_much()
    {
        var reasons = await RestoringAsync(
            Database.Sqlite,
            file =>
            {
                using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
                using var more = zip.CreateEntry("../../etc/passwd").Open();
                more.Write("x"u8);
            }
        );

        Assert.Equal("backup-part-unknown", Assert.Single(reasons).Code);
    }

    [Fact]
    public async Task What_unpacks_to_more_than_it_says_is_stopped_there()
    {
        // The table says 10 bytes and unpacks to 64 MB; the list of the archive is made to agree with neither.
        var reasons = await RestoringAsync(
            Database.Sqlite,
            file =>
            {
                using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
                zip.GetEntry("tables/agencies.jsonl")!.Delete();
                using var bomb = zip.CreateEntry("tables/agencies.jsonl").Open();
                for (var i = 0; i < 64; i++)
                    bomb.Write(new byte[1024 * 1024]);
            }
        );

        Assert.Contains("agencies", Assert.Single(reasons).Words.En, StringComparison.Ordinal);
    }

    // Restores a spoiled backup into an empty installation; nothing may be there afterwards.
    private static async Task<IReadOnlyList<Refusal>> RestoringAsync(Database database, Action<string> spoil)
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var backup = await office.BackUpAsync();
        spoil(backup);
        await using var anew = await AnOffice.EmptyAsync(database);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            anew.Backups.RestoreAsync(backup, Replacing.Nothing, null, CancellationToken.None)
        );

        Assert.Empty(Directory.GetFileSystemEntries(anew.Folder));
        if (database == Database.Postgres)
            Assert.Equal(0, await anew.CountAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        return refused.Reasons;
    }

    // One bit, in the middle of the packed bytes of one entry.
    private static void FlipInside(string file, string entry)
    {
        var bytes = File.ReadAllBytes(file);
        var header = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(entry)) - 30;
        int packed;
        using (var zip = ZipFile.OpenRead(file))
            packed = (int)zip.GetEntry(entry)!.CompressedLength;
        var start = header + 30 + BitConverter.ToUInt16(bytes, header + 26) + BitConverter.ToUInt16(bytes, header + 28);
        bytes[start + packed / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void Rewrite(string file, Action<JsonNode> change, bool resum = true)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        JsonNode manifest;
        using (var reading = zip.GetEntry("manifest.json")!.Open())
            manifest = JsonNode.Parse(reading)!;
        change(manifest);
        var changed = manifest.ToJsonString();
        Put(zip, "manifest.json", changed);
        if (resum)
            Put(
                zip,
                "manifest.sha256",
                $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(changed)))}  manifest.json\n"
            );
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)!.Delete();
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
