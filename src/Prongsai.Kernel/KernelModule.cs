using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Prongsai.Kernel;

/// <summary>Where this installation keeps what it must not lose. Read once at start from configuration section "Prongsai".</summary>
/// <param name="DataFolder">Folder of the SQLite database and of the files; setting Prongsai:DataFolder, default "data".</param>
/// <param name="Database">
/// Setting Prongsai:Database. Empty: SQLite in the data folder. A connection string that names a Host: PostgreSQL.
/// </param>
public sealed record Installation(string DataFolder, string Database)
{
    /// <summary>How files are kept.</summary>
    public FileSettings Files { get; init; } = new();

    /// <summary>How public pages are visited.</summary>
    public VisitSettings Outside { get; init; } = new();

    /// <summary>Setting Prongsai:Holidays: a file of the installation's own days off; empty for none.</summary>
    public string Holidays { get; init; } = "";

    /// <summary>Setting Prongsai:PdfTools: the folder of pdfinfo and pdftotext; empty for the system's path.</summary>
    public string PdfTools { get; init; } = "";

    /// <summary>True when the setting names a PostgreSQL server.</summary>
    public bool UsesPostgres => Database.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection string of whichever database it is.</summary>
    public string ConnectionString =>
        UsesPostgres ? Database
        : Database.Length > 0 ? Database
        : $"Data Source={Path.Combine(DataFolder, "prongsai.db")}";

    /// <summary>The installation that configuration describes.</summary>
    public static Installation From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        return new Installation(
            Path.GetFullPath(configuration["Prongsai:DataFolder"] ?? "data"),
            configuration["Prongsai:Database"] ?? ""
        )
        {
            Files = FileSettings.From(configuration),
            Outside = VisitSettings.From(configuration),
            Holidays = configuration["Prongsai:Holidays"]?.Trim() ?? "",
            PdfTools = configuration["Prongsai:PdfTools"]?.Trim() ?? "",
        };
    }
}

/// <summary>What the kernel adds to the host.</summary>
public static class KernelModule
{
    /// <summary>The clock, the speaker, the guard of duties, the file store, the journal, the job queue.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        services.AddSingleton(installation);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => OwnAddress.From(provider.GetService<IConfiguration>()));
        services.AddScoped<Speaker>();
        services.AddSingleton(WorkingDaysOf(installation));
        services.AddSingleton<IAuthorizationHandler, DutyGuard>();
        services.AddFiles(installation);
        services.AddJournalWords(KernelJournalWords.Words);
        services.AddSingleton<JournalReading>();
        services.AddSingleton(provider => JournalRetention.From(provider.GetService<IConfiguration>()));
        services.AddScoped<JournalDisposal>();

        services.AddJobs();
        services.AddSearch();
        services.TryAddSingleton(provider => new PoliteVisitor(
            installation.Outside,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<SiteWalk>();
        services.AddLetters();
        services.AddSingleton<InstalledBrowser>();
        services.AddSingleton<IPrinter, WarmBrowser>();

        return services.AddTables<KernelTables>();
    }

    /// <summary>Says what people call a table's records that refer to files; that they refer is known from the model.</summary>
    public static IServiceCollection AddFilesUsedIn(
        this IServiceCollection services,
        string table,
        Bilingual words,
        Func<Guid, string> addressOf
    ) => services.AddSingleton(new FilesUsedIn(table, words, addressOf));

    /// <summary>Says in words what a module's lines of the journal mean.</summary>
    public static IServiceCollection AddJournalWords(this IServiceCollection services, JournalWords words) =>
        services.AddSingleton(words);

    private static void AddSearch(this IServiceCollection services)
    {
        services.AddScoped<SiteSearch>();
        services.AddSingleton(SearchedTable.Texts);
        services.AddStatus<SearchStatus>();
        services.AddJob<RebuildSearch, RebuildingSearch>(
            "rebuild-search",
            new("ทำดัชนีการค้นหาใหม่", "Make the search anew")
        );
    }

    private static WorkingDays WorkingDaysOf(Installation installation)
    {
        if (installation.Holidays.Length == 0)
            return WorkingDays.Thailand;

        try
        {
            return WorkingDays.WithOwn(
                Path.GetFileName(installation.Holidays),
                File.ReadAllBytes(installation.Holidays)
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException([HolidayRefusals.NotThere(installation.Holidays, failure.Message)]);
        }
    }

    private static void AddFiles(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation.Files);
        services.AddSingleton<IFileStore>(new FolderFileStore(Path.Combine(installation.DataFolder, "files")));
        if (installation.Files.Clamd is { } clamd)
            services.AddSingleton<IVirusScan>(provider => new ClamdScan(
                clamd,
                provider.GetRequiredService<ILogger<ClamdScan>>()
            ));
        services.AddScoped<KeptFiles>();
        services.AddSingleton(_ => new FileReading(PdfTools.Installed(installation.PdfTools)));
        services.AddScoped<FileCleaning>();
        services.AddScoped<FileCheck>();
        services.AddSingleton<FileUses>();
        services.AddJob<CleanFiles, CleaningFiles>(
            "clean-files",
            new("ลบไฟล์ที่ไม่มีระเบียนใดใช้", "Remove files that no record uses")
        );
        services.AddSchedule<CleanFiles>("clean-files", Timetable.Daily(2, 15));
        services.AddJobKind<FileAsEvidence>("file-evidence", FileAsEvidence.Words);
        services.AddJob<CheckFiles, CheckingFiles>("check-files", new("ตรวจสอบความถูกต้องของไฟล์", "Check every file"));
        services.AddSchedule<CheckFiles>("check-files", Timetable.Monthly(2, 2, 45));
    }

    /// <summary>Brings a module's tables to the one database.</summary>
    public static IServiceCollection AddTables<TTables>(this IServiceCollection services)
        where TTables : class, ITables => services.AddSingleton<ITables, TTables>();
}
