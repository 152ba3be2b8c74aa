using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class WhenSomethingFails
{
    [Fact]
    public async Task A_missing_thing_and_an_address_that_nobody_has_look_the_same()
    {
        await using var app = await App.StartAsync(Database.Sqlite, Failing);

        var missing = await app.Officer.GetAsync("/staff?fail=missing");
        var nowhere = await app.Officer.GetAsync("/staff/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal("ไม่พบหน้าที่ต้องการ", await HeadingOfAsync(missing));
        Assert.Equal("ไม่พบหน้าที่ต้องการ", await HeadingOfAsync(nowhere));
    }

    [Fact]
    public async Task A_refusal_answers_409_with_its_words_in_the_language_of_the_visitor()
    {
        await using var app = await App.StartAsync(Database.Sqlite, Failing);

        var answer = await app.Officer.GetAsync("/staff?fail=refused&lang=en");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Not on a Sunday.", page.QuerySelector(".errors li")!.TextContent);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_unexpected_shows_a_reference_and_no_secrets()
    {
        await using var app = await App.StartAsync(Database.Sqlite, Failing);

        var opened = await app.Officer.GetAsync("/staff?fail=bug");
        var sent = await App.SubmitAsync(app.Stranger, "/staff/sign-in?fail=bug-when-sent", new() { ["name"] = "x" });

        await ShowsAReferenceOnlyAsync(opened);
        await ShowsAReferenceOnlyAsync(sent);
    }

    private static async Task ShowsAReferenceOnlyAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.NotEmpty((await App.ReadAsync(html)).QuerySelector("code")!.TextContent);
        Assert.DoesNotContain("the password is sesame", html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_words()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var form = new FormUrlEncodedContent([new("name", "admin"), new("password", "x")]);

        var answer = await app.Stranger.PostAsync("/staff/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("คำขอไม่สมบูรณ์", await HeadingOfAsync(answer));
    }

    [Fact]
    public async Task A_stranger_who_sends_too_much_is_told_before_it_is_read()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/sign-in");
        request.Headers.ExpectContinue = true;
        request.Content = new ByteArrayContent(new byte[2 * 1024 * 1024]);

        var answer = await app.Stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("ไฟล์ใหญ่เกินไป", await HeadingOfAsync(answer));
    }

    private static async Task<string> HeadingOfAsync(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("h1")!.TextContent;

    private static void Failing(WebApplicationBuilder builder)
    {
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new FailsOnDemand()));
        // Its pages are like those of no other program.
        builder.Host.UseServiceProviderFactory(new DefaultServiceProviderFactory());
    }

    private sealed class FailsOnDemand : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path == "/error")
                return;

            switch (context.HttpContext.Request.Query["fail"].ToString())
            {
                case "missing":
                    throw new MissingException("thing");
                case "refused":
                    throw new RefusedException([new Refusal("sunday", "วันอาทิตย์ทำไม่ได้", "Not on a Sunday.")]);
                case "bug":
                case "bug-when-sent" when HttpMethods.IsPost(context.HttpContext.Request.Method):
                    throw new InvalidOperationException("the password is sesame");
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }
}
