using System.Text.Json;
using Prongsai.Tests.Backups;

namespace Prongsai.Tests.Kernel.Files;

/// <summary><c>prongsai files check | clean | quota</c>, as typed: what they say and what they exit with.</summary>
public sealed class FilesOnTheCommandLine
{
    [Fact]
    public async Task Check_names_what_is_damaged_and_says_so_by_its_exit_code()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var (whole, said) = await RunAsync(office, "check");
        var stored = Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories);
        await File.AppendAllTextAsync(stored[0], "one more byte");
        File.Delete(stored[1]);

        var (broken, output) = await RunAsync(office, "check", "--json");

        Assert.True(whole == 0, said);
        Assert.Contains($"checked {stored.Length} files", said, StringComparison.Ordinal);
        Assert.Contains($"ตรวจ {stored.Length} ไฟล์", said, StringComparison.Ordinal);
        Assert.Equal(1, broken);
        using var json = JsonDocument.Parse(output[output.IndexOf('{')..(output.LastIndexOf('}') + 1)]);
        Assert.False(json.RootElement.GetProperty("whole").GetBoolean());
        Assert.Equal(
            [("Damaged", Path.GetFileName(stored[0]), true), ("Missing", Path.GetFileName(stored[1]), true)],
            json.RootElement.GetProperty("troubles")
                .EnumerateArray()
                .Select(t =>
                    (
                        t.GetProperty("kind").GetString(),
                        t.GetProperty("sha256").GetString(),
                        t.GetProperty("used").GetBoolean()
                    )
                )
                .OrderBy(t => t.Item1, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Clean_counts_first_and_removes_only_what_nobody_uses()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var used = Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories);
        // A file that no row knows, as a killed upload leaves it, older than a day.
        var hash = new string('a', 64);
        var stray = office.Path($"files/aa/aa/{hash}");
        Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        await File.WriteAllTextAsync(stray, "left behind");
        File.SetLastWriteTimeUtc(stray, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        var (_, would) = await RunAsync(office, "clean", "--dry-run");
        var still = File.Exists(stray);
        var (code, done) = await RunAsync(office, "clean");

        Assert.Contains("would remove 1 files", would, StringComparison.Ordinal);
        Assert.True(still);
        Assert.True(code == 0, done);
        Assert.Contains("removed 1 files", done, StringComparison.Ordinal);
        Assert.Equal(
            used.Order(StringComparer.Ordinal),
            Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Quota_is_set_for_one_agency_and_refuses_what_is_no_size_and_nobody()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);

        var (code, said) = await RunAsync(office, "quota", "50 GB", "--agency", "khlong-sam-wa");
        var (noSize, why) = await RunAsync(office, "quota", "much", "--agency", "khlong-sam-wa");
        var (nobody, _) = await RunAsync(office, "quota", "50 GB", "--agency", "nowhere");

        Assert.True(code == 0, said);
        Assert.Contains("of 50 GB used", said, StringComparison.Ordinal);
        Assert.Equal(2, noSize);
        Assert.Contains("“much” ไม่ใช่ขนาด", why, StringComparison.Ordinal);
        Assert.NotEqual(0, nobody);
        Assert.Equal(
            1,
            await office.CountAsync("SELECT count(*) FROM journal_entries WHERE \"What\" = 'FileQuotaSet'")
        );
    }

    private static Task<(int Code, string Output)> RunAsync(AnOffice office, params string[] words) =>
        TheProgram.RunAsync(office.Folder, office.Setting, ["files", .. words]);
}
