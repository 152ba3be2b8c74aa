using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Sending;

namespace Prongsai.Services.Channels.Push;

/// <summary>Calls the push service of a browser's maker (RFC 8030).</summary>
internal sealed class PushServices(IHttpClientFactory https, PushSigning signing)
{
    /// <param name="goodFor">For so long the service keeps it for a browser that is not there; then it is of no use any more.</param>
    /// <param name="topic">A later message of the same topic takes the stead of one that waits: what is sent twice is shown once.</param>
    /// <returns>False when the browser is gone for good.</returns>
    public async Task<bool> SendAsync(
        PushAddress to,
        ReadOnlyMemory<byte> message,
        TimeSpan goodFor,
        Guid topic,
        CancellationToken cancellation
    )
    {
        var endpoint = new Uri(to.Endpoint);
        using var http = https.CreateClient(ChannelSettings.Client);
        using var push = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(WebPush.Encrypt(to, message.Span)),
        };
        push.Content.Headers.ContentType = new("application/octet-stream");
        push.Content.Headers.ContentEncoding.Add("aes128gcm");
        push.Headers.TryAddWithoutValidation("Authorization", await signing.AuthorizationAsync(endpoint, cancellation));
        push.Headers.Add(
            "TTL",
            ((int)goodFor.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        push.Headers.Add("Topic", topic.ToString("N"));
        push.Headers.Add("Urgency", "normal");
        using var answer = await http.SendAsync(push, cancellation);
        if (answer.IsSuccessStatusCode)
            return true;
        // 403: it was made for another key of ours, and will never be taken.
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden)
            return false;
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            throw new RetryLaterException(answer.AskedPause(), "push: 429");
        // 401 may be a clock that is wrong; it is tried again.
        if ((int)answer.StatusCode is >= 400 and < 500 and not (401 or 408))
            throw new RefusedException([PushRefusals.NotTaken]);

        throw new HttpRequestException($"push: {(int)answer.StatusCode}", null, answer.StatusCode);
    }
}

/// <summary>Tells one browser of a post.</summary>
internal sealed record PushToSubscriber(Guid Agency, Guid Subscriber, Guid Post);

internal sealed class PushingToSubscribers(ProngsaiDb db, IAgencies agencies, PushServices services)
    : IJobWork<PushToSubscriber>
{
    // News of a day ago is no news.
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);

    public async Task RunAsync(PushToSubscriber job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id, post) = (new AgencyId(job.Agency), new SubscriberId(job.Subscriber), new PostId(job.Post));
        var subscriber = await db.PushSubscribers.FirstOrDefaultAsync(
            s => s.AgencyId == agency && s.Id == id,
            cancellation
        );
        var news = await db
            .Posts.AsNoTracking()
            .FirstOrDefaultAsync(
                p => p.AgencyId == agency && p.Id == post && p.State == PostState.Approved,
                cancellation
            );
        if (subscriber is null || news is null)
            return;

        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var message = PushNews.Of(news.Content, whose.Name.Th, news.PathOn(whose.Slug));
        if (await services.SendAsync(subscriber.Address, message, GoodFor, job.Post, cancellation))
            return;

        db.PushSubscribers.Remove(subscriber);
        await db.SaveChangesAsync(cancellation);
    }
}
