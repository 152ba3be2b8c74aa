using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies;
using Prongsai.Assessment;
using Prongsai.Backups;
using Prongsai.Complaints;
using Prongsai.Data.Postgres;
using Prongsai.Data.Sqlite;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Contracts;
using Prongsai.Feedback;
using Prongsai.Files.S3;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Measures;
using Prongsai.Meetings;
using Prongsai.Notifications;
using Prongsai.Procurement;
using Prongsai.Reports;
using Prongsai.Services;
using Prongsai.Surveys;
using Prongsai.Web.Plumbing.Keys;

namespace Prongsai.Web;

/// <summary>What Prongsai is made of. The web server and every verb of the command line stand on this one list.</summary>
internal static class Composition
{
    public static IServiceCollection AddProngsai(this IServiceCollection services, Installation installation)
    {
        services.AddKernel(installation);
        if (installation.Files.S3 is { } bucket)
            services.AddS3Files(bucket);
        if (installation.UsesPostgres)
            services.AddPostgres(installation.ConnectionString);
        else
            services.AddSqlite(installation.ConnectionString);

        services.AddTables<Tables>();
        services.AddScoped<City.OverviewOfBelow>();
        services.AddScoped<IDisclosedRecords, Disclosed.MeasuresDisclosed>();
        services.AddScoped<IDisclosedRecords, Disclosed.OutcomesDisclosed>();
        services.AddJob<FileAsEvidence, Disclosed.ProvingWithFiles>("file-evidence", FileAsEvidence.Words);
        return services
            .AddAgencies()
            .AddNotifications()
            .AddAssessment()
            .AddSurveys()
            .AddDisclosures()
            .AddMeasures()
            .AddProcurement()
            .AddServices()
            .AddMeetings()
            .AddFeedback()
            .AddComplaints()
            .AddReports()
            .AddBackups()
            .AddLedger();
    }

    /// <summary>Makes the folders and brings the database to this version of the program, one node at a time.</summary>
    /// <exception cref="RefusedException">The database is newer than this program.</exception>
    public static Task PrepareAsync(this IServiceProvider provider, CancellationToken cancellation = default) =>
        provider.PrepareAsync(() => Task.CompletedTask, cancellation);

    /// <summary>The same, and something else that only one node may do at a start.</summary>
    public static async Task PrepareAsync(
        this IServiceProvider provider,
        Func<Task> alsoAlone,
        CancellationToken cancellation = default
    )
    {
        Directory.CreateDirectory(provider.GetRequiredService<Installation>().DataFolder);
        var now = provider.GetRequiredService<TimeProvider>().Now();
        (await provider.GetRequiredService<IFileStore>().PrepareAsync(now, cancellation)).ThrowIfAny();
        await provider
            .GetRequiredService<INodes>()
            .AloneAsync(
                "start",
                async () =>
                {
                    await MigrateAsync(provider, cancellation);
                    await provider.EnsureSealingKeysAsync(cancellation);
                    await provider.SealAuthenticatorKeysAsync(cancellation);
                    await alsoAlone();
                },
                cancellation
            );
    }

    private static async Task MigrateAsync(IServiceProvider provider, CancellationToken cancellation)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var database = db.Database;
        var applied = (await database.GetAppliedMigrationsAsync(cancellation)).ToList();
        var unknown = applied.Except(database.GetMigrations()).ToList();
        if (unknown is [.., var newest])
            throw new RefusedException([NewerThanWe(newest)]);

        // Migrating compares the whole model with the last migration too: a tenth of a second that a start without news can spare.
        if (!database.GetMigrations().Except(applied).Any())
            return;

        await database.MigrateAsync(cancellation);
        // A later version may find more, and in another way. A new database has nothing yet that could be found.
        if (applied.Count > 0)
        {
            db.Enqueue(null, provider.GetRequiredService<TimeProvider>().Now(), new RebuildSearch(), key: "search");
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static Refusal NewerThanWe(string migration) =>
        new(
            "database-newer",
            $"ฐานข้อมูลนี้ถูกปรับโดยโปรแกรมรุ่นใหม่กว่า ({migration}) ต้องติดตั้งโปรแกรมรุ่นนั้นหรือใหม่กว่า หรือกู้คืนจากสำรองข้อมูลก่อนปรับรุ่น ยังไม่มีสิ่งใดถูกแก้ไข",
            $"A newer version of the program has changed this database ({migration}). Install that version or a later one, or restore the backup made before the upgrade. Nothing has been changed."
        );
}
