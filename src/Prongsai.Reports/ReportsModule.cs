using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Editions;
using Prongsai.Reports.Memos;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Reports;

/// <summary>Everything this module adds to the host.</summary>
public static class ReportsModule
{
    /// <summary>The official report: its content, its three forms, its editions and templates.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddScoped<LiveReport>();
        services.AddScoped<IReports, Reports>();
        services.AddScoped<IPapers, Papers.Papers>();
        services.AddLoggedActs<LoggedReports>("ReportPublished");
        services.AddJob<MemoWritten, AttachingMemos>(
            "survey-memo-evidence",
            new("แนบบันทึกข้อความเป็นหลักฐานของมาตรการ", "Attach a survey memo to measures")
        );
        services.AddFilesUsedIn(
            "reports_editions",
            new("รายงานที่ออกแล้ว (ฉบับ)", "Edition of a report"),
            _ => "/staff/reports"
        );
        services.AddFilesUsedIn(
            "reports_templates",
            new("แม่แบบเอกสาร Word", "Word template"),
            _ => "/staff/reports/template"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["ReportIssued"] = new("ออกรายงานเป็นฉบับ", "Issued an edition of the report"),
                    ["ReportPublished"] = new("เผยแพร่รายงาน", "Published the report"),
                    ["ReportTemplateUploaded"] = new("เปลี่ยนแม่แบบรายงาน", "Uploaded a report template"),
                    ["ReportTemplateSetAside"] = new("เลิกใช้แม่แบบรายงาน", "Set a report template aside"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["report-edition"] = new(new("รายงานฉบับ", "Edition of a report")),
                    ["report-template"] = new(
                        new("แม่แบบรายงาน", "Report template"),
                        PageOf: _ => "/staff/reports/template"
                    ),
                }
            )
        );
        services.AddPublication(
            new(Edition.Kind, new("รายงานฉบับ", "an edition of the report"), [Duty.Preparer], [Duty.Reviewer])
        );
        return services;
    }
}
