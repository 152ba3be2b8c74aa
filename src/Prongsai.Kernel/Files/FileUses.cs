using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Kernel;

/// <summary>A record that refers to a kept file.</summary>
/// <param name="Table">The table it is in.</param>
/// <param name="AgencyId">Whose record it is; null where the table belongs to no agency.</param>
/// <param name="File">The bytes.</param>
/// <param name="Record">Its identifier; null where the table has none.</param>
public sealed record FileUse(string Table, AgencyId? AgencyId, FileHash File, Guid? Record);

/// <summary>What a person calls the records of a table that refers to files, and where they are read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Words">หลักฐานของผลการดำเนินการ / evidence of a result.</param>
/// <param name="AddressOf">The page of one record; a page that lists them where they have none of their own.</param>
public sealed record FilesUsedIn(string Table, Bilingual Words, Func<Guid, string> AddressOf);

/// <summary>
/// Which records refer to a file. Nobody has to say so: every column of the model that holds a <see cref="FileHash"/> refers, so
/// the table that a module adds tomorrow keeps its files from being cleaned away on the day it is made.
/// </summary>
public sealed class FileUses(IEnumerable<FilesUsedIn> words)
{
    private readonly Dictionary<string, FilesUsedIn> _words = words.ToDictionary(w => w.Table);

    /// <summary>What people call a table's records; null where nobody said.</summary>
    public FilesUsedIn? WordsOf(string table) => _words.GetValueOrDefault(table);

    /// <summary>The tables that refer to files, as the model knows them.</summary>
    public static IReadOnlyList<string> TablesOf(ProngsaiDb db) => [.. ColumnsOf(db).Select(c => c.Table).Distinct()];

    /// <summary>Every record that refers to one of these files; one query, whatever the number of tables.</summary>
    public static async Task<IReadOnlyList<FileUse>> OfAsync(
        ProngsaiDb db,
        IReadOnlyCollection<FileHash> files,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(files);
        var columns = ColumnsOf(db);
        if (files.Count == 0 || columns.Count == 0)
            return [];

        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var names = files.Distinct().Select((file, i) => Add(command, $"@f{i}", file.Hex)).ToList();
            command.CommandText = string.Join("\nUNION ALL\n", columns.Select(c => c.Select(string.Join(", ", names))));

            List<FileUse> uses = [];
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                uses.Add(
                    new FileUse(
                        rows.GetString(0),
                        rows.IsDBNull(1) ? null : new AgencyId(rows.GetGuid(1)),
                        FileHash.FromStorage(rows.GetString(2)),
                        rows.IsDBNull(3) ? null : rows.GetGuid(3)
                    )
                );
            return uses;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Every file that some record refers to.</summary>
    internal static async Task<IReadOnlyList<FileHash>> AllAsync(ProngsaiDb db, CancellationToken cancellation)
    {
        var columns = ColumnsOf(db);
        if (columns.Count == 0)
            return [];

        var union = string.Join(
            "\nUNION\n",
            columns.Select(c => $"SELECT \"{c.File}\" AS \"Value\" FROM \"{c.Table}\" WHERE \"{c.File}\" IS NOT NULL")
        );
        return
        [
            .. (await db.Database.SqlQueryRaw<string>(union).ToListAsync(cancellation)).Select(FileHash.FromStorage),
        ];
    }

    private static string Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return name;
    }

    private static List<Column> ColumnsOf(ProngsaiDb db) =>
        [
            .. from entity in db.Model.GetEntityTypes()
            // What the kernel itself writes down about files refers to nothing.
            where entity.ClrType.Assembly != typeof(FileUses).Assembly
            let table = entity.GetTableName()
            where table is not null
            let store = StoreObjectIdentifier.Table(table, entity.GetSchema())
            from property in entity.GetProperties()
            where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(FileHash)
            select new Column(
                table,
                property.GetColumnName(store)!,
                entity.FindProperty("AgencyId")?.GetColumnName(store),
                entity.FindProperty("Id")?.GetColumnName(store)
            ),
        ];

    // Names come from the model, never from a person.
    private sealed record Column(string Table, string File, string? Agency, string? Id)
    {
        public string Select(string files) =>
            $"""
                SELECT '{Table}', {Or(Agency)}, "{File}", {Or(Id)} FROM "{Table}" WHERE "{File}" IN ({files})
                """;

        private static string Or(string? column) => column is null ? "CAST(NULL AS uuid)" : $"\"{column}\"";
    }
}
