using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Announcements;

/// <summary>A span of each day in which the announcements may not be asked for, by Thailand's clocks.</summary>
/// <param name="Since">The first day it holds for; a later set replaces an earlier one as a whole.</param>
/// <param name="To">Open again at this minute.</param>
internal sealed record ClosedHours(DateOnly Since, TimeOnly From, TimeOnly To, Confidence Sure, string Source)
{
    /// <summary>"09:00–12:00".</summary>
    public override string ToString() => $"{Clock(From)}–{Clock(To)}";

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>
/// When the feed of e-GP is closed. Shipped as data (<c>feed-hours.csv</c>), dated and marked as not confirmed; an installation that
/// knows better says so in the setting Prongsai:Procurement:FeedClosed: "09:00-12:00 13:00-17:00", or "never".
/// </summary>
internal sealed partial class FeedHours
{
    private readonly IReadOnlyList<ClosedHours> _all;

    private FeedHours(IReadOnlyList<ClosedHours> all) => _all = all;

    /// <summary>As shipped.</summary>
    public static FeedHours Shipped { get; } = new(Read());

    /// <exception cref="RefusedException">The setting cannot be understood.</exception>
    public static FeedHours From(IConfiguration? configuration) =>
        configuration?["Prongsai:Procurement:FeedClosed"]?.Trim() switch
        {
            null or "" => Shipped,
            "never" => new([]),
            { } written => new(Own(written)),
        };

    /// <summary>The hours that hold on a day.</summary>
    public IReadOnlyList<ClosedHours> On(DateOnly day)
    {
        var held = _all.Where(hours => hours.Since <= day).ToList();
        var since = held.Count == 0 ? default : held.Max(hours => hours.Since);

        return [.. held.Where(hours => hours.Since == since).OrderBy(hours => hours.From)];
    }

    /// <summary>When it opens, UTC; null while it is open.</summary>
    public DateTime? OpensAt(DateTime utc)
    {
        var local = utc + Clock.Thailand;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var opens = time;
        // One span may end where the next begins.
        foreach (var hours in On(day).Where(hours => hours.To > hours.From))
            if (opens >= hours.From && opens < hours.To)
                opens = hours.To;

        return opens == time ? null : DateTime.SpecifyKind(day.ToDateTime(opens) - Clock.Thailand, DateTimeKind.Utc);
    }

    private static List<ClosedHours> Own(string written)
    {
        List<ClosedHours> all = [];
        foreach (var span in written.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                Span().Match(span) is not { Success: true } parts
                || !Read(parts.Groups["from"].Value, out var from)
                || !Read(parts.Groups["to"].Value, out var to)
                || to <= from
            )
                throw new RefusedException([NotHours(span)]);

            all.Add(new(DateOnly.MinValue, from, to, Confidence.Copy, "Prongsai:Procurement:FeedClosed"));
        }

        return all;
    }

    private static List<ClosedHours> Read()
    {
        using var stream = typeof(FeedHours).Assembly.GetManifestResourceStream("reconciling/feed-hours.csv")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var (sheet, _) = CsvSheet.Open(content.ToArray())!.Value;
        List<ClosedHours> all = [];
        using (sheet)
        {
            var columns = sheet.ReadHeader();
            while (sheet.NextRow())
            {
                if (sheet.IsBlank)
                    continue;
                all.Add(
                    new(
                        DateOnly.ParseExact(sheet[columns["since"]], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                        TimeOnly.ParseExact(sheet[columns["from"]], "HH:mm", CultureInfo.InvariantCulture),
                        TimeOnly.ParseExact(sheet[columns["to"]], "HH:mm", CultureInfo.InvariantCulture),
                        Enum.Parse<Confidence>(sheet[columns["confidence"]], ignoreCase: true),
                        sheet[columns["source"]]
                    )
                );
            }
        }

        return all;
    }

    private static bool Read(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static Refusal NotHours(string written) =>
        new(
            "setting-feed-closed",
            $"ค่าตั้ง Prongsai:Procurement:FeedClosed มี “{written}” ซึ่งไม่ใช่ช่วงเวลา ตัวอย่างที่ถูกต้อง: 09:00-12:00 13:00-17:00 หรือ never",
            $"The setting Prongsai:Procurement:FeedClosed has “{written}”, which is no span of hours. Expected, for example: 09:00-12:00 13:00-17:00, or never."
        );

    [GeneratedRegex("^(?<from>[0-9]{2}:[0-9]{2})[-–](?<to>[0-9]{2}:[0-9]{2})$")]
    private static partial Regex Span();
}
