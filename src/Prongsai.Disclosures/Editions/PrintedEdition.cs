using System.Globalization;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>
/// An edition as one document for paper and archives: what the public page shows, in Thai, with the edition's number, its address and
/// its hash. Attached pictures are in it; other files are named with their hash, since each is a document of its own.
/// </summary>
internal static class PrintedEdition
{
    private static readonly string Css = Resource();

    /// <param name="agency">Whose it is.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="pictures">The bytes of its attached pictures.</param>
    /// <param name="printedOn">The day on the paper.</param>
    /// <param name="origin">Where the public finds the agency's pages; null while nobody has said it, and the paper has no QR code.</param>
    public static Printable Of(
        Agency agency,
        Edition edition,
        IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures,
        DateOnly printedOn,
        string? origin
    )
    {
        var frozen = edition.Read();
        var html = new StringBuilder();
        // One wide table turns the whole document: a page of its own for a heading helps nobody.
        var wide = frozen.Blocks.Any(block => block is TableBlock { Columns.Count: > 7 });
        html.Append(wide ? "<main class=\"wide\">" : "<main>");
        html.Append(CultureInfo.InvariantCulture, $"<header><p class=\"agency\">{Text(agency.Name.Th)}</p>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Text($"{edition.Code} {edition.TitleTh}")}</h1>")
            .Append(CultureInfo.InvariantCulture, $"<p>ปีงบประมาณ พ.ศ. {ThaiDigits.ToThai($"{edition.Year}")} · ")
            .Append(CultureInfo.InvariantCulture, $"ฉบับที่ {ThaiDigits.ToThai(Days.Plain(edition.Number))} ")
            .Append(
                CultureInfo.InvariantCulture,
                $"เผยแพร่เมื่อวันที่ {Text(ThaiDate.InFull(edition.PublishedAt.DayInThailand(), Digits.Thai))}</p>"
            );
        if (edition.WhatChanged.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>แก้ไขจากฉบับก่อน: {Text(edition.WhatChanged)}</p>");
        if (edition.UnmetBecause is { } because)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"unmet\">ฉบับนี้ยังขาด {Days.Plain(edition.Unmet)} องค์ประกอบ: {Text(because)}</p>"
            );
        html.Append("</header>\n");
        foreach (var block in frozen.Blocks)
            html.Append("<section>")
                .Append(Heading(block))
                .Append(Content(block, frozen, pictures))
                .Append("</section>\n");
        html.Append("<footer>")
            .Append(Code(agency, edition, origin))
            .Append(
                CultureInfo.InvariantCulture,
                $"<p>ที่อยู่ถาวร: <code>/{Text($"{agency.Slug}/oit/{edition.Year}/{edition.Code}")}/editions/{Days.Plain(edition.Number)}</code></p>"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"<p>SHA-256 ของเนื้อหา (edition.json): <code>{edition.Hash}</code></p>"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"<p>จัดพิมพ์จากระบบเมื่อวันที่ {Text(ThaiDate.InFull(printedOn, Digits.Thai))}</p></footer></main>\n"
            );

        return new Printable(
            StandaloneHtml.Of($"{edition.Code} {edition.TitleTh} – {agency.Name.Th}", Css, html.ToString(), "file:"),
            pictures.ToDictionary(p => NameOf(p.Key), p => p.Value)
        );
    }

    public static string FileNameOf(Agency agency, Edition edition) =>
        $"{agency.Slug}-{edition.Year}-{edition.Code}-{Days.Plain(edition.Number)}.pdf";

    // Leads to where anybody checks that what they hold is what was published.
    private static string Code(Agency agency, Edition edition, string? origin) =>
        origin is null
            ? ""
            : $"<figure class=\"check\">{QrPicture.Of($"{origin}/{agency.Slug}/verify/{edition.Hash}", "ตรวจสอบฉบับนี้")}<figcaption>ตรวจว่าฉบับนี้เผยแพร่จริงและไม่ถูกแก้ไข</figcaption></figure>";

    private static string Heading(Block block) => block.Heading.Length > 0 ? $"<h2>{Text(block.Heading)}</h2>" : "";

    private static string Content(
        Block block,
        Frozen frozen,
        IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures
    ) =>
        block switch
        {
            TextBlock text => Paragraphs(text.Text),
            TableBlock table => Table(table),
            PeopleBlock people => string.Concat(people.People.Select(person => Person(person, pictures))),
            ContactBlock contact => Contact(contact),
            FileBlock { File: { } file } attached => Attached(file, attached.Caption, frozen, pictures),
            LinkBlock link => $"<p>{Text(link.Caption)} <code>{Text(link.Url)}</code></p>",
            AnnouncementBlock announcement => Announcement(announcement, frozen, pictures),
            NoneBlock none =>
                $"<p>{(none.Month is { } month ? $"เดือน{ThaiDate.Month(month)}: " : "")}{Text(none.Words)}</p>",
            _ => "",
        };

