using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Reporting;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Following;

/// <summary>
/// A reporter follows a case with the receipt: status and messages, never the report again. The receipt travels in the form's body, never
/// in an address.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, LeavesNoTrace]
internal sealed class FollowModel(ProngsaiDb db, IAgencies agencies, Gate gate, TimeProvider clock) : PageModel
{
    private static readonly Refusal NoReceipt = new(
        "complaint-no-receipt",
        "เลขใบรับต้องเป็นตัวเลข 16 หลัก",
        "A receipt has 16 digits."
    );

    private static readonly Refusal Unknown = new(
        "complaint-unknown-receipt",
        "ไม่พบเรื่องของเลขใบรับนี้ที่หน่วยงานนี้ โปรดตรวจตัวเลข หรือเรื่องอาจถูกทำลายตามกำหนดแล้ว",
        "No case of this agency has this receipt. Check the digits; or the case was destroyed when its time was over."
    );

    public Agency Agency { get; private set; } = null!;
    public string Ticket { get; private set; } = "";
    public string Typed { get; private set; } = "";
    public string Text { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>The case; null as long as no receipt opened one.</summary>
    public ComplaintCase? Case { get; private set; }

    public IReadOnlyList<ReadPiece> Messages { get; private set; } = [];
    public bool IsSent { get; private set; }
    public string Here => $"/{Agency.Slug}/complaints/follow";
    public string WorkToDo => gate.ChallengeOf(Ticket);

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Ticket = gate.NewTicket();
    }

    /// <param name="text">A message to the handlers; empty to look only.</param>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        string? receipt,
        string? text,
        string? ticket,
        string? work,
        CancellationToken cancellation
    )
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        (Typed, Text, Ticket) = (receipt ?? "", ThaiText.Normalise(text ?? "").Trim(), ticket ?? "");
        if (Receipt.Read(receipt) is not { } read)
            return Again(NoReceipt, StatusCodes.Status200OK);
        if (Text.Length > ReportContent.LongestStory)
            return Again(CaseRefusals.NoText, StatusCodes.Status200OK);

        var whose = Agency.Id;
        var salt = await db
            .ComplaintChannels.Where(c => c.AgencyId == whose)
            .Select(c => c.ReceiptSalt)
            .FirstOrDefaultAsync(cancellation);
        if (salt is null)
            return Again(Unknown, StatusCodes.Status200OK);

        var (answer, keys) = await gate.PassAsync(
            ticket,
            work,
            HttpContext.Connection.RemoteIpAddress,
            () => Task.FromResult(read.Derive(salt)),
            cancellation
        );
        if (ReportRefusals.Of(answer, gate.SecondsLeft(Ticket)) is { } whyNot)
            return Again(whyNot, StatusCodes.Status429TooManyRequests, renew: answer == GateAnswer.Stale);

        // What was tried is spent; the next try needs its own.
        Ticket = gate.NewTicket();
        return await OpenAsync(keys!, cancellation) ? Page() : Again(Unknown, StatusCodes.Status200OK);
    }

    private async Task<bool> OpenAsync(ReceiptKeys keys, CancellationToken cancellation)
    {
        var (whose, lookup) = (Agency.Id, keys.Lookup);
        var one = await db.ComplaintCases.FirstOrDefaultAsync(
            c => c.AgencyId == whose && c.Lookup == lookup,
            cancellation
        );
        if (one is null)
            return false;

        var conversation = SealedBox.Open(
            keys.Key,
            one.ForReporter,
            Belongs.Conversation(one.AgencyId, one.Id, ofReporter: true)
        );
        Case = one;
        if (conversation is null)
            WhyNot = [CaseRefusals.Changed];
        else if (Text.Length > 0)
        {
            await Conversation.AddAsync(
                db,
                one,
                PieceKind.Message,
                conversation,
                Text,
                clock.Now().Today,
                fromReporter: true,
                cancellation
            );
            one.HearOfReporter();
            IsSent = await db.TrySaveAsync(cancellation);
            if (IsSent)
                Text = "";
            else
                WhyNot = [CaseRefusals.Raced];
        }

        Messages = await Conversation.ReadAsync(db, one, PieceKind.Message, conversation ?? [], cancellation);
        return true;
    }

    private PageResult Again(Refusal whyNot, int status, bool renew = false)
    {
        WhyNot = [whyNot];
        Response.StatusCode = status;
        if (renew || gate.ChallengeOf(Ticket).Length == 0)
            Ticket = gate.NewTicket();
        return Page();
    }
}
