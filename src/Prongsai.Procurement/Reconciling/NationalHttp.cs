using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling;

/// <summary>How much time is left between two questions to the same server: we are guests there.</summary>
internal sealed record NationalPace(TimeSpan Pause)
{
    public static readonly NationalPace Polite = new(TimeSpan.FromSeconds(1));
}

/// <summary>It cannot be read now, but may be later: a quota, a fault of the server, hours in which it is closed.</summary>
internal sealed class TryAgainException(Refusal why, TimeSpan? after = null) : Exception(why.Code)
{
    public Refusal Why { get; } = why;

    /// <summary>When it makes sense to try again; null when nobody said.</summary>
    public TimeSpan? After { get; } = after;
}

/// <summary>An answer, read to its end.</summary>
/// <param name="Next">Where it sends on to; null when it does not.</param>
/// <param name="RetryAfter">How long it asks us to wait.</param>
internal sealed record NationalAnswer(int Status, string? MediaType, byte[] Content, Uri? Next, TimeSpan? RetryAfter);

/// <summary>
/// Asks the national servers over HTTP: never where only this server can reach, nothing larger than expected, nothing longer than
/// the patience of the installation. Redirects are handed to the caller, who knows what goes with the question.
/// </summary>
internal static class NationalHttp
{
    public const string Announcements = "e-gp-announcements",
        Contracts = "national-contracts";

    // Twenty items have some ten kilobytes; a thousand projects some megabytes.
    private const int MostOfAnnouncements = 2 * 1024 * 1024,
        MostOfContracts = 32 * 1024 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public static void AddNationalHttp(this IServiceCollection services)
    {
        foreach (var (name, most) in new[] { (Announcements, MostOfAnnouncements), (Contracts, MostOfContracts) })
            services
                .AddOutsideClient(name)
                // The usual log names whole addresses.
                .RemoveAllLoggers()
                .ConfigureHttpClient(
                    (provider, http) =>
                    {
                        http.MaxResponseContentBufferSize = most;
                        http.DefaultRequestHeaders.TryAddWithoutValidation(
                            "User-Agent",
                            provider.GetRequiredService<Installation>().Outside.UserAgent
                        );
                    }
                );
    }

    /// <exception cref="RefusedException">It will not be otherwise the next time.</exception>
    /// <exception cref="TryAgainException">It may be otherwise the next time.</exception>
    public static async Task<NationalAnswer> GetAsync(
        HttpClient http,
        HttpRequestMessage question,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var host = question.RequestUri!.Host;
        try
        {
            using var came = await http.SendAsync(question, cancellation);
            var answer = new NationalAnswer(
                (int)came.StatusCode,
                came.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
                await came.Content.ReadAsByteArrayAsync(cancellation),
                NextOf(came, question.RequestUri),
                WaitOf(came, clock)
            );
            return answer.Status switch
            {
                429 => throw new TryAgainException(AnswerRefusals.Quota(host, answer.RetryAfter), answer.RetryAfter),
                408 or >= 500 => throw new TryAgainException(
                    AnswerRefusals.Fault(host, answer.Status),
                    answer.RetryAfter
                ),
                _ => answer,
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TryAgainException(AnswerRefusals.TooSlow(host, http.Timeout));
        }
        catch (HttpRequestException failure)
        {
            if (NotAllowedIn(failure) is { } inside)
                throw new RefusedException([AnswerRefusals.NotPublic(inside.Host)]);
            if (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
                throw new RefusedException([AnswerRefusals.TooLarge(host, (int)http.MaxResponseContentBufferSize)]);

            throw new TryAgainException(AnswerRefusals.NotReached(host));
        }
        catch (IOException)
        {
            throw new TryAgainException(AnswerRefusals.NotReached(host));
        }
    }

    /// <summary>A page for people where data was expected: a firewall, a sign-in, a notice of maintenance.</summary>
    public static bool LooksLikeAPage(string text) =>
        text.AsSpan().TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan().TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase);

    private static Uri? NextOf(HttpResponseMessage came, Uri from) =>
        came.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && came.Headers.TryGetValues("Location", out var written)
        && Uri.TryCreate(from, written.First(), out var next)
            ? next
            : null;

    private static TimeSpan? WaitOf(HttpResponseMessage came, TimeProvider clock)
    {
        var wait =
            came.Headers.RetryAfter?.Delta
            ?? (came.Headers.RetryAfter?.Date is { } date ? date - clock.GetUtcNow() : null);

        return wait is { } asked && asked > TimeSpan.Zero ? (asked < LongestWait ? asked : LongestWait) : null;
    }

    private static AddressNotAllowedException? NotAllowedIn(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is AddressNotAllowedException inside)
                return inside;

        return null;
    }
}
