using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>Thai unless the visitor chose otherwise: by the switch on every page, or by <c>?lang=en</c> in a link.</summary>
internal static class ChosenLanguage
{
    private const string Cookie = "prongsai-language";

    // Nothing may print B.E. years by accident: Buddhist years are written by ThaiDate and FiscalYear, on purpose.
    private static readonly CultureInfo Thai = WithoutBuddhistCalendar("th-TH");

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The name of the choice in a link.</summary>
    public const string InALink = "lang";

    public static Language Of(HttpContext context) =>
        Read(context.Request.Query[InALink]) ?? Read(context.Request.Cookies[Cookie]) ?? Language.Thai;

    public static void UseChosenLanguage(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var language = Of(context);
                if (
                    Read(context.Request.Query[InALink]) is not null
                    && Read(context.Request.Cookies[Cookie]) != language
                )
                    Keep(context, language);

                context.RequestServices.GetRequiredService<Speaker>().Language = language;
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == Language.Thai ? Thai : English;
                context.Response.OnStarting(SayAsync, context);
                await next(context);
            }
        );

    /// <summary>The language of the page, when an answer starts and turns out to be one.</summary>
    public static Task SayAsync(object answered)
    {
        var context = (HttpContext)answered;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            context.Response.Headers.ContentLanguage = Of(context).Code();

        return Task.CompletedTask;
    }

    public static void MapLanguageChoice(this WebApplication app) =>
        app.MapMethods(
                "/language",
                [HttpMethods.Get, HttpMethods.Post],
                (HttpContext context, string? to, string? back) =>
                {
                    if (Read(to) is { } language)
                        Keep(context, language);

                    return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
                }
            )
            .AllowAnonymous();

    private static Language? Read(string? code) =>
        code switch
        {
            "th" => Language.Thai,
            "en" => Language.English,
            _ => null,
        };

    private static void Keep(HttpContext context, Language language) =>
        context.Response.Cookies.Append(
            Cookie,
            language.Code(),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            }
        );

    private static CultureInfo WithoutBuddhistCalendar(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();

        return CultureInfo.ReadOnly(culture);
    }
}
