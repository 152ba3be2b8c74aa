using System.Text;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Announcements;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>The bytes of e-GP's announcements, and the hours in which they may be asked for.</summary>
public sealed class ReadingTheFeed
{
    private static readonly Now Now = new(
        new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc),
        new DateOnly(2026, 10, 8)
    );

    private static FeedReading Read(byte[] content) =>
        FeedReader.Read(content, AnnouncementKind.Invitation, "process.gprocurement.go.th", Now);

    private static Refusal Refused(string text) =>
        Assert.Throws<RefusedException>(() => Read(Encoding.UTF8.GetBytes(text))).Reasons.Single();

    [Fact]
    public void Windows_874_is_read_whatever_the_header_says_and_utf_8_too()
    {
        var bytes = NationalServer.FeedOf([
            ("69099615682, ประกวดราคาอิเล็กทรอนิกส์ (e-bidding), ประกาศเชิญชวน", new DateOnly(2026, 10, 7)),
        ]);
        var utf8 = Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetString(bytes));

        foreach (var content in new[] { bytes, utf8, [.. Encoding.UTF8.Preamble, .. utf8] })
        {
            var item = Assert.Single(Read(content).Items);
            Assert.Equal("69099615682", item.ProjectNumber);
            Assert.Equal("ซื้อของ 69099615682", item.Title);
            Assert.Equal("ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)", item.Method);
            Assert.Equal(new DateOnly(2026, 10, 7), item.PublishedOn);
            Assert.Equal("https://process5.gprocurement.go.th/x?a=1&b=2", item.Link);
        }
    }

    [Fact]
    public void Thai_whose_bytes_happen_to_be_utf_8_is_still_windows_874() =>
        // เ ข ต: 0xE0 0xA2 0xB5, one letter of Arabic in UTF-8.
        Assert.Equal("เขต", FeedReader.Text([0xE0, 0xA2, 0xB5]));

    [Fact]
    public void An_empty_list_is_an_answer_and_an_empty_answer_is_none()
    {
        Assert.Empty(Read(NationalServer.FeedOf([])).Items);
        Assert.Equal("feed-empty-answer", Refused(" \n").Code);
    }

    [Theory]
    [InlineData(
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Your support ID is: 1</body></html>",
        "national-rejected"
    )]
    [InlineData("<!DOCTYPE html><html><title>ปิดปรับปรุง</title></html>", "national-page-instead")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>ก</title>", "feed-malformed")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", "feed-not-rss")]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>",
        "feed-malformed"
    )]
    [InlineData(
        "<rss><channel><item><title>งาน</title><description>โครงการ 69099615682</description></item></channel></rss>",
        "feed-changed"
    )]
    public void What_is_no_feed_is_never_read_as_nothing_announced(string text, string code) =>
        Assert.Equal(code, Refused(text).Code);

    [Fact]
    public void An_item_in_another_form_is_counted_and_quoted()
    {
        var day = new DateOnly(2026, 10, 7);
        var reading = Read(NationalServer.FeedOf([("69099615682", day), ("ไม่มีเลขโครงการ", day)]));

        Assert.Null(Assert.Single(reading.Items).Method);
        Assert.Equal((2, 1, "ไม่มีเลขโครงการ"), (reading.Count, reading.Odd, reading.OddExample));
    }

    [Fact]
    public void Twenty_may_not_be_all()
    {
        var items = Enumerable.Range(0, 20).Select(i => ($"690996156{i:00}, ก, ข", new DateOnly(2026, 10, 7))).ToList();

        Assert.True(Read(NationalServer.FeedOf(items)).MayBeCut);
        Assert.False(Read(NationalServer.FeedOf(items.Skip(1))).MayBeCut);
    }

    [Fact]
    public void The_question_is_spelled_as_the_feed_spells_it_and_never_asks_for_the_whole_country()
    {
        var question = new FeedQuestion(AnnouncementKind.Winner, "3101", Method: "16", Day: new DateOnly(2026, 10, 7));

        Assert.Equal(
            "https://e.go.th/x.xml?anounceType=W0&deptId=3101&methodId=16&announceDate=20261007",
            question.At("https://e.go.th/x.xml").ToString()
        );
        Assert.Equal(
            "https://e.go.th/x.xml?anounceType=W0&deptsubId=0300400070",
            (question with { SubDepartment = "0300400070", Method = null, Day = null })
                .At("https://e.go.th/x.xml")
                .ToString()
        );
        Assert.Throws<RefusedException>(() => (question with { Department = null }).At("https://e.go.th/x.xml"));
    }

    [Theory]
    [InlineData("http://process.gprocurement.go.th/x", true)]
    [InlineData("https://process3.gprocurement.go.th/y", true)]
    [InlineData("https://gprocurement.go.th.example.com/", false)]
    [InlineData("https://evil.go.th/", false)]
    [InlineData("ftp://process.gprocurement.go.th/", false)]
    public void It_is_followed_within_its_house_only(string to, bool follows) =>
        Assert.Equal(
            follows,
            AnnouncementFeed.IsSameHouse(new Uri("https://process3.gprocurement.go.th/x"), new Uri(to))
        );

    [Theory]
    [InlineData("08:59", null)]
    [InlineData("09:00", "12:00")]
    [InlineData("11:59", "12:00")]
    [InlineData("12:00", null)]
    [InlineData("13:30", "17:00")]
    [InlineData("17:00", null)]
    public void It_is_closed_for_much_of_the_working_day_by_the_clocks_of_thailand(string at, string? opens)
    {
        static DateTime Utc(string time) =>
            DateTime.SpecifyKind(
                new DateOnly(2026, 10, 8).ToDateTime(
                    TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture)
                ) - Clock.Thailand,
                DateTimeKind.Utc
            );

        Assert.Equal(opens is null ? null : Utc(opens), FeedHours.Shipped.OpensAt(Utc(at)));
    }

    [Fact]
    public void The_hours_are_marked_as_unconfirmed_and_an_installation_that_knows_better_says_so()
    {
        Assert.All(FeedHours.Shipped.On(Now.Today), hours => Assert.Equal(Confidence.Unverified, hours.Sure));
        Assert.Equal(["22:00–23:30"], Given("22:00-23:30").On(Now.Today).Select(hours => hours.ToString()));
        Assert.Empty(Given("never").On(Now.Today));
        Assert.Equal(2, Given("").On(Now.Today).Count);
        Assert.Throws<RefusedException>(() => Given("morning"));
        Assert.Throws<RefusedException>(() => Given("12:00-09:00"));

        static FeedHours Given(string written) =>
            FeedHours.From(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([new("Prongsai:Procurement:FeedClosed", written)])
                    .Build()
            );
    }
}
