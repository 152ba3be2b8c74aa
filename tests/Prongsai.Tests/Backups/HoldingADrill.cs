using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Backups;

/// <summary>A backup is made, restored into a database that is thrown away, and compared; the result is signed.</summary>
public sealed class HoldingADrill
{
    [Theory, OnBothDatabases]
    public async Task Shows_that_everything_can_be_restored_and_leaves_nothing(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var folders = Directory.GetDirectories(office.Folder);

        var result = await AskAsync(office, drills => drills.HoldAsync(null, CancellationToken.None));

        Assert.True(result.Passed, result.Trouble?.En);
        Assert.Equal(database == Database.Postgres ? "postgresql" : "sqlite", result.TriedIn);
        Assert.True(result is { Rows: > 100, Files: > 0 });
        Assert.Equal(folders, Directory.GetDirectories(office.Folder));
        if (database == Database.Postgres)
            Assert.Equal(
                0,
                await office.CountAsync("SELECT count(*) FROM pg_database WHERE datname LIKE 'prongsai\\_drill%'")
            );
        var kept = Assert.Single(await AskAsync(office, drills => drills.VerifyAsync(CancellationToken.None)));
        Assert.True(kept.Genuine);
    }

    [Theory, OnBothDatabases]
    public async Task A_result_that_was_changed_is_not_genuine(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        await AskAsync(office, drills => drills.HoldAsync(null, CancellationToken.None));

        await office.ExecuteAsync(
            """UPDATE backups_drills SET "Statement" = replace("Statement", '"files":', '"files":1')"""
        );

        Assert.False(
            Assert.Single(await AskAsync(office, drills => drills.VerifyAsync(CancellationToken.None))).Genuine
        );
    }

    [Fact]
    public async Task A_damaged_file_in_the_store_fails_the_drill_by_name()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var file = Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories)[0];
        await File.WriteAllTextAsync(file, "damaged");

        var result = await AskAsync(office, drills => drills.HoldAsync(null, CancellationToken.None));

        Assert.False(result.Passed);
        Assert.Contains(Path.GetFileName(file), result.Trouble!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_can_be_shown_to_others_and_verified()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        await using var stranger = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var result = await AskAsync(office, drills => drills.HoldAsync(null, CancellationToken.None));
        var exported = await AskAsync(office, drills => drills.ExportAsync(result.Id, CancellationToken.None));
        var changed = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(exported).Replace("passed\\\":true", "passed\\\":false", StringComparison.Ordinal)
        );

        var here = await AskAsync(office, drills => drills.VerifyAsync(exported, CancellationToken.None));
        var there = await AskAsync(stranger, drills => drills.VerifyAsync(exported, CancellationToken.None));
        var forged = await AskAsync(office, drills => drills.VerifyAsync(changed, CancellationToken.None));

        Assert.Equal((true, true, true), (here.Genuine, here.Ours, here.Passed));
        Assert.Equal((true, false), (there.Genuine, there.Ours));
        Assert.NotEqual(exported, changed);
        Assert.False(forged.Genuine);
    }

    private static async Task<T> AskAsync<T>(AnOffice office, Func<IDrills, Task<T>> ask)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IDrills>());
    }
}
