using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>One request on an officer's desk: takes it, asks for more, writes, records a payment, finishes or refuses it.</summary>
[Reads(Duty.ServiceOfficer, Duty.ServiceManager), Writes(Duty.ServiceOfficer, Duty.ServiceManager)]
[Act("ดำเนินการคำขอของประชาชน", "Work on a citizen’s request")]
internal sealed class WorkOnRequestModel(
    ProngsaiDb db,
    IAgencies agencies,
    RequestDesk desk,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public OpenedRequest Opened { get; private set; } = null!;
    public ServiceRequest Asked => Opened.Request;
    public Reckoning Clock { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public string Written { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(RequestId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public Task<IActionResult> OnPostTakeAsync(RequestId id, CancellationToken cancellation) =>
        DoAsync(
            id,
            null,
            () => Asked.WhyNotWork(),
            (now, by) =>
            {
                Asked.Take(by, now);
                desk.Note(Asked, RequestEventKind.Taken, now, by, "RequestTaken", null);
            },
            cancellation
        );

    /// <summary>Asks for more; the clock stands until the answer.</summary>
    public Task<IActionResult> OnPostAskAsync(RequestId id, string? text, CancellationToken cancellation) =>
        DoAsync(
            id,
            text,
            () => Asked.WhyNotAsk(text),
            (now, by) =>
            {
                Asked.Ask(Opened.Promise, calendar, now);
                desk.Note(Asked, RequestEventKind.Asked, now, by, "RequestAsked", text);
                Write(now);
            },
            cancellation
        );

    public Task<IActionResult> OnPostMessageAsync(RequestId id, string? text, CancellationToken cancellation) =>
        DoAsync(
            id,
            text,
            () => [.. Asked.WhyNotWork(), .. RequestRefusals.WhyNotText(text)],
            (now, by) =>
            {
                desk.Note(Asked, RequestEventKind.FromOffice, now, by, "RequestMessage", text);
                Write(now);
            },
            cancellation
        );

    /// <summary>Records what was paid at the cashier or the bank; nothing is paid here.</summary>
    public Task<IActionResult> OnPostPaidAsync(
        RequestId id,
        string? amount,
        string? receipt,
        string? on,
        CancellationToken cancellation
    )
    {
        var paid = Money.TryParse(amount, out var money) ? money : default;
        var day = ThaiDate.Read(on).Day;

        return DoAsync(
            id,
            null,
            () =>
                [
                    .. Asked.WhyNotWork(),
                    .. paid.Satang > 0 ? Array.Empty<Refusal>() : [RequestRefusals.PaidAmount],
                    .. receipt?.Trim().Length is > 0 and <= 100
                        ? Array.Empty<Refusal>()
                        : [RequestRefusals.PaidReceipt],
                    .. day is { } of && of <= Today && of > Today.AddYears(-10)
                        ? Array.Empty<Refusal>()
                        : [RequestRefusals.PaidOn],
                ],
            (now, by) =>
            {
                Asked.Pay(paid, ThaiText.NormaliseLine(receipt!), day!.Value, now);
                desk.Note(Asked, RequestEventKind.Paid, now, by, "RequestPaid", null, new { satang = paid.Satang });
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostFinishAsync(
        RequestId id,
        string? text,
        List<IFormFile>? files,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Written = text ?? "";
        List<Refusal> reasons = [.. Asked.WhyNotClose(text)];
        if (reasons.Count == 0)
            await desk.TakeFilesAsync(
                Asked,
                [.. (files ?? []).Select(f => (f, (RequestField?)null))],
                Opened.Files,
                User.Actor(),
                isResult: true,
                reasons,
                cancellation
            );
        WhyNot = reasons;
        return WhyNot.Count > 0
            ? Page()
            : await CloseAsync(
                RequestState.Finished,
                RequestEventKind.Finished,
                "RequestFinished",
                text!,
                cancellation
            );
    }

    public async Task<IActionResult> OnPostRefuseAsync(RequestId id, string? text, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Written = text ?? "";
        WhyNot = Asked.WhyNotClose(text);
        return WhyNot.Count > 0
            ? Page()
            : await CloseAsync(RequestState.Refused, RequestEventKind.Refused, "RequestRefused", text!, cancellation);
    }

    private async Task<IActionResult> CloseAsync(
        RequestState state,
        RequestEventKind kind,
        string what,
        string text,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        Asked.Close(state, ThaiText.NormaliseLines(text), Opened.Promise, calendar, now);
        desk.Note(
            Asked,
            kind,
            now,
            by,
            what,
            null,
            new
            {
                dueOn = Asked.DueOn,
                usedDays = Asked.UsedDays,
                inTime = !Asked.IsLate(Today),
            }
        );
        Write(now);
        await db.SaveOrRefuseAsync(RequestRefusals.Raced, cancellation);
        return LocalRedirect(Asked.Page);
    }

    private async Task<IActionResult> DoAsync(
        RequestId id,
        string? written,
        Func<IReadOnlyList<Refusal>> whyNot,
        Action<Now, Actor> act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Written = written ?? "";
        WhyNot = whyNot();
        if (WhyNot.Count > 0)
            return Page();

        act(clock.Now(), User.Actor());
        await db.SaveOrRefuseAsync(RequestRefusals.Raced, cancellation);
        return LocalRedirect(Asked.Page);
    }

    private void Write(Now now) => desk.Write(Asked, Opened.Manual.Name.Bilingual, $"/{Agency.Slug}/requests", now);

    private async Task FetchAsync(RequestId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Opened = await desk.ByIdAsync(agency, id, cancellation);
        Clock = Asked.Reckoned(Opened.Promise, calendar, Today);
    }
}
