using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Prongsai.Web.Plumbing;

/// <summary>A public page as it was sent to the one who asked first: its headers and its bytes.</summary>
internal sealed class KeptPage
{
    private static readonly Counter<long> Kept = new Meter("Prongsai.Portal").CreateCounter<long>(
        "prongsai.portal.kept_pages",
        description: "Public pages served from the cache; they are not in http.server.request.duration."
    );

    // The server says these itself of every answer.
    private static readonly HashSet<string> OfOneAnswer = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Age,
        HeaderNames.Connection,
        HeaderNames.ContentLength,
        HeaderNames.Date,
        HeaderNames.Server,
        HeaderNames.TransferEncoding,
    };

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly EntityTagHeaderValue? _tag;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly long _made;

    public KeptPage(HttpResponse answer, ReadOnlyMemory<byte> body, TimeProvider time)
    {
        _headers = [.. answer.Headers.Where(header => !OfOneAnswer.Contains(header.Key))];
        _tag = answer.GetTypedHeaders().ETag;
        _body = body;
        _made = time.GetTimestamp();
    }

    public int Bytes => _body.Length;

    public Task SendAsync(HttpContext context, TimeProvider time)
    {
        // It costs less than the figures that every request leaves behind (a histogram behind a lock), so it is counted only.
        context.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
        Kept.Add(1);

        var answer = context.Response;
        foreach (var (name, value) in _headers)
            answer.Headers[name] = value;
        answer.Headers.Age = ((long)time.GetElapsedTime(_made).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (IsKnownTo(context.Request))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        answer.ContentLength = _body.Length;
        return answer.BodyWriter.WriteAsync(_body, context.RequestAborted).AsTask();
    }

    private bool IsKnownTo(HttpRequest asked) =>
        _tag is not null
        && asked.Headers.IfNoneMatch.Count > 0
        && asked.GetTypedHeaders().IfNoneMatch.Any(have => have.Compare(_tag, useStrongComparison: false));
}
