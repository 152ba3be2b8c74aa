using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Measures.Proof;

/// <summary>Says for which measures the monthly memo of surveys is the evidence.</summary>
[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("ให้บันทึกข้อความประจำเดือนเป็นหลักฐานของมาตรการ", "Let the monthly memo be the evidence of measures")]
internal sealed class PromiseMemoModel(ProngsaiDb db, IMeasuresToKeep measures, TimeProvider clock) : PageModel
{
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public FiscalYear Programme { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(Guid[] promised, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        var agency = User.Agency();
        foreach (var measure in Measures.Where(m => m.PromisesMemo != promised.Contains(m.Id)))
        {
            var promise = new MemoPromise { AgencyId = agency, MeasureId = new(measure.Id) };
            db.Entry(promise).State = measure.PromisesMemo ? EntityState.Deleted : EntityState.Added;
        }

        db.Journal(
            agency,
            clock.Now(),
            User.Actor(),
            "MemoPromised",
            $"measures:{Programme}",
            new { measures = Measures.Where(m => promised.Contains(m.Id)).Select(m => m.Id) }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/measures/memo");
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var today = clock.Now().Today;
        Programme = FiscalYear.Of(today);
        Measures = await measures.OfAsync(User.Agency(), today, cancellation);
    }
}
