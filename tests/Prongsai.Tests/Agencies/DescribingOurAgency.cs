using System.Net;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Agencies;

public sealed class DescribingOurAgency
{
    [Theory, OnBothDatabases]
    public async Task Shows_contact_colours_and_crest_on_the_public_pages(Database database)
    {
        await using var app = await App.StartAsync(database);

        await App.SubmitAsync(
            app.Officer,
            "/staff/agency",
            new()
            {
                ["AddressTh"] = "111 ถนนสมมุติ",
                ["Phone"] = "๐ ๒๕๔๘ ๐๔๐๘ ต่อ ๑๒",
                ["Email"] = "office@example.go.th",
                ["Website"] = "https://example.go.th/",
                ["Colour"] = "#5B2A86",
                ["SecondColour"] = "#f2c14e",
            }
        );
        var crest = await App.SubmitAsync(
            app.Officer,
            "/staff/agency",
            [],
            "handler=Crest",
            [("picture", "ตรา.png", SomePictures.Png(40, 40))]
        );

        Assert.True(crest.IsSuccessStatusCode);
        var home = await App.OpenAsync(app.Stranger, "/khlong-sam-wa");
        var contact = home.QuerySelector("footer address")!;
        Assert.Contains("111 ถนนสมมุติ", contact.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:025480408", contact.QuerySelector("a[href^='tel:']")!.GetAttribute("href"));
        var picture = await app.Stranger.GetAsync(home.QuerySelector(".brand img")!.GetAttribute("src"));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        var colours = home.QuerySelector("link[href*='colours.css']")!.GetAttribute("href");
        var css = await app.Stranger.GetStringAsync(colours);
        Assert.Contains("--masthead: #5b2a86", css, StringComparison.Ordinal);
        Assert.Contains("--on-masthead: #ffffff", css, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#777777", "", "colour-text-unreadable", false)]
    [InlineData("#0f4654", "", "", true)]
    [InlineData("#ffd700", "", "", true)]
    [InlineData("#0f4654", "#12505f", "colour-marks-unseen", false)]
    [InlineData("#0f4654", "#e3c069", "", true)]
    [InlineData("", "#e3c069", "colour-second-alone", false)]
    [InlineData("red;}", "", "colour-shape", false)]
    [InlineData("#12345", "", "colour-shape", false)]
    public void Takes_only_colours_on_which_text_can_be_read(string first, string second, string code, bool taken)
    {
        var whyNot = Prongsai.Agencies.Register.Colours.WhyNot(first, second);

        Assert.Equal(taken, whyNot.Count == 0);
        Assert.Equal(code, whyNot.Count == 0 ? "" : whyNot[0].Code);
    }

    [Fact]
    public void Every_colour_that_is_taken_has_readable_text_on_it_and_on_its_bar()
    {
        for (var rgb = 0; rgb < 1 << 24; rgb += 4999)
        {
            var colour = new Prongsai.Agencies.Contracts.Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
            if (Prongsai.Agencies.Register.Colours.WhyNot(colour.ToString(), null).Count > 0)
                continue;

            Assert.True(colour.ContrastWith(colour.Text) >= 4.5, colour.ToString());
            Assert.True(
                Prongsai.Agencies.Register.Colours.BarOn(colour).ContrastWith(colour.Text) >= 4.5,
                colour.ToString()
            );
        }
    }

    [Theory]
    [InlineData("ตรา.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("ตรา.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("ตรา.png", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    public async Task Takes_no_drawing_as_a_crest(string file, string content)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/agency",
            [],
            "handler=Crest",
            [("picture", file, System.Text.Encoding.UTF8.GetBytes(content))]
        );

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Contains("SVG", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync("/khlong-sam-wa/crest")).StatusCode);
    }

    [Theory]
    [InlineData("Website", "javascript:alert(1)", "agency-link-shape")]
    [InlineData("MapLink", "//evil.example", "agency-link-shape")]
    [InlineData("Email", "not an address", "agency-email-shape")]
    [InlineData("Phone", "โทรหาเรา", "agency-phone-shape")]
    public void Refuses_contacts_that_would_not_work(string field, string text, string code)
    {
        var form = new Prongsai.Agencies.Register.Particulars
        {
            Website = field == "Website" ? text : null,
            MapLink = field == "MapLink" ? text : null,
            Email = field == "Email" ? text : null,
            Phone = field == "Phone" ? text : null,
        };

        Assert.Equal([code], form.WhyNot().Select(r => r.Code));
    }

    [Theory, OnBothDatabases]
    public async Task The_second_of_two_editors_sees_what_changed_and_loses_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        var opened = await App.OpenAsync(app.Officer, "/staff/agency");
        var version = opened.QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await App.SubmitAsync(app.Officer, "/staff/agency", new() { ["Phone"] = "0 2111 1111" });

        var second = await App.SubmitAsync(
            app.Officer,
            "/staff/agency",
            new()
            {
                ["Version"] = version,
                ["Phone"] = "0 2222 2222",
                ["Email"] = "office@example.go.th",
            }
        );

        var page = await App.ReadAsync(await second.Content.ReadAsStringAsync());
        var theirs = page.QuerySelector(".theirs")!.TextContent;
        Assert.Contains("0 2111 1111", theirs, StringComparison.Ordinal);
        Assert.Contains(app.Administrator.Name, theirs, StringComparison.Ordinal);
        Assert.Equal("0 2222 2222", page.QuerySelector("[name=Phone]")!.GetAttribute("value"));
        Assert.Equal("office@example.go.th", page.QuerySelector("[name=Email]")!.GetAttribute("value"));
        Assert.Equal("0 2111 1111", (await AgencyAsync(app)).Contact.Phone);
    }

    [Theory, OnBothDatabases]
    public async Task A_year_can_have_a_profile_of_its_own_and_give_it_back(Database database)
    {
        await using var app = await App.StartAsync(database);

        await App.SubmitAsync(app.Officer, "/staff/agency", new() { ["YearProfiles[2567]"] = "general" });
        var during = await AgencyAsync(app);
        await App.SubmitAsync(app.Officer, "/staff/agency", new() { ["YearProfiles[2567]"] = "" });
        var after = await AgencyAsync(app);

        Assert.Equal("general", during.ProfileOf(new FiscalYear(2567)));
        Assert.Equal("sub_department", during.ProfileOf(new FiscalYear(2566)));
        Assert.Equal("sub_department", after.ProfileOf(new FiscalYear(2567)));
    }

    private static async Task<Agency> AgencyAsync(App app) =>
        (await app.Ask<IAgencies, Agency?>(agencies => agencies.ByIdAsync(app.Agency)))!;
}
