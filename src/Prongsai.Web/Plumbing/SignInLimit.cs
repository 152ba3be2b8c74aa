using System.Threading.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Passwords are not guessed here: an address may try thirty times a minute (an office behind one router signs in at half
/// past eight), an account five times before it rests.
/// </summary>
internal static class SignInLimit
{
    public static void AddSignInLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(
                SignInTries.Policy,
                context =>
                    HttpMethods.IsPost(context.Request.Method) || LeadsElsewhere(context.Request.Path)
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            context.Connection.RemoteIpAddress?.ToString() ?? "",
                            _ => new FixedWindowRateLimiterOptions
                            {
                                PermitLimit = 30,
                                Window = TimeSpan.FromMinutes(1),
                            }
                        )
                        : RateLimitPartition.GetNoLimiter("reading")
            );
            // Anybody's forms: ten a minute from one address are more than a person fills in.
            limits.AddPolicy(
                CitizenForms.Policy,
                context =>
                    HttpMethods.IsPost(context.Request.Method)
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            context.Connection.RemoteIpAddress?.ToString() ?? "",
                            _ => new FixedWindowRateLimiterOptions
                            {
                                PermitLimit = 10,
                                Window = TimeSpan.FromMinutes(1),
                            }
                        )
                        : RateLimitPartition.GetNoLimiter("reading")
            );
        });

    // Reading a page is no try; going to the provider and coming back is, though a link does it.
    private static bool LeadsElsewhere(PathString path) =>
        path == "/staff/sign-in/with-provider" || path == "/staff/sign-in/from-provider";
}
