using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Reports.Memos;

/// <summary>A survey memo as a file, made from what was kept; the same memo gives the same file.</summary>
internal sealed class MemoFileModel(ISurveyMemos memos, IPrinter printer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string month, string form, CancellationToken cancellation)
    {
        if (!IsoDay.TryParseMonth(month, out var first))
            throw new MissingException("memo");

        var asked = ReportForms.Asked(form);
        var memo = await memos.OfAsync(User.Agency(), first, cancellation).OrMissAsync();
        var (content, missing) = await WriteAsync(memo, asked, printer, cancellation);
        return content is null
            ? throw new RefusedException([missing!])
            : ReportFile.Of(content, asked, $"survey-memo-{month}", Response);
    }

    public static async Task<(byte[]? Content, Refusal? Missing)> WriteAsync(
        SurveyMemo memo,
        ReportForm form,
        IPrinter printer,
        CancellationToken cancellation
    )
    {
        var sheet = MemoSheet.Of(memo);
        return form switch
        {
            ReportForm.Docx => (DocxMemo.Write(sheet), null),
            ReportForm.Html => (HtmlMemo.Write(sheet), null),
            _ => await printer.PrintAsync(new Printable(HtmlMemo.Write(sheet)), cancellation),
        };
    }
}
