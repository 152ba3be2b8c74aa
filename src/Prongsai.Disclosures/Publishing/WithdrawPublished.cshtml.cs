using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>Takes every edition of an item from the public. Their addresses then answer 410 with the legal reason.</summary>
[Writes(Duty.Reviewer)]
[Act("ถอนข้อ OIT ที่เผยแพร่แล้วจากสาธารณะ", "Withdraw a published OIT item from the public")]
internal sealed class WithdrawPublishedModel(
    ProngsaiDb db,
    IDisclosureItems items,
    TellingRecords records,
    TimeProvider clock
) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public string Because { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        WhyNot = Withdrawal.WhyNot(Work.Public, "-");
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? because,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        Because = because ?? "";
        WhyNot = Withdrawal.WhyNot(Work.Public, because);
        if (WhyNot.Count > 0)
            return Page();

        var withdrawal = Withdrawal.Of(Work.Disclosure, Work.Public!.Number, Because, now, by);
        db.DisclosureWithdrawals.Add(withdrawal);
        db.Journal(
            Work.Disclosure.AgencyId,
            now,
            by,
            "DisclosureWithdrawn",
            Work.Disclosure.Record,
            new
            {
                code,
                year = year.Buddhist,
                upTo = withdrawal.UpTo,
            },
            withdrawal.Because
        );
        await db.TakeOutOfSearchAsync(
            Work.Disclosure.AgencyId,
            FoundEditions.Name,
            FoundEditions.RecordOf(year, code),
            cancellation
        );
        await records.SaveAndTellAsync(
            Work.Disclosure.AgencyId,
            year,
            code,
            () => db.SaveChangesAsync(cancellation),
            cancellation
        );

        return LocalRedirect(Work.Address);
    }
}
