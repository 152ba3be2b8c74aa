using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Accounts.Sessions;

namespace Prongsai.Agencies.Accounts;

/// <summary>
/// A page that changes how an account is opened: asks for the password or a passkey again when the last time was more than ten
/// minutes ago, so that a screen left open does not give the account away.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksAgainAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (context.HttpContext.RequestServices.GetRequiredService<OpenSessions>().IsProved())
        {
            await next();
            return;
        }

        context.Result = new LocalRedirectResult(
            $"/staff/account/confirm?returnUrl={Uri.EscapeDataString(context.HttpContext.Request.Path)}"
        );
    }
}
