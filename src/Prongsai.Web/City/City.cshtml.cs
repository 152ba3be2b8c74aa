using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Web.City;

/// <summary>The parent's page: its agencies side by side.</summary>
[Reads(Duty.ParentObserver, Duty.Executive)]
internal sealed class CityModel(OverviewOfBelow below) : PageModel
{
    public const int RowsOnAPage = 60;

    // More columns of years than this no screen holds; the export has them all.
    private const int YearsShown = 4;

    public Overview Overview { get; private set; } = null!;
    public Asked Asked { get; private set; } = new();
    public IReadOnlyList<CityRow> Found { get; private set; } = [];
    public IReadOnlyList<CityRow> Rows { get; private set; } = [];
    public int Number { get; private set; } = 1;
    public int Pages => Math.Max(1, (Found.Count + RowsOnAPage - 1) / RowsOnAPage);
    public IEnumerable<FiscalYear> Years => Overview.Years.TakeLast(YearsShown);

    public async Task OnGetAsync([FromQuery] Asked asked, CancellationToken cancellation)
    {
        Asked = asked;
        Overview = await below.OfAsync(User.Agency(), cancellation);
        Found = asked.Of(Overview);
        Number = Math.Clamp(asked.Number ?? 1, 1, Pages);
        Rows = [.. Found.Skip((Number - 1) * RowsOnAPage).Take(RowsOnAPage)];
    }
}
