using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Web.Operations;

/// <summary>On a disk of a few megabytes (tmpfs): mounting one needs root, which CI has.</summary>
public sealed class WhenTheDiskIsFull
{
    [FactAsRoot]
    public async Task A_page_says_so_and_nothing_is_half_saved()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-small-").FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder);
        try
        {
            await using var node = await Node.StartAsync("", folder: folder);
            var jar = await node.SignInAsync();
            using var officer = node.Client(jar);
            var before = await CountAsync(node);
            // Who has the page open when the last page of the disk is written; nobody promises that it can be opened after.
            var opened = await App.OpenAsync(officer, "/staff/assessment/import");
            await EmptyTheLogAsync(node);
            Fill(folder);

            var answer = await Node.ImportAsync(officer, opened);
            var ready = await officer.GetAsync("/health/ready");

            Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
            Assert.Contains("เต็ม", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Equal(before, await CountAsync(node));

            File.Delete(Path.Combine(folder, "filler"));
            await Eventually.IsAsync(async () => (await officer.GetAsync("/health/ready")).IsSuccessStatusCode);
        }
        finally
        {
            Run("umount", "-l", folder);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
        }
    }

    [FactAsRoot]
    public async Task A_picture_that_fits_no_more_is_refused_in_words_and_leaves_nothing_half_written()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-small-").FullName;
        var elsewhere = Path.Combine(Directory.CreateTempSubdirectory("prongsai-db-").FullName, "prongsai.db");
        Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder);
        try
        {
            // The database stands on a disk that is not full, as where files have a disk of their own.
            await using var node = await Node.StartAsync($"Data Source={elsewhere}", folder: folder);
            var jar = await node.SignInAsync();
            using var officer = node.Client(jar);
            Fill(folder);
            // Room for a part of the picture.
            using (var filler = File.OpenWrite(Path.Combine(folder, "filler")))
                filler.SetLength(filler.Length - 300 * 1024);
            var kept = await KeptAsync(node);
            var lines = await CountAsync(node);

            var answer = await App.SubmitAsync(
                officer,
                "/staff/agency",
                [],
                "handler=Crest",
                [("picture", "crest.png", SomePictures.Png(padding: 700 * 1024))]
            );

            var words = await answer.Content.ReadAsStringAsync();
            Assert.False(answer.IsSuccessStatusCode, "It was taken.");
            Assert.Contains("ไม่มีเนื้อที่เหลือ", words, StringComparison.Ordinal);
            Assert.Equal(lines, await CountAsync(node));
            Assert.Equal(kept, await KeptAsync(node));
            Assert.Empty(Directory.GetFiles(Path.Combine(folder, "files", "unfinished")));
            var page = await App.OpenAsync(officer, "/staff/agency");
            Assert.Null(page.QuerySelector("img.crest-sample"));
        }
        finally
        {
            Run("umount", "-l", folder);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
        }
    }

    private static async Task<int> KeptAsync(Node node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Set<KeptFile>().CountAsync();
    }

    private static async Task<int> CountAsync(Node node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Set<JournalEntry>().CountAsync();
    }

    /// <summary>SQLite writes over a log that it has emptied: what it kept of it would be room on a full disk.</summary>
    private static async Task EmptyTheLogAsync(Node node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Database;
        await database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    internal static void Fill(string folder)
    {
        using var filler = File.Create(Path.Combine(folder, "filler"), bufferSize: 0);
        // By the megabyte, then by the page, until not one more fits.
        foreach (var size in new[] { 1 << 20, 4096 })
        {
            try
            {
                while (true)
                    filler.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full, which is what we want.
            }
        }
    }

    internal static void Run(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Join(' ', command));
    }

    internal sealed class FactAsRootAttribute : FactAttribute
    {
        public FactAsRootAttribute()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
                Skip = "Mounting a small disk needs root.";
        }
    }
}
