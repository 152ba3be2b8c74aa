using Prongsai.Kernel;
using Prongsai.Reports.Docx;

namespace Prongsai.Reports.Annual;

/// <summary>The forms in which one report is written.</summary>
internal enum ReportForm
{
    Docx,
    Html,
    Pdf,
}

internal static class ReportForms
{
    public static string MediaType(this ReportForm form) =>
        form switch
        {
            ReportForm.Docx => DocxReport.MediaType,
            ReportForm.Html => "text/html; charset=utf-8",
            _ => "application/pdf",
        };

    public static string Extension(this ReportForm form) =>
        form switch
        {
            ReportForm.Docx => "docx",
            ReportForm.Html => "html",
            _ => "pdf",
        };

    /// <summary>The form that an address asks for.</summary>
    /// <exception cref="MissingException">There is no such form.</exception>
    public static ReportForm Asked(string extension) =>
        extension switch
        {
            "docx" => ReportForm.Docx,
            "html" => ReportForm.Html,
            "pdf" => ReportForm.Pdf,
            _ => throw new MissingException($"form {extension}"),
        };
}
