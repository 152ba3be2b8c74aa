using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Standards;

/// <summary>Writes a new standard, or the next draft of one.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator), Prepares(Standard.Kind)]
[Act("เขียนมาตรฐานให้เจ้าหน้าที่รับทราบ", "Write a standard for staff to acknowledge")]
internal sealed class WriteStandardModel(
    ProngsaiDb db,
    IAgencies agencies,
    IMeasuresToKeep measures,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/standards/write";

    public Standard? Standard { get; private set; }
    public StandardForm Form { get; private set; } = StandardForm.Blank;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public int Seen { get; private set; }

    public async Task OnGetAsync(StandardId? id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Standard is null)
            return;
        (Form, WhyNot) = (StandardForm.Of(Standard), Standard.WhyNotWrite());
    }

    /// <param name="seen">The draft that the form was opened with: in two tabs the second is not written over the first.</param>
    public async Task<IActionResult> OnPostAsync(
        StandardId? id,
        int seen,
        IFormFile? file,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        Form = StandardForm.Read(Request.Form);
        var (content, whyNot) = Form.Check(Sections, Measures);
        WhyNot =
        [
            .. Standard?.WhyNotWrite() ?? [],
            .. Standard is not null && Standard.Version != seen ? [StandardRefusals.Raced] : Array.Empty<Refusal>(),
            .. whyNot,
        ];
        if (WhyNot.Count > 0)
            return Page();

        ReceivedFile? kept = null;
        if (file is { Length: > 0 })
        {
            (kept, var refused) = await files.ReceiveAsync(agency, by, file, FileKind.Evidence, cancellation);
            if (refused is not null)
            {
                WhyNot = [refused];
                return Page();
            }
        }

        var isNew = Standard is null;
        var standard = Standard ?? Standard.New(agency, content!, by);
        if (isNew)
            db.Standards.Add(standard);
        else
            standard.Write(content!, by);
        standard.Serve(Form.Sections.Select(SectionId.From), Form.Measures);
        if (kept is not null)
            standard.Attach(kept);
        db.Journal(
            agency,
            now,
            by,
            isNew ? "StandardAdded" : "StandardChanged",
            standard.Record,
            new
            {
                content!.Title,
                points = content.Points.Count,
                questions = content.Questions.Count,
                file = kept?.Hash.Hex,
                sections = Form.Sections,
                measures = Form.Measures,
            }
        );
        await db.SaveOrRefuseAsync(StandardRefusals.Raced, cancellation);
        return LocalRedirect(standard.Page);
    }

    private async Task FetchAsync(StandardId? id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        if (id is { } one)
            Standard = await db.StandardAsync(agency, one, cancellation);
        Seen = Standard?.Version ?? 0;
        Sections = [.. (await agencies.SectionsAsync(agency, cancellation)).Where(s => !s.IsClosed)];
        Measures = await measures.OfYearAsync(agency, clock.Now().Today, cancellation);
    }
}

internal static class MeasuresOfYear
{
    /// <summary>The measures that a standard or a report can prove on a day: of its year and of the one before.</summary>
    public static async Task<IReadOnlyList<MeasureToKeep>> OfYearAsync(
        this IMeasuresToKeep measures,
        AgencyId agency,
        DateOnly day,
        CancellationToken cancellation
    ) =>
        [
            .. await measures.OfAsync(agency, day, cancellation),
            .. await measures.OfAsync(agency, FiscalYear.Of(day).Previous.LastDay, cancellation),
        ];
}
