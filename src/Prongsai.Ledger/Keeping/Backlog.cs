using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Keeping;

/// <summary>
/// A log that does not keep up with what its agency does, though nobody stopped it: usually nothing can be written any more. It is found by
/// reading alone, for where there is no room neither a notice nor a line of the journal can be kept.
/// </summary>
/// <param name="Agency">Whose.</param>
/// <param name="Waiting">Acts that were not written into it.</param>
/// <param name="Unsigned">Entries that were not signed.</param>
internal sealed record Backlog(AgencyId Agency, int Waiting, long Unsigned)
{
    public Bilingual Finding =>
        new(
            $"สมุดยังตามไม่ทัน: รอจด {Waiting} รายการ รอลงลายมือชื่อ {Unsigned} รายการ",
            $"The log is behind: {Waiting} acts wait to be written and {Unsigned} to be signed."
        );

    public static readonly Bilingual WhatToDo = new(
        "มักเป็นเพราะดิสก์เต็มหรือฐานข้อมูลไม่มีที่เขียน ให้ผู้ดูแลระบบดูหน้าสถานะระบบและงานเบื้องหลัง แล้วเพิ่มพื้นที่ สิ่งที่เผยแพร่แล้วไม่หาย และสมุดจะจดต่อเองจากที่ค้างไว้",
        "Usually the disk is full, or the database has no room. The system administrator looks at the pages of status and background work and makes room. What was published is not lost, and the log goes on by itself where it stood."
    );
}

internal static class Backlogs
{
    // A busy queue is no fault yet.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Every log that is behind.</summary>
    public static async Task<IReadOnlyList<Backlog>> BehindAsync(
        this ProngsaiDb db,
        Now now,
        CancellationToken cancellation
    )
    {
        var before = now.Utc - Patience;
        var waiting = await db
            .LedgerOutbox.AsNoTracking()
            .Where(o => o.AgencyId != null)
            .Join(db.Set<JournalEntry>().AsNoTracking(), o => o.Line, e => e.Id, (o, e) => new { o.AgencyId, e.At })
            .GroupBy(o => o.AgencyId)
            .Select(g => new
            {
                Agency = g.Key!.Value,
                Count = g.Count(),
                Since = g.Min(o => o.At),
            })
            .ToListAsync(cancellation);
        var logs = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.EndedAt == null && l.StoppedAt == null && l.BegunAt < before)
            .Select(l => new { l.AgencyId, Unsigned = l.Size - l.SignedSize })
            .ToListAsync(cancellation);
        return
        [
            .. from log in logs
            let late = waiting.FirstOrDefault(w => w.Agency == log.AgencyId && w.Since < before)
            where late is not null || log.Unsigned > 0
            select new Backlog(log.AgencyId, late?.Count ?? 0, log.Unsigned),
        ];
    }
}
