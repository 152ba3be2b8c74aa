using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prongsai.Backups.Copying;

/// <summary>What a column holds, whichever database it is in. The names are those of the backup file (docs/backup-format.md).</summary>
internal enum ColumnKind
{
    Text,
    Guid,
    Boolean,
    Integer,
    Number,
    Decimal,

    /// <summary>A point in time, UTC.</summary>
    Instant,

    /// <summary>The same, where SQLite stores the offset too (ASP.NET Core Identity's own columns).</summary>
    InstantWithOffset,
    Day,
    Time,
    Duration,
    Bytes,
}

/// <param name="Name">As the database calls it.</param>
internal sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table as data: what has to be carried to make it again elsewhere. Computed columns compute themselves.</summary>
/// <param name="Key">Columns of the primary key: rows are written in this order.</param>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Every table of a model, those that others point at first.</summary>
    /// <exception cref="InvalidOperationException">A column cannot be carried, or tables point at each other in a circle.</exception>
    public static IReadOnlyList<TableShape> AllOf(IModel model)
    {
        var waiting = model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        List<TableShape> ordered = [];
        while (waiting.Count > 0)
        {
            var next =
                waiting.Find(table =>
                    table.ForeignKeyConstraints.All(key =>
                        key.PrincipalTable == table || !waiting.Contains(key.PrincipalTable)
                    )
                )
                ?? throw new InvalidOperationException(
                    $"Tables point at each other in a circle: {string.Join(", ", waiting.Select(t => t.Name))}"
                );
            waiting.Remove(next);
            ordered.Add(Of(next));
        }

        return ordered;
    }

    private static TableShape Of(ITable table) =>
        new(
            table.Name,
            [
                .. from column in table.Columns
                where column.ComputedColumnSql is null
                orderby column.Order ?? int.MaxValue, column.Name
                select new ColumnShape(column.Name, KindOf(column)),
            ],
            [.. table.PrimaryKey?.Columns.Select(c => c.Name) ?? []]
        );

    private static ColumnKind KindOf(IColumn column)
    {
        var stored = Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType;
        return stored switch
        {
            _ when stored == typeof(string) => ColumnKind.Text,
            _ when stored == typeof(Guid) => ColumnKind.Guid,
            _ when stored == typeof(bool) => ColumnKind.Boolean,
            _ when stored == typeof(int)
                    || stored == typeof(long)
                    || stored == typeof(short)
                    || stored == typeof(byte) => ColumnKind.Integer,
            _ when stored == typeof(double) || stored == typeof(float) => ColumnKind.Number,
            _ when stored == typeof(decimal) => ColumnKind.Decimal,
            _ when stored == typeof(DateTime) => ColumnKind.Instant,
            _ when stored == typeof(DateTimeOffset) => ColumnKind.InstantWithOffset,
            _ when stored == typeof(DateOnly) => ColumnKind.Day,
            _ when stored == typeof(TimeOnly) => ColumnKind.Time,
            _ when stored == typeof(TimeSpan) => ColumnKind.Duration,
            _ when stored == typeof(byte[]) => ColumnKind.Bytes,
            _ => throw new InvalidOperationException(
                $"{column.Table.Name}.{column.Name}: a backup cannot carry a {stored.Name}. Give ColumnKind a kind for it."
            ),
        };
    }
}
