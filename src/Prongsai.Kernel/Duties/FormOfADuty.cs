using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Kernel;

/// <summary>
/// A page with <see cref="WritesAttribute"/> shows its forms only to those who may press their buttons; everybody else reads whose
/// duty it is. The server refuses the others all the same (<see cref="DutyGuard"/>).
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormOfADuty(Speaker say) : TagHelper
{
    /// <summary>The page being written.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Last, so that nothing is added to a form that is not shown.</summary>
    public override int Order => int.MaxValue;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext;
        // The frame around the page has forms of its own (signing out).
        if (
            ViewContext.ExecutingFilePath?.StartsWith("/Layouts/", StringComparison.Ordinal) == true
            || request.GetEndpoint() is not { } page
            || PageDuties.Of(page.Metadata) is not { Writes: not null } duties
            || duties.Allows([.. request.User.Duties()], submitting: true)
        )
            return;

        output.Attributes.Clear();
        output.PreContent.Clear();
        output.PostContent.Clear();
        // Said once on a page of many forms.
        if (!request.Items.TryAdd(typeof(FormOfADuty), true))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hint");
        var needed = string.Join(say[" หรือ ", " or "], duties.ToSubmit.Select(duty => say[duty.Name()]));
        output.Content.SetContent(
            say[
                $"ท่านอ่านหน้านี้ได้ แต่แก้ไขไม่ได้ ต้องมีหน้าที่ {needed}",
                $"You may read this page but not change it; that is the duty of: {needed}"
            ]
        );
    }
}
