using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>One message as others read it, with its answer. Whoever has the same to say presses "me too".</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class ReadFeedbackModel(
    ProngsaiDb db,
    IAgencies agencies,
    MessageDesk desk,
    KeptFiles files,
    IPublicPages portal,
    IOptions<AntiforgeryOptions> forms,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public OpenedMessage Opened { get; private set; } = null!;
    public Message Message => Opened.Message;
    public DateOnly Today { get; private set; }
    public bool IsCounted { get; private set; }
    public string Here => $"/{Agency.Slug}/feedback/{Message.Id.Value}";

    public async Task OnGetAsync(string agency, MessageId id, bool counted, CancellationToken cancellation)
    {
        await FetchAsync(agency, id, cancellation);
        IsCounted = counted;
    }

    public async Task<IActionResult> OnGetPictureAsync(
        string agency,
        MessageId id,
        MessagePictureId picture,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, id, cancellation);
        var one = Message.ShowsPictures ? Opened.Pictures.FirstOrDefault(p => p.Id == picture) : null;
        return one is null
            ? throw new MissingException("picture")
            : await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string agency, MessageId id, CancellationToken cancellation)
    {
        await FetchAsync(agency, id, cancellation);
        await CountAsync(id, cancellation);
        return LocalRedirect($"{Here}?counted=true");
    }

    // Once for each browser session: the cookie that every form needs lives as long, and nothing else is set to recognise anybody.
    private async Task CountAsync(MessageId id, CancellationToken cancellation)
    {
        var cookie = Request.Cookies[forms.Value.Cookie.Name!] ?? "";
        var browser = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id.Value}:{cookie}")));
        var of = Agency.Id;
        if (
            await db.Agreements.AnyAsync(
                a => a.AgencyId == of && a.MessageId == id && a.Browser == browser,
                cancellation
            )
        )
            return;

        db.Agreements.Add(
            new Agreement
            {
                AgencyId = of,
                MessageId = id,
                Browser = browser,
            }
        );
        try
        {
            await db.SaveNewOrRefuseAsync<Agreement>(
                a => a.AgencyId == of && a.MessageId == id && a.Browser == browser,
                MessageRefusals.Raced,
                cancellation
            );
        }
        catch (RefusedException)
        {
            // Pressed twice at once: counted by the other one.
            return;
        }

        await db
            .Messages.Where(m => m.AgencyId == of && m.Id == id)
            .ExecuteUpdateAsync(m => m.SetProperty(one => one.Agreed, one => one.Agreed + 1), cancellation);
        await portal.HaveChangedAsync(cancellation);
    }

    private async Task FetchAsync(string agency, MessageId id, CancellationToken cancellation)
    {
        Today = clock.Now().Today;
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Opened = await desk.PublicAsync(Agency.Id, id, cancellation);
    }
}
