using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Announcements;

/// <summary>What the feed is asked. Names as it spells them: "anounceType" is no slip of ours, other spellings are passed over.</summary>
/// <param name="Department">deptId.</param>
/// <param name="SubDepartment">deptsubId; asked instead of the department where it is known, since it says more.</param>
/// <param name="Method">methodId; null for every method.</param>
/// <param name="Day">announceDate; null for the last seven days.</param>
internal sealed record FeedQuestion(
    AnnouncementKind Kind,
    string? Department,
    string? SubDepartment = null,
    string? Method = null,
    DateOnly? Day = null
)
{
    /// <exception cref="RefusedException">No code of an agency is given: the answer would be the whole country's.</exception>
    public Uri At(string address)
    {
        List<string> parts = [$"anounceType={Kind.Code()}"];
        if (SubDepartment is { Length: > 0 } sub)
            parts.Add($"deptsubId={Uri.EscapeDataString(sub)}");
        else if (Department is { Length: > 0 } department)
            parts.Add($"deptId={Uri.EscapeDataString(department)}");
        else
            throw new RefusedException([FeedRefusals.NoCode]);

        if (Method is { Length: > 0 } method)
            parts.Add($"methodId={Uri.EscapeDataString(method)}");
        if (Day is { } day)
            parts.Add($"announceDate={day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");

        return new Uri($"{address}?{string.Join('&', parts)}");
    }
}

/// <summary>The announcements of e-GP (EPROCRssFeedWeb/egpannouncerss.xml), as RSS. No key; closed for much of the working day.</summary>
internal sealed class AnnouncementFeed(IHttpClientFactory https, FeedHours hours, TimeProvider clock)
{
    private const int MostRedirects = 3;

    /// <exception cref="RefusedException">The answer is none; asking again would not change it.</exception>
    /// <exception cref="TryAgainException">Closed at this hour, or not to be reached now.</exception>
    public async Task<FeedReading> AskAsync(string address, FeedQuestion question, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (hours.OpensAt(now.Utc) is { } opens)
            throw new TryAgainException(FeedRefusals.Closed(opens, hours.On(now.Today)), opens - now.Utc);

        using var http = https.CreateClient(NationalHttp.Announcements);
        var at = question.At(address);
        for (var redirects = 0; ; redirects++)
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, at);
            call.Headers.TryAddWithoutValidation("Accept", "application/rss+xml, application/xml, text/xml;q=0.9");
            var answer = await NationalHttp.GetAsync(http, call, clock, cancellation);
            if (answer.Next is { } next)
            {
                // The feed sends on from one server of e-GP to another; whoever sends us elsewhere is not e-GP.
                if (redirects >= MostRedirects || !IsSameHouse(at, next))
                    throw new RefusedException([AnswerRefusals.SentElsewhere(at.Host, next.Host)]);
                at = next;
                continue;
            }

            if (answer.Status is < 200 or >= 300)
                throw new RefusedException([AnswerRefusals.OtherStatus(at.Host, answer.Status)]);

            return FeedReader.Read(answer.Content, question.Kind, at.Host, now);
        }
    }

    /// <summary>The same host, or a sister: process3.gprocurement.go.th and process.gprocurement.go.th.</summary>
    internal static bool IsSameHouse(Uri from, Uri to)
    {
        if (to.Scheme is not ("http" or "https") || to.UserInfo.Length > 0)
            return false;
        if (string.Equals(from.Host, to.Host, StringComparison.OrdinalIgnoreCase))
            return true;

        // go.th and the like belong to nobody in particular: two dots at the least.
        var house = from.HostNameType == UriHostNameType.Dns ? from.Host[(from.Host.IndexOf('.') + 1)..] : "";
        return house.Count(c => c == '.') >= 2 && to.Host.EndsWith($".{house}", StringComparison.OrdinalIgnoreCase);
    }
}
