using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Failures;

/// <summary>
/// The one place where exceptions become answers: missing is 404, refused or overtaken is 409, the rest is 500. The page that
/// says so in words is <c>Failed.cshtml</c>.
/// </summary>
internal static class Failures
{
    private const string Page = "/error";

    public static void UseFailures(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Page,
                StatusCodeSelector = StatusOf,
                AllowStatusCode404Response = true,
                // The page logs what nobody expected, once, with the reference that the visitor sees.
                SuppressDiagnosticsCallback = _ => true,
            }
        );
        app.UseStatusCodePagesWithReExecute(Page);
    }

    public static int StatusOf(Exception exception) =>
        exception switch
        {
            MissingException => StatusCodes.Status404NotFound,
            RefusedException or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };

    /// <summary>The address that the visitor asked for, also while the error page answers in its place.</summary>
    public static PathString AskedPath(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path
        : context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused ? refused.OriginalPath
        : context.Request.Path;
}
