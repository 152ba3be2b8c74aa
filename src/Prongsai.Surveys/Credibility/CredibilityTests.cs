using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Results;

namespace Prongsai.Surveys.Credibility;

/// <summary>
/// The tests, each a pure function of counts. What each supposes where nothing is wrong stands beside what it found, because a test whose
/// supposition nobody knows persuades where it should inform.
/// </summary>
internal static class CredibilityTests
{
    /// <summary>In one hour from one network by one kind of device; fewer are never a burst.</summary>
    public const int LeastBurst = 10;

    /// <summary>How sure a test must be, over all the comparisons it makes.</summary>
    public const double Level = 0.01;

    /// <summary>Free words shorter than this are the same by chance ("ดีมาก").</summary>
    public const int LeastSameText = 20;

    /// <summary>The last days of a round that are compared with the days before.</summary>
    public const int LastDays = 3;

    public const int LeastItemsOfALine = 5;

    /// <summary>Nobody reads and answers a question faster.</summary>
    public const double FastestSeconds = 1.0;

    /// <summary>
    /// Hours in which one network and kind of device sent far more than such hours do. Supposed: counts of an hour follow Poisson's law
    /// with the mean of all other hours (at least one); the chance of so many is corrected for the number of hours. Kiosks and paper
    /// come from one place by their nature and are left out.
    /// </summary>
    public static Tested Bursts(IReadOnlyList<IntakeMark> marks)
    {
        var hours = marks
            .Where(m => (DeviceClass)m.Device is not (DeviceClass.Kiosk or DeviceClass.Paper))
            .GroupBy(m => (m.Day, m.Hour, m.Network, m.Device))
            .Select(g => g.Sum(m => m.Count))
            .ToList();
        var total = hours.Sum();
        var bursts = hours
            .Where(count =>
                count >= LeastBurst
                && Poisson.AtLeast(
                    count,
                    Math.Max(1, hours.Count > 1 ? (total - count) / (double)(hours.Count - 1) : 1)
                ) * hours.Count
                    < Level
            )
            .ToList();
        var mean = hours.Count == 0 ? 0 : (double)total / hours.Count;
        return new(
            "bursts",
            new(
                "คำตอบจำนวนมากจากเครือข่ายและชนิดอุปกรณ์เดียวกันในหนึ่งชั่วโมง",
                "Bursts from one network and kind of device within an hour"
            ),
            new(
                $"สมมุติว่าจำนวนต่อชั่วโมงเป็นแบบปัวซงด้วยค่าเฉลี่ยของชั่วโมงอื่น เตือนเมื่อมีตั้งแต่ {LeastBurst} คำตอบและโอกาสรวมต่ำกว่า 1% (ไม่นับแท็บเล็ตประจำจุดและกระดาษ) ผู้มาติดต่อเป็นหมู่คณะก็ทำให้เตือนได้",
                $"Supposes Poisson counts with the mean of the other hours; speaks up from {LeastBurst} answers with a chance below 1% over all hours (kiosks and paper left out). A coach party does it too."
            ),
            new(
                F(
                    $"{hours.Count} ช่วงชั่วโมง-เครือข่าย เฉลี่ย {mean:0.0} คำตอบ พบผิดปกติ {bursts.Count} ช่วง รวม {bursts.Sum()} คำตอบ มากที่สุด {hours.DefaultIfEmpty(0).Max()}"
                ),
                F(
                    $"{hours.Count} hours of a network, {mean:0.0} answers each on average; {bursts.Count} unusual with {bursts.Sum()} answers; the most {hours.DefaultIfEmpty(0).Max()}."
                )
            ),
            bursts.Count > 0
        );
    }

