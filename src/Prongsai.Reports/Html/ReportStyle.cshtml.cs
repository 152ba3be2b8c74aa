using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Prongsai.Reports.Html;

/// <summary>The report's own style sheet, for the preview in the workspace.</summary>
internal sealed class ReportStyleModel : PageModel
{
    public ContentResult OnGet() => Content(HtmlReport.StyleSheet, "text/css; charset=utf-8");
}
