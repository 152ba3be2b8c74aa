using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>Sends a report's file. HTML opens in the browser under a policy that lets it load nothing; the others are saved.</summary>
internal static class ReportFile
{
    public static async Task<FileResult> OfAsync(
        KeptFiles files,
        FileHash file,
        ReportForm form,
        string name,
        HttpResponse response,
        CancellationToken cancellation
    )
    {
        if (form != ReportForm.Html)
            return await files.SendAsync(response, file, $"{name}.{form.Extension()}", form.MediaType(), cancellation);

        var html = await files.ReadAsync(file, cancellation);
        return Of(html, form, name, response).Safely(response, file);
    }

    public static FileResult Of(byte[] content, ReportForm form, string name, HttpResponse response)
    {
        if (form != ReportForm.Html)
            return new FileContentResult(content, form.MediaType()) { FileDownloadName = $"{name}.{form.Extension()}" };

        // Links still open, in a page of their own; nothing else leaves the sandbox.
        response.Headers.ContentSecurityPolicy =
            $"{StandaloneHtml.ContentSecurityPolicy(content)}; sandbox allow-popups allow-popups-to-escape-sandbox";
        return new FileContentResult(content, form.MediaType());
    }
}
