using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

[RequestSizeLimit(2 * FrameworkReader.LargestFile)]
[Writes(Duty.AgencyAdministrator)]
[Act("นำเข้ากรอบการประเมิน", "Import a framework")]
internal sealed class ImportModel(FrameworkLibrary library, TimeProvider clock) : PageModel
{
    public string? Why { get; private set; }

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? why, CancellationToken cancellation)
    {
        var now = clock.Now();
        Why = why;
        var reading = await ReadAsync(file, cancellation);
        WhyNot = await WhyNotKeepAsync(reading, why, cancellation);
        if (WhyNot.Count > 0)
            return Page();

        var framework = reading.OrThrow();
        await library.KeepAsync(
            User.Agency(),
            framework,
            "FrameworkImported",
            now,
            User.Actor(),
            $"{Path.GetFileName(file!.FileName)}: {why!.Trim()}",
            cancellation
        );
        await library.SaveAsync(cancellation);
        return Redirect($"/staff/frameworks/{framework.Key}");
    }

    private static async Task<FrameworkReading> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            return new FrameworkReading(null, [EditRefusals.FileNeeded]);

        var name = Path.GetFileName(file.FileName);
        if (file.Length > FrameworkReader.LargestFile)
            return new FrameworkReading(
                null,
                [Mistakes.TooLarge(FrameworkReader.LargestFile) with { Where = new Place(name) }]
            );

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return FrameworkReader.Read(name, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private async Task<IReadOnlyList<Refusal>> WhyNotKeepAsync(
        FrameworkReading reading,
        string? why,
        CancellationToken cancellation
    )
    {
        List<Refusal> reasons = [.. reading.Mistakes];
        if (string.IsNullOrWhiteSpace(why))
            reasons.Add(EditRefusals.WhyNeeded);
        if (reading.Framework is not { } framework)
            return reasons;

        var newest = await library.NewestAsync(User.Agency(), framework.Key, cancellation);
        if (
            newest is { Framework: var known }
            && FrameworkWriter.Write(known) == FrameworkWriter.Write(framework with { Version = known.Version })
        )
            reasons.Add(EditRefusals.NothingChanged);
        return reasons;
    }
}
