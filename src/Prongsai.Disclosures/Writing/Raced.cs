using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Somebody saved the same block while a form was open. The form keeps what its writer typed; this shows what stands now.</summary>
/// <param name="By">Who saved last.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Theirs">The block as it stands; null when they took it out.</param>
internal sealed record Raced(string By, DateTime At, Block? Theirs)
{
    /// <summary>What a form says it was opened with. Another block's change is no race: both are kept.</summary>
    public static string Seen(Block? block) =>
        block is null ? "" : FileHash.Of(Encoding.UTF8.GetBytes(Document.Print(block))).Hex[..16];

    public static async Task<Raced> OfAsync(
        ProngsaiDb db,
        Disclosure disclosure,
        Block? theirs,
        CancellationToken cancellation
    )
    {
        var last = await db.HistoryOf(disclosure.AgencyId, disclosure.Record).FirstOrDefaultAsync(cancellation);

        return new Raced(last?.ByName ?? "", last?.At ?? default, theirs);
    }
}

/// <summary>Writes the journal beside a change of a draft.</summary>
internal static class DraftJournal
{
    public static void Wrote(this ProngsaiDb db, AtWork work, Now now, Actor by, string thing, Block block) =>
        db.Journal(
            work.Disclosure.AgencyId,
            now,
            by,
            "DisclosureWritten",
            work.Disclosure.Record,
            new
            {
                code = work.Code,
                year = work.Year.Buddhist,
                thing,
                block = block.Id,
                kind = block.Kind,
                heading = block.Heading,
            }
        );
}
