using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Prongsai.Tests.Web.Plumbing;

namespace Prongsai.Tests.Web;

/// <summary>Walks every page of the program by its routes, so that a new page is tested on the day it is written.</summary>
public sealed class EveryPage
{
    private static readonly string[] OpenInTheWorkspace =
    [
        "/staff/sign-in",
        "/staff/sign-in/second-step",
        "/staff/sign-in/with-provider",
        "/staff/sign-in/from-provider",
        "/staff/set-up",
        "/staff/invitation/01890000-0000-7000-8000-000000000000",
    ];

    [Fact]
    public async Task Is_either_behind_sign_in_or_openly_public()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var wrong = (await PagesAsync(app))
            .Where(page => IsOpen(page) != (!IsWorkspace(page) || OpenInTheWorkspace.Contains(Address(page))))
            .Select(Address);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Of_the_workspace_asks_strangers_to_sign_in()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var stranger = WithoutRedirects(app);
        var closed = (await PagesAsync(app)).Where(page => IsWorkspace(page) && !IsOpen(page)).Select(Address).ToList();

        List<string> wrong = [];
        foreach (var address in closed)
        {
            var answer = await stranger.GetAsync(address);
            if (
                answer.StatusCode != HttpStatusCode.Redirect
                || answer.Headers.Location?.AbsolutePath != "/staff/sign-in"
            )
                wrong.Add($"{address}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.NotEmpty(closed);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Carries_the_headers_and_nothing_inline_and_speaks_both_languages()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(app);

        List<string> wrong = [];
        foreach (var address in await PageKinds.ReachableAsync(app))
        {
            var thai = await app.Officer.GetAsync(address);
            // A report is a document of its own, not a page (Reports/Html/WritingHtml tests it); its policy says so.
            if (
                thai
                    .Headers.GetValues("Content-Security-Policy")
                    .Any(policy => policy.Contains("sandbox", StringComparison.Ordinal))
            )
                continue;

            wrong.AddRange(Headers.WhatIsMissing(thai).Select(header => $"{address}: no {header}"));
            var page = await App.ReadAsync(await thai.Content.ReadAsStringAsync());
            // JSON-LD is data: no browser runs it, and the policy forbids what one would run.
            const string code =
                "script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onchange], [onload], [onsubmit]";
            if (page.QuerySelector(code) is { } inline)
                wrong.Add($"{address}: inline {inline.OuterHtml}");
            // A form with an action of its own gets no token unless it asks: asp-antiforgery="true".
            wrong.AddRange(
                page.Forms.Where(form =>
                        form.Method == "post" && form.QuerySelector("[name=__RequestVerificationToken]") is null
                    )
                    .Select(form => $"{address}: no token in the form to {form.Action}")
            );
            // A report shown within a page has a heading of its own.
            var headings = page.QuerySelectorAll("h1").Count(heading => heading.Closest(".report-preview") is null);
            if (headings != 1)
                wrong.Add($"{address}: {headings} h1");
            if (page.DocumentElement.GetAttribute("lang") != "th")
                wrong.Add($"{address}: not Thai");

            var english = await App.OpenAsync(
                app.Officer,
                $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en"
            );
            if (english.DocumentElement.GetAttribute("lang") != "en")
                wrong.Add($"{address}: not English");
            if (Heading(english) == Heading(page) && Heading(page).Any(IsThai))
                wrong.Add($"{address}: the same heading in both languages");
            await app.Officer.GetAsync("/language?to=th&back=/staff");
        }

        Assert.Empty(wrong);

        static string Heading(AngleSharp.Html.Dom.IHtmlDocument page) => page.Title ?? "";
        static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';
    }

    private static async Task<IReadOnlyList<RouteEndpoint>> PagesAsync(App app) =>
        await app.Ask<EndpointDataSource, IReadOnlyList<RouteEndpoint>>(source =>
            Task.FromResult<IReadOnlyList<RouteEndpoint>>([
                .. source
                    .Endpoints.OfType<RouteEndpoint>()
                    .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                    .Where(endpoint => Address(endpoint) != "/error")
                    .DistinctBy(Address),
            ])
        );

    private static bool IsWorkspace(RouteEndpoint page) => Address(page).StartsWith("/staff", StringComparison.Ordinal);

    private static bool IsOpen(RouteEndpoint page) => page.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    // The page's route with values that fit: our agency, a year, an identifier that nobody has.
    private static string Address(RouteEndpoint page) =>
        "/"
        + string.Join('/', page.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Fill))))
            .TrimEnd('/');

    private static string Fill(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsOptional: true } => "",
            RoutePatternParameterPart { Name: "agency" or "slug" } => "khlong-sam-wa",
            RoutePatternParameterPart parameter
                when parameter.Name.Contains("year", StringComparison.OrdinalIgnoreCase) => "2567",
            RoutePatternParameterPart { Name: "programme" or "earlier" or "later" } => "2567",
            RoutePatternParameterPart { Name: "number" or "row" } => "1",
            RoutePatternParameterPart { Name: "form" } => "docx",
            RoutePatternParameterPart { Name: "month" } => "10",
            RoutePatternParameterPart { Name: "file" } => "skr1.xlsx",
            RoutePatternParameterPart { Name: "sheet" } => "csv",
            RoutePatternParameterPart { Name: "format" } => "csv",
            RoutePatternParameterPart { Name: "kind" } => "row",
            RoutePatternParameterPart { Name: "which" } => "starting.docx",
            RoutePatternParameterPart => "01890000-0000-7000-8000-000000000000",
            _ => "",
        };

    private static HttpClient WithoutRedirects(App app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
}
