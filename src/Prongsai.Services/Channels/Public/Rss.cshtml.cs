using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Public;

/// <summary>Approved posts and newly published disclosures, the newest first, as RSS 2.0 (https://www.rssboard.org/rss-specification).</summary>
[AllowAnonymous]
internal sealed class RssModel(ProngsaiDb db, IAgencies agencies, IPublishedDisclosures disclosures, TimeProvider clock)
    : PageModel
{
    private const int Most = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var origin = $"{Request.Scheme}://{Request.Host}";
        var posts = await db.PublicPosts(whose.Id, clock.Now()).Take(Most).ToListAsync(cancellation);
        var published = await disclosures.LatestAsync(whose.Id, Most, cancellation);
        List<Item> items =
        [
            .. posts.Select(p => new Item(
                p.TitleTh,
                $"{origin}{p.Link ?? p.PathOn(whose.Slug)}",
                // What the post is about may be another page; the post itself is known by its own.
                $"{origin}{p.PathOn(whose.Slug)}",
                p.Content.HasEnglish ? $"{p.TextTh}\n\n{p.TitleEn}\n{p.TextEn}" : p.TextTh,
                p.PublicAt!.Value,
                "ข่าวของหน่วยงาน",
                p.Picture is null
                    ? null
                    : new($"{origin}{p.PathOn(whose.Slug)}/picture", p.PictureBytes, p.PictureType!)
            )),
            .. published.Select(d => new Item(
                $"{d.Code} {d.Title.Th} ปี {d.Year} ฉบับที่ {d.Number.ToString(CultureInfo.InvariantCulture)}",
                origin + d.Path,
                origin + d.Path,
                d.WhatChanged,
                d.PublishedAt,
                "การเปิดเผยข้อมูลสาธารณะ (OIT)",
                null
            )),
        ];
        var feed = Write(whose, origin, [.. items.OrderByDescending(i => i.At).Take(Most)]);
        var tag = new EntityTagHeaderValue($"\"{FileHash.Of(feed).Hex[..32]}\"");
        Response.Headers.CacheControl = "public, max-age=300";
        if (Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            Response.GetTypedHeaders().ETag = tag;
            return StatusCode(StatusCodes.Status304NotModified);
        }

        return new FileContentResult(feed, "application/rss+xml; charset=utf-8") { EntityTag = tag };
    }

    private static byte[] Write(Agency whose, string origin, IReadOnlyList<Item> items)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", $"ข่าวของ{whose.Name.Th}");
            xml.WriteElementString("link", $"{origin}/{whose.Slug}/posts");
            xml.WriteElementString(
                "description",
                $"ข่าวและข้อมูลที่เปิดเผยใหม่ของ{whose.Name.Th} {whose.Parent.Th}".Trim()
            );
            xml.WriteElementString("language", "th");
            xml.WriteElementString("generator", "Prongsai");
            if (items.Count > 0)
                xml.WriteElementString("lastBuildDate", Rfc822(items[0].At));
            xml.WriteStartElement("atom", "link", Atom);
            xml.WriteAttributeString("href", $"{origin}/{whose.Slug}/posts/rss.xml");
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            foreach (var item in items)
                Write(xml, item);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, Item item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", Plain(item.Title));
        xml.WriteElementString("link", item.Link);
        if (item.Words.Length > 0)
            xml.WriteElementString("description", Plain(item.Words));
        xml.WriteElementString("category", item.Category);
        if (item.Picture is { } picture)
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", picture.Address);
            xml.WriteAttributeString("length", picture.Bytes.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", picture.MediaType);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "true");
        xml.WriteString(item.Guid);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(item.At));
        xml.WriteEndElement();
    }

    // Data, so neither Thai words nor a Buddhist year.
    private static string Rfc822(DateTime utc) =>
        utc.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    // What XML cannot hold (a control character that was pasted along) would spoil the whole feed.
    private static string Plain(string text) =>
        string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private sealed record Item(
        string Title,
        string Link,
        string Guid,
        string Words,
        DateTime At,
        string Category,
        Enclosure? Picture
    );

    private sealed record Enclosure(string Address, long Bytes, string MediaType);
}
