using Microsoft.AspNetCore.Http;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

internal static class Uploading
{
    /// <summary>The files that were sent for the fields that ask for one; others are not looked at.</summary>
    public static IReadOnlyList<(IFormFile Upload, RequestField? Field)> Uploads(
        this IFormCollection form,
        ServiceManual manual
    ) =>
        [
            .. from field in manual.Fields
            where field.Kind == FieldKind.File
            let upload = form.Files.GetFile($"f_{field.Code}")
            where upload is not null
            select (upload, (RequestField?)field),
        ];
}
