using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>Where the number of a receipt is typed in.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class FindFeedbackModel(IAgencies agencies, MessageDesk desk) : PageModel
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
            WhyNot = [MessageRefusals.BadCode];
        else if (await desk.ByCodeAsync(Agency.Id, read, cancellation) is null)
            WhyNot = [MessageRefusals.NoSuchCode];
        else
            return LocalRedirect($"/{Agency.Slug}/feedback/follow/{read}");

        return Page();
    }
}
