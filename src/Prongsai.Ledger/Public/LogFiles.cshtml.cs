using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Public;

/// <summary>
/// The log as the files of tlog-tiles, and the proofs beside the downloads. Below "/ledger" for the first log, "/ledger/2" for its
/// successor. A browser of any origin may fetch them: they prove themselves.
/// </summary>
[AllowAnonymous]
internal sealed class LogFilesModel(ProngsaiDb db, IAgencies agencies, LedgerSettings settings) : PageModel
{
    private const string Forever = "public, max-age=31536000, immutable",
        Seconds = "public, max-age=2",
        Plain = "text/plain; charset=utf-8";

    public async Task<IActionResult> OnGetAsync(string agency, string part, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var (number, path) = Split(part);
        if (path.Split('/') is ["proof", var name])
            return await ProofAsync(whose, number, name, cancellation);

        var log = await db.LogAsync(whose.Id, number ?? 1, cancellation).OrMissAsync();
        if (log.SignedSize == 0 && log.Checkpoint.Length == 0)
            throw new MissingException(part);

        Response.Headers.AccessControlAllowOrigin = "*";
        return path switch
        {
            "checkpoint" => Text(log.Checkpoint, Seconds),
            "vkey" => Text(string.Concat(log.KeyLines.Select(key => $"{key}\n")), Seconds),
            "policy" => Text(settings.PolicyOf(whose, log), Seconds),
            _ when Tile.TryParse(path, out var tile) && await db.TileAsync(log, tile, cancellation) is { } bytes =>
                Bytes(tile, bytes),
            _ => throw new MissingException(part),
        };
    }

    // A file is found in whichever log names it; an entry is of the log of the address.
    private async Task<IActionResult> ProofAsync(
        Agency agency,
        int? number,
        string name,
        CancellationToken cancellation
    )
    {
        if (!name.EndsWith(TlogProof.Extension, StringComparison.Ordinal))
            throw new MissingException(name);

        var of = name[..^TlogProof.Extension.Length];
        var found =
            FileHash.TryParse(of, out var hash) ? await db.NamingAsync(agency.Id, hash.Hex, cancellation)
            : long.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? await db.EntryAsync(agency.Id, number ?? 1, index, cancellation)
            : null;
        if (found is not var (log, entry) || await db.ProofAsync(log, entry, cancellation) is not { } proof)
            throw new MissingException(name);

        Response.Headers.AccessControlAllowOrigin = "*";
        return Text(proof.ToString(), Seconds);
    }

    private static (int? Number, string Path) Split(string part) =>
        part.Split('/', 2) is [var first, var rest]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 1
            ? (number, rest)
            : (null, part);

    private FileContentResult Text(string text, string cache)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Response.Headers.CacheControl = cache;
        return new FileContentResult(bytes, Plain)
        {
            EntityTag = new EntityTagHeaderValue($"\"{FileHash.Of(bytes).Hex[..32]}\""),
        };
    }

    private FileContentResult Bytes(Tile tile, byte[] bytes)
    {
        Response.Headers.CacheControl = Forever;
        var tag = FileHash.Of(bytes).Hex[..32];
        // Hashes do not shrink; entries do.
        if (
            tile.Level is null
            && Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is not 0)
        )
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(bytes);
            bytes = packed.ToArray();
            tag = $"{tag}-gzip";
            Response.Headers.ContentEncoding = "gzip";
        }

        if (tile.Level is null)
            Response.Headers.Vary = "Accept-Encoding";
        return new FileContentResult(bytes, "application/octet-stream")
        {
            EntityTag = new EntityTagHeaderValue($"\"{tag}\""),
        };
    }
}
