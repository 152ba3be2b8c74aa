using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Results;

/// <summary>By what a line of the results is one of several.</summary>
internal enum Grouping
{
    Everybody,
    Month,
    Section,
    Place,
}

/// <param name="Group">"กุมภาพันธ์ 2569", "ฝ่ายทะเบียน", "ช่องบริการ 3".</param>
/// <param name="Item">What was asked; null for the mean over all items.</param>
/// <param name="Shown">Null where fewer than k answers stand behind it, or where it would tell of those.</param>
/// <param name="IsOwn">The reader's own place.</param>
internal sealed record ResultLine(Grouping By, Bilingual Group, ScoredItem? Item, Estimate? Shown, bool IsOwn = false);

/// <summary>
/// The results of a round line by line, as this reader may see them. An officer's place is shown to that officer, first of all; to
/// others only where the agency has decided so, and never so that it could be computed from the places beside it.
/// </summary>
internal static class ResultTable
{
    private const int LongestLabel = 32;

    public static IReadOnlyList<ResultLine> Of(
        RoundResults results,
        IReadOnlyList<WayIn> ways,
        IReadOnlyList<Section> sections,
        Guid reader,
        bool seesOfficers
    )
    {
        List<ResultLine> lines = [];
        lines.Add(new(Grouping.Everybody, Everybody, null, results.EstimatedOfAll(results.Overall())));
        lines.AddRange(
            results.Items.Select(item => new ResultLine(
                Grouping.Everybody,
                Everybody,
                item,
                results.EstimatedOfAll(results.Of(item))
            ))
        );
        lines.AddRange(
            results.Months.Select(month => new ResultLine(
                Grouping.Month,
                new(ThaiDate.Month(month), ThaiDate.EnglishMonth(month)),
                null,
                RoundResults.Estimated(results.Overall(month))
            ))
        );

        foreach (var section in sections.Where(s => ways.Any(w => w.SectionId == s.Id)))
            lines.Add(
                new(Grouping.Section, section.Name, null, RoundResults.Estimated(results.OfSection(section.Id.Value)))
            );

        foreach (var way in PlacesShown(ways, reader, seesOfficers))
            lines.Add(
                new(
                    Grouping.Place,
                    NameOf(way),
                    null,
                    RoundResults.Estimated(results.OfWay(way.Number)),
                    IsOwn: way.AccountId == reader
                )
            );

        return lines;
    }

    /// <summary>Places whose own line this reader may see, theirs first.</summary>
    public static IReadOnlyList<WayIn> PlacesShown(IReadOnlyList<WayIn> ways, Guid reader, bool seesOfficers)
    {
        bool Withheld(WayIn way) => way.PlaceKind == PlaceKind.Officer && way.AccountId != reader && !seesOfficers;

        // One officer alone who is left out of a section would be what is missing to its total.
        var tellsTooMuch = ways.GroupBy(w => w.SectionId)
            .Where(g => g.Count(Withheld) == 1)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. ways.Where(way => !Withheld(way) && (way.AccountId == reader || !tellsTooMuch.Contains(way.SectionId)))
                .OrderByDescending(way => way.AccountId == reader)
                .ThenBy(way => way.Number),
        ];
    }

    /// <summary>Of one place: all questions together, then one by one. Its section stands before its name.</summary>
    public static IEnumerable<ResultLine> OfPlace(
        RoundResults results,
        WayIn way,
        IReadOnlyList<Section> sections,
        bool isOwn = false
    )
    {
        var name = sections.FirstOrDefault(s => s.Id == way.SectionId) is { } section
            ? new($"{section.Name.Th} › {NameOf(way).Th}", $"{section.Name.En} › {NameOf(way).En}")
            : NameOf(way);
        return results
            .Items.Prepend(null)
            .Select(item => new ResultLine(
                Grouping.Place,
                name,
                item,
                RoundResults.Estimated(results.OfWay(way.Number, item)),
                isOwn
            ));
    }

    public static Bilingual NameOf(WayIn way) =>
        way.Label.Length > 0 ? Bilingual.ThaiOnly(way.Label) : way.Kind.Words();

    /// <summary>Bars of some lines; what may not be shown has none and says so.</summary>
    public static ScoreChart Chart(Bilingual title, IEnumerable<ResultLine> lines) =>
        new(
            title,
            [
                .. lines.Select(line => new ChartRow(
                    line.Item is { } item ? Short(item.Code, item.Text.Bilingual) : line.Group,
                    null,
                    line.Shown?.Mean
                )),
            ]
        );

    /// <summary>A question as a bar is labelled by it on a phone; the table beside it has all its words.</summary>
    public static Bilingual Short(string code, Bilingual text) =>
        new(ThaiText.Truncate($"{code} {text.Th}", LongestLabel), ThaiText.Truncate($"{code} {text.En}", LongestLabel));

    /// <summary>For a spreadsheet, in both languages. Texts of officers never become formulas.</summary>
    public static WrittenSheet Sheet(IReadOnlyList<ResultLine> lines) =>
        new(
            "results",
            [
                [
                    "จำแนกตาม (by)",
                    "กลุ่ม (group)",
                    "รหัสข้อ (code)",
                    "ข้อคำถาม (question)",
                    "จำนวนคำตอบ (n)",
                    "คะแนนเฉลี่ย (mean)",
                    "ช่วงเชื่อมั่น 95% ต่ำสุด (low)",
                    "ช่วงเชื่อมั่น 95% สูงสุด (high)",
                ],
                .. lines.Select(line =>
                    (IReadOnlyList<object?>)
                        [
                            line.By.Words().Th,
                            line.Group.Th,
                            line.Item?.Code ?? "",
                            line.Item?.Text.Th ?? "คะแนนเฉลี่ยรวม",
                            line.Shown?.Answered,
                            line.Shown?.Mean,
                            Decimal(line.Shown?.Low),
                            Decimal(line.Shown?.High),
                        ]
                ),
            ]
        );

    public static Bilingual Words(this Grouping grouping) =>
        grouping switch
        {
            Grouping.Everybody => Everybody,
            Grouping.Month => new("เดือน", "month"),
            Grouping.Section => new("ส่วนงาน", "section"),
            _ => new("จุดบริการ", "place"),
        };

    private static string? Decimal(decimal? value) => value?.ToString("0.00", CultureInfo.InvariantCulture);

    private static readonly Bilingual Everybody = new("ผู้ตอบทั้งหมด", "everybody");
}
