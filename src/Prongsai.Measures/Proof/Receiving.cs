using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Proof;

/// <summary>Takes in what a form sent. Every file is looked through before the first row is written; refused ones are said by name.</summary>
internal static class Receiving
{
    /// <summary>Files first, in the order of the form, then links, one a line. With any refusal nothing of this may be attached.</summary>
    public static async Task<IReadOnlyList<Proven>> ReceiveAsync(
        this IFileStore store,
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
            if (FileLimits.WhyTooLarge(upload.FileName, upload.Length) is { } tooLarge)
            {
                reasons.Add(tooLarge);
                continue;
            }

            using var content = new MemoryStream((int)upload.Length);
            await upload.CopyToAsync(content, cancellation);
            if (!SafeFile.TryRead(upload.FileName, content.ToArray(), FileKind.Evidence, out var safe, out var whyNot))
            {
                reasons.Add(whyNot);
                continue;
            }

            // Kept before its row: a crash leaves bytes that nobody points at, never a row that points at nothing.
            received.Add(Proven.Kept(safe, await store.KeepAsync(safe.Content, cancellation)));
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
