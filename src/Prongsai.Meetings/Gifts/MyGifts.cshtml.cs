using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Standards;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Gifts;

/// <summary>An officer files what they were given or offered, on a phone in a minute, and sees what became of it.</summary>
[OwnAccount]
[Act("แจ้งการรับหรือปฏิเสธของขวัญของตนเอง", "File a gift that one was given or refused")]
internal sealed class MyGiftsModel(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/gifts/mine";

    public IReadOnlyList<Gift> Mine { get; private set; } = [];
    public GiftForm Form { get; private set; } = GiftForm.Blank;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(GiftForm form, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        var office = await OfficeStaff.OfAsync(people, agencies, agency, cancellation);
        // Somebody who helps out here from another agency files there.
        var me = office.Find(by.AccountId) ?? throw new MissingException("person");
        var (value, on, whyNot) = form.Read(now.Today);
        if (whyNot.Count > 0)
        {
            (Form, WhyNot) = (form, whyNot);
            return Page();
        }

        var gift = Gift.Of(agency, form, value, on, me, office.SectionOf(me), now);
        // Sent twice by two tabs or a slow line, it is filed once.
        if (
            Mine.Any(g =>
                (g.ReceivedOn, g.Giver, g.What, g.Value, g.Act)
                == (gift.ReceivedOn, gift.Giver, gift.What, gift.Value, gift.Act)
            )
        )
            return LocalRedirect(Here);

        db.Gifts.Add(gift);
        // The giver's name stays in the register: the journal is read by more people.
        db.Journal(
            agency,
            now,
            by,
            "GiftFiled",
            gift.Record,
            new
            {
                act = gift.Act.ToString(),
                relation = gift.Relation.ToString(),
                value = gift.Value.ToString(),
                on = IsoDay.Of(on),
            }
        );
        if (gift.IsToDecide)
            notices.Tell(
                now,
                new Notice(
                    agency,
                    Recipients.Holders(Duty.Executive),
                    GiftsParts.Notice,
                    new("มีการรับของขวัญที่รอท่านวินิจฉัย", "A gift waits for your decision"),
                    gift.Page
                )
            );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        Today = clock.Now().Today;
        Mine = await db
            .Gifts.AsNoTracking()
            .Where(g => g.AgencyId == agency && g.AccountId == me)
            .OrderByDescending(g => g.ReceivedOn)
            .ToListAsync(cancellation);
    }
}
