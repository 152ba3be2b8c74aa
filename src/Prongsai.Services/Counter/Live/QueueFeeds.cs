using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Live;

/// <summary>What is sent to everybody who looks at one agency's queue: made once, written to each.</summary>
/// <param name="Id">"2026-11-26-57": the day and the last step.</param>
/// <param name="Json">The picture.</param>
/// <param name="Message">The same as a server-sent event.</param>
internal sealed record FeedMessage(string Id, ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Message)
{
    public static FeedMessage Of(QueuePicture picture)
    {
        var json = picture.ToJson();
        var id = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{picture.Day:yyyy-MM-dd}-{picture.Seq}"
        );
        byte[] message =
        [
            .. System.Text.Encoding.ASCII.GetBytes($"id: {id}\nevent: queue\ndata: "),
            .. json,
            (byte)'\n',
            (byte)'\n',
        ];
        return new(id, json, message);
    }
}

/// <summary>
/// One broadcaster for each agency that somebody looks at. A commit on this node makes the picture anew at once; commits on other nodes are
/// heard of through <see cref="INodes"/>. Many commits within a moment make one picture. Who looks waits on one task, not on the database.
/// </summary>
internal sealed partial class QueueFeeds(
    IServiceScopeFactory scopes,
    INodes nodes,
    WorkingDays calendar,
    TimeProvider clock,
    ILogger<QueueFeeds> log
) : BackgroundService
{
    private const string News = "counter ";

    // Screens see a change within a second; what happens within half of one costs one picture; after a quiet moment it is made at once.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500),
        // Waits become shorter with time, days end.
        AtMost = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<AgencyId, Feed> _feeds = new();

    /// <summary>The picture as it stands, and a task that ends with the next one.</summary>
    public async ValueTask<(FeedMessage Message, Task Next)> LookAsync(AgencyId agency, CancellationToken cancellation)
    {
        var feed = _feeds.GetOrAdd(agency, _ => new Feed());
        // The task before the message: what comes in between ends the task.
        var next = feed.Next;
        if (feed.Message is { } known && feed.IsFresh(clock))
            return (known, next);

        await feed.Making.WaitAsync(cancellation);
        try
        {
            if (feed.Message is null || !feed.IsFresh(clock))
                await MakeAsync(agency, feed, cancellation);
            next = feed.Next;
            return (feed.Message!, next);
        }
        finally
        {
            feed.Making.Release();
        }
    }

    /// <summary>A commit on this node changed the queue.</summary>
    public Task ChangedHereAsync(AgencyId agency)
    {
        Changed(agency);
        return nodes.TellAsync($"{News}{agency.Value:N}");
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        nodes.HearAsync(
            news =>
            {
                if (news == Kernel.News.MayHaveBeenMissed)
                    foreach (var agency in _feeds.Keys)
                        Changed(agency);
                else if (
                    news.StartsWith(News, StringComparison.Ordinal) && Guid.TryParse(news[News.Length..], out var whose)
                )
                    Changed(new AgencyId(whose));
                return Task.CompletedTask;
            },
            stoppingToken
        );

    private void Changed(AgencyId agency)
    {
        // Nobody has looked yet: the first who does makes the picture.
        if (_feeds.TryGetValue(agency, out var feed) && feed.Message is not null && feed.Mark())
            _ = MakeSoonAsync(agency, feed);
    }

    private async Task MakeSoonAsync(AgencyId agency, Feed feed)
    {
        try
        {
            var rest = Least - (clock.GetUtcNow() - feed.MadeAt);
            if (rest > TimeSpan.Zero && rest <= Least)
                await Task.Delay(rest);
            await feed.Making.WaitAsync();
            try
            {
                feed.Unmark();
                await MakeAsync(agency, feed, CancellationToken.None);
            }
            finally
            {
                feed.Making.Release();
            }
        }
        catch (Exception failure)
            when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // The database is away; who looks asks again after a while.
            feed.Unmark();
            feed.Stale();
            CannotLook(log, failure);
        }
        catch (ObjectDisposedException)
        {
            // The program ends.
        }
    }

    private async Task MakeAsync(AgencyId agency, Feed feed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var picture = await QueuePicture.TakeAsync(
            scope.ServiceProvider.GetRequiredService<ProngsaiDb>(),
            agency,
            clock.Now(),
            calendar,
            cancellation
        );
        feed.Put(FeedMessage.Of(picture), clock.GetUtcNow());
    }

    [LoggerMessage(LogLevel.Warning, "The queue of an agency could not be read for its screens.")]
    private static partial void CannotLook(ILogger log, Exception failure);

    private sealed class Feed
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _marked;

        public SemaphoreSlim Making { get; } = new(1, 1);
        public FeedMessage? Message { get; private set; }
        public DateTimeOffset MadeAt { get; private set; }
        public Task Next => Volatile.Read(ref _next).Task;

        public bool IsFresh(TimeProvider clock) =>
            clock.GetUtcNow() - MadeAt is var age && age >= TimeSpan.Zero && age < AtMost;

        public bool Mark() => Interlocked.Exchange(ref _marked, 1) == 0;

        public void Unmark() => Volatile.Write(ref _marked, 0);

        public void Stale() => MadeAt = default;

        public void Put(FeedMessage message, DateTimeOffset at)
        {
            MadeAt = at;
            if (Message is not null && Message.Json.Span.SequenceEqual(message.Json.Span))
                return;

            Message = message;
            // Who looked away between the two sees the new message, because it is there before the task ends.
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
