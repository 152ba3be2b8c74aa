using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Prongsai.Kernel;

/// <summary>What a visitor is after.</summary>
/// <param name="MostBytes">Less than the setting, where a page is enough.</param>
/// <param name="PagesOnly">Does not read what is no web page; it counts as reached, without content.</param>
public sealed record VisitWish(int? MostBytes = null, bool PagesOnly = false);

/// <summary>
/// Visits public pages as an anonymous citizen does, and as a guest behaves: says who it is, obeys robots.txt, comes to one host once
/// at a time and not too often, and never where only this server can reach.
/// </summary>
public sealed class PoliteVisitor : IDisposable
{
    private static readonly TimeSpan RobotsAreGoodFor = TimeSpan.FromHours(1);

    // Hosts are forgotten when there are more; none of them is a secret worth memory.
    private const int MostHosts = 2000;

    private readonly VisitSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;
    private readonly ConcurrentDictionary<string, Host> _hosts = new();

    /// <summary>A visitor with these manners.</summary>
    public PoliteVisitor(VisitSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _clock) = (settings, clock);
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                // Each step is looked at by itself, and no proxy of the machine's may fetch what we would not.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                MaxResponseHeadersLength = 64,
                MaxResponseDrainSize = 0,
                ConnectCallback = (asked, cancellation) =>
                    PublicAddresses.ConnectAsync(
                        asked.DnsEndPoint,
                        settings.MayConnect,
                        "Prongsai:Outside:Allowed",
                        cancellation,
                        settings.Resolve
                    ),
            }
        );
    }

    /// <summary>Goes to an address and tells what was there.</summary>
    public async Task<Visit> VisitAsync(Uri address, VisitWish? wish = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        wish ??= new VisitWish();
        var most = Math.Min(wish.MostBytes ?? int.MaxValue, _settings.MostBytes);
        var (at, took) = (address, TimeSpan.Zero);
        HashSet<string> seen = [];
        for (var redirects = 0; ; redirects++)
        {
            if (WhyNot(at) is { } why)
                return Ended(VisitOutcome.AddressNotAllowed, why);
            if (redirects > _settings.MostRedirects || !seen.Add(WithoutFragment(at)))
                return Ended(VisitOutcome.EndlessRedirect, Visit.Words.Endless(redirects));

            var host = HostOf(at);
            if (await RobotsOfAsync(host, at, cancellation) is not { } robots)
                return Ended(VisitOutcome.TimedOut, Visit.Words.TimedOut(_settings.Patience));
            if (!robots.Allows(at))
                return Ended(VisitOutcome.RobotsRefuse, Visit.Words.Robots);

            var fetched = await InTurnAsync(host, at, most, wish.PagesOnly, cancellation);
            took += fetched.Took;
            if (fetched.Next is { } next)
            {
                at = next;
                continue;
            }

            return fetched.AsVisit(address, at, took);
        }

        Visit Ended(VisitOutcome outcome, Bilingual why) =>
            new(address, at, outcome, null, null, null, default, null, took, why);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private Bilingual? WhyNot(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return Visit.Words.NotAWebAddress;
        // A public mail server is no page either; above 1023 anybody may serve one.
        if (address.Port is < 1024 and not (80 or 443))
            return Visit.Words.OtherPort;
        // Said before anything is asked; names are looked at when they are resolved.
        return IPAddress.TryParse(address.DnsSafeHost, out var number) && !_settings.MayConnect(number)
            ? Visit.Words.NotPublic(address.Host)
            : null;
    }

    private Host HostOf(Uri address)
    {
        if (_hosts.Count > MostHosts)
            _hosts.Clear();

        return _hosts.GetOrAdd(address.GetLeftPart(UriPartial.Authority).ToLowerInvariant(), _ => new Host());
    }

    // Null when the site does not answer in time even to this.
    private async Task<Robots?> RobotsOfAsync(Host host, Uri address, CancellationToken cancellation)
    {
        if (host.Robots is { } known && _clock.GetElapsedTime(host.RobotsSince) < RobotsAreGoodFor)
            return known;

        var at = new Uri(address, "/robots.txt");
        Fetched fetched;
        for (var redirects = 0; ; redirects++)
        {
            fetched = await InTurnAsync(HostOf(at), at, Robots.MostBytes, pagesOnly: false, cancellation);
            if (fetched.Next is not { } next || redirects >= 5 || WhyNot(next) is not null)
                break;
            at = next;
        }

        // Missing is permission, and so is one that only sends on; a fault is not (RFC 9309, 2.3.1).
        if (fetched.Outcome == VisitOutcome.TimedOut)
            return null;

        var robots = fetched switch
        {
            { Outcome: VisitOutcome.Reached } => Robots.Read(fetched.Content.Span),
            { Outcome: VisitOutcome.TooLarge } => Robots.Read(fetched.Content.Span),
            { Status: >= 400 and < 500 } or { Next: not null } => Robots.Open,
            // Nobody is there to be rude to; the visit itself will say why.
            { Outcome: VisitOutcome.NotReached or VisitOutcome.AddressNotAllowed } => null,
            _ => Robots.Closed,
        };
        if (robots is null)
            return Robots.Open;

        (host.Robots, host.RobotsSince) = (robots, _clock.GetTimestamp());
        return robots;
    }

    // One at a time for a host, and not before its pause is over.
    private async Task<Fetched> InTurnAsync(
        Host host,
        Uri address,
        int most,
        bool pagesOnly,
        CancellationToken cancellation
    )
    {
        await host.Turn.WaitAsync(cancellation);
        try
        {
            if (host.Last is { } last)
            {
                var pause = host.Robots?.Delay is { } asked && asked > _settings.Pause ? asked : _settings.Pause;
                var rest = pause - _clock.GetElapsedTime(last);
                if (rest > TimeSpan.Zero)
                    await Task.Delay(rest, _clock, cancellation);
            }

            return await FetchAsync(address, most, pagesOnly, cancellation);
        }
        finally
        {
            host.Last = _clock.GetTimestamp();
            host.Turn.Release();
        }
    }

    private async Task<Fetched> FetchAsync(Uri address, int most, bool pagesOnly, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_settings.Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "text/html, */*;q=0.8");
            request.Headers.TryAddWithoutValidation("Accept-Language", "th, en;q=0.5");
            using var answer = await _http.SendAsync(request, time.Token);
            if (NextOf(answer, address) is { } next)
                return new Fetched(VisitOutcome.Status, Took: watch.Elapsed, Next: next);

            return await ReadAsync(answer, most, pagesOnly, watch, time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(VisitOutcome.TimedOut, Visit.Words.TimedOut(_settings.Patience));
        }
        catch (Exception failure)
            when (failure
                    is HttpRequestException
                        or IOException
                        or SocketException
                        or AuthenticationException
                        or InvalidDataException
            )
        {
            return NotAllowedIn(failure) is { } refused
                ? Failed(VisitOutcome.AddressNotAllowed, Visit.Words.NotPublic(refused.Host))
                : Failed(VisitOutcome.NotReached, Visit.Words.NotReached(InWords(failure)));
        }

        Fetched Failed(VisitOutcome outcome, Bilingual why) => new(outcome, Took: watch.Elapsed, Why: why);
    }

    private static async Task<Fetched> ReadAsync(
        HttpResponseMessage answer,
        int most,
        bool pagesOnly,
        Stopwatch watch,
        CancellationToken cancellation
    )
    {
        var type = answer.Content.Headers.ContentType;
        var heard = new Fetched(
            VisitOutcome.Status,
            (int)answer.StatusCode,
            type?.MediaType?.ToLowerInvariant(),
            type?.CharSet?.Trim('"'),
            answer.Content.Headers.LastModified?.UtcDateTime
        );
        if (!answer.IsSuccessStatusCode)
            return heard with { Took = watch.Elapsed, Why = Visit.Words.Answered((int)answer.StatusCode) };
        if (pagesOnly && !heard.IsPage)
            return heard with { Outcome = VisitOutcome.Reached, Took = watch.Elapsed, IsRead = false };

        using var body = new MemoryStream();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var piece = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(piece, cancellation)) > 0)
        {
            var room = most - (int)body.Length;
            body.Write(piece, 0, Math.Min(read, room));
            if (read > room)
                return heard with
                {
                    Outcome = VisitOutcome.TooLarge,
                    Content = body.ToArray(),
                    Took = watch.Elapsed,
                    Why = Visit.Words.TooLarge(most),
                };
        }

        return heard with
        {
            Outcome = VisitOutcome.Reached,
            Content = body.ToArray(),
            Took = watch.Elapsed,
        };
    }

    private static Uri? NextOf(HttpResponseMessage answer, Uri from)
    {
        if (
            answer.StatusCode
            is not (
                HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
            )
        )
            return null;

        // Location as written: Thai in it is often not encoded.
        return
            answer.Headers.TryGetValues("Location", out var written)
            && Uri.TryCreate(from, written.First(), out var next)
            ? next
            : null;
    }

    private static AddressNotAllowedException? NotAllowedIn(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is AddressNotAllowedException refused)
                return refused;

        return null;
    }

    private static string InWords(Exception failure)
    {
        while (failure.InnerException is { } inner)
            failure = inner;

        return failure switch
        {
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
            } => "ไม่พบชื่อนี้ / no such name",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                "ปฏิเสธการเชื่อมต่อ / connection refused",
            AuthenticationException => "ใบรับรองไม่ถูกต้อง / certificate not valid",
            _ => failure.Message,
        };
    }

    private static string WithoutFragment(Uri address) =>
        address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public long? Last { get; set; }
        public Robots? Robots { get; set; }
        public long RobotsSince { get; set; }
    }

    private sealed record Fetched(
        VisitOutcome Outcome,
        int? Status = null,
        string? MediaType = null,
        string? CharSet = null,
        DateTime? LastModified = null,
        ReadOnlyMemory<byte> Content = default,
        TimeSpan Took = default,
        Bilingual? Why = null,
        Uri? Next = null,
        bool IsRead = true
    )
    {
        public bool IsPage => MediaType is "text/html" or "application/xhtml+xml";

        public Visit AsVisit(Uri asked, Uri final, TimeSpan took)
        {
            var isReached = Outcome == VisitOutcome.Reached;

            return new Visit(
                asked,
                final,
                Outcome,
                Status,
                MediaType,
                LastModified,
                isReached ? Content : default,
                isReached && IsRead && IsPage ? HtmlPage.Read(Content.Span, final, CharSet) : null,
                took,
                Why
            )
            {
                Hash = isReached && IsRead ? FileHash.Of(Content.Span) : null,
            };
        }
    }
}
