using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Web.Plumbing;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class KeepingPages : IDisposable
{
    private static readonly PageAsked Page = new("prongsai.test", "/khlong-sam-wa", "", Language.Thai, "");

    private readonly KeptPages _pages = new(new Alone(), TimeProvider.System);
    private int _made;

    public void Dispose() => _pages.Dispose();

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_page()
    {
        var ready = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 10).Select(_ => AskAsync(SlowAsync)).ToList();
        ready.SetResult();

        var answers = await Task.WhenAll(asking);

        Assert.All(answers, answer => Assert.Equal("หน้า 1", answer));
        Assert.Equal(1, _made);

        async Task SlowAsync(HttpContext context)
        {
            await ready.Task;
            await WriteAsync(context);
        }
    }

    [Fact]
    public async Task A_page_begun_before_a_change_is_not_shown_after_it()
    {
        var changed = new TaskCompletionSource();
        var before = AskAsync(async context =>
        {
            var text = $"หน้า {Interlocked.Increment(ref _made)}";
            await changed.Task;
            await context.Response.WriteAsync(text);
        });

        await _pages.HaveChangedAsync();
        var after = await AskAsync(WriteAsync);
        changed.SetResult();

        Assert.Equal("หน้า 1", await before);
        Assert.Equal("หน้า 2", after);
        Assert.Equal("หน้า 2", await AskAsync(WriteAsync));
    }

    [Theory]
    [InlineData("no-store")]
    [InlineData("private, no-cache")]
    [InlineData("cookie")]
    [InlineData("missing")]
    [InlineData("as it comes")]
    public async Task What_is_one_visitors_own_is_made_for_each(string why)
    {
        Assert.Equal("หน้า 1", await AskAsync(OwnAsync));
        Assert.Equal("หน้า 2", await AskAsync(OwnAsync));

        Task OwnAsync(HttpContext context)
        {
            if (why == "cookie")
                context.Response.Cookies.Append("prongsai-form", "x");
            else if (why == "missing")
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (why == "as it comes")
                context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
            else
                context.Response.Headers.CacheControl = why;
            return WriteAsync(context);
        }
    }

    [Fact]
    public async Task What_is_too_long_goes_on_whole_and_is_made_for_each()
    {
        var long1 = await AskAsync(LongAsync);
        var long2 = await AskAsync(LongAsync);

        Assert.Equal(3_000_000, long1.Length);
        Assert.Equal(long1, long2);
        Assert.Equal(2, _made);

        async Task LongAsync(HttpContext context)
        {
            _made++;
            for (var part = 0; part < 30; part++)
                await context.Response.WriteAsync(new string((char)('a' + part % 26), 100_000));
        }
    }

    [Fact]
    public async Task An_error_in_the_middle_leaves_nothing_of_the_page()
    {
        var answer = await AskAsync(async context =>
        {
            await WriteAsync(context);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("ขัดข้อง");
        });

        Assert.Equal("ขัดข้อง", answer);
        Assert.Equal("หน้า 2", await AskAsync(WriteAsync));
    }

    [Fact]
    public async Task A_visitor_on_a_slow_line_holds_up_nobody()
    {
        var slow = new Stalled();
        var first = AskAsync(WriteAsync, slow);

        Assert.Equal("หน้า 1", await AskAsync(WriteAsync));
        Assert.False(first.IsCompleted);

        slow.GoesOn.SetResult();
        await first;
    }

    [Fact]
    public async Task Who_has_the_page_is_told_so()
    {
        await AskAsync(TaggedAsync);

        var again = Question(new MemoryStream());
        again.Request.Headers.IfNoneMatch = "W/\"7\"";
        await _pages.AnswerAsync(again, Page, TaggedAsync);

        Assert.Equal(StatusCodes.Status304NotModified, again.Response.StatusCode);
        Assert.Equal(0, again.Response.Body.Length);

        Task TaggedAsync(HttpContext context)
        {
            context.Response.Headers.ETag = "W/\"7\"";
            return WriteAsync(context);
        }
    }

    [Fact]
    public async Task A_cookie_given_at_the_very_start_of_the_answer_is_given_to_one()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Services.AddSingleton<IStartupFilter, GivesACookieAtTheStart>()
        );

        Assert.True((await app.Stranger.GetAsync("/khlong-sam-wa")).Headers.Contains("Set-Cookie"));
        Assert.Null((await app.Stranger.GetAsync("/khlong-sam-wa")).Headers.Age);
    }

    private Task WriteAsync(HttpContext context) =>
        context.Response.WriteAsync($"หน้า {Interlocked.Increment(ref _made)}");

    private async Task<string> AskAsync(RequestDelegate make, Stream? to = null)
    {
        var answer = to ?? new MemoryStream();
        await _pages.AnswerAsync(Question(answer), Page, make);
        return answer is MemoryStream bytes ? Encoding.UTF8.GetString(bytes.ToArray()) : "";
    }

    private static DefaultHttpContext Question(Stream answer)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = answer;
        return context;
    }

    private sealed class Alone : INodes
    {
        public Task AloneAsync(string what, Func<Task> act, CancellationToken cancellation) => act();

        public Task TellAsync(string news, CancellationToken cancellation) => Task.CompletedTask;

        public Task HearAsync(Func<string, Task> hear, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class GivesACookieAtTheStart : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, go) =>
                    {
                        context.Response.OnStarting(() =>
                        {
                            context.Response.Cookies.Append("own", "1");
                            return Task.CompletedTask;
                        });
                        return go(context);
                    }
                );
                next(app);
            };
    }

    private sealed class Stalled : MemoryStream
    {
        public TaskCompletionSource GoesOn { get; } = new();

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await GoesOn.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