    /// <summary>
    /// The same level all the way down. Where the form asks both ways round, that contradicts itself; supposed is that each question is
    /// answered by itself as all together answered it. Where it does not, satisfied people honestly do so, and only a half is notable.
    /// </summary>
    public static Tested StraightLines(IReadOnlyList<ScoredItem> items, AnswerSheet sheet)
    {
        var parts = items.SelectMany(i => i.Parts).ToList();
        var bothWays = parts.Select(p => Rises(p.Values)).Where(rises => rises is not null).Distinct().Count() > 1;
        var levels = parts.Select(p => p.Values.Count).DefaultIfEmpty(0).Max();
        var chosen = new int[parts.Count, Math.Max(1, levels)];
        int lines = 0,
            eligible = 0;
        for (var answer = 0; answer < sheet.Count; answer++)
        {
            var row = sheet.Row(answer);
            int answered = 0,
                first = -1;
            var same = true;
            for (var p = 0; p < parts.Count; p++)
            {
                var level = row[parts[p].Column];
                if (level < 0 || level >= levels)
                    continue;

                chosen[p, level]++;
                first = answered++ == 0 ? level : first;
                same &= level == first;
            }

            if (answered < LeastItemsOfALine)
                continue;

            eligible++;
            lines += same ? 1 : 0;
        }

        var expected = bothWays ? SameByChance(chosen, parts.Count, levels) : 0;
        var notable =
            eligible > 0
            && (
                bothWays
                    ? Binomial.AtLeast(lines, eligible, expected) < Level && lines >= LeastItemsOfALine
                    : lines * 2 >= eligible && lines >= 20
            );
        var share = eligible == 0 ? 0 : 100.0 * lines / eligible;
        return new(
            "straight-lines",
            new("ตอบระดับเดียวกันทุกข้อ", "The same level for every question"),
            bothWays
                ? new(
                    "แบบสอบถามนี้ถามทั้งทางบวกและทางลบ การตอบระดับเดียวกันทุกข้อจึงขัดกันเอง สมมุติว่าแต่ละข้อตอบเป็นอิสระตามสัดส่วนของทั้งหมด เตือนเมื่อโอกาสต่ำกว่า 1%",
                    "The form asks both ways round, so the same level throughout contradicts itself. Supposes independent answers in the proportions of all; speaks up below a chance of 1%."
                )
                : new(
                    "แบบสอบถามนี้ถามทางเดียว ผู้พอใจจริงก็ตอบเช่นนี้ได้ จึงเตือนเมื่อเกินครึ่งเท่านั้น",
                    "The form asks one way only, and satisfied people honestly answer so; only half or more is notable."
                ),
            new(
                F($"{lines} จาก {eligible} คำตอบที่ตอบตั้งแต่ {LeastItemsOfALine} ข้อ ({share:0.0}%)")
                    + (bothWays ? F($" คาดตามโอกาส {expected * 100:0.00}%") : ""),
                F($"{lines} of {eligible} with at least {LeastItemsOfALine} answers ({share:0.0}%)")
                    + (bothWays ? F($"; {expected * 100:0.00}% by chance.") : ".")
            ),
            notable
        );
    }

