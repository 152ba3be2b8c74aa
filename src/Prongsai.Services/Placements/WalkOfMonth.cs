using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Placements;

/// <summary>A sign and how it was found last in a month; null where nobody stood before it.</summary>
internal sealed record WalkedSign(Sign Sign, Sighting? Seen);

/// <summary>The walk-round of one month: every sign that hung in it.</summary>
internal sealed record WalkOfMonth(DateOnly Month, IReadOnlyList<WalkedSign> Signs)
{
    /// <summary>Of the journal: the walk-round of a month.</summary>
    public const string Kind = "sign-walk";

    public int Seen => Signs.Count(s => s.Seen is not null);

    public bool IsDone => Seen == Signs.Count;

    public int In(SignState state) => Signs.Count(s => s.Seen?.State == state);

    public string Record => $"{Kind}:{IsoMonth}";

    public string IsoMonth => IsoDay.MonthOf(Month);

    /// <param name="month">Its first day.</param>
    public static async Task<WalkOfMonth> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        DateOnly month,
        CancellationToken cancellation
    )
    {
        var last = month.AddMonths(1).AddDays(-1);
        var signs = await db
            .Signs.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.HungOn <= last && (s.TakenDownOn == null || s.TakenDownOn > month))
            .OrderBy(s => s.Place)
            .ThenBy(s => s.What)
            .ToListAsync(cancellation);
        var seen = (
            await db
                .Sightings.AsNoTracking()
                .Where(s => s.AgencyId == agency && s.On >= month && s.On <= last)
                .ToListAsync(cancellation)
        )
            .GroupBy(s => s.SignId)
            .ToDictionary(g => g.Key, g => g.OrderBy(s => s.On).ThenBy(s => s.At).Last());

        // One that hung anew this month hung somewhere before: its day is of the last time.
        var hungAnew = seen.Keys.Except(signs.Select(s => s.Id)).ToList();
        if (hungAnew.Count > 0)
            signs.AddRange(
                await db
                    .Signs.AsNoTracking()
                    .Where(s => s.AgencyId == agency && hungAnew.Contains(s.Id))
                    .ToListAsync(cancellation)
            );
        return new(month, [.. signs.Select(s => new WalkedSign(s, seen.GetValueOrDefault(s.Id)))]);
    }

    public WrittenSheet Sheet() =>
        new(
            $"signs {IsoMonth}",
            [
                [
                    "จุดติดตั้ง",
                    "ป้าย",
                    "ผู้ดูแล",
                    "ติดตั้งเมื่อ",
                    "ฉบับของคู่มือ",
                    "ตรวจเมื่อ",
                    "สภาพ",
                    "หมายเหตุ",
                    "ผู้ตรวจ",
                    "SHA-256 ของภาพ",
                ],
                .. Signs.Select(s =>
                    (IReadOnlyList<object?>)
                        [
                            s.Sign.Place,
                            s.Sign.What,
                            s.Sign.Keeper,
                            ThaiDate.Abbreviated(s.Sign.HungOn),
                            s.Sign.ShowsVersion,
                            s.Seen is { } seen ? ThaiDate.Abbreviated(seen.On) : "",
                            s.Seen?.State.Words().Th ?? "ยังไม่ได้ตรวจ",
                            s.Seen?.Note ?? "",
                            s.Seen?.ByName ?? "",
                            s.Seen?.Photo?.Hex ?? "",
                        ]
                ),
            ]
        );
}
