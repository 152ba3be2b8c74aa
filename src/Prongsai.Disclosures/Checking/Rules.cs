using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

/// <summary>
/// The rules that elements name (<see cref="ElementRules"/>), each a pure function. A rule says "not met" only where a machine can be
/// sure; where it looks for words and does not find them, a person judges, because the same can be said in other words.
/// </summary>
internal static class Rules
{
    private static readonly Dictionary<string, Func<ElementRule, Seen, (Verdict, IReadOnlyList<Finding>)>> Each = new()
    {
        ["present"] = Present,
        ["says"] = Says,
        ["columns"] = Columns,
        ["months"] = Months,
        ["none_said"] = NoneSaid,
        ["formats"] = Formats,
        ["people"] = People,
        ["contact"] = Contact,
        ["announcement"] = Announcement,
        ["year"] = Year,
        ["links"] = Links,
        ["files"] = Files,
    };

    public static IReadOnlyCollection<string> Names => Each.Keys;

    public static (Verdict Verdict, IReadOnlyList<Finding> Findings) Of(ElementRule rule, Seen seen) =>
        Each.TryGetValue(rule.Name, out var look) ? look(rule, seen) : (Verdict.Judge, [new Finding(Said.NoRule)]);

    private static (Verdict, IReadOnlyList<Finding>) Present(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Says(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Columns(ElementRule rule, Seen seen)
    {
        var wanted = rule["columns"];
        var tables = seen.Document.Blocks.OfType<TableBlock>().Where(t => !t.IsBlank).ToList();
        // Only tables that are meant: at least half of the columns are there, or it is the only table.
        var meant = tables.Where(t => wanted.Count(c => t.ColumnAt(c) >= 0) * 2 >= wanted.Count).ToList();
        if (meant.Count == 0 && tables.Count == 1)
            meant = tables;
        if (meant.Count == 0)
            return NotMet([
                new Finding(
                    new(
                        $"ยังไม่มีตารางที่มีคอลัมน์ตามที่กำหนด ({wanted.Count} คอลัมน์) ให้เพิ่มตาราง",
                        $"There is no table with the {wanted.Count} columns asked for; add one."
                    )
                ),
            ]);

        List<Finding> findings = [];
        foreach (var table in meant)
        {
            foreach (var column in wanted)
            {
                var at = table.ColumnAt(column);
                if (at < 0)
                {
                    findings.Add(
                        new Finding(
                            new(
                                $"ขาดคอลัมน์ “{column}” ให้เพิ่มคอลัมน์และกรอกทุกแถว",
                                $"The column “{column}” is missing; add it and fill every row."
                            ),
                            table.Id,
                            Column: column
                        )
                    );
                    continue;
                }

                for (var row = 0; row < table.Rows.Count; row++)
                {
                    if (
                        !table.Rows[row].All(string.IsNullOrWhiteSpace)
                        && string.IsNullOrWhiteSpace(table.Cell(row, at))
                    )
                        findings.Add(
                            new Finding(
                                new(
                                    $"แถว {row + 1} คอลัมน์ “{column}” ว่าง ให้กรอก หรือระบุว่าไม่มี",
                                    $"Row {row + 1}, column “{column}” is blank; fill it in, or say that there is none."
                                ),
                                table.Id,
                                row + 1,
                                column
                            )
                        );
                }
            }
        }

        return findings.Count == 0 ? Met : NotMet(findings);
    }

    private static (Verdict, IReadOnlyList<Finding>) Months(ElementRule rule, Seen seen)
    {
        var said = MonthsSaid.In(seen.Document);
        var missing = Span(rule, seen.Year).Except(said.Covered).ToList();

        return missing.Count == 0
            ? Met
            : NotMet([
                .. missing.Select(month => new Finding(
                    new(
                        $"ขาดเดือน{ThaiDate.Month(month)} ให้เพิ่มตารางของเดือนนี้ หรือประกาศว่าไม่มีรายการ",
                        $"{ThaiDate.EnglishMonth(month)} is missing; add its table, or declare that there was none."
                    )
                )),
            ]);
    }

    private static (Verdict, IReadOnlyList<Finding>) NoneSaid(ElementRule rule, Seen seen)
    {
        var said = MonthsSaid.In(seen.Document);
        var silent = Span(rule, seen.Year).Except(said.WithRows).Except(said.None).ToList();

        return silent.Count == 0
            ? Met
            : NotMet([
                .. silent.Select(month => new Finding(
                    new(
                        $"เดือน{ThaiDate.Month(month)} ไม่มีรายการ และไม่ได้ระบุว่า “ไม่มี” ให้กด “เดือนนี้ไม่มีรายการ”",
                        $"{ThaiDate.EnglishMonth(month)} has no rows and does not say that there were none; use “nothing this month”."
                    )
                )),
            ]);
    }

    // Every table can be had as CSV, XLSX and JSON from its page: that is the machine-readable form.
    private static (Verdict, IReadOnlyList<Finding>) Formats(ElementRule rule, Seen seen)
    {
        // A file that nobody can open is no format.
        var kinds = seen
            .Document.Files.Select(id => seen.Files.GetValueOrDefault(id))
            .OfType<FileFacts>()
            .Where(file => file.Opens != false)
            .Select(file => file.Kind)
            .ToList();
        var hasTable = seen.Document.Blocks.Any(b => b is TableBlock { IsBlank: false });
        List<Finding> findings = [];
        foreach (var format in rule["formats"])
        {
            if (format == "pdf" && !kinds.Contains(FileKind.Pdf.Code))
                findings.Add(
                    new Finding(
                        new("ยังไม่มีไฟล์ PDF ให้แนบเอกสารฉบับ PDF", "There is no PDF; attach the document as a PDF.")
                    )
                );
            if (
                format == "machine"
                && !hasTable
                && !kinds.Contains(FileKind.Xlsx.Code)
                && !kinds.Contains(FileKind.Text.Code)
            )
                findings.Add(
                    new Finding(
                        new(
                            "ยังไม่มีรูปแบบที่เครื่องอ่านได้ ให้ใส่เป็นตาราง (ระบบทำ CSV XLSX JSON ให้) หรือแนบไฟล์ CSV/XLSX",
                            "There is no machine-readable form; put it in as a table (CSV, XLSX and JSON are then made), or attach a CSV or XLSX."
                        )
                    )
                );
        }

        return findings.Count == 0 ? Met : NotMet(findings);
    }

    private static (Verdict, IReadOnlyList<Finding>) People(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Contact(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Announcement(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Year(ElementRule rule, Seen seen)
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

    private static (Verdict, IReadOnlyList<Finding>) Links(ElementRule rule, Seen seen)
    {
        var links = LinksOf(seen.Document).ToList();
        if (links.Count == 0)
            return NotMet([
                new Finding(new("ยังไม่มีลิงก์ ให้เพิ่มส่วน “ลิงก์”", "There is no link; add the block “link”.")),
            ]);

        List<Finding> dead = [];
        List<Finding> unknown = [];
        foreach (var (block, url) in links)
        {
            if (!seen.Links.TryGetValue(url, out var facts) || facts.Answers is null)
                unknown.Add(
                    new Finding(
                        facts is null
                            ? new($"ยังไม่ได้ลองเปิด {url}", $"{url} has not been tried yet.")
                            : new($"{url}: {facts.Why.Th}", $"{url}: {facts.Why.En}"),
                        block
                    )
                );
            else if (facts.Answers == false)
                dead.Add(new Finding(DeadLink(url, facts), block));
        }

        return dead.Count > 0 ? NotMet(dead)
            : unknown.Count > 0 ? (Verdict.Judge, unknown)
            : Met;
    }

    private static (Verdict, IReadOnlyList<Finding>) Files(ElementRule rule, Seen seen)
    {
        var files = seen
            .Document.Blocks.SelectMany(b => b.Files.Select(f => (b.Id, Facts: seen.Files.GetValueOrDefault(f))))
            .Where(f => f.Facts is null || !FileKind.Pictures.Any(p => p.Code == f.Facts.Kind))
            .ToList();
        if (files.Count == 0)
            return NotMet([new Finding(new("ยังไม่มีไฟล์ ให้แนบไฟล์", "There is no file; attach one."))]);

        List<Finding> bad = [];
        List<Finding> unknown = [];
        foreach (var (block, facts) in files)
        {
            if (Wrong(facts) is { } wrong)
                bad.Add(new Finding(wrong, block));
            else if (facts?.Opens is null || facts.HasText is null)
                unknown.Add(
                    new Finding(
                        new(
                            $"ยังไม่ได้ตรวจว่าไฟล์ {facts?.FileName} เปิดได้และมีข้อความ",
                            $"Whether {facts?.FileName} opens and has text was not looked at."
                        ),
                        block
                    )
                );
        }

        return bad.Count > 0 ? NotMet(bad)
            : unknown.Count > 0 ? (Verdict.Judge, unknown)
            : Met;
    }

    /// <summary>What is wrong with files and links, whatever the elements ask.</summary>
    public static IReadOnlyList<Finding> Besides(Seen seen) =>
        [
            .. from block in seen.Document.Blocks
            from file in block.Files
            let wrong = Wrong(seen.Files.GetValueOrDefault(file))
            where wrong is not null
            select new Finding(wrong.Value, block.Id),
            .. from link in LinksOf(seen.Document)
            let facts = seen.Links.GetValueOrDefault(link.Url)
            where facts is { Answers: false }
            select new Finding(DeadLink(link.Url, facts), link.Block),
        ];

    private static Bilingual? Wrong(FileFacts? file) =>
        file switch
        {
            { Opens: false } => With(
                new($"เปิดไฟล์ {file.FileName} ไม่ได้ ให้แนบใหม่", $"{file.FileName} does not open; attach it again."),
                file.Why
            ),
            { HasText: false } => With(
                new(
                    $"ไฟล์ {file.FileName} ไม่มีข้อความให้ค้นหรืออ่านออกเสียง (อาจเป็นภาพสแกน) ให้แนบไฟล์ที่มีข้อความ",
                    $"{file.FileName} has no text to search or read aloud (a scan, perhaps); attach one that has."
                ),
                file.Why
            ),
            _ => null,
        };

    private static Bilingual With(Bilingual words, Bilingual? why) =>
        why is { } more ? new($"{words.Th} – {more.Th}", $"{words.En} – {more.En}") : words;

    private static Bilingual DeadLink(string url, LinkFacts facts) =>
        new(
            $"เปิด {url} ไม่ได้เมื่อ {ThaiDate.Abbreviated(facts.On)} ({facts.Why.Th})",
            $"{url} did not open on {ThaiDate.English(facts.On)} ({facts.Why.En})."
        );

    /// <summary>Every web address that the content links to, with its block.</summary>
    public static IEnumerable<(string Block, string Url)> LinksOf(Document document) =>
        document.Blocks.SelectMany(block =>
            block switch
            {
                LinkBlock { Url.Length: > 0 } link => [(link.Id, link.Url)],
                ContactBlock contact => contact
                    .Social.Prepend(contact.MapLink)
                    .Where(url => url.Length > 0)
                    .Select(url => (contact.Id, url)),
                _ => Enumerable.Empty<(string, string)>(),
            }
        );

    private static IReadOnlyList<DateOnly> Span(ElementRule rule, FiscalYear year) =>
        Days.MonthsOf(year, rule.Word("span") == "fiscal_year" ? 12 : 6);

    private static int Count(ElementRule rule, string parameter, int otherwise) =>
        int.TryParse(rule.Word(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : otherwise;

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

    private static readonly (Verdict, IReadOnlyList<Finding>) Met = (Verdict.Met, []);

    private static (Verdict, IReadOnlyList<Finding>) NotMet(IReadOnlyList<Finding> findings) =>
        (Verdict.NotMet, findings);
}
