using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal sealed class VersionsModel(FrameworkLibrary library) : PageModel
{
    public Framework Framework { get; private set; } = null!;

    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string profile, CancellationToken cancellation)
    {
        var key = new FrameworkKey(year, profile);
        Framework = (await library.NewestAsync(User.Agency(), key, cancellation).OrMissAsync()).Framework;
        Lines = await library.HistoryAsync(User.Agency(), key, cancellation);
    }
}
