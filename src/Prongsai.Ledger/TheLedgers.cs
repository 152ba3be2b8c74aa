using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Ledger.Keeping;

namespace Prongsai.Ledger;

/// <summary>Whether every public log is signed as it grows, and keeps up.</summary>
internal sealed class TheLedgers(ProngsaiDb db) : IStatus
{
    private static readonly Bilingual Name = new("สมุดทะเบียนสาธารณะ", "Public logs");

    public Bilingual What => Name;

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var logs = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.EndedAt == null)
            .GroupBy(l => l.StoppedAt != null)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var (signed, stopped) = (logs.GetValueOrDefault(false), logs.GetValueOrDefault(true));
        var finding = new Bilingual(
            $"ลงลายมือชื่ออยู่ {signed} หยุด {stopped}",
            $"{signed} signing, {stopped} stopped"
        );
        if (stopped > 0)
            return new StatusLine(
                Name,
                Standing.Bad,
                finding,
                new(
                    "ดูสาเหตุด้วย prongsai ledger recover หน่วยงาน แล้วทำตามที่แนะนำ ระหว่างนี้การเผยแพร่ยังทำได้ แต่ยังไม่มีหลักฐานใหม่",
                    "See why with prongsai ledger recover AGENCY and follow it. Publishing goes on meanwhile, but there are no new proofs."
                )
            );

        return await db.BehindAsync(now, cancellation) is { Count: > 0 } behind
            ? new StatusLine(Name, Standing.Watch, behind[0].Finding, Backlog.WhatToDo)
            : new StatusLine(Name, Standing.Good, finding);
    }
}
