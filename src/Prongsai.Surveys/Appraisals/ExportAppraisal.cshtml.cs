using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Appraisals;

/// <summary>The results of a round officer by officer, for appraisals: shown and exported only where the agency has decided so.</summary>
[Reads(Duty.Executive), Writes(Duty.Executive)]
[Act("ส่งออกผลสำรวจรายเจ้าหน้าที่", "Export officers’ survey results")]
internal sealed class ExportAppraisalModel(
    ProngsaiDb db,
    IAgencies agencies,
    ResultSettings settings,
    TimeProvider clock
) : PageModel
{
    public Round Round { get; private set; } = null!;
    public AppraisalPolicy Policy { get; private set; } = null!;

    /// <summary>Of each officer all questions together, then one by one.</summary>
    public IReadOnlyList<ResultLine> Lines { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public int Fewest => settings.Fewest;
    public string Here => $"/staff/surveys/{Round.Id.Value}/appraisal";

    public Task OnGetAsync(RoundId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(RoundId id, string? form, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (!Policy.InUse)
        {
            WhyNot = [AppraisalRefusals.NotInUse];
            return Page();
        }

        var xlsx = form == "xlsx";
        db.Journal(
            Round.AgencyId,
            clock.Now(),
            User.Actor(),
            "SurveyAppraisalExported",
            Round.Record,
            new
            {
                name = Round.Name,
                form = xlsx ? "xlsx" : "csv",
                order = Policy.Order,
            }
        );
        await db.SaveChangesAsync(cancellation);
        Response.Headers.CacheControl = "no-store";
        var sheet = ResultTable.Sheet(Lines);
        return xlsx
            ? File(
                sheet.Xlsx(),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"appraisal-{Round.Id.Value}.xlsx"
            )
            : File(sheet.Csv(), "text/csv; charset=utf-8", $"appraisal-{Round.Id.Value}.csv");
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        Policy = await AppraisalPolicy.OfAsync(db, agency, cancellation);
        if (!Policy.InUse)
            return;

        var read = await RoundRead.ReadAsync(db, Round, clock.Now().Today, settings.Fewest, cancellation);
        var sections = await agencies.SectionsAsync(agency, cancellation);
        Lines =
        [
            .. read
                .Ways.Where(way => way.PlaceKind == PlaceKind.Officer)
                .SelectMany(way => ResultTable.OfPlace(read.Results, way, sections)),
        ];
    }
}
