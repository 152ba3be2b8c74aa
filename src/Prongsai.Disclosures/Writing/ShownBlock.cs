using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;

namespace Prongsai.Disclosures.Writing;

/// <summary>A block on a page: the same for the public and for those who write.</summary>
/// <param name="Files">Where its files are.</param>
/// <param name="TablesAt">The address under which tables are downloaded; null where they cannot be yet.</param>
/// <param name="EditAt">The address under which blocks are edited; null for the public.</param>
internal sealed record ShownBlock(
    Block Block,
    IReadOnlyDictionary<DisclosureFileId, ShownFile> Files,
    string? TablesAt,
    string? EditAt
)
{
    /// <summary>Level of its heading: 3 below a heading of the page's part, 2 directly below the page's title.</summary>
    public int Level { get; init; } = 3;

    public ShownFile? FileOf(DisclosureFileId? id) => id is { } known ? Files.GetValueOrDefault(known) : null;
}
