using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Copying;

namespace Prongsai.Backups.Archive;

/// <summary>What stands in manifest.json; the words of docs/backup-format.md.</summary>
internal sealed record Manifest
{
    public const string ThisFormat = "prongsai-backup";
    public const int ThisVersion = 1;

    public required string Format { get; init; }
    public required int FormatVersion { get; init; }
    public required string Program { get; init; }
    public required DateTime MadeAt { get; init; }
    public required string Database { get; init; }

    /// <summary>Names of the steps that the tables had taken, oldest first; the same on both databases.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>In the order in which they can be loaded.</summary>
    public required IReadOnlyList<TableEntry> Tables { get; init; }

    public required IReadOnlyList<FileEntry> Files { get; init; }

    /// <summary>The keys that seal cookies and secrets, where they are files and not a table.</summary>
    public required IReadOnlyList<FileEntry> Keys { get; init; }

    public required IReadOnlyList<string> MissingFiles { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is not a manifest.</exception>
    public static Manifest FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Manifest>(json, Json) ?? throw new JsonException("null");

    public BackupContent Content =>
        new(
            MadeAt,
            Program,
            Database,
            Migrations.Count > 0 ? Migrations[^1] : "",
            [.. Tables.Select(t => new TableCopied(t.Name, t.Rows, t.Sha256))],
            Files.Count,
            Files.Sum(f => f.Bytes),
            MissingFiles
        );
}

internal sealed record TableEntry(
    string Name,
    IReadOnlyList<ColumnShape> Columns,
    IReadOnlyList<string> Key,
    long Rows,
    long Bytes,
    string Sha256
)
{
    [JsonIgnore]
    public string Path => $"tables/{Name}.jsonl";

    [JsonIgnore]
    public TableShape Shape => new(Name, Columns, Key);
}

/// <param name="Path">Name of the entry: files/HASH or keys/NAME.</param>
internal sealed record FileEntry(string Path, long Bytes, string Sha256);
