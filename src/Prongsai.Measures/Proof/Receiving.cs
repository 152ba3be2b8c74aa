using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Proof;

/// <summary>Takes in what a form sent. Every file is looked through before the first row is written; refused ones are said by name.</summary>
internal static class Receiving
{
    /// <summary>Files first, in the order of the form, then links, one a line. With any refusal nothing of this may be attached.</summary>
    public static async Task<IReadOnlyList<Proven>> ReceiveAsync(
        this KeptFiles files,
        AgencyId agency,
        Actor by,
        IReadOnlyList<IFormFile> uploads,
        string? links,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        List<Proven> received = [];
        foreach (var upload in uploads)
        {
            // One at a time in memory: a form may carry twenty photographs.
            var (kept, whyNot) = await files.ReceiveAsync(agency, by, upload, FileKind.Evidence, cancellation);
            if (kept is not null)
                received.Add(Proven.Kept(kept.File, kept.Hash));
            else
                reasons.Add(whyNot!);
        }

        foreach (
            var line in (links ?? "").Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (Proven.TryLink(line, out var link))
                received.Add(link);
            else
                reasons.Add(Refusals.LinkShape with { Where = new Place(line) });
        }

        return received;
    }
}
