using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using static Prongsai.Disclosures.Checking.Rules;

namespace Prongsai.Disclosures.Checking;

/// <summary>What the content says: that something is there, in which words, by whom, signed when, about which year.</summary>
internal static class ContentRules
{
    public static (Verdict, IReadOnlyList<Finding>) Present(ElementRule rule, Seen seen)
    {
        var kinds = rule["block"];
        var found = seen.Document.Blocks.Where(b => kinds.Any(kind => Is(b, kind))).ToList();
        var filled = found.Where(b => !b.IsBlank).ToList();
        var least = Count(rule, "at_least", 1);
        var words = string.Join(" / ", kinds.Select(k => BlockWords.Of(k).Th));
        var wordsEn = string.Join(" / ", kinds.Select(k => BlockWords.Of(k).En));
        if (filled.Count >= least)
            return Met;

        return NotMet([
            .. found
                .Where(b => b.IsBlank)
                .Select(b => new Finding(
                    new("ส่วนนี้ยังว่างอยู่ ให้กรอกข้อมูล", "This block is still blank; fill it in."),
                    b.Id
                )),
            new Finding(
                least == 1
                    ? new($"ยังไม่มี{words} ให้เพิ่มส่วนเนื้อหา", $"There is no {wordsEn}; add the block.")
                    : new(
                        $"มี{words} {filled.Count} รายการ ต้องมีอย่างน้อย {least}",
                        $"There are {filled.Count} of: {wordsEn}; at least {least} are needed."
                    )
            ),
        ]);
    }

    // A structure chart is the table taken from the agency's sections, or a table called so.
    private static bool Is(Block block, string kind) =>
        kind == "chart"
            ? block is TableBlock table
                && (table.Source == "agency-structure" || table.Heading.Contains("โครงสร้าง", StringComparison.Ordinal))
            : block.Kind == kind;

    public static (Verdict, IReadOnlyList<Finding>) Says(ElementRule rule, Seen seen)
    {
        var wanted = rule["words"];
        var folded = wanted.Select(Plain).ToList();
        if (
            seen
                .Document.Blocks.Where(b => !b.IsBlank)
                .SelectMany(b => b.Texts)
                .Select(Plain)
                .Any(t => folded.Any(w => t.Contains(w, StringComparison.Ordinal)))
        )
            return Met;

        var words = string.Join(" / ", wanted);
        return (
            Verdict.Judge,
            [
                new Finding(
                    new(
                        $"ไม่พบคำว่า “{words}” ในเนื้อหา ให้ผู้ตรวจดูว่ากล่าวไว้ด้วยคำอื่นหรืออยู่ในไฟล์แนบ",
                        $"“{words}” was not found; the reviewer looks whether it is said in other words or in a file."
                    )
                ),
            ]
        );
    }

    public static (Verdict, IReadOnlyList<Finding>) People(ElementRule rule, Seen seen)
    {
        var blocks = seen.Document.Blocks.OfType<PeopleBlock>().ToList();
        var people = blocks.SelectMany(b => b.People.Select(p => (Block: b, Person: p))).ToList();
        var least = Count(rule, "at_least", 1);
        List<Finding> findings = [];
        if (people.Count < least)
            findings.Add(
                new Finding(
                    new(
                        $"มีรายชื่อบุคคล {people.Count} คน ต้องมีอย่างน้อย {least} คน",
                        $"There are {people.Count} people; at least {least} are needed."
                    ),
                    blocks.FirstOrDefault()?.Id
                )
            );
        foreach (var (block, person) in people)
        {
            var who = person.Name.Length > 0 ? person.Name : person.Position;
            foreach (var field in rule["fields"])
            {
                var there = field switch
                {
                    "name" => person.Name.Length > 0,
                    "position" => person.Position.Length > 0,
                    "photo" => person.Photo is { } photo && seen.Files.ContainsKey(photo),
                    _ => person.Contact.Length > 0,
                };
                if (!there)
                    findings.Add(
                        new Finding(
                            new($"{who}: ขาด{FieldWords(field).Th}", $"{who}: {FieldWords(field).En} is missing"),
                            block.Id
                        )
                    );
            }
        }

        return findings.Count == 0 ? Met : NotMet(findings);
    }

    public static (Verdict, IReadOnlyList<Finding>) Contact(ElementRule rule, Seen seen)
    {
        var contacts = seen.Document.Blocks.OfType<ContactBlock>().ToList();
        if (contacts.Count == 0)
            return NotMet([
                new Finding(
                    new("ยังไม่มีข้อมูลติดต่อ ให้เพิ่มส่วน “ติดต่อ”", "There is no contact; add the block “contact”.")
                ),
            ]);

        List<Finding> findings = [];
        foreach (var field in rule["fields"])
        {
            var there = contacts.Any(c =>
                field switch
                {
                    "address" => c.Address.Length > 0,
                    "phone" => c.Phone.Length > 0,
                    "email" => c.Email.Length > 0,
                    "map" => c.MapLink.Length > 0,
                    _ => c.Social.Count > 0,
                }
            );
            if (!there)
                findings.Add(
                    new Finding(new($"ขาด{FieldWords(field).Th}", $"{FieldWords(field).En} is missing"), contacts[0].Id)
                );
        }

        return findings.Count == 0 ? Met : NotMet(findings);
    }

