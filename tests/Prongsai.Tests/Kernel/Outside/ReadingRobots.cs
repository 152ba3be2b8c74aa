using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Outside;

/// <summary>The examples of RFC 9309 and what sites really write.</summary>
public sealed class ReadingRobots
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/any", false)]
    [InlineData("User-agent: *\nDisallow:", "/any", true)]
    [InlineData("", "/any", true)]
    [InlineData("<html>no robots here</html>", "/any", true)]
    [InlineData("User-agent: *\nDisallow: /staff", "/staff/x", false)]
    [InlineData("User-agent: *\nDisallow: /staff", "/Staff/x", true)]
    [InlineData("user-AGENT:*\r\ndisALLOW: /staff # private", "/staff", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    // The longest rule decides, and permission wins a tie.
    [InlineData("User-agent: *\nDisallow: /\nAllow: /oit", "/oit/o15", true)]
    [InlineData("User-agent: *\nAllow: /oit\nDisallow: /oit/secret", "/oit/secret", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    // A group that names us stands alone; somebody else's does not concern us.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: prongsai\nDisallow: /x", "/y", true)]
    [InlineData("User-agent: prongsai/2.0\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: prongsaibot\nDisallow: /x", "/x", true)]
    [InlineData("User-agent: Googlebot\nUser-agent: Prongsai\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: Googlebot\nDisallow: /\nUser-agent: *\nDisallow: /x", "/y", true)]
    [InlineData("User-agent: prongsai\nDisallow: /a\nSitemap: http://x/\nDisallow: /b", "/b", false)]
    [InlineData(
        "User-agent: prongsai\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: prongsai\nDisallow: /c",
        "/c",
        false
    )]
    // * and $.
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXXbYYcZZ", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXXcYYb", true)]
    [InlineData("User-agent: *\nDisallow: /$", "/", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /*?print=", "/a?print=1", false)]
    // Thai written either way.
    [InlineData("User-agent: *\nDisallow: /ลับ", "/%E0%B8%A5%E0%B8%B1%E0%B8%9A/x", false)]
    [InlineData("User-agent: *\nDisallow: /%e0%b8%a5%e0%b8%b1%e0%b8%9a", "/ลับ/x", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    // Always allowed to ask.
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void Says_what_may_be_visited(string robots, string path, bool allowed)
    {
        var read = Robots.Read(Encoding.UTF8.GetBytes(robots));

        Assert.Equal(allowed, read.Allows(new Uri(new Uri("https://example.go.th"), path)));
    }

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 5", 5)]
    [InlineData("User-agent: *\nCrawl-delay: 100000", 60)]
    public void A_pause_that_is_asked_for_is_kept_up_to_a_minute(string robots, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Robots.Read(Encoding.UTF8.GetBytes(robots)).Delay);

    [Fact]
    public void A_huge_one_is_read_as_far_as_the_rfc_asks()
    {
        var robots = "User-agent: *\nDisallow: /first\n" + new string('#', Robots.MostBytes) + "\nDisallow: /last";

        var read = Robots.Read(Encoding.UTF8.GetBytes(robots));

        Assert.False(read.Allows(new Uri("https://example.go.th/first")));
        Assert.True(read.Allows(new Uri("https://example.go.th/last")));
    }

    [Fact]
    public void Nothing_makes_it_fail()
    {
        var dice = new Random(9309);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[dice.Next(200)];
            dice.NextBytes(bytes);
            byte[] robots = [.. "User-agent: *\nDisallow: /"u8, .. bytes];

            _ = Robots.Read(robots).Allows(new Uri("https://example.go.th/%ZZ%E0?*$"));
        }
    }
}
