using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Prongsai.Kernel;

/// <summary>
/// Sends kept bytes: ranges, a strong ETag that is their hash, 304 for who has them already, Thai names as RFC 5987 says.
/// Pictures are shown in the page; everything else is saved.
/// </summary>
public static class Downloads
{
    /// <summary>The answer to somebody who may read the file; whether he may has been asked before.</summary>
    /// <param name="files">The door to the bytes.</param>
    /// <param name="response">Gets the headers.</param>
    /// <param name="hash">Which bytes.</param>
    /// <param name="fileName">The name it is saved under.</param>
    /// <param name="mediaType">What it is; null when unknown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="MissingException">The bytes are not there.</exception>
    public static async Task<FileStreamResult> SendAsync(
        this KeptFiles files,
        HttpResponse response,
        FileHash hash,
        string fileName,
        string? mediaType,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(response);
        var content = await files.OpenAsync(hash, cancellation);
        var picture = FileKind.Pictures.Any(kind => kind.MediaType == mediaType);
        var disposition = new ContentDispositionHeaderValue(picture ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();

        return new FileStreamResult(content, mediaType ?? "application/octet-stream").Safely(response, hash);
    }

    /// <summary>The headers that every kept file has, whatever shows it.</summary>
    public static TFile Safely<TFile>(this TFile file, HttpResponse response, FileHash hash)
        where TFile : FileResult
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(response);
        // Whatever slipped through the checks runs nothing here: no type guessing, no scripts, no address of ours.
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.Headers.ContentSecurityPolicy.Count == 0)
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Asked anew each time, and answered 304: offices share computers, and rights can end.
        response.Headers.CacheControl = "private, no-cache";

        file.EntityTag = new EntityTagHeaderValue($"\"{hash.Hex}\"");
        file.EnableRangeProcessing = true;
        return file;
    }
}
