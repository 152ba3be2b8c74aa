using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>A citizen writes to the office. Nobody needs an account or a name.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy), TakesFiles]
internal sealed class SendFeedbackModel(
    ProngsaiDb db,
    IAgencies agencies,
    MessageDesk desk,
    FeedbackRetention retention,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public ReplyPromise Promise { get; private set; } = null!;
    public Written Written { get; private set; } = Written.Nothing;
    public IReadOnlyList<(string Field, Refusal Why)> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> Other { get; private set; } = [];
    public int KeptDays => retention.Days;

    public Task OnGetAsync(string agency, CancellationToken cancellation) => FetchAsync(agency, cancellation);

    /// <param name="website">Hidden from people: only programs fill it in.</param>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        MessageKind kind,
        string? words,
        string? place,
        SectionId? section,
        string? name,
        string? email,
        string? phone,
        bool show,
        List<IFormFile>? pictures,
        string? website,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, cancellation);
        // A program is thanked like a person, and learns nothing.
        if (!string.IsNullOrEmpty(website))
            return LocalRedirect($"/{Agency.Slug}/feedback");

        Written = new Written(
            Enum.IsDefined(kind) ? kind : MessageKind.Suggestion,
            words ?? "",
            place ?? "",
            section,
            name ?? "",
            email ?? "",
            phone ?? "",
            show
        ).Tidied();
        WhyNot = Written.WhyNotSend(Sections);
        List<Refusal> other = [];
        if (await desk.WhyNotSendAsync(Agency.Id, cancellation) is { } tooMany)
            other.Add(tooMany);
        if (WhyNot.Count == 0 && other.Count == 0)
        {
            var code = ReceiptCode.New();
            var message = await desk.TakeInAsync(Agency.Id, code, Written, cancellation);
            await desk.TakePicturesAsync(message, pictures ?? [], other, cancellation);
            if (other.Count == 0)
            {
                desk.SendLink(message, Agency, code, clock.Now());
                await db.SaveChangesAsync(cancellation);
                return LocalRedirect($"/{Agency.Slug}/feedback/follow/{code}?sent=true");
            }
        }

        Other = other;
        return Page();
    }

    private async Task FetchAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Sections = [.. (await agencies.SectionsAsync(Agency.Id, cancellation)).Where(s => !s.IsClosed)];
        Promise = await desk.PromiseAsync(Agency.Id, cancellation);
    }
}
