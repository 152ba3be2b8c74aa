using Microsoft.AspNetCore.Mvc.Filters;

namespace Prongsai.Complaints.Reporting;

/// <summary>A page of which the browser keeps nothing and tells nobody: for whoever shares a computer, and for the next site.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LeavesNoTraceAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
