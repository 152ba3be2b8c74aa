using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Notifications.Post;

namespace Prongsai.Notifications.Choices;

/// <summary>A person's own choice: what by e-mail, where to, and in which hours not.</summary>
[OwnAccount]
[Act("เลือกวิธีรับข่าว", "Choose how to be told")]
internal sealed class ChoicesModel(
    ProngsaiDb db,
    IEnumerable<NoticeKind> kinds,
    IMailAddresses addresses,
    PostOffice post,
    TimeProvider clock
) : PageModel
{
    public IReadOnlyList<NoticeKind> Kinds { get; } = [.. kinds];
    public string? OwnAddress { get; private set; }
    public bool MailIsOpen => post.IsOpen;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    [BindProperty]
    public bool ByMail { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>Codes of the kinds that shall come by e-mail.</summary>
    [BindProperty]
    public string[] Wanted { get; set; } = [];

    [BindProperty]
    public int QuietFrom { get; set; }

    [BindProperty]
    public int QuietTo { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var account = User.Actor().AccountId;
        var choice =
            await db.NoticeChoices.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == account, cancellation)
            ?? Choice.Of(account);
        (ByMail, Address, QuietFrom, QuietTo) = (choice.ByMail, choice.Address, choice.QuietFrom, choice.QuietTo);
        Wanted = [.. Kinds.Select(kind => kind.Code).Except(choice.Without)];
        await ShowOwnAddressAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Saved = false;
        WhyNot = Choice.WhyNot(Address, QuietFrom, QuietTo);
        if (WhyNot.Count > 0)
        {
            await ShowOwnAddressAsync(cancellation);
            return Page();
        }

        var (by, now) = (User.Actor(), clock.Now());
        var choice = await db.NoticeChoices.FirstOrDefaultAsync(c => c.AccountId == by.AccountId, cancellation);
        if (choice is null)
            db.NoticeChoices.Add(choice = Choice.Of(by.AccountId));
        choice.Choose(ByMail, Address, Kinds.Select(kind => kind.Code).Except(Wanted), QuietFrom, QuietTo);
        // The address is the person's own and not for the journal.
        db.Journal(
            agency: null,
            now,
            by,
            "NoticesChosen",
            $"account:{by.AccountId}",
            new
            {
                choice.ByMail,
                choice.NotByMail,
                choice.QuietFrom,
                choice.QuietTo,
            }
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/notifications?saved=true");
    }

    private async Task ShowOwnAddressAsync(CancellationToken cancellation)
    {
        var account = User.Actor().AccountId;
        OwnAddress = (await addresses.OfAsync([account], cancellation)).GetValueOrDefault(account);
    }
}
