using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal sealed class ShowModel(FrameworkLibrary library) : PageModel
{
    public Framework Framework { get; private set; } = null!;

    public bool IsOwn { get; private set; }

    public async Task OnGetAsync(FiscalYear year, string profile, CancellationToken cancellation)
    {
        var shelved = await library
            .NewestAsync(User.Agency(), new FrameworkKey(year, profile), cancellation)
            .OrMissAsync();
        (Framework, IsOwn) = shelved;
    }
}
