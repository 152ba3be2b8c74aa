using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>Published activities as a sheet, as a table of a disclosure and as a document. Made of what is frozen and nothing else.</summary>
internal static class ParticipationYear
{
    // What an assessor looks for (the item's elements are partly background knowledge): what, in which matter, who, what came of it,
    // and above all how it was used.
    private static readonly IReadOnlyList<string> Headings =
    [
        "วันที่",
        "กิจกรรม",
        "ประเด็นที่เปิดให้มีส่วนร่วม",
        "ผู้มีส่วนร่วม",
        "จำนวน (คน)",
        "ผลจากการมีส่วนร่วม",
        "การนำผลไปใช้",
    ];

    public static WrittenSheet Sheet(IEnumerable<Activity> published) =>
        new(
            "การมีส่วนร่วม",
            [
                [.. Headings],
                .. published.Select(a => (IReadOnlyList<object?>)[.. Cells(a.Published!)]),
            ]
        );

    public static DisclosedTable? Table(FiscalYear year, IEnumerable<Activity> published) =>
        DisclosedTable.Of(
            $"การเปิดโอกาสให้เกิดการมีส่วนร่วม ปีงบประมาณ พ.ศ. {year}",
            [.. Headings.Select((h, n) => new Column(h, n == 4 ? ColumnType.Number : ColumnType.Text))],
            [.. published.Select(a => Cells(a.Published!))]
        );

    /// <summary>The yearly summary, with Thai digits as official documents have them.</summary>
    /// <param name="photos">By their number; those that could not be read are left out.</param>
    public static OfficialPaper Paper(
        Agency agency,
        FiscalYear year,
        IReadOnlyList<Activity> published,
        IReadOnlyDictionary<Guid, PaperPicture> photos,
        DateOnly today
    )
    {
        List<PaperBlock> body =
        [
            new PaperText(
                Thai(
                    $"ในปีงบประมาณ พ.ศ. {year} {agency.Name.Th}เปิดโอกาสให้ประชาชนและผู้มีส่วนได้ส่วนเสียมีส่วนร่วมในการดำเนินงาน รวม {published.Count} กิจกรรม มีผู้เข้าร่วม {published.Sum(a => a.Published!.Participants)} คน และนำข้อเสนอ {published.Sum(a => a.Published!.Proposals.Count)} ข้อไปพิจารณาดังนี้"
                )
            ),
        ];
        foreach (var (activity, n) in published.Select((a, i) => (a, i + 1)))
        {
            var results = activity.Published!;
            body.Add(new PaperHeading(Thai($"{n}. {results.Title}")));
            body.Add(new PaperLine("วันที่จัด", ThaiDate.Range(results.FirstDay, results.LastDay, Digits.Thai)));
            if (results.Place.Length > 0)
                body.Add(new PaperLine("สถานที่", Thai(results.Place)));
            body.Add(new PaperLine("ประเด็นที่เปิดให้มีส่วนร่วม", Thai(results.Issue)));
            body.Add(
                new PaperLine("ผู้มีส่วนร่วม", Thai($"{results.With.Words().Th} จำนวน {results.Participants} คน"))
            );
            if (results.Purpose.Length > 0)
                body.Add(new PaperText(Thai($"วัตถุประสงค์ {results.Purpose}")));
            body.Add(new PaperText(Thai($"ผลที่ได้ {results.Outcome}")));
            body.Add(
                new PaperTable(
                    "ข้อเสนอและการนำไปใช้",
                    ["ที่", "ประชาชนเสนอ", "หน่วยงานดำเนินการ"],
                    [
                        .. results.Proposals.Select(
                            (p, i) => (IReadOnlyList<string>)[Thai($"{i + 1}"), Thai(p.Proposed), Thai(p.Done)]
                        ),
                    ],
                    [1, 6, 6]
                )
                {
                    Centred = [0],
                }
            );
            List<PaperPicture> pictures =
            [
                .. results.Photos.Where(p => photos.ContainsKey(p.Id)).Select(p => photos[p.Id]),
            ];
            if (pictures.Count > 0)
                body.Add(new PaperPictures(pictures));
            body.Add(new PaperText($"เผยแพร่และตรึงเนื้อหาภายใต้ SHA-256 {activity.Hash}"));
        }

        return new OfficialPaper(
            $"สรุปการมีส่วนร่วมของประชาชน ปีงบประมาณ พ.ศ. {year}",
            ["สรุปการเปิดโอกาสให้ประชาชนมีส่วนร่วม", Thai($"ปีงบประมาณ พ.ศ. {year}"), agency.Name.Th],
            body,
            [PaperSignature.ByHand("", "", below: ThaiDate.InFull(today, Digits.Thai))],
            Ruled: true
        );
    }

    private static IReadOnlyList<string> Cells(FrozenResults r) =>
        [
            ThaiDate.Range(r.FirstDay, r.LastDay),
            r.Title,
            r.Issue,
            r.With.Words().Th,
            r.Participants.ToString(CultureInfo.InvariantCulture),
            string.Join('\n', r.Proposals.Select((p, n) => Invariant($"{n + 1}. {p.Proposed}")).Prepend(r.Outcome)),
            string.Join('\n', r.Proposals.Select((p, n) => Invariant($"{n + 1}. {p.Done}"))),
        ];

    private static string Thai(FormattableString text) => ThaiDigits.ToThai(FormattableString.Invariant(text));

    private static string Thai(string text) => ThaiDigits.ToThai(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>The activities of a year as the item asks for them. An officer takes the table into the item; a second person publishes it.</summary>
internal sealed class ParticipationDisclosed(ProngsaiDb db) : IDisclosedRecords
{
    public const string SourceName = "participation-activities";

    public string Source => SourceName;

    public Bilingual Name =>
        new("กิจกรรมการมีส่วนร่วมที่เผยแพร่ผลแล้ว", "participation activities with published results");

    public IReadOnlyList<string> Topics => ["participation"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) => ParticipationYear.Table(year, await db.PublishedAsync(agency, year, cancellation));
}