    private static string Paragraphs(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{Text(line)}</p>"));

    private static string Table(TableBlock table)
    {
        var html = new StringBuilder();
        if (table.Month is { } month)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"soft\">ประจำเดือน{Text(month.MonthInWords().Th)}</p>"
            );
        html.Append("<table><thead><tr>");
        foreach (var column in table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        var printed = Math.Min(table.Rows.Count, Limits.Rows);
        for (var row = 0; row < printed; row++)
        {
            html.Append("<tr>");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var amount = table.Columns[column].Type is ColumnType.Number or ColumnType.Money;
                html.Append(amount ? "<td class=\"number\">" : "<td>")
                    .Append(Text(table.Cell(row, column)))
                    .Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        // A thousand pages are read by nobody, and no browser prints them.
        if (printed < table.Rows.Count)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"soft\">พิมพ์ {ThaiDigits.ToThai($"{printed}")} แถวแรกจาก {ThaiDigits.ToThai($"{table.Rows.Count}")} แถว ครบทุกแถวใน edition.json และตารางที่ดาวน์โหลดได้ (CSV, Excel) ณ ที่อยู่ถาวรท้ายเอกสาร</p>"
            );
        return html.ToString();
    }

    private static string Person(PersonLine person, IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures) =>
        $"<div class=\"person\">{Picture(person.Photo, $"ภาพถ่ายของ {person.Name}", pictures)}<p><strong>{Text(person.Name)}</strong><br>{Text(person.Position)}<br>{Text(person.Contact)}</p></div>";

    private static string Contact(ContactBlock contact) =>
        string.Concat(
            new (string Name, string Value)[]
            {
                ("ที่อยู่", contact.Address),
                ("โทรศัพท์", contact.Phone),
                ("อีเมล", contact.Email),
                ("แผนที่", contact.MapLink),
                ("สื่อสังคมออนไลน์", string.Join(", ", contact.Social)),
            }
                .Where(line => line.Value.Length > 0)
                .Select(line => $"<p>{line.Name}: {Text(line.Value)}</p>")
        );

    private static string Announcement(
        AnnouncementBlock announcement,
        Frozen frozen,
        IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures
    )
    {
        var html = new StringBuilder(Paragraphs(announcement.Text));
        if (announcement.SignedBy.Length > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"signed\">{Text(announcement.SignedBy)}<br>{Text(announcement.Position)}"
            );
            if (announcement.SignedOn is { } day)
                html.Append(CultureInfo.InvariantCulture, $"<br>{Text(ThaiDate.InFull(day, Digits.Thai))}");
            html.Append("</p>");
        }

        if (announcement.File is { } file)
            html.Append(Attached(file, "", frozen, pictures));
        return html.ToString();
    }

    private static string Attached(
        DisclosureFileId id,
        string caption,
        Frozen frozen,
        IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures
    )
    {
        var file = frozen.Files.FirstOrDefault(f => f.Id == id.Value);
        if (file is null)
            return "";
        if (pictures.ContainsKey(file.Id))
            return $"<figure>{Picture(id, caption.Length > 0 ? caption : file.Name, pictures)}<figcaption>{Text(caption)}</figcaption></figure>";

        return $"<p>{Text(caption)} ไฟล์แนบ: {Text(file.Name)} ({Text(new FileSize(file.Size).ToString())})<br><span class=\"soft\">SHA-256 <code>{file.Sha256}</code></span></p>";
    }

    private static string Picture(
        DisclosureFileId? id,
        string alternative,
        IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> pictures
    ) =>
        id is { } known && pictures.ContainsKey(known.Value)
            ? $"<img src=\"{NameOf(known.Value)}\" alt=\"{Text(alternative)}\">"
            : "";

    private static string NameOf(Guid file) => $"picture-{file:n}";

    private static string Text(string text) => StandaloneHtml.Encode(text);

    private static string Resource()
    {
        using var css = typeof(PrintedEdition).Assembly.GetManifestResourceStream(
            "Prongsai.Disclosures.Editions.printed.css"
        )!;
        using var reader = new StreamReader(css);
        return reader.ReadToEnd();
    }
}
