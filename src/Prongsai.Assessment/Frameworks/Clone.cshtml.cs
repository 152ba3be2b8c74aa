using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

[Writes(Duty.AgencyAdministrator)]
[Act("ทำกรอบการประเมินปีใหม่จากปีก่อน", "Make a framework from the year before")]
internal sealed class CloneModel(FrameworkLibrary library, TimeProvider clock) : PageModel
{
    public Framework Framework { get; private set; } = null!;

    public FiscalYear Into { get; private set; }

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(FiscalYear year, string profile, CancellationToken cancellation) =>
        FetchAsync(year, profile, cancellation);

    public async Task<IActionResult> OnPostAsync(FiscalYear year, string profile, CancellationToken cancellation)
    {
        var now = clock.Now();
        await FetchAsync(year, profile, cancellation);
        if (WhyNot.Count > 0)
            return Page();

        var clone = Framework.CloneInto(Into);
        await library.KeepAsync(
            User.Agency(),
            clone,
            "FrameworkCloned",
            now,
            User.Actor(),
            clone.Title.Note!.Value.Th,
            cancellation
        );
        await library.SaveAsync(cancellation);
        return Redirect($"/staff/frameworks/{clone.Key}");
    }

    private async Task FetchAsync(FiscalYear year, string profile, CancellationToken cancellation)
    {
        var key = new FrameworkKey(year, profile);
        Framework = (await library.NewestAsync(User.Agency(), key, cancellation).OrMissAsync()).Framework;
        Into = year.Next;
        var target = key with { Year = Into };
        if (await library.NewestAsync(User.Agency(), target, cancellation) is not null)
            WhyNot = [EditRefusals.YearTaken(target)];
    }
}
