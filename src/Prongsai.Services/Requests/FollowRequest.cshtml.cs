using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>How a request stands, for whoever has the number of its receipt; answers what the office asks.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy), TakesFiles]
internal sealed class FollowRequestModel(
    ProngsaiDb db,
    IAgencies agencies,
    RequestDesk desk,
    RequestRetention retention,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    private const int MostMessagesADay = 20;

    public Agency Agency { get; private set; } = null!;
    public ReceiptCode Code { get; private set; }
    public OpenedRequest Opened { get; private set; } = null!;
    public ServiceRequest Asked => Opened.Request;
    public Reckoning? Clock { get; private set; }
    public DateOnly Today { get; private set; }
    public bool IsSent { get; private set; }
    public string Written { get; private set; } = "";
    public int KeptDays => retention.Days;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/{Agency.Slug}/requests/{Code}";

    /// <summary>What the office asked last; null where it waits for nothing.</summary>
    public RequestEvent? Question =>
        Asked.State == RequestState.Waiting ? Opened.Events.LastOrDefault(e => e.Kind == RequestEventKind.Asked) : null;

    public async Task<IActionResult> OnGetAsync(string agency, string code, bool? sent, CancellationToken cancellation)
    {
        await FetchAsync(agency, code, cancellation);
        if (Asked.State == RequestState.Draft)
            return LocalRedirect($"{Here}/continue");

        IsSent = sent == true;
        return Page();
    }

    /// <summary>An answer where one is owed, a message otherwise.</summary>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        string code,
        string? text,
        List<IFormFile>? files,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, code, cancellation);
        var now = clock.Now();
        Written = text ?? "";
        List<Refusal> reasons = [.. Asked.WhyNotWork()];
        var isAnswer = Asked.State == RequestState.Waiting;
        var uploads = files ?? [];
        // A picture may be the whole answer.
        if (
            string.IsNullOrWhiteSpace(text)
                ? uploads.All(f => f.Length == 0)
                : text.Length > ServiceRequest.LongestAnswer
        )
            reasons.AddRange(RequestRefusals.WhyNotText(text));
        var since = now.Utc.AddDays(-1);
        if (
            Opened.Events.Count(e =>
                e.Kind is RequestEventKind.FromCitizen or RequestEventKind.Answered && e.At > since
            ) >= MostMessagesADay
        )
            reasons.Add(RequestRefusals.TooManyToday);
        if (reasons.Count == 0)
            await desk.TakeFilesAsync(
                Asked,
                [.. uploads.Select(f => (f, (RequestField?)null))],
                Opened.Files,
                RequestDesk.Citizen,
                isResult: false,
                reasons,
                cancellation
            );
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        if (isAnswer)
            Asked.Answered(Opened.Promise, calendar, now);
        desk.Note(
            Asked,
            isAnswer ? RequestEventKind.Answered : RequestEventKind.FromCitizen,
            now,
            RequestDesk.Citizen,
            isAnswer ? "RequestAnswered" : "RequestMessage",
            text
        );
        desk.Tell(
            Asked,
            now,
            isAnswer
                ? new(
                    $"ผู้ยื่นคำขอ {Asked.Handle} ส่งข้อมูลเพิ่มแล้ว",
                    $"The answer to request {Asked.Handle} has come"
                )
                : new($"ข้อความจากผู้ยื่นคำขอ {Asked.Handle}", $"A message about request {Asked.Handle}")
        );
        await db.SaveOrRefuseAsync(RequestRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostCancelAsync(string agency, string code, CancellationToken cancellation)
    {
        await FetchAsync(agency, code, cancellation);
        WhyNot = Asked.WhyNotWork();
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Asked.Close(RequestState.Cancelled, null, Opened.Promise, calendar, now);
        desk.Note(Asked, RequestEventKind.Cancelled, now, RequestDesk.Citizen, "RequestCancelled", null);
        desk.Tell(Asked, now, new($"ผู้ยื่นยกเลิกคำขอ {Asked.Handle}", $"Request {Asked.Handle} was taken back"));
        await db.SaveOrRefuseAsync(RequestRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(string agency, string code, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Today = clock.Now().Today;
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Code = ReceiptCode.Read(code) ?? throw new MissingException("request");
        Opened = await desk.ByCodeAsync(Agency.Id, Code, cancellation).OrMissAsync();
        if (Asked.FiledOn is not null)
            Clock = Asked.Reckoned(Opened.Promise, calendar, Today);
    }
}
