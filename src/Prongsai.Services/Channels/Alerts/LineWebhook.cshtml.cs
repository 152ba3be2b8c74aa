using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Channels.Alerts;

/// <summary>
/// What people write to the agency's Official Account comes here, signed by LINE. The key of a ticket makes a watch; everything else is not
/// read, not kept and not answered: the account may have answers of its own.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class LineWebhookModel(ProngsaiDb db, IAgencies agencies, AccountSecrets secrets, TimeProvider clock)
    : PageModel
{
    private const int MostBytes = 256 * 1024;
    private const int MostEvents = 100;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string agency, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var account = await db.LineAsync(whose.Id, cancellation);
        if (account?.ProtectedSecret is not { } secret)
            return NotFound();

        if (await BodyAsync(cancellation) is not { } body)
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!AccountSecrets.IsSignedByLine(secrets.Open(secret), body, Request.Headers["X-Line-Signature"]))
            return Unauthorized();

        foreach (var said in EventsIn(body).Take(MostEvents))
            await HearAsync(whose, said, cancellation);
        return new OkResult();
    }

    private async Task HearAsync(Agency whose, JsonObject said, CancellationToken cancellation)
    {
        if (
            said["type"]?.ToString() != "message"
            || said["message"]?["type"]?.ToString() != "text"
            || said["source"]?["userId"]?.ToString() is not { Length: > 0 and <= 100 } user
        )
            return;

        // Of "คิว 3k9x-…" what a key can be made of stays.
        var key = ReadableKey.Tidy(said["message"]?["text"]?.ToString());
        if (key.Length != Secret.Length)
            return;

        var (agency, now, hash) = (whose.Id, clock.Now(), Secret.HashOf(key));
        var ticket = await db
            .Tickets.AsNoTracking()
            .Include(t => t.Stops)
            .FirstOrDefaultAsync(t => t.AgencyId == agency && t.KeyHash == hash, cancellation);
        var words =
            ticket is null ? Words.NoTicket
            : ticket.Day != now.Today || ticket.IsOver ? Words.Over(ticket.Label)
            : await WatchAsync(agency, ticket, user, now, cancellation);
        if (said["replyToken"]?.ToString() is { Length: > 0 } token)
            db.Enqueue(agency, now, new AnswerOnLine(agency.Value, token, words));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Bilingual> WatchAsync(
        AgencyId agency,
        Ticket ticket,
        string user,
        Now now,
        CancellationToken cancellation
    )
    {
        var id = ticket.Id;
        var watches = await db
            .TicketWatches.AsNoTracking()
            .Where(w => w.AgencyId == agency && w.TicketId == id)
            .ToListAsync(cancellation);
        // LINE sends again what it thinks we did not hear.
        if (watches.Any(w => w.ProtectedLineUser is { } known && secrets.Open(known) == user))
            return Words.Watched(ticket.Label);
        if (watches.Count >= TicketWatch.MostOfATicket)
            return Words.TooMany(ticket.Label);

        db.TicketWatches.Add(TicketWatch.ByLine(agency, id, secrets.Seal(user), now));
        return Words.Watched(ticket.Label);
    }

    private async Task<byte[]?> BodyAsync(CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var piece = new byte[8192];
        while (await Request.Body.ReadAsync(piece, cancellation) is var read and > 0)
        {
            if (content.Length + read > MostBytes)
                return null;
            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }

    // Signed, so LINE's; but what LINE says next year may be of another form.
    private static IEnumerable<JsonObject> EventsIn(byte[] body)
    {
        try
        {
            return (JsonNode.Parse(body)?["events"] as JsonArray)?.OfType<JsonObject>() ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static class Words
    {
        public static readonly Bilingual NoTicket = new(
            "ไม่พบบัตรคิวนี้ โปรดคัดลอกรหัสจากหน้าบัตรคิวมาส่งอีกครั้ง",
            "There is no such ticket; copy the key from the page of your ticket."
        );

        public static Bilingual Over(string label) =>
            new($"บัตรคิว {label} ใช้เสร็จแล้ว หรือเป็นของวันอื่น", $"Ticket {label} is over, or of another day.");

        public static Bilingual Watched(string label) =>
            new(
                $"จะแจ้งท่านทาง LINE เมื่อเหลือ 3 คิว และ 1 คิวก่อนถึงบัตร {label} ระบบจะลบข้อมูลนี้เมื่อบัตรสิ้นสุด",
                $"You will be told here when three, then one, are before ticket {label}. This is forgotten when the ticket ends."
            );

        public static Bilingual TooMany(string label) =>
            new($"มีผู้ขอแจ้งเตือนบัตร {label} ครบจำนวนแล้ว", $"Enough people watch ticket {label} already.");
    }
}
