using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Editions;

[Writes(Duty.Preparer), Prepares(Edition.Kind)]
[Act("ออกรายงานเป็นฉบับ", "Issue an edition of the report")]
internal sealed class IssueModel(
    LiveReport live,
    IAgencies agencies,
    OwnAddress own,
    KeptFiles files,
    ProngsaiDb db,
    TimeProvider clock
) : PageModel
{
    [BindProperty(Name = "")]
    public ChosenOptions Chosen { get; set; } = new();

    public FiscalYear Programme { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public IActionResult OnGet(string year) => Redirect($"/staff/reports/{Year.Of(year)}");

    public async Task<IActionResult> OnPostAsync(string year, string? whatChanged, CancellationToken cancellation)
    {
        Programme = Year.Of(year);
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var number =
            1 + await db.ReportEditions.CountAsync(e => e.AgencyId == agency && e.Programme == Programme, cancellation);
        WhyNot = Edition.WhyNotIssue(number, whatChanged);
        if (WhyNot.Count > 0)
            return Page();

        var report = await live.ComposeAsync(agency, Programme, Chosen.AsOptions(), cancellation);
        if (own.Origin is { } origin)
        {
            var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
            report = report with
            {
                Proof = WayToProof.Of(origin, whose.Slug, Programme, number, report.Options.ThaiDigits),
            };
        }

        var docx = await KeepAsync(ReportForm.Docx);
        var html = await KeepAsync(ReportForm.Html);
        var pdf = await KeepAsync(ReportForm.Pdf);

        var edition = Edition.Issue(
            agency,
            Programme,
            number,
            report,
            (docx!.Value, html!.Value, pdf),
            whatChanged,
            now,
            by
        );
        db.ReportEditions.Add(edition);
        db.Journal(
            agency,
            now,
            by,
            "ReportIssued",
            $"report-edition:{edition.Id.Value}",
            new
            {
                programme = Programme.Buddhist,
                number,
                docx = docx.Value.Hex,
                html = html.Value.Hex,
                pdf = pdf?.Hex,
            },
            edition.WhatChanged.Length > 0 ? edition.WhatChanged : null
        );
        await db.SaveNewOrRefuseAsync<Edition>(
            e => e.AgencyId == agency && e.Programme == Programme && e.Number == number,
            Refusals.IssuedMeanwhile(number),
            cancellation
        );

        return Redirect($"/staff/reports/{Programme}/editions/{number}");

        async Task<FileHash?> KeepAsync(ReportForm form)
        {
            var (content, _) = await live.WriteAsync(agency, report, form, cancellation);
            return content is null
                ? null
                : await files.KeepAsync(
                    agency,
                    by,
                    $"report-{Programme}-{number}.{form.Extension()}",
                    content,
                    cancellation
                );
        }
    }
}
