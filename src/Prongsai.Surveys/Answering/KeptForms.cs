using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Answering;

/// <summary>The first page of a questionnaire as everybody sees it: the same bytes for all, but for the sealed sheet between them.</summary>
internal sealed class KeptForm(byte[] before, byte[] after)
{
    /// <summary>Takes a page apart at its sheet; null where that does not stand in it exactly once.</summary>
    public static KeptForm? Of(ReadOnlySpan<byte> page, string sheet)
    {
        ReadOnlySpan<byte> mark = Encoding.ASCII.GetBytes(sheet);
        var at = page.IndexOf(mark);
        return at < 0 || page[(at + mark.Length)..].IndexOf(mark) >= 0
            ? null
            : new KeptForm(page[..at].ToArray(), page[(at + mark.Length)..].ToArray());
    }

    public Task SendAsync(HttpResponse to, string sheet)
    {
        to.ContentType = "text/html; charset=utf-8";
        to.ContentLength = before.Length + sheet.Length + after.Length;
        var body = to.BodyWriter;
        var span = body.GetSpan(before.Length + sheet.Length + after.Length);
        before.CopyTo(span);
        Encoding.ASCII.GetBytes(sheet, span[before.Length..]);
        after.CopyTo(span[(before.Length + sheet.Length)..]);
        body.Advance(before.Length + sheet.Length + after.Length);
        return body.FlushAsync().AsTask();
    }
}

/// <summary>A page that is rendered as any other, and kept for whoever comes to the same door in the same language.</summary>
internal sealed class PageToKeep(Door door, string language, string sheet) : PageResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var visitor = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await base.ExecuteResultAsync(context);
        }
        finally
        {
            response.Body = visitor;
        }

        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        if (KeptForm.Of(bytes.Span, sheet) is { } kept)
            door.Forms[language] = kept;
        await visitor.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}

/// <summary>
/// Answers whoever opens a questionnaire from the kept form, before anything of the page is made. Doors are known for seconds only, and
/// forms go with their door; whatever is not the plain first page (a code, a ballot, a closed round) is none of its business.
/// </summary>
internal sealed class FromKeptForms(Doors doors, SheetSeal seal, Speaker say, TimeProvider clock) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (!await AnswerAsync(context))
            await next();
    }

    private async Task<bool> AnswerAsync(ResourceExecutingContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue)
            return false;
        if (doors.Known($"{context.RouteData.Values["agency"]}", $"{context.RouteData.Values["key"]}") is not { } door)
            return false;

        var (now, language) = (clock.Now(), door.LanguageFor(null, say));
        if (!door.IsOpenOn(now.Today) || !door.Forms.TryGetValue(language, out var form))
            return false;

        var sheet = SheetState.New(door.Round, door.Way, door.Questionnaire, language, now, token: null);
        sheet.Section = door.FirstSection;
        response.Headers.CacheControl = Door.OneVisitorsOwn;
        context.Result = new EmptyResult();
        await form.SendAsync(response, seal.Close(sheet));
        return true;
    }
}
