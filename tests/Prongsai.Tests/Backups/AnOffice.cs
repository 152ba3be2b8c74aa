using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Prongsai.Agencies.Contracts;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;
using Prongsai.Web;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Backups;

/// <summary>An installation with a folder and a database of its own, without its web pages: what is backed up and restored.</summary>
internal sealed class AnOffice : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AnOffice(WebApplication app, string folder, string setting)
    {
        _app = app;
        Folder = folder;
        Setting = setting;
    }

    public string Folder { get; }

    /// <summary>What the setting Prongsai:Database says.</summary>
    public string Setting { get; }

    public IServiceProvider Services => _app.Services;

    public IBackups Backups => Services.GetRequiredService<IBackups>();

    /// <summary>Nothing but a place: no database on SQLite, an empty one on PostgreSQL.</summary>
    public static async Task<AnOffice> EmptyAsync(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-backup-").FullName;
        var setting = database == Database.Postgres ? await ThrowAwayPostgres.NewDatabaseAsync() : "";
        var app = Prongsai.Web.Host.Build(
            [],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Prongsai:DataFolder"] = folder,
                        ["Prongsai:Database"] = setting,
                        ["Prongsai:Metrics:Allow"] = "off",
                    }
                );
            }
        );
        return new AnOffice(app, folder, setting);
    }

    /// <summary>The sample office of Khlong Sam Wa, with its photographs.</summary>
    public static async Task<AnOffice> WithTheSampleAsync(Database database)
    {
        var office = await EmptyAsync(database);
        await office.Services.PrepareAsync();
        await SampleOffice.LoadAsync(office.Services, SampleOffice.FolderOf("khlong-sam-wa"), CancellationToken.None);
        return office;
    }

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>A backup of it as it is now.</summary>
    public async Task<string> BackUpAsync()
    {
        var file = Path($"{System.IO.Path.GetRandomFileName()}.zip");
        await Backups.BackupAsync(file, null, CancellationToken.None);
        return file;
    }

    /// <summary>The report as HTML and as the parts of its Word file, each by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReportAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var agency = (await scope.ServiceProvider.GetRequiredService<IAgencies>().BySlugAsync("khlong-sam-wa"))!;
        var programme = (await scope.ServiceProvider.GetRequiredService<IMeasures>().ProgrammesAsync(agency.Id))[^1];
        var live = scope.ServiceProvider.GetRequiredService<LiveReport>();
        var report = await live.ComposeAsync(agency.Id, programme, new ReportOptions(), CancellationToken.None);
        var (html, _) = await live.WriteAsync(agency.Id, report, ReportForm.Html, CancellationToken.None);
        var (docx, _) = await live.WriteAsync(agency.Id, report, ReportForm.Docx, CancellationToken.None);

        SortedDictionary<string, string> parts = new(StringComparer.Ordinal)
        {
            ["html"] = Convert.ToHexString(SHA256.HashData(html!)),
        };
        using var word = new ZipArchive(new MemoryStream(docx!));
        foreach (var entry in word.Entries)
        {
            await using var content = entry.Open();
            parts[entry.FullName] = Convert.ToHexString(await SHA256.HashDataAsync(content));
        }

        return parts;
    }

    /// <summary>One answer of the database to plain SQL.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lines of the journal, as many as it takes to have time to be interrupted.</summary>
    public Task FillJournalAsync(int rows) =>
        ExecuteAsync(
            Setting.Length > 0
                ? $"""
                INSERT INTO journal_entries ("Id", "At", "ById", "ByName", "What", "Record", "Facts")
                SELECT gen_random_uuid(), now(), gen_random_uuid(), 'เจ้าหน้าที่', 'Filled', 'row:' || i,
                       md5(i::text) || md5((i + 1)::text) FROM generate_series(1, {rows}) i
                """
                : $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO journal_entries ("Id", "At", "ById", "ByName", "What", "Record", "Facts")
                SELECT printf('%08X-0000-7000-8000-%012X', i, i), '2026-01-02 03:04:05.1234567',
                       '00000000-0000-0000-0000-000000000000', 'เจ้าหน้าที่', 'Filled', 'row:' || i,
                       hex(randomblob(32)) FROM n
                """
        );

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection =
            Setting.Length > 0
                ? new NpgsqlConnection(Setting + ";Pooling=false")
                : new SqliteConnection($"Data Source={Path("prongsai.db")};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
