using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>The content of a disclosure: blocks in order, kept as one JSON document that says its version and is validated on reading.</summary>
internal sealed record Document(IReadOnlyList<Block> Blocks)
{
    /// <summary>Of the format. A later one gets a reader beside this; frozen editions are never rewritten.</summary>
    public const int Format = 1;

    public static readonly Document Empty = new([]);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Canonical JSON sorts its keys, so the kind need not come first.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FileIdAsText() },
    };

    public bool IsBlank => Blocks.All(block => block.IsBlank);

    public IEnumerable<DisclosureFileId> Files => Blocks.SelectMany(block => block.Files).Distinct();

    public Block? this[string id] => Blocks.FirstOrDefault(block => block.Id == id);

    /// <summary>Where a block stands, from 1; 0 when it is not here.</summary>
    public int NumberOf(string? id)
    {
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i].Id == id)
                return i + 1;
        }

        return 0;
    }

    public IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [];
        if (Blocks.Count > Limits.Blocks)
            reasons.Add(BlockRefusals.TooManyBlocks);
        reasons.AddRange(Blocks.SelectMany(block => block.WhyNot()));
        if (reasons.Count > 0)
            return reasons;

        var bytes = Encoding.UTF8.GetByteCount(Write());
        var isTaken = Blocks.Any(block => block.Taken is not null);
        if (bytes > (isTaken ? Limits.TakenBytes : Limits.Bytes))
            reasons.Add(isTaken ? BlockRefusals.TooLargeTaken(bytes) : BlockRefusals.TooLarge);
        return reasons;
    }

    public string Write() => JsonSerializer.Serialize(new Kept(Format, Blocks), Json);

    /// <summary>Reads what <see cref="Write"/> wrote, or says why it is not that.</summary>
    public static (Document? Document, Refusal? WhyNot) Read(string json)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(json, Json);
            if (kept?.Blocks is null || kept.Version != Format)
                return (null, BlockRefusals.NotOurs($"version {kept?.Version}"));
            if (kept.Blocks.Any(block => block is null || string.IsNullOrWhiteSpace(block.Id)))
                return (null, BlockRefusals.NotOurs("block without id"));

            var document = new Document(kept.Blocks);
            return document.WhyNot() is [var reason, ..] ? (null, reason) : (document, null);
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return (null, BlockRefusals.NotOurs(broken.Message));
        }
    }

    /// <summary>Reads what this program wrote and validated.</summary>
    /// <exception cref="RefusedException">Somebody changed it by hand.</exception>
    public static Document Of(string json)
    {
        var (document, whyNot) = Read(json);
        return document ?? throw new RefusedException([whyNot!]);
    }

    public Document With(Block block) =>
        this[block.Id] is null
            ? new Document([.. Blocks, block])
            : new Document([.. Blocks.Select(b => b.Id == block.Id ? block : b)]);

    public Document Without(string id) => new([.. Blocks.Where(block => block.Id != id)]);

    /// <summary>With a block one place further up or down.</summary>
    public Document Moved(string id, int by)
    {
        var from = NumberOf(id) - 1;
        var to = from + by;
        if (from < 0 || to < 0 || to >= Blocks.Count)
            return this;

        List<Block> blocks = [.. Blocks];
        (blocks[from], blocks[to]) = (blocks[to], blocks[from]);
        return new Document(blocks);
    }

    /// <summary>An id that no block has: b1, b2, …</summary>
    public string NextId()
    {
        var number = Blocks.Count;
        while (this[$"b{++number}"] is not null) { }

        return $"b{number}";
    }

    /// <summary>One block as it is kept, to tell whether two are the same.</summary>
    public static string Print(Block block) => JsonSerializer.Serialize(block, Json);

    private sealed record Kept(int Version, IReadOnlyList<Block> Blocks);

    private sealed class FileIdAsText : JsonConverter<DisclosureFileId>
    {
        public override DisclosureFileId Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => Guid.TryParse(reader.GetString(), out var id) ? new(id) : throw new JsonException("no file id");

        public override void Write(Utf8JsonWriter writer, DisclosureFileId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
