using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

[Writes(Duty.Reviewer), Publishes(Disclosure.Kind)]
[Act("อนุมัติและเผยแพร่ข้อ OIT", "Approve and publish an OIT item")]
internal sealed class ApproveModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IAgencies agencies,
    KeptFiles files,
    IPeople people,
    INotices notices,
    Editions.FoundEditions found,
    TellingRecords records,
    TimeProvider clock
) : PageModel
{
    public IActionResult OnGet(FiscalYear year, string code) => Redirect($"/staff/disclosures/{year}/{code}/review");

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? unmetBecause,
        string? publishAt,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        var work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var at = When(publishAt);
        work.Draft.WhyNotApprove(
                work.NextName,
                by,
                await people.WhoCouldPublishAsync(work, cancellation),
                work.Check().Unmet,
                unmetBecause,
                at,
                now
            )
            .ThrowIfAny();

        if (at is { } later)
        {
            work.Draft.Schedule(by, unmetBecause, later);
            db.Journal(
                work.Disclosure.AgencyId,
                now,
                by,
                "DisclosureApproved",
                work.Disclosure.Record,
                new
                {
                    code,
                    year = year.Buddhist,
                    number = work.NextNumber,
                    publishAt = later,
                },
                unmetBecause
            );
            if (!await db.TrySaveAsync(cancellation))
                throw new RefusedException([DraftRefusals.NotSubmitted]);
            return LocalRedirect(work.Address);
        }

        var agency = await agencies.ByIdAsync(User.Agency(), cancellation).OrMissAsync();
        notices.TellPreparers(now, work, new("อนุมัติและเผยแพร่แล้ว", "approved and published"));
        var edition = await db.PublishAsync(files, work, agency, unmetBecause, now, by, cancellation);
        await db.PutIntoSearchAsync(await found.OfAsync(edition, agency.Slug, cancellation), cancellation);
        await records.SaveAndTellAsync(
            edition.AgencyId,
            year,
            code,
            () => db.SaveEditionAsync(edition, cancellation),
            cancellation
        );

        return LocalRedirect(work.Address);
    }

    // What the field sends is the clock on the wall in Thailand.
    private static DateTime? When(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : DateTime.TryParseExact(
            ThaiDigits.ToArabic(text.Trim()),
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        )
            ? DateTime.SpecifyKind(local - Clock.Thailand, DateTimeKind.Utc)
        : throw new RefusedException([DraftRefusals.TimeShape]);
}
