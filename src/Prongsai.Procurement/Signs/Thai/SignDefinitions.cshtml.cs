using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>What each sign means, what it reads, and from which figures on it looks, as they hold in a year.</summary>
internal sealed class SignDefinitionsModel(Thresholds thresholds, TimeProvider clock) : PageModel
{
    public FiscalYear Year { get; private set; }

    public Thresholds Thresholds => thresholds;

    public void OnGet(FiscalYear? year) => Year = year ?? FiscalYear.Of(clock.Now().Today);
}