    public static (Verdict, IReadOnlyList<Finding>) Announcement(ElementRule rule, Seen seen)
    {
        var announcements = seen.Document.Blocks.OfType<AnnouncementBlock>().ToList();
        if (announcements.All(a => a.IsBlank))
            return NotMet([
                new Finding(
                    new(
                        "ยังไม่มีประกาศ ให้เพิ่มส่วน “ประกาศ”",
                        "There is no announcement; add the block “announcement”."
                    ),
                    announcements.FirstOrDefault()?.Id
                ),
            ]);

        var best = announcements.Select(a => (a.Id, Findings: Lacking(a, seen.Year))).MinBy(a => a.Findings.Count);
        return best.Findings.Count == 0 ? Met : NotMet(best.Findings);
    }

    private static List<Finding> Lacking(AnnouncementBlock announcement, FiscalYear year)
    {
        List<Finding> findings = [];
        if (announcement.IsBlank)
            findings.Add(new Finding(new("ประกาศยังว่างอยู่", "The announcement is blank."), announcement.Id));
        if (announcement.SignedBy.Length == 0 || announcement.Position.Length == 0)
            findings.Add(
                new Finding(
                    new("ไม่ได้ระบุชื่อและตำแหน่งผู้ลงนาม", "Who signed it, and in which position, is not said."),
                    announcement.Id
                )
            );
        if (announcement.SignedOn is not { } day)
            findings.Add(new Finding(new("ไม่ได้ระบุวันที่ลงนาม", "The day of signing is not said."), announcement.Id));
        else if (!year.Contains(day))
            findings.Add(
                new Finding(
                    new(
                        $"ลงนามวันที่ {ThaiDate.InFull(day)} ซึ่งไม่อยู่ในปีงบประมาณ {year}",
                        $"Signed on {ThaiDate.English(day)}, which is not in fiscal year {year}."
                    ),
                    announcement.Id
                )
            );
        return findings;
    }

    public static (Verdict, IReadOnlyList<Finding>) Year(ElementRule rule, Seen seen)
    {
        var months = MonthsSaid.In(seen.Document).Covered;
        var signed = seen.Document.Blocks.OfType<AnnouncementBlock>().Select(a => a.SignedOn).OfType<DateOnly>();
        if (months.Concat(signed).Any(seen.Year.Contains))
            return Met;

        var named = seen.Document.Blocks.Where(b => !b.IsBlank).SelectMany(b => b.Texts).SelectMany(MonthsSaid.YearsIn);
        // Read only as far as the year itself: a table of a thousand rows names it in the first.
        if (named.Contains(seen.Year.Buddhist))
            return Met;

        var years = named.Distinct().Order().ToList();
        if (years.Count == 0)
            return (
                Verdict.Judge,
                [
                    new Finding(
                        new(
                            $"ไม่พบว่ากล่าวถึงปีใด ให้ผู้ตรวจดูว่าเป็นข้อมูลของปี {seen.Year}",
                            $"No year is named; the reviewer looks whether it is about {seen.Year}."
                        )
                    ),
                ]
            );

        var others = string.Join(", ", years.Select(y => y.ToString(CultureInfo.InvariantCulture)));
        return NotMet([
            new Finding(
                new(
                    $"กล่าวถึงปี {others} แต่ไม่กล่าวถึงปี {seen.Year} ให้ปรับข้อมูลเป็นของปี {seen.Year}",
                    $"It names {others} but not {seen.Year}; bring it up to {seen.Year}."
                )
            ),
        ]);
    }

    private static string Plain(string text) => ThaiText.Fold(text).Replace(" ", "", StringComparison.Ordinal);

    private static Bilingual FieldWords(string field) =>
        field switch
        {
            "name" => new("ชื่อ-นามสกุล", "the name"),
            "position" => new("ตำแหน่ง", "the position"),
            "photo" => new("รูปถ่าย", "the photograph"),
            "contact" => new("ช่องทางติดต่อ", "the contact"),
            "address" => new("ที่อยู่", "The address"),
            "phone" => new("หมายเลขโทรศัพท์", "The telephone number"),
            "email" => new("อีเมล", "The e-mail address"),
            "map" => new("พิกัดหรือลิงก์แผนที่", "The map link"),
            _ => new("ช่องทางสื่อสังคมออนไลน์", "A social network page"),
        };
}
