using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>
/// Can a published indicator be made of items that get all or nothing? Tried by brute force; where it cannot, the figure stays as
/// imported and the reader is told (96.50 of FY2566 is one).
/// </summary>
internal static class WholeItems
{
    private const int MostGroups = 8;
    private const int MostInAGroup = 12;
    private const int MostInAFlatList = 100;

    /// <summary>Whether a score can come from groups of these sizes, each the mean of its items, the whole the mean of the groups.</summary>
    public static bool CanMake(Score score, IReadOnlyList<int> sizes)
    {
        HashSet<Exact> sums = [Exact.Zero];
        foreach (var size in sizes)
        {
            sums =
            [
                .. from sum in sums
                from complete in Enumerable.Range(0, size + 1)
                select sum + Exact.Of(complete * 100L, size),
            ];
        }

        return sums.Any(sum => Score.Of(sum / Exact.Of(sizes.Count)) == score);
    }

    /// <summary>
    /// Whether a score can come from some grouping: a flat list of up to 100 items, or up to 8 groups of up to 12. Null when so
    /// much is missing that more combinations would have to be tried than are worth it; nothing is claimed then.
    /// </summary>
    public static bool? CanMakeSomehow(Score score)
    {
        var lost = 100_00 - score.Hundredths;
        if (lost == 0)
            return true;
        for (var items = 1; items <= MostInAFlatList; items++)
        {
            for (var missed = 1; missed <= items; missed++)
            {
                if (Score.Of(Exact.Of(100L * (items - missed), items)) == score)
                    return true;
            }
        }

        // The least that one missed item can cost decides how many can have been missed.
        const int most = 3;
        if (Exact.Of(lost, 100) >= Exact.Of(100 * (most + 1), MostGroups * MostInAGroup))
            return null;

        for (var groups = 1; groups <= MostGroups; groups++)
        {
            if (Losses(groups, most).Any(loss => Score.Of(Exact.Of(100) - loss) == score))
                return true;
        }

        return false;
    }

    /// <summary>What is said of an official figure that no combination gives; null where one does or it was not tried.</summary>
    /// <param name="sizes">The sizes of the sub-indicators; null where they are not known.</param>
    public static Bilingual? WhyNot(Score official, IReadOnlyList<int>? sizes)
    {
        if (sizes is { Count: > 0 })
        {
            var grouping = string.Join("+", sizes.Select(s => s.ToString(CultureInfo.InvariantCulture)));
            return CanMake(official, sizes)
                ? null
                : new(
                    $"คะแนนที่ประกาศ {official} คำนวณย้อนกลับไม่ได้: ไม่มีชุดใดของข้อที่ได้ 0 หรือ 100 (จัดกลุ่ม {grouping} ข้อ) ที่ให้ค่านี้ จึงแสดงตามที่นำเข้า",
                    $"The published {official} cannot be explained: no combination of items scored 0 or 100 (groups of {grouping}) gives it. It is shown as imported."
                );
        }

        return CanMakeSomehow(official) == false
            ? new(
                $"คะแนนที่ประกาศ {official} คำนวณย้อนกลับไม่ได้: ลองข้อที่ได้ 0 หรือ 100 ทุกชุดแล้ว (ไม่แบ่งกลุ่มไม่เกิน {MostInAFlatList} ข้อ หรือไม่เกิน {MostGroups} กลุ่ม กลุ่มละไม่เกิน {MostInAGroup} ข้อ) ไม่มีชุดใดให้ค่านี้ จึงแสดงตามที่นำเข้า",
                $"The published {official} cannot be explained: every combination of items scored 0 or 100 was tried (one list of up to {MostInAFlatList}, or up to {MostGroups} groups of up to {MostInAGroup}) and none gives it. It is shown as imported."
            )
            : null;
    }

    // Up to three missed items: all in one group, in two, or in three.
    private static IEnumerable<Exact> Losses(int groups, int most)
    {
        var one = Enumerable.Range(1, MostInAGroup);
        var shares = (
            from size in one
            from missed in Enumerable.Range(1, Math.Min(most, size))
            select (size, missed)
        ).ToList();

        foreach (var (size, missed) in shares)
        {
            var first = Exact.Of(missed, size);
            yield return Of(first);
            if (groups < 2)
                continue;
            foreach (var (size2, missed2) in shares.Where(s => s.missed + missed <= most))
            {
                var second = first + Exact.Of(missed2, size2);
                yield return Of(second);
                if (groups < 3 || missed + missed2 != 2)
                    continue;
                foreach (var size3 in one)
                    yield return Of(second + Exact.Of(1, size3));
            }
        }

        Exact Of(Exact shareLost) => shareLost * Exact.Of(100, groups);
    }
}
