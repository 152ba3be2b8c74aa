using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Prongsai.Backups.Copying;

/// <summary>PostgreSQL: a read-only snapshot is the moment; rows come in by binary COPY.</summary>
internal sealed class WholePostgres(ServiceProvider services, NpgsqlConnectionStringBuilder where)
    : WholeDatabase(services)
{
    public override string Kind => "postgresql";

    public override bool CutsToMicroseconds => true;

    public override string Whereabouts => $"{where.Host}:{where.Port}/{where.Database}";

    public override Task<bool> ExistsAsync(CancellationToken cancellation) =>
        Db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation);

    public override async Task BeginReadingAsync(CancellationToken cancellation)
    {
        await Connection.OpenAsync(cancellation);
        Use(await Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation));
        await ExecuteAsync("SET TRANSACTION READ ONLY", cancellation);
        await TablesAsync(cancellation);
    }

    public override async Task BeginWritingAsync(CancellationToken cancellation)
    {
        if (!await ExistsAsync(cancellation))
            await Db.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellation);
        await Connection.OpenAsync(cancellation);
        Use(await Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation));

        // Readers may go on until the tables are dropped; writers would write into what is about to go.
        var tables = await TablesAsync(cancellation);
        if (tables.Count > 0)
            await ExecuteAsync(
                $"SET LOCAL lock_timeout = '30s'; LOCK TABLE {string.Join(", ", tables.Select(Quoted))} IN EXCLUSIVE MODE",
                cancellation
            );
    }

    public override Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellation) =>
        StringsAsync(
            $"""
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND {NotOfAnExtension("c.oid")}
            ORDER BY c.relname
            """,
            cancellation
        );

    public override async Task RemoveEverythingAsync(CancellationToken cancellation)
    {
        foreach (
            var drop in await StringsAsync(
                $"""
                SELECT format('DROP %s IF EXISTS %I CASCADE', CASE c.relkind WHEN 'v' THEN 'VIEW'
                    WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.relname)
                FROM pg_class c
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
                  AND {NotOfAnExtension("c.oid")}
                  -- A column's own sequence goes with its table.
                  AND NOT (c.relkind = 'S'
                      AND EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))
                UNION ALL
                SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
                FROM pg_proc p
                WHERE p.pronamespace = current_schema()::regnamespace AND {NotOfAnExtension("p.oid")}
                UNION ALL
                SELECT format('DROP TYPE IF EXISTS %I CASCADE', t.typname)
                FROM pg_type t
                WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype IN ('e', 'd')
                  AND {NotOfAnExtension("t.oid")}
                """,
                cancellation
            )
        )
            await ExecuteAsync(drop, cancellation);
    }

    public override async Task LoadAsync(
        TableShape table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        var stored = await StoredAsAsync(table, cancellation);
        var columns = string.Join(", ", table.Columns.Select(c => Quoted(c.Name)));
        await using var copy = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync(
            $"COPY {Quoted(table.Name)} ({columns}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
                await WriteAsync(copy, row[i], stored[i], cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    public override async Task<IReadOnlyList<string>> SettleAsync(CancellationToken cancellation)
    {
        foreach (
            var next in await StringsAsync(
                """
                SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce((SELECT max(%I) FROM %I), 0) + 1, false)',
                              quote_ident(table_name), column_name, column_name, table_name)
                FROM information_schema.columns
                WHERE table_schema = current_schema()
                  AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
                """,
                cancellation
            )
        )
            await ExecuteAsync(next, cancellation);

        // References were checked by each COPY.
        return [];
    }

    protected override object Value(DbDataReader reader, int i, ColumnKind kind) =>
        kind == ColumnKind.Number ? reader.GetDouble(i) : base.Value(reader, i, kind);

    // What the columns really are: at an older migration the model of this program would say something else.
    private async Task<NpgsqlDbType[]> StoredAsAsync(TableShape table, CancellationToken cancellation)
    {
        Dictionary<string, string> types = [];
        await using (
            var select = Command(
                """
                SELECT a.attname, t.typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
                """
            )
        )
        {
            select.Parameters.Add(new NpgsqlParameter { Value = Quoted(table.Name) });
            await using var reader = await select.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                types[reader.GetString(0)] = reader.GetString(1);
        }

        return
        [
            .. table.Columns.Select(column =>
                types.GetValueOrDefault(column.Name) switch
                {
                    "text" or "varchar" or "bpchar" => NpgsqlDbType.Text,
                    "citext" => NpgsqlDbType.Citext,
                    "jsonb" => NpgsqlDbType.Jsonb,
                    "json" => NpgsqlDbType.Json,
                    "uuid" => NpgsqlDbType.Uuid,
                    "bool" => NpgsqlDbType.Boolean,
                    "int2" => NpgsqlDbType.Smallint,
                    "int4" => NpgsqlDbType.Integer,
                    "int8" => NpgsqlDbType.Bigint,
                    "float4" => NpgsqlDbType.Real,
                    "float8" => NpgsqlDbType.Double,
                    "numeric" => NpgsqlDbType.Numeric,
                    "timestamptz" => NpgsqlDbType.TimestampTz,
                    "timestamp" => NpgsqlDbType.Timestamp,
                    "date" => NpgsqlDbType.Date,
                    "time" => NpgsqlDbType.Time,
                    "interval" => NpgsqlDbType.Interval,
                    "bytea" => NpgsqlDbType.Bytea,
                    var other => throw new InvalidOperationException(
                        $"{table.Name}.{column.Name}: {other ?? "no such column"}"
                    ),
                }
            ),
        ];
    }

    private static Task WriteAsync(
        NpgsqlBinaryImporter copy,
        object? value,
        NpgsqlDbType stored,
        CancellationToken cancellation
    ) =>
        (value, stored) switch
        {
            (null, _) => copy.WriteNullAsync(cancellation),
            (string text, _) => copy.WriteAsync(text, stored, cancellation),
            (Guid id, _) => copy.WriteAsync(id, stored, cancellation),
            (bool yes, _) => copy.WriteAsync(yes, stored, cancellation),
            (long whole, NpgsqlDbType.Smallint) => copy.WriteAsync(checked((short)whole), stored, cancellation),
            (long whole, NpgsqlDbType.Integer) => copy.WriteAsync(checked((int)whole), stored, cancellation),
            (long whole, _) => copy.WriteAsync(whole, stored, cancellation),
            (double number, NpgsqlDbType.Real) => copy.WriteAsync((float)number, stored, cancellation),
            (double number, _) => copy.WriteAsync(number, stored, cancellation),
            (decimal exact, _) => copy.WriteAsync(exact, stored, cancellation),
            (DateTime at, NpgsqlDbType.Timestamp) => copy.WriteAsync(
                DateTime.SpecifyKind(at, DateTimeKind.Unspecified),
                stored,
                cancellation
            ),
            (DateTime at, _) => copy.WriteAsync(at, stored, cancellation),
            (DateTimeOffset at, _) => copy.WriteAsync(at, stored, cancellation),
            (DateOnly day, _) => copy.WriteAsync(day, stored, cancellation),
            (TimeOnly time, _) => copy.WriteAsync(time, stored, cancellation),
            (TimeSpan span, _) => copy.WriteAsync(span, stored, cancellation),
            (byte[] bytes, _) => copy.WriteAsync(bytes, stored, cancellation),
            _ => throw new InvalidOperationException(value.GetType().Name),
        };

    private static string NotOfAnExtension(string oid) =>
        $"NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = {oid} AND d.deptype = 'e')";
}
