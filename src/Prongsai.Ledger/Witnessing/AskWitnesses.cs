using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Witnessing;

/// <summary>Asks every witness to sign the latest checkpoint of an agency's log.</summary>
internal sealed record AskWitnesses
{
    public static readonly Bilingual Words = new(
        "ขอลายมือชื่อพยานของสมุดทะเบียนสาธารณะ",
        "Ask the witnesses of the public log"
    );

    public static string KeyOf(AgencyId agency) => $"ledger-witnesses:{agency}";

    /// <summary>Of asking again later: a job that waits for its time would hold up those with the same key.</summary>
    public static string LaterKeyOf(AgencyId agency) => $"ledger-witnesses-later:{agency}";
}

/// <summary>
/// The client of tlog-witness: sends checkpoint and consistency proof, catches up where a witness says that it saw another size, and
/// keeps only signatures that verify. A witness that fails holds up nobody; the page says so, and it is asked again later.
/// </summary>
internal sealed class AskingWitnesses(
    ProngsaiDb db,
    LedgerSettings settings,
    IHttpClientFactory http,
    IPublicPages pages,
    TimeProvider clock
) : IJobWork<AskWitnesses>
{
    public const string Client = "ledger-witness";

    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    public async Task RunAsync(AskWitnesses job, JobRun run, CancellationToken cancellation)
    {
        var agency = run.Agency!.Value;
        var log = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.AgencyId == agency && l.EndedAt == null && l.SignedSize > 0)
            .OrderByDescending(l => l.Number)
            .FirstOrDefaultAsync(cancellation);
        if (log is null || !Checkpoint.TryParse(log.Checkpoint, out var note, out var checkpoint))
            return;

        var known = await db
            .LedgerSightings.Where(s => s.AgencyId == agency && s.Log == log.Number)
            .ToDictionaryAsync(s => s.Witness, cancellation);
        List<NoteSignature> fresh = [];
        var troubled = false;
        foreach (var witness in settings.Witnesses)
        {
            if (!NoteKey.TryParse(witness.Key, out var key) || note.SeenBy(key) is not null)
                continue;
            if (!known.TryGetValue(key.Name, out var sighting))
                db.LedgerSightings.Add(known[key.Name] = sighting = Sighting.Of(agency, log.Number, key.Name));

            try
            {
                var (signature, at) = await AskAsync(witness, key, log, note, sighting.Size, cancellation);
                sighting.Saw(checkpoint.Size, at);
                fresh.Add(signature);
            }
            catch (WitnessException failed)
            {
                sighting.Failed(failed.Message);
                troubled = true;
            }
        }

        if (troubled && clock.Now() is var now)
            db.Enqueue(agency, now, new AskWitnesses(), now.Utc + Later, AskWitnesses.LaterKeyOf(agency));
        await db.SaveChangesAsync(cancellation);
        if (fresh.Count > 0)
        {
            var more = new SignedNote(note.Text, [.. note.Signatures, .. fresh]).ToString();
            var (number, size, was) = (log.Number, log.SignedSize, log.Checkpoint);
            // Only beside the very signatures it was made for: a newer checkpoint is asked for by its own job.
            await db
                .Ledgers.Where(l =>
                    l.AgencyId == agency && l.Number == number && l.SignedSize == size && l.Checkpoint == was
                )
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.Checkpoint, more), cancellation);
        }

        await pages.HaveChangedAsync(cancellation);
    }

    private async Task<(NoteSignature Signature, DateTime At)> AskAsync(
        WitnessSetting witness,
        NoteKey key,
        Log log,
        SignedNote note,
        long seen,
        CancellationToken cancellation
    )
    {
        // The log's own lines only: a witness need not read what others said.
        var own = new SignedNote(note.Text, [.. note.Signatures.Where(s => s.Name == log.Origin)]);
        var (status, body) = await SendAsync(witness, log, own, Math.Min(seen, log.SignedSize), cancellation);
        if (
            status == HttpStatusCode.Conflict
            && long.TryParse(body.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var says)
        )
        {
            if (says > log.SignedSize)
                throw new WitnessException(
                    $"พยานเคยเห็น {says} รายการ มากกว่าที่สมุดนี้มี ({log.SignedSize}) / it says that it saw {says} entries, more than there are ({log.SignedSize})"
                );
            (status, body) = await SendAsync(witness, log, own, says, cancellation);
        }

        if (status != HttpStatusCode.OK)
            throw new WitnessException($"ตอบ {(int)status} ไม่ลงลายมือชื่อ / answered {(int)status} and did not sign");

        if (SignedNote.TryParse($"{note.Text}\n{body}", out var answered) && answered.SeenBy(key) is { } at)
            return (answered.Signatures.First(s => s.Name == key.Name && s.KeyId == key.Id), at.UtcDateTime);

        throw new WitnessException(
            "ลายมือชื่อที่ตอบมาไม่ใช่ของกุญแจนี้ หรือไม่ใช่ของ checkpoint นี้ / its answer is not a signature of this key on this checkpoint"
        );
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        WitnessSetting witness,
        Log log,
        SignedNote note,
        long old,
        CancellationToken cancellation
    )
    {
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {old}\n");
        foreach (var hash in await db.ConsistencyAsync(log, old, log.SignedSize, cancellation))
            body.Append(hash).Append('\n');
        body.Append('\n').Append(note);

        try
        {
            using var client = http.CreateClient(Client);
            client.MaxResponseContentBufferSize = LongestAnswer;
            using var content = new StringContent(body.ToString(), Encoding.UTF8, "text/plain");
            using var answer = await client.PostAsync(
                new Uri(witness.Address, "add-checkpoint"),
                content,
                cancellation
            );
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            throw new WitnessException("ติดต่อไม่ได้ / cannot be reached");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new WitnessException("ไม่ตอบในเวลาที่กำหนด / did not answer in time");
        }
    }

    private sealed class WitnessException(string why) : Exception(why);
}
