using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using static Prongsai.Disclosures.Checking.Rules;

namespace Prongsai.Disclosures.Checking;

/// <summary>What is attached and linked: formats, files that open and have text, links that answer.</summary>
internal static class FileRules
{
    public static (Verdict, IReadOnlyList<Finding>) Formats(ElementRule rule, Seen seen)
    {
        var lacking = Lacking(FormatDemandsOf(rule), seen);

        return lacking.Count == 0 ? Met : NotMet(lacking);
    }

    /// <summary>The forms that a rule "formats" asks for.</summary>
    public static FormatDemands FormatDemandsOf(ElementRule rule) =>
        (rule["formats"].Contains("pdf") ? FormatDemands.Pdf : FormatDemands.None)
        | (rule["formats"].Contains("machine") ? FormatDemands.MachineReadable : FormatDemands.None);

    private static List<Finding> Lacking(FormatDemands demands, Seen seen)
    {
        // A file that nobody can open is no format.
        var kinds = seen
            .Document.Files.Select(id => seen.Files.GetValueOrDefault(id))
            .OfType<FileFacts>()
            .Where(file => file.Opens != false)
            .Select(file => file.Kind)
            .ToList();
        // Every table can be had as CSV, XLSX and JSON from its page: that is the machine-readable form.
        var isReadByMachines =
            seen.Document.Blocks.Any(b => b is TableBlock { IsBlank: false })
            || kinds.Contains(FileKind.Xlsx.Code)
            || kinds.Contains(FileKind.Text.Code);
        List<Finding> findings = [];
        if (demands.HasFlag(FormatDemands.Pdf) && !kinds.Contains(FileKind.Pdf.Code))
            findings.Add(
                new Finding(
                    new("ยังไม่มีไฟล์ PDF ให้แนบเอกสารฉบับ PDF", "There is no PDF; attach the document as a PDF.")
                )
            );
        if (demands.HasFlag(FormatDemands.MachineReadable) && !isReadByMachines)
            findings.Add(
                new Finding(
                    new(
                        "ยังไม่มีรูปแบบที่เครื่องอ่านได้ ให้ใส่เป็นตาราง (ระบบทำ CSV XLSX JSON ให้) หรือแนบไฟล์ CSV/XLSX",
                        "There is no machine-readable form; put it in as a table (CSV, XLSX and JSON are then made), or attach a CSV or XLSX."
                    )
                )
            );
        return findings;
    }

    public static (Verdict, IReadOnlyList<Finding>) Links(ElementRule rule, Seen seen)
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

    public static (Verdict, IReadOnlyList<Finding>) Files(ElementRule rule, Seen seen)
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

    /// <summary>What is wrong with files and links, and what the office's own register demands, whatever the elements ask.</summary>
    public static IReadOnlyList<Finding> Besides(DisclosureItem item, Seen seen) =>
        [
            .. seen.Document.IsBlank ? [] : Lacking(seen.Demands & ~AskedByElements(item), seen),
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

    /// <summary>The forms that the framework itself asks for.</summary>
    public static FormatDemands AskedByElements(DisclosureItem item) =>
        item.Elements.Aggregate(
            FormatDemands.None,
            (asked, element) => element.Rule is { Name: "formats" } rule ? asked | FormatDemandsOf(rule) : asked
        );

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
}
