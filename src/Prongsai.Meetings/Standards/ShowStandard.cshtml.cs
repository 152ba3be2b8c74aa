using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>A standard: what it says, who knows it, and what is to be done with its draft.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator), Prepares(Standard.Kind)]
[Act("ส่งมาตรฐานให้อนุมัติ และแนบผลการรับทราบเป็นหลักฐาน", "Send a standard for approval, file its coverage")]
internal sealed class ShowStandardModel(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    IPapers papers,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public Standard Standard { get; private set; } = null!;
    public IReadOnlyList<StandardVersion> Versions { get; private set; } = [];
    public Coverage? Coverage { get; private set; }
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsFiled { get; private set; }

    /// <summary>Names are for those who run it; everybody else who reads sees counts.</summary>
    public bool SeesNames => User.Has(Duty.Preparer, Duty.Executive, Duty.AgencyAdministrator);

    public async Task OnGetAsync(StandardId id, bool filed, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        IsFiled = filed;
    }

    public async Task<IActionResult> OnGetFileAsync(StandardId id, int? version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return await Standard.SendFileAsync(files, Response, Versions, version, cancellation);
    }

    public async Task<IActionResult> OnGetXlsxAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchNamesAsync(id, cancellation);
        return File(Coverage!.Sheet().Xlsx(), FileKind.Xlsx.MediaType, $"acknowledgement-{id.Value:N}.xlsx");
    }

    public async Task<IActionResult> OnGetDocxAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchNamesAsync(id, cancellation);
        var agency = await agencies.ByIdAsync(Standard.AgencyId, cancellation).OrMissAsync();
        return File(
            papers.Docx(CoveragePaper.Of(Coverage!, agency)),
            FileKind.Docx.MediaType,
            $"acknowledgement-{id.Value:N}.docx"
        );
    }

    public async Task<IActionResult> OnPostSubmitAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Standard.WhyNotSubmit();
        if (WhyNot.Count > 0)
            return Page();

        Standard.Submit(User.Actor());
        db.Journal(
            Standard.AgencyId,
            clock.Now(),
            User.Actor(),
            "StandardSubmitted",
            Standard.Record,
            new { Standard.DraftContent.Title }
        );
        await db.SaveOrRefuseAsync(StandardRefusals.Raced, cancellation);
        return LocalRedirect(Standard.Page);
    }

    public async Task<IActionResult> OnPostFileAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Coverage is not { Acknowledged: > 0 } || Standard.ServesMeasures.Count == 0)
        {
            WhyNot = [StandardRefusals.NoCoverage];
            return Page();
        }

        db.FileCoverage(Standard.AgencyId, Standard.Id, clock.Now());
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Standard.Page}?filed=true");
    }

    private async Task FetchNamesAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (!SeesNames || Coverage is null)
            throw new MissingException("coverage");
    }

    private async Task FetchAsync(StandardId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Standard = await db.StandardAsync(agency, id, cancellation);
        Versions = await db.VersionsAsync(Standard, cancellation);
        var office = await OfficeStaff.OfAsync(people, agencies, agency, cancellation);
        Sections = office.Sections;
        if (Versions.Count > 0)
            Coverage = await Coverage.OfAsync(db, office, Standard, Versions, clock.Now().Today, cancellation);
    }
}

internal static class SendingStandards
{
    /// <summary>The file of a version, or of the draft where none is named.</summary>
    public static async Task<IActionResult> SendFileAsync(
        this Standard standard,
        KeptFiles files,
        Microsoft.AspNetCore.Http.HttpResponse response,
        IReadOnlyList<StandardVersion> versions,
        int? version,
        CancellationToken cancellation
    )
    {
        var (file, name, type) = version is null
            ? (standard.File, standard.FileName, standard.FileType)
            : versions.Where(v => v.Number == version).Select(v => (v.File, v.FileName, v.FileType)).FirstOrDefault();
        return file is { } kept
            ? await files.SendAsync(response, kept, name!, type, cancellation)
            : throw new MissingException("file");
    }
}
