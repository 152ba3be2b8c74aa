using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>How a message stands, for whoever has the number of its receipt: writes more, opens it again, says how satisfied.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class FollowFeedbackModel(
    ProngsaiDb db,
    IAgencies agencies,
    MessageDesk desk,
    KeptFiles files,
    FeedbackRetention retention,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    private const int MostMessagesADay = 20;

    public Agency Agency { get; private set; } = null!;
    public ReceiptCode Code { get; private set; }
    public OpenedMessage Opened { get; private set; } = null!;
    public Message Message => Opened.Message;
    public DateOnly Today { get; private set; }
    public bool IsSent { get; private set; }
    public string Typed { get; private set; } = "";
    public int KeptDays => retention.Days;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/{Agency.Slug}/feedback/follow/{Code}";
    public bool MayReopen => Message.WhyNotReopen("x", Today).Count == 0;

    /// <summary>What the office asked last; null where it waits for nothing.</summary>
    public MessageEvent? Question =>
        Message.State == MessageState.Asked ? Opened.Events.LastOrDefault(e => e.Kind == MessageEventKind.Asked) : null;

    public async Task OnGetAsync(string agency, string code, bool? sent, CancellationToken cancellation)
    {
        await FetchAsync(agency, code, cancellation);
        IsSent = sent == true;
    }

    public async Task<IActionResult> OnGetPictureAsync(
        string agency,
        string code,
        MessagePictureId picture,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, code, cancellation);
        var one = Opened.Pictures.FirstOrDefault(p => p.Id == picture) ?? throw new MissingException("picture");
        var answer = await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
        Response.Headers.CacheControl = "no-store";
        return answer;
    }

    /// <summary>An answer where one is owed, more words otherwise.</summary>
    public Task<IActionResult> OnPostAsync(string agency, string code, string? text, CancellationToken cancellation) =>
        DoAsync(
            agency,
            code,
            text,
            now =>
                [
                    .. Message.WhyNotWork(),
                    .. MessageRefusals.WhyNotText(text),
                    .. Opened.Events.Count(e => e.Kind == MessageEventKind.FromCitizen && e.At > now.Utc.AddDays(-1))
                    >= MostMessagesADay
                        ? [MessageRefusals.TooManyToday]
                        : Array.Empty<Refusal>(),
                ],
            (now, _) =>
            {
                Message.Continue();
                desk.Note(Message, MessageEventKind.FromCitizen, now, MessageDesk.Citizen, "FeedbackContinued", text);
                Tell(now, $"ผู้ส่งเรื่อง {Message.Handle} เขียนเพิ่ม", $"More about message {Message.Handle}");
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<IActionResult> OnPostReopenAsync(
        string agency,
        string code,
        string? text,
        CancellationToken cancellation
    ) =>
        DoAsync(
            agency,
            code,
            text,
            now => Message.WhyNotReopen(text, now.Today),
            async (now, token) =>
            {
                Message.Reopen(await desk.PromiseAsync(Agency.Id, token), calendar, now);
                desk.Note(Message, MessageEventKind.Reopened, now, MessageDesk.Citizen, "FeedbackReopened", text);
                Tell(now, $"ผู้ส่งขอเปิดเรื่อง {Message.Handle} ใหม่", $"Message {Message.Handle} was opened again");
            },
            cancellation
        );

    public Task<IActionResult> OnPostRateAsync(
        string agency,
        string code,
        int level,
        string? text,
        CancellationToken cancellation
    ) =>
        DoAsync(
            agency,
            code,
            text,
            _ => Message.WhyNotRate(level, text),
            (now, _) =>
            {
                Message.Rate(level, text);
                // Not which level: the journal names the message, and few messages are known to be whose.
                desk.Journal(Message, now, MessageDesk.Citizen, "FeedbackRated", new { state = Message.State });
                return Task.CompletedTask;
            },
            cancellation
        );

    private async Task<IActionResult> DoAsync(
        string agency,
        string code,
        string? typed,
        Func<Now, IReadOnlyList<Refusal>> whyNot,
        Func<Now, CancellationToken, Task> act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, code, cancellation);
        var now = clock.Now();
        WhyNot = whyNot(now);
        if (WhyNot.Count == 0)
        {
            await act(now, cancellation);
            if (await db.TrySaveAsync(cancellation))
                return LocalRedirect(Here);

            await FetchAsync(agency, code, cancellation);
            WhyNot = [MessageRefusals.Raced];
        }

        Typed = typed ?? "";
        return Page();
    }

    private void Tell(Now now, string th, string en) => desk.Tell(Message, now, new(th, en));

    private async Task FetchAsync(string agency, string code, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Today = clock.Now().Today;
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Code = ReceiptCode.Read(code) ?? throw new MissingException("message");
        Opened = await desk.ByCodeAsync(Agency.Id, Code, cancellation).OrMissAsync();
    }
}
