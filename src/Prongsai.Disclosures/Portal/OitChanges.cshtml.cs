using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>What is different between an edition and the one before it, so that a citizen sees it.</summary>
[AllowAnonymous]
internal sealed class OitChangesModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Edition Before { get; private set; } = null!;
    public Edition After { get; private set; } = null!;
    public IReadOnlyList<BlockChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        string code,
        string number,
        CancellationToken cancellation
    )
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        After = await db.NumberedAsync(Agency.Id, year, code, number, cancellation);
        Before = await db.NumberedAsync(Agency.Id, year, code, Days.Plain(After.Number - 1), cancellation);
        // A comparison would show what was withdrawn.
        if (
            await db.WithdrawalOfAsync(After, cancellation) is not null
            || await db.WithdrawalOfAsync(Before, cancellation) is not null
        )
            return StatusCode(StatusCodes.Status410Gone);

        Changes = Differences.Between(Before.Read().Document, After.Read().Document);
        return Page();
    }
}
