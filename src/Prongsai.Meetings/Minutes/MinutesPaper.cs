using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

/// <summary>Somebody in the lists of minutes.</summary>
/// <param name="Words">Name, position and organisation; of a substitute, for whom.</param>
/// <param name="Role">"ประธาน", "เลขานุการ"; empty for a member.</param>
internal sealed record MinutesPerson(string Words, string Role);

/// <summary>A matter of the agenda with what the minutes say of it.</summary>
internal sealed record MinutesMatter(
    int Part,
    int Position,
    string Title,
    IReadOnlyList<string> OfItself,
    string Text,
    string Decision,
    IReadOnlyList<MinutesTask> Tasks
)
{
    /// <summary>True when nothing is said of it.</summary>
    public bool IsNothing => OfItself.Count == 0 && Text.Length == 0 && Decision.Length == 0 && Tasks.Count == 0;
}

/// <summary>A resolution that somebody does by a day.</summary>
internal sealed record MinutesTask(string Words, string Owner, DateOnly DueOn);

/// <summary>Everything that stands in the minutes of a meeting.</summary>
/// <param name="Edition">The edition that it becomes: a correction says so.</param>
/// <param name="Approver">Who approves it; empty while nobody has.</param>
internal sealed record MinutesContent(
    string Agency,
    string Series,
    string Title,
    string NumberOfYear,
    DateOnly Day,
    string Place,
    IReadOnlyList<MinutesPerson> Present,
    IReadOnlyList<MinutesPerson> Absent,
    IReadOnlyList<MinutesPerson> Others,
    int? Began,
    int? Ended,
    IReadOnlyList<MinutesMatter> Matters,
    IReadOnlyList<PaperPicture> Photographs,
    string Recorder,
    string Approver,
    int Edition,
    string WhatChanged
);

/// <summary>
/// รายงานการประชุม as form 11 of the Prime Minister's Office regulation on correspondence has it: heading, who came, who did not, when it
/// began, each ระเบียบวาระ with มติที่ประชุม, when it ended, who recorded and who examined it. Photographs stand in an appendix.
/// </summary>
internal static class MinutesPaper
{
    private const string Unknown = "............";

    public static OfficialPaper Of(MinutesContent content, bool draft)
    {
        List<PaperBlock> body = [];
        People(body, "ผู้มาประชุม", content.Present);
        People(body, "ผู้ไม่มาประชุม (ถ้ามี)", content.Absent);
        People(body, "ผู้เข้าร่วมประชุม (ถ้ามี)", content.Others);
        body.Add(new PaperLine("เริ่มประชุมเวลา", $"{Hour(content.Began)} น."));
        var withMatters = content.Matters.Where(m => m.Position > 0).Select(m => m.Part).ToHashSet();
        foreach (var matter in content.Matters)
            Matter(body, matter, isAlone: matter.Position == 0 && !withMatters.Contains(matter.Part));
        body.Add(new PaperLine("เลิกประชุมเวลา", $"{Hour(content.Ended)} น."));

        return new OfficialPaper(
            $"รายงานการประชุม{content.Series} ครั้งที่ {content.NumberOfYear}",
            [
                $"รายงานการประชุม{Thai(content.Series)}",
                .. content.Title.Length > 0 ? [$"เรื่อง {Thai(content.Title)}"] : Array.Empty<string>(),
                $"ครั้งที่ {Thai(content.NumberOfYear)}",
                $"เมื่อวันที่ {ThaiDate.InFull(content.Day, Digits.Thai)}",
                $"ณ {Thai(content.Place)}",
            ],
            body,
            [
                PaperSignature.ByHand(content.Recorder, "", below: "ผู้จดรายงานการประชุม"),
                PaperSignature.ByHand(content.Approver, "", below: "ผู้ตรวจรายงานการประชุม"),
            ],
            Mark: Mark(content, draft)
        )
        {
            Appendix =
                content.Photographs.Count > 0
                    ? [new PaperHeading("ภาพการประชุม"), new PaperPictures(content.Photographs)]
                    : [],
        };
    }

    private static string? Mark(MinutesContent content, bool draft)
    {
        var correction =
            content.Edition > 1
                ? $"ฉบับแก้ไขที่ {Thai(content.Edition.ToString(CultureInfo.InvariantCulture))}"
                    + (content.WhatChanged.Length > 0 ? $" {Thai(content.WhatChanged)}" : "")
                : null;
        return draft ? (correction is null ? "ร่าง" : $"ร่าง {correction}") : correction;
    }

    private static void People(List<PaperBlock> body, string heading, IReadOnlyList<MinutesPerson> people)
    {
        if (people.Count == 0)
            return;

        body.Add(new PaperHeading(heading));
        for (var i = 0; i < people.Count; i++)
            body.Add(
                new PaperItem(
                    $"{Thai(i + 1)}.",
                    Thai(people[i].Words) + (people[i].Role.Length > 0 ? $"  {people[i].Role}" : "")
                )
            );
    }

    private static void Matter(List<PaperBlock> body, MinutesMatter matter, bool isAlone)
    {
        if (matter.Position == 0)
            body.Add(new PaperHeading($"ระเบียบวาระที่ {Thai(matter.Part)} {Thai(matter.Title)}"));
        else
            body.Add(new PaperItem($"{Thai(matter.Part)}.{Thai(matter.Position)}", Thai(matter.Title)));
        for (var i = 0; i < matter.OfItself.Count; i++)
            body.Add(
                matter.OfItself.Count == 1
                    ? new PaperText(Thai(matter.OfItself[i]))
                    : new PaperItem($"{Thai(i + 1)})", Thai(matter.OfItself[i]), 2)
            );
        if (matter.Text.Length > 0)
            body.Add(new PaperText(Thai(matter.Text)));
        else if (matter.IsNothing && isAlone)
            body.Add(new PaperText("– ไม่มี –"));
        if (matter.Decision.Length > 0)
            body.Add(new PaperLine("มติที่ประชุม", Thai(matter.Decision)));
        foreach (var task in matter.Tasks)
            body.Add(
                new PaperItem(
                    "–",
                    Thai(task.Words)
                        + $" ผู้รับผิดชอบ {Thai(task.Owner)} กำหนดแล้วเสร็จวันที่ {ThaiDate.InFull(task.DueOn, Digits.Thai)}",
                    2
                )
            );
    }

    private static string Hour(int? minutes) => minutes is { } time ? Thai(HourOfDay.Of(time)) : Unknown;

    private static string Thai(int number) => Thai(number.ToString(CultureInfo.InvariantCulture));

    // Links keep their digits: a changed one leads nowhere.
    private static string Thai(string text) =>
        string.Join(
            ' ',
            text.Split(' ')
                .Select(word => word.Contains("://", StringComparison.Ordinal) ? word : ThaiDigits.ToThai(word))
        );
}
