using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// Signs what a log has become, or stops it. The order is the whole point: the tree is committed, then what will be signed is written
/// beside the key, then it is signed, then the checkpoint is shown. Killed in between, the next run signs the very same.
/// </summary>
internal sealed class Signer(ProngsaiDb db, LedgerSettings settings, INotices notices, Steps steps, TimeProvider clock)
{
    public const string NoticeKind = "ledger";

    /// <summary>True when the public log looks different afterwards.</summary>
    public async Task<bool> SignAsync(Agency agency, Log log, CancellationToken cancellation)
    {
        if (log.StoppedAt is not null)
            return false;

        var head = new SignedHead(settings.KeyFolder, Log.NameOf(agency.Slug, log.Number));
        using var alone = await head.LockAsync(cancellation);
        IReadOnlyList<SecretKey> keys = [];
        try
        {
            keys = head.Open(log.Origin, everSigned: log.Checkpoint.Length > 0);
            var vkeys = keys.Select(k => k.Public.ToString()).ToList();
            await ContinuesAsync(log, head.Last()!, cancellation);
            // Nothing new, and the same keys: what is shown is right.
            if (log.SignedSize == log.Size && log.Checkpoint.Length > 0 && log.KeyLines.SequenceEqual(vkeys))
                return false;

            var checkpoint = new Checkpoint(log.Origin, log.Size, log.RootHash);
            steps.Reached(Step.BeforeHead);
            head.Remember(checkpoint);
            steps.Reached(Step.AfterHead);
            var note = new SignedNote(checkpoint.Text, [.. keys.Select(k => k.Sign(checkpoint.Text))]);
            steps.Reached(Step.AfterSigning);
            log.Sign(note.ToString(), log.Size, vkeys);
        }
        catch (RefusedException refused)
        {
            Stop(log, refused.Reasons[0]);
        }
        finally
        {
            foreach (var key in keys)
                key.Dispose();
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Whether the tree of the database is the one that was signed, or grew from it.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    private async Task ContinuesAsync(Log log, Checkpoint signed, CancellationToken cancellation)
    {
        if (signed.Origin != log.Origin)
            throw new RefusedException([LedgerRefusals.AnotherLog(signed.Origin, log.Origin)]);
        if (log.Size < signed.Size)
            throw new RefusedException([LedgerRefusals.Shorter(log.Size, signed.Size)]);
        if (await db.RootAtAsync(log, signed.Size, cancellation) != signed.Root)
            throw new RefusedException([LedgerRefusals.AnotherTree(signed.Size)]);
        // What is about to be signed is computed from the tiles, never believed from the row.
        if (await db.RootAtAsync(log, log.Size, cancellation) != log.RootHash)
            throw new RefusedException([LedgerRefusals.AnotherTree(log.Size)]);
    }

    private void Stop(Log log, Refusal because)
    {
        var now = clock.Now();
        log.Stop(because.ToString(), now);
        db.Journal(log.AgencyId, now, Actor.System, "LedgerStopped", $"ledger:{log.Number}", new { because.Code });
        notices.Tell(
            now,
            new Notice(
                log.AgencyId,
                Recipients.Holders(Duty.AgencyAdministrator, Duty.SystemAdministrator),
                NoticeKind,
                new(
                    "สมุดทะเบียนสาธารณะหยุดลงลายมือชื่อ ต้องมีผู้ดูแลตัดสินใจ",
                    "The public log has stopped signing; an administrator must decide."
                ),
                "/staff/ledger"
            )
        );
    }
}

/// <summary>Every reason for which a log is not signed.</summary>
internal static class LedgerRefusals
{
    public static Refusal Shorter(long size, long signed) =>
        new(
            "ledger-shorter",
            $"สมุดทะเบียนในฐานข้อมูลมี {size} รายการ แต่เคยลงลายมือชื่อไว้ถึง {signed} รายการ ฐานข้อมูลน่าจะกู้คืนมาจากสำเนาเก่า ให้กู้คืนสำเนาที่ใหม่กว่า หรือเริ่มสมุดเล่มต่อด้วย prongsai ledger recover",
            $"The log in the database has {size} entries, but {signed} were signed. The database was probably restored from an old backup: restore a newer one, or begin a successor with prongsai ledger recover."
        );

    public static Refusal AnotherTree(long size) =>
        new(
            "ledger-another-tree",
            $"{size} รายการแรกในฐานข้อมูลไม่ใช่รายการที่เคยลงลายมือชื่อไว้ ข้อมูลถูกแก้ไข หรือเติมรายการใหม่ลงในฐานข้อมูลที่กู้คืนมาจากสำเนาเก่า",
            $"The first {size} entries in the database are not those that were signed: they were altered, or new ones were written into a database restored from an old backup."
        );

    public static Refusal AnotherLog(string signed, string here) =>
        new(
            "ledger-another-log",
            $"แฟ้มที่จำลายมือชื่อล่าสุดเป็นของ {signed} ไม่ใช่ของ {here}",
            $"The file that remembers the last signature is that of {signed}, not of {here}."
        );
}
