using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>Where the number of a receipt is typed in.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class FindRequestModel(IAgencies agencies, RequestDesk desk) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public string Typed { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation) =>
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();

    public async Task<IActionResult> OnPostAsync(string agency, string? code, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Typed = code ?? "";
        if (ReceiptCode.Read(code) is not { } read)
            WhyNot = [RequestRefusals.BadCode];
        else if (await desk.ByCodeAsync(Agency.Id, read, cancellation) is null)
            WhyNot = [RequestRefusals.NoSuchCode];
        else
            return LocalRedirect($"/{Agency.Slug}/requests/{read}");

        return Page();
    }
}
