namespace Prongsai.Kernel;

/// <summary>A table to which many small rows are added in groups. Names come from the model, never from a person.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">
/// In the order of the values of each row: identifiers, days, whole numbers, texts and bytes. Texts are handed over as they are stored.
/// </param>
public sealed record GroupTable(string Name, params string[] Columns)
{
    /// <summary>All columns as a statement lists them.</summary>
    public string ColumnList { get; } = Listed(Columns);

    /// <summary>All but the last.</summary>
    public string ListBeforeTheLast { get; } = Listed(Columns[..^1]);

    private static string Listed(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));
}

/// <summary>
/// The bulk path of what comes in one by one and must be durable before it is acknowledged: one connection, one transaction for all
/// that waits, and nothing said before the commit has reached the disk. One class per database: prepared inserts into a log that is
/// synchronised on SQLite, arrays and COPY on PostgreSQL.
/// </summary>
public interface IGroupCommit
{
    /// <summary>Opens a connection of its own.</summary>
    Task<IGroup> OpenAsync(CancellationToken cancellation = default);

    /// <summary>True when trying again may help: the database is away, restarting or busy.</summary>
    bool IsPassing(Exception failure);
}

/// <summary>A connection that writes one group after the other.</summary>
public interface IGroup : IAsyncDisposable
{
    /// <summary>Begins a group.</summary>
    Task BeginAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Adds those rows that are not there yet, and tells of each whether it was added. The last column is the key in bytes by which
    /// rows of one call differ; of two alike the first is added.
    /// </summary>
    Task<bool[]> AddNewAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation = default);

    /// <summary>Which of these rows are there; the last column is the key in bytes.</summary>
    Task<bool[]> AreThereAsync(
        GroupTable table,
        IReadOnlyList<object[]> rows,
        CancellationToken cancellation = default
    );

    /// <summary>Adds rows that are new.</summary>
    Task AddAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation = default);

    /// <summary>Adds the last column, a count, to that of the row with the same other columns; without such a row it becomes one.</summary>
    Task CountAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation = default);

    /// <summary>Commits; when this returns the group is on the disk.</summary>
    Task CommitAsync(CancellationToken cancellation = default);
}
