using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Where the agency is found in the national systems, and the key that opens the open data.</summary>
[Reads(Duty.AgencyAdministrator)]
[Act("ตั้งค่าการเทียบทะเบียนกับระบบกลาง", "Set comparing the register with the national systems")]
internal sealed class NationalSettingsModel(ProngsaiDb db, NationalKeys keys, TimeProvider clock) : PageModel
{
    public NationalSource? Source { get; private set; }
    public NationalSourceForm Form { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public bool HasKey => Source?.ProtectedKey is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        Form = NationalSourceForm.Of(Source);
    }

    public async Task<IActionResult> OnPostAsync(NationalSourceForm form, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        Form = form;
        WhyNot = NationalSource.WhyNot(form);
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        // A kept key goes only to where it was meant to go: another address needs it entered again.
        var moved = Source is not null && Source.RecordAddress != form.RecordAddress!.Trim().TrimEnd('/');
        if (Source is null)
            db.NationalSources.Add(Source = NationalSource.Of(User.Agency()));
        var key = string.IsNullOrWhiteSpace(form.Key) ? null : keys.Seal(form.Key.Trim());
        Source.Put(form, key, forgetKey: moved, now, by);
        db.Journal(
            Source.AgencyId,
            now,
            by,
            "NationalSourceSet",
            ReconcilingModule.Record,
            new
            {
                Source.FeedAddress,
                Source.ContractsAddress,
                Source.DeptCode,
                Source.DeptSubCode,
                Source.DeptSubName,
                Source.AsksByItself,
                hasKey = Source.ProtectedKey is not null,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/procurement/reconcile");
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Source = await db.NationalSources.FirstOrDefaultAsync(s => s.AgencyId == agency, cancellation);
    }
}
