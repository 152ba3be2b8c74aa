using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal sealed class ExportModel(FrameworkLibrary library) : PageModel
{
    /// <param name="version">Which version; the newest where none is named.</param>
    public async Task<IActionResult> OnGetAsync(
        FiscalYear year,
        string profile,
        int? version,
        CancellationToken cancellation
    )
    {
        var key = new FrameworkKey(year, profile);
        var framework = version is { } number
            ? await library.VersionAsync(User.Agency(), key, number, cancellation).OrMissAsync()
            : (await library.NewestAsync(User.Agency(), key, cancellation).OrMissAsync()).Framework;

        var bytes = Encoding.UTF8.GetBytes(FrameworkWriter.Write(framework));
        return File(
            bytes,
            "application/yaml; charset=utf-8",
            $"{key.Year}-{key.Profile}-v{FrameworkWriter.Number(Exact.Of(framework.Version))}.yaml"
        );
    }
}