    /// <summary>
    /// Done in less time than a second for each thing asked. Times are known in steps of five seconds, rounded up in the visitor's favour;
    /// nothing statistical is supposed, only that nobody reads so fast.
    /// </summary>
    public static Tested Speed(AnswerSheet sheet, int fewest)
    {
        int timed = 0,
            fast = 0;
        for (var answer = 0; answer < sheet.Count; answer++)
        {
            if (sheet.Pace(answer) == 0)
                continue;

            timed++;
            var answered = 0;
            foreach (var cell in sheet.Row(answer))
                answered += cell != Questionnaires.Columns.Open ? 1 : 0;
            if (sheet.Pace(answer) * 5 < answered * FastestSeconds)
                fast++;
        }

        var share = timed == 0 ? 0 : 100.0 * fast / timed;
        return new(
            "speed",
            new("ตอบเร็วเกินกว่าจะอ่าน", "Faster than anybody reads"),
            new(
                $"ถือว่าไม่มีใครอ่านและตอบหนึ่งข้อได้เร็วกว่า {F($"{FastestSeconds:0.#}")} วินาที เตือนเมื่อมีตั้งแต่ {fewest} คำตอบและตั้งแต่ 2%",
                $"Nobody reads and answers a question in less than {F($"{FastestSeconds:0.#}")} second; speaks up from {fewest} answers and 2%."
            ),
            new(
                F($"{fast} จาก {timed} คำตอบที่ทราบเวลา ({share:0.0}%)"),
                F($"{fast} of {timed} whose time is known ({share:0.0}%).")
            ),
            fast >= fewest && share >= 2
        );
    }

    /// <summary>
    /// Long texts that several people wrote letter for letter. Supposed: people who write by themselves do not write twenty characters and
    /// more alike.
    /// </summary>
    public static Tested SameTexts(IReadOnlyList<string> texts, int fewest)
    {
        var groups = texts
            .Select(ThaiText.Fold)
            .Where(text => ThaiText.Length(text) >= LeastSameText)
            .GroupBy(text => text, StringComparer.Ordinal)
            .Select(g => g.Count())
            .Where(count => count >= Math.Max(3, fewest))
            .ToList();
        return new(
            "same-texts",
            new("ข้อความยาวที่เหมือนกันทุกตัวอักษร", "Long texts that are the same letter for letter"),
            new(
                $"สมมุติว่าต่างคนต่างเขียน ข้อความตั้งแต่ {LeastSameText} ตัวอักษรจะไม่เหมือนกัน เตือนเมื่อเหมือนกันตั้งแต่ {Math.Max(3, fewest)} ข้อความ",
                $"People who write by themselves do not write {LeastSameText} characters alike; speaks up from {Math.Max(3, fewest)} the same."
            ),
            new(
                F($"{texts.Count} ข้อความ พบ {groups.Count} กลุ่ม รวม {groups.Sum()} ข้อความ"),
                F($"{texts.Count} texts; {groups.Count} groups with {groups.Sum()} texts.")
            ),
            groups.Count > 0
        );
    }

    /// <summary>
    /// Many more answers in the last three days than before. Supposed: each answer falls on any day of the round alike, so those of the last
    /// days are binomial. Reminders do it too, so at least three times the even share is asked for.
    /// </summary>
    public static Tested LastMinute(IReadOnlyList<DateOnly> days, DateOnly first, DateOnly last)
    {
        var length = last.DayNumber - first.DayNumber + 1;
        var n = days.Count(d => d >= first && d <= last);
        var late = days.Count(d => d <= last && d > last.AddDays(-LastDays));
        var share = length <= LastDays ? 1 : (double)LastDays / length;
        var expected = n * share;
        var chance = Binomial.AtLeast(late, n, share);
        return new(
            "last-minute",
            new($"คำตอบพุ่งใน {LastDays} วันสุดท้าย", $"A jump in the last {LastDays} days"),
            new(
                $"สมมุติว่าคำตอบกระจายเท่ากันทุกวัน เตือนเมื่อโอกาสต่ำกว่า 1% และมากกว่าส่วนแบ่งเท่ากันตั้งแต่ 3 เท่า (รอบตั้งแต่ 10 วัน) การแจ้งเตือนผู้ตอบก็ทำให้พุ่งได้",
                "Supposes answers spread evenly over the days; speaks up below a chance of 1% at three times the even share (rounds of ten days and more). Reminders do it too."
            ),
            new(
                F($"{late} จาก {n} คำตอบ คาด {expected:0.0} โอกาส {chance:0.0000}"),
                F($"{late} of {n} answers; {expected:0.0} expected; chance {chance:0.0000}.")
            ),
            length >= 10 && late >= 3 * expected && late >= 10 && chance < Level
        );
    }

    // Whether more is better here; null for a scale that tells nothing.
    private static bool? Rises(IReadOnlyList<long?> values)
    {
        var known = values.OfType<long>().ToList();
        return known.Count < 2 || known[0] == known[^1] ? null : known[^1] > known[0];
    }

    private static double SameByChance(int[,] chosen, int parts, int levels)
    {
        double sum = 0;
        for (var level = 0; level < levels; level++)
        {
            double all = 1;
            for (var p = 0; p < parts; p++)
            {
                var answered = 0;
                for (var l = 0; l < levels; l++)
                    answered += chosen[p, l];
                all *= answered == 0 ? 1 : (double)chosen[p, level] / answered;
            }

            sum += all;
        }

        return Math.Min(1, sum);
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Poisson's law.</summary>
internal static class Poisson
{
    /// <summary>The chance of at least so many where so many are the mean.</summary>
    public static double AtLeast(int count, double mean)
    {
        if (count <= 0)
            return 1;

        // From the count upwards, where terms soon vanish; one minus the sum below would lose what is small.
        var log = count * Math.Log(mean) - mean;
        for (var i = 2; i <= count; i++)
            log -= Math.Log(i);
        double term = Math.Exp(log),
            sum = 0;
        for (var k = count; term > sum * 1e-16 || k < mean; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }

        return Math.Min(1, sum);
    }
}
