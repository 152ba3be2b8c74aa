using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// A page that takes several forms knows each by its act. A form that names none of them is none of the page's: without this the page
/// would be rendered although nobody fetched what it shows.
/// </summary>
internal sealed class FormsWithoutAnAct : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (
            context.HandlerMethod is null
            && HttpMethods.IsPost(context.HttpContext.Request.Method)
            && context.ActionDescriptor.HandlerMethods.Any(act => HttpMethods.IsPost(act.HttpMethod ?? ""))
        )
            context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
