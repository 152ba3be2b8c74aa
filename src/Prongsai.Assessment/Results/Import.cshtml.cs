using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>
/// Look, then keep. Between the two the file travels in the page itself, so that nothing is stored before somebody has said yes;
/// it is read anew when it comes back.
/// </summary>
[Writes(Duty.Preparer)]
[Act("นำเข้าผลการประเมิน", "Import assessment results")]
internal sealed class ImportModel(ResultImport import) : PageModel
{
    // One agency's results of ten years have some hundred kilobytes.
    private const int MostBytes = 2 * 1024 * 1024;

    public Preview? Preview { get; private set; }
    public string FileContent { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnPostLookAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            WhyNot = [Refusals.NoFile];
            return Page();
        }

        var name = Path.GetFileName(file.FileName);
        if (file.Length > MostBytes)
        {
            WhyNot = [Refusals.TooBig(name, file.Length, MostBytes)];
            return Page();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return await LookAsync(name, bytes.ToArray(), cancellation);
    }

    public async Task<IActionResult> OnPostKeepAsync(
        string? fileName,
        string? content,
        bool acceptRepairs,
        CancellationToken cancellation
    )
    {
        var name = Path.GetFileName(fileName ?? "");
        var bytes = new byte[(content?.Length ?? 0) * 3 / 4 + 3];
        if (
            name.Length == 0
            || content is null
            || !Convert.TryFromBase64String(content, bytes, out var length)
            || length > MostBytes
        )
        {
            WhyNot = [Refusals.NoFile];
            return Page();
        }

        WhyNot = await import.KeepAsync(
            User.Agency(),
            name,
            bytes[..length],
            acceptRepairs,
            User.Actor(),
            cancellation
        );
        return WhyNot.Count == 0
            ? Redirect("/staff/assessment/imports")
            : await LookAsync(name, bytes[..length], cancellation);
    }

    private async Task<IActionResult> LookAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var preview = await import.LookAsync(User.Agency(), name, content, cancellation);
        if (preview.Refusals.Count > 0)
            WhyNot = preview.Refusals;
        else
            (Preview, FileContent) = (preview, Convert.ToBase64String(content));

        return Page();
    }
}
