using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>Writes the draft of a manual, Thai and one other language side by side.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Service.Kind)]
[Act("เขียนคู่มือของงานบริการ", "Write the manual of a service")]
internal sealed class EditServiceModel(ProngsaiDb db, IAgencies agencies, KeptFiles files, TimeProvider clock)
    : PageModel
{
    /// <summary>Rows left blank for what comes on.</summary>
    public const int BlankRows = 2;

    public Service Service { get; private set; } = null!;
    public ServiceManual Manual { get; private set; } = null!;
    public string Beside { get; private set; } = ManualText.English;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public SectionId? SectionId { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsSaved { get; private set; }
    public string Here => $"{Service.Page}/edit";

    private ManualForm? _form;

    /// <summary>Rows with their place in the draft, and blank ones after them.</summary>
    public IEnumerable<(int? Was, T? Row)> Rows<T>(string name, IReadOnlyList<T>? rows)
        where T : class =>
        [
            .. (rows ?? []).Select((row, at) => (_form is null ? at : _form.WasOf(name, at), (T?)row)),
            .. Enumerable.Repeat<(int?, T?)>((null, null), BlankRows),
        ];

    public async Task OnGetAsync(ServiceId id, string? beside, bool? saved, CancellationToken cancellation)
    {
        await FetchAsync(id, beside, cancellation);
        IsSaved = saved == true;
    }

    public async Task<IActionResult> OnPostAsync(
        ServiceId id,
        string? beside,
        int version,
        Guid? section,
        List<IFormFile>? uploads,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, beside, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        var form = _form = new ManualForm(await Request.ReadFormAsync(cancellation), Service.DraftManual, Beside);
        Manual = form.Read();
        SectionId = section is { } chosen ? Sections.FirstOrDefault(s => s.Id.Value == chosen)?.Id : null;
        List<Refusal> reasons =
        [
            .. version != Service.Version ? [ServiceRefusals.Raced] : Array.Empty<Refusal>(),
            .. Service.WhyNotWrite(),
            .. form.Reasons,
            .. ManualCheck.WhyNot(Manual),
        ];
        if (reasons.Count == 0)
            Manual = await AttachAsync(Manual, uploads ?? [], now, by, reasons, cancellation);
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        Service.Rewrite(Manual, SectionId, now, by);
        db.Journal(
            Service.AgencyId,
            now,
            by,
            "ServiceChanged",
            Service.Record,
            new { name = Service.Title, sha256 = ManualJson.HashOf(Service.Draft) }
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?beside={Beside}&saved=true");
    }

    // A file becomes a form of its own, named as the file until somebody names it better.
    private async Task<ServiceManual> AttachAsync(
        ServiceManual manual,
        IReadOnlyList<IFormFile> uploads,
        Now now,
        Actor by,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        List<ServiceForm> forms = [.. manual.Forms];
        foreach (var upload in uploads.Where(u => u.Length > 0))
        {
            var (kept, whyNot) = await files.ReceiveAsync(Service.AgencyId, by, upload, FormFile.Kinds, cancellation);
            if (kept is null)
            {
                reasons.Add(whyNot!);
                continue;
            }

            await db.KeepFormAsync(Service, kept, now, cancellation);
            forms.Add(
                new ServiceForm(
                    new ManualText(Path.GetFileNameWithoutExtension(kept.File.FileName)).Tidied(),
                    null,
                    kept.Hash.Hex
                )
            );
        }

        return manual with
        {
            Forms = forms,
        };
    }

    private async Task FetchAsync(ServiceId id, string? beside, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Service = await db.ServiceAsync(agency, id, cancellation);
        (Manual, SectionId) = (Service.DraftManual, Service.SectionId);
        Beside = ManualWords.Beside.Contains(beside ?? "") ? beside! : ManualText.English;
        Sections = [.. (await agencies.SectionsAsync(agency, cancellation)).Where(s => !s.IsClosed)];
    }
}
