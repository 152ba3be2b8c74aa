using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Outside;

/// <summary>What a visitor reads on a page, and where its links lead.</summary>
public sealed class ReadingWebPages
{
    private static readonly Uri Here = new("https://example.go.th/oit/index.html");

    [Theory]
    [InlineData("<a href='o15'>x</a>", "https://example.go.th/oit/o15")]
    [InlineData("<A HREF = /o15 >x</A>", "https://example.go.th/o15")]
    [InlineData(
        "<a class=a data-href='no' href=\"o15?a=1&amp;b=2#part\">x</a>",
        "https://example.go.th/oit/o15?a=1&b=2"
    )]
    [InlineData("<a href='\n ../o15\n'>x</a>", "https://example.go.th/o15")]
    [InlineData("<base href='/th/'><a href='o15'>x</a>", "https://example.go.th/th/o15")]
    [InlineData("<a href='//other.go.th/x'>x</a>", "https://other.go.th/x")]
    [InlineData("<map><area href='/o15'></map>", "https://example.go.th/o15")]
    [InlineData("<iframe src='/viewer?f=1'></iframe>", "https://example.go.th/viewer?f=1")]
    [InlineData("<object data='/a.pdf'></object>", "https://example.go.th/a.pdf")]
    [InlineData("<a href='/แผน 2568.pdf'>x</a>", "https://example.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%202568.pdf")]
    [InlineData("<a title='a > b' href=/o15>x</a>", "https://example.go.th/o15")]
    [InlineData("<a href='/o15'", "https://example.go.th/o15")]
    [InlineData("<a href='/o15' href='/second'>x</a>", "https://example.go.th/o15")]
    public void A_link_leads_where_a_browser_would_go(string html, string to) =>
        Assert.Equal([to], Read(html).Links.Select(l => l.Address.AbsoluteUri));

    [Theory]
    [InlineData("<a href='#top'>x</a>")]
    [InlineData("<a href='mailto:a@b.c'>x</a><a href='tel:02'>x</a><a href='javascript:go()'>x</a>")]
    [InlineData("<!-- <a href='/old'>x</a> -->")]
    [InlineData("<script>document.write(\"<a href='/x'>x</a>\")</script>")]
    [InlineData("<a name='x'>x</a><a href=''>x</a>")]
    [InlineData("<textarea data-x=\"<a href='/x'>\">x</textarea>")]
    public void What_is_no_link_is_none(string html) => Assert.Empty(Read(html).Links);

    [Fact]
    public void The_text_is_what_is_shown()
    {
        var page = Read(
            """
            <html><head><title>หน้า &amp; แผน</title><style>p{color:red}</style><script>var a = "<p>no</p>";</script></head>
            <body><nav>เมนู</nav><h1>ข้อมูล<b>พื้นฐาน</b></h1><p>น้ํา ๑ &lt; ๒<br>บรรทัดใหม่</p><!-- ซ่อน -->
            <table><tr><td>ก</td><td>ข</td></tr></table><img alt="ตราสัญลักษณ์"><noscript>เปิด JavaScript</noscript></body>
            """
        );

        Assert.Equal("หน้า & แผน", page.Title);
        Assert.Equal("เมนู\nข้อมูลพื้นฐาน\nน้ำ ๑ < ๒\nบรรทัดใหม่\nก ข\nตราสัญลักษณ์", page.Text);
    }

    [Fact]
    public void The_same_address_is_one_link_with_the_first_words()
    {
        var link = Assert.Single(Read("<a href=/o15><img></a><a href=/o15#x>O15 <b>จัดซื้อ</b></a>").Links);

        Assert.Equal("O15 จัดซื้อ", link.Words);
    }

    [Theory]
    [InlineData(874, "<meta charset=windows-874>", null)]
    [InlineData(874, "<meta http-equiv=content-type content='text/html; charset=TIS-620'>", null)]
    [InlineData(874, "", "windows-874")]
    [InlineData(874, "", null)]
    [InlineData(65001, "", null)]
    [InlineData(65001, "<meta charset=windows-874>", null)]
    public void Old_pages_are_read_in_their_encoding(int codePage, string meta, string? said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(codePage).GetBytes($"{meta}<title>สำนักงานเขต</title>");

        Assert.Equal("สำนักงานเขต", HtmlPage.Read(bytes, Here, said).Title);
    }

    [Fact]
    public async Task It_finds_the_links_that_a_whole_parser_finds()
    {
        var dice = new Random(2568);
        string[] pieces =
        [
            "<a href='/a'>",
            "<a href=b.html>",
            "<a href=\"//c.go.th/\">",
            "</a>",
            "<p>",
            "<b class='x' ",
            ">",
            "<!-- x -->",
            "คำ ",
            "<area href=/d>",
            "<iframe src='/e'></iframe>",
            "&amp;",
            "<title>t</title>",
            "<script>if (a < b) '<a href=/no>'</script>",
            "\n",
            "<br/>",
            "<img alt='ภาพ'>",
        ];
        for (var round = 0; round < 300; round++)
        {
            var html =
                "<!doctype html><body>"
                + string.Concat(Enumerable.Range(0, 12).Select(_ => pieces[dice.Next(pieces.Length)]));
            var document = await new HtmlParser().ParseDocumentAsync(html);
            var expected = document
                .QuerySelectorAll("a[href], area[href], iframe[src]")
                .Select(e => new Uri(Here, e.GetAttribute(e is IHtmlInlineFrameElement ? "src" : "href")!).AbsoluteUri)
                .ToHashSet();

            Assert.Equal(expected.Order(), Read(html).Links.Select(l => l.Address.AbsoluteUri).Order());
        }
    }

    [Fact]
    public void Nothing_makes_it_fail()
    {
        var dice = new Random(7);
        const string letters = "<>/!-=\"' \nahref&;#x0กา้";
        for (var round = 0; round < 3000; round++)
            _ = Read(string.Concat(Enumerable.Range(0, dice.Next(60)).Select(_ => letters[dice.Next(letters.Length)])));
    }

    private static HtmlPage Read(string html) => HtmlPage.Read(Encoding.UTF8.GetBytes(html), Here);
}
