using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Docx;
using Prongsai.Reports.Html;
using Prongsai.Reports.Templates;

namespace Prongsai.Reports.Annual;

/// <summary>The report from the records as they are at this moment, and its three forms.</summary>
internal sealed class LiveReport(
    IAgencies agencies,
    IScores scores,
    IMeasures measures,
    IPublishedDisclosures disclosures,
    KeptFiles files,
    IPrinter printer,
    ProngsaiDb db
)
{
    /// <summary>The years that can be reported: those with measures, and the one after each assessed year.</summary>
    public async Task<IReadOnlyList<FiscalYear>> ProgrammesAsync(AgencyId agency, CancellationToken cancellation)
    {
        var planned = await measures.ProgrammesAsync(agency, cancellation);
        var assessed = await scores.YearsAsync(agency, cancellation);

        return [.. planned.Concat(assessed.Select(year => year.Next)).Distinct().OrderDescending()];
    }

    /// <exception cref="RefusedException">There is nothing to report for that year.</exception>
    /// <exception cref="MissingException">No such agency.</exception>
    public async Task<AnnualReport> ComposeAsync(
        AgencyId agency,
        FiscalYear programme,
        ReportOptions options,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var table = await measures.TableAsync(agency, programme, cancellation);
        var comparison = await scores.CompareAsync(agency, table.Assessed.Previous, table.Assessed, cancellation);
        var assessed = comparison?.Later ?? await scores.OfYearAsync(agency, table.Assessed, cancellation);
        if (table.Rows.Count == 0 && assessed is null)
            throw new RefusedException([Editions.Refusals.NothingToReport(programme)]);

        List<string> links =
        [
            .. table
                .Rows.SelectMany(row => row.Outcomes)
                .SelectMany(outcome => outcome.Evidence)
                .Select(e => e.Link)
                .OfType<string>(),
        ];
        var editions = await disclosures.BehindAsync(agency, links, cancellation);
        return AnnualReport.Of(whose, programme, comparison, table, options, assessed, editions);
    }

    /// <summary>One form of a report; null with the reason when it cannot be made here.</summary>
    public async Task<(byte[]? Content, Refusal? Missing)> WriteAsync(
        AgencyId agency,
        AnnualReport report,
        ReportForm form,
        CancellationToken cancellation
    )
    {
        var pictures = await Pictures.LoadAsync(report, files, cancellation);
        return form switch
        {
            ReportForm.Docx => (DocxReport.Write(report, pictures, await TemplateAsync(agency, cancellation)), null),
            ReportForm.Html => (HtmlReport.Write(report, pictures), null),
            _ => await printer.PrintAsync(HtmlReport.ToPrint(report, pictures), cancellation),
        };
    }

    private async Task<ReadOnlyMemory<byte>?> TemplateAsync(AgencyId agency, CancellationToken cancellation)
    {
        if (await db.ReportTemplates.CurrentAsync(agency, cancellation) is not { } template)
            return null;

        return await files.ReadAsync(template.File, cancellation);
    }
}
