using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>What was published and what was withdrawn, newest first, as Atom (RFC 4287).</summary>
[AllowAnonymous]
internal sealed class OitFeedModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = whose.Id;
        var editions = await db
            .DisclosureEditions.AsNoTracking()
            .Where(e => e.AgencyId == id)
            .OrderByDescending(e => e.PublishedAt)
            .Take(100)
            .Select(e => new
            {
                e.Year,
                e.Code,
                e.Number,
                e.TitleTh,
                e.WhatChanged,
                e.PublishedAt,
            })
            .ToListAsync(cancellation);
        var withdrawals = await db
            .DisclosureWithdrawals.AsNoTracking()
            .Where(w => w.AgencyId == id)
            .ToListAsync(cancellation);
        var origin = Request.Origin();
        var self = $"{origin}/{whose.Slug}/oit/feed.atom";

        return Content(Write(), "application/atom+xml", Encoding.UTF8);

        string Write()
        {
            using var text = new Utf8Text();
            using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
            {
                xml.WriteStartElement("feed", Atom);
                Element(xml, "id", self);
                Element(xml, "title", $"การเปิดเผยข้อมูลของ{whose.Name.Th}");
                Element(xml, "updated", DataSets.Iso(Updated()));
                Link(xml, "self", self);
                Link(xml, "alternate", $"{origin}/{whose.Slug}/oit");
                xml.WriteStartElement("author", Atom);
                Element(xml, "name", whose.Name.Th);
                xml.WriteEndElement();
                foreach (var withdrawal in withdrawals.OrderByDescending(w => w.At))
                {
                    var address = origin + Reading.AddressOf(whose, withdrawal.Year, withdrawal.Code);
                    Entry(
                        xml,
                        $"{address}#withdrawn-{Days.Plain(withdrawal.UpTo)}",
                        address,
                        $"ถอน {withdrawal.Code} ปี {withdrawal.Year}",
                        withdrawal.At,
                        withdrawal.Because
                    );
                }

                foreach (var edition in editions)
                {
                    if (
                        withdrawals.Any(w =>
                            w.Year == edition.Year && w.Code == edition.Code && w.UpTo >= edition.Number
                        )
                    )
                        continue;
                    var address =
                        $"{origin}{Reading.AddressOf(whose, edition.Year, edition.Code)}/editions/{Days.Plain(edition.Number)}";
                    Entry(
                        xml,
                        address,
                        address,
                        $"{edition.Code} {edition.TitleTh} ปี {edition.Year} ฉบับที่ {Days.Plain(edition.Number)}",
                        edition.PublishedAt,
                        edition.WhatChanged
                    );
                }

                xml.WriteEndElement();
            }

            return text.ToString();
        }

        DateTime Updated() =>
            editions
                .Select(e => e.PublishedAt)
                .Concat(withdrawals.Select(w => w.At))
                .DefaultIfEmpty(DateTime.UnixEpoch)
                .Max();
    }

    private static void Entry(XmlWriter xml, string id, string address, string title, DateTime at, string summary)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", id);
        Element(xml, "title", title);
        Element(xml, "updated", DataSets.Iso(at));
        Link(xml, "alternate", address);
        if (summary.Length > 0)
            Element(xml, "summary", summary);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    // A StringWriter says UTF-16 in the XML declaration, which is not what is sent.
    private sealed class Utf8Text() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
