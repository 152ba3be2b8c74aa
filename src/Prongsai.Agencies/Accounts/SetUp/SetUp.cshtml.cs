using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SetUp;

/// <summary>
/// The first page of a new installation: makes its administrator, who is then led to register the agency. Without the link that the
/// program printed, and as soon as there is an account, the page does not exist.
/// </summary>
[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class SetUpModel(FirstAdministrator first, FrontDoor door) : PageModel
{
    public string Name { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!await first.MayBeMadeWithAsync(Token))
            throw new MissingException("set-up link");

        await next();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? again)
    {
        Name = name?.Trim() ?? "";
        if (password != again)
        {
            WhyNot = [PasswordRefusals.NotTheSame];
            return Page();
        }

        var (account, refusals) = await first.MakeAsync(Token!, Name, password ?? "");
        if (account is null)
        {
            WhyNot = refusals;
            return Page();
        }

        await door.LetInAsync(account, Entrance.SetUp);
        return Redirect("/staff/agency");
    }
}
