using System.Threading.RateLimiting;
using Prongsai.Agencies.Contracts;

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
                    HttpMethods.IsPost(context.Request.Method)
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
        });
}
