using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>Writes what an online request asks for; a part of the manual, and approved with it.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Service.Kind)]
[Act("กำหนดแบบคำขอออนไลน์ของงานบริการ", "Write the online form of a service")]
internal sealed class EditFieldsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Service Service { get; private set; } = null!;
    public ServiceManual Manual { get; private set; } = null!;
    public string Beside { get; private set; } = ManualText.English;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsSaved { get; private set; }
    public string Here => $"{Service.Page}/fields";

    private ManualForm? _form;

    public IEnumerable<(int? Was, RequestField? Field)> Rows =>
        [
            .. Manual.Fields.Select((one, at) => (_form is null ? at : _form.WasOf("field", at), (RequestField?)one)),
            .. Enumerable.Repeat<(int?, RequestField?)>((null, null), EditServiceModel.BlankRows),
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
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, beside, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        _form = new ManualForm(await Request.ReadFormAsync(cancellation), Service.DraftManual, Beside);
        Manual = _form.ReadFields();
        WhyNot =
        [
            .. version != Service.Version ? [ServiceRefusals.Raced] : Array.Empty<Refusal>(),
            .. Service.WhyNotWrite(),
            .. _form.Reasons,
            .. ManualCheck.WhyNot(Manual),
        ];
        if (WhyNot.Count > 0)
            return Page();

        Service.Rewrite(Manual, Service.SectionId, now, by);
        db.Journal(
            Service.AgencyId,
            now,
            by,
            "ServiceChanged",
            Service.Record,
            new
            {
                name = Service.Title,
                fields = Manual.Fields.Count,
                sha256 = ManualJson.HashOf(Service.Draft),
            }
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?beside={Beside}&saved=true");
    }

    private async Task FetchAsync(ServiceId id, string? beside, CancellationToken cancellation)
    {
        Service = await db.ServiceAsync(User.Agency(), id, cancellation);
        Manual = Service.DraftManual;
        Beside = ManualWords.Beside.Contains(beside ?? "") ? beside! : ManualText.English;
    }
}
