using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>
/// The tables of one module. Each module has one class of this kind, registered with <c>AddTables</c>; nobody else can name
/// its tables, because the extension properties that lead to them are internal.
/// </summary>
public interface ITables
{
    /// <summary>Describes every table of the module.</summary>
    void Describe(ModelBuilder model);
}

/// <summary>
/// Tables of a module that hears of lines of the journal while they are being added, so that a row of its own is saved with the act
/// or not at all. It may not ask the database: that is for the job which it enqueues.
/// </summary>
public interface IHearsTheJournal : ITables
{
    /// <summary>A line was added to the request's database, and is not saved yet.</summary>
    void Heard(ProngsaiDb db, JournalEntry line, Now now);
}

/// <summary>
/// The one database, which knows no table: modules bring theirs. One transaction, one migration history, two providers
/// (the derived classes in Prongsai.Data.Sqlite and Prongsai.Data.Postgres).
/// </summary>
public abstract class ProngsaiDb(DbContextOptions options, IEnumerable<ITables> tables) : DbContext(options)
{
    /// <summary>
    /// The collation of a column that is sorted by its letters as they stand in Unicode, alike on both databases and in memory. It is
    /// PostgreSQL's name for it; SQLite sorts so by itself.
    /// </summary>
    public const string LetterByLetter = "C";

    private readonly IReadOnlyList<ITables> _tables = [.. tables];

    /// <summary>Lets modules that hear the journal add what is theirs to the same act.</summary>
    internal void Hear(JournalEntry line, Now now)
    {
        foreach (var hearing in _tables.OfType<IHearsTheJournal>())
            hearing.Heard(this, line, now);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (var module in _tables)
            module.Describe(modelBuilder);
    }

    /// <summary>Writes rows in the way that is fastest for this database, within the transaction that is open.</summary>
    public abstract Task WriteRowsAsync(BulkRows rows, CancellationToken cancellation);

    /// <summary>Saves; false when somebody else saved the same thing meanwhile. What was tracked is then forgotten.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Saves, where nothing is shown again of what was entered.</summary>
    /// <param name="raced">What to say when somebody else saved the same thing meanwhile.</param>
    /// <param name="cancellation">Whoever waits may stop waiting.</param>
    /// <exception cref="RefusedException">Somebody else was quicker.</exception>
    public async Task SaveOrRefuseAsync(Refusal raced, CancellationToken cancellation)
    {
        if (!await TrySaveAsync(cancellation))
            throw new RefusedException([raced]);
    }

    /// <summary>Saves a new row of which there may be one only.</summary>
    /// <param name="another">Finds the one that stands in its way.</param>
    /// <param name="raced">What to say when somebody else saved that meanwhile.</param>
    /// <param name="cancellation">Whoever waits may stop waiting.</param>
    /// <exception cref="RefusedException">Somebody else was quicker.</exception>
    public async Task SaveNewOrRefuseAsync<T>(
        Expression<Func<T, bool>> another,
        Refusal raced,
        CancellationToken cancellation
    )
        where T : class
    {
        try
        {
            await SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (Set<T>().AsNoTracking().Any(another))
        {
            throw new RefusedException([raced]);
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // What both databases sort alike: UTC instants, days, whole numbers, enums as text.
        configurationBuilder.Properties<FiscalYear>().HaveConversion<FiscalYearConverter>();
        configurationBuilder.Properties<Score>().HaveConversion<ScoreConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<FileHash>().HaveConversion<FileHashConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

        foreach (var id in Assemblies().SelectMany(Ids.DeclaredIn))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    private IEnumerable<Assembly> Assemblies() =>
        _tables.Select(t => t.GetType().Assembly).Append(typeof(ProngsaiDb).Assembly).Distinct();
}

/// <summary>SQLite forgets that an instant is UTC; PostgreSQL refuses one that is not. Both are answered here.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(
        value =>
            value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    );
