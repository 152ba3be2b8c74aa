using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Infographics.Drawing;
using Prongsai.Services.Registry;
using Prongsai.Tests.Services.Infographics;

namespace Prongsai.BrowserTests;

/// <summary>Pictures of services as a browser shows them, and the pages on which they are made and read.</summary>
[Collection(InTheOffice.Name)]
public sealed class InfographicsInABrowser(Office office)
{
    [BrowserFact]
    public async Task Every_line_is_as_wide_as_it_was_measured()
    {
        // Outside of the program's own pages, whose policy is for them.
        var page = await (await office.Browser.NewContextAsync()).NewPageAsync();
        foreach (var format in Enum.GetValues<PictureFormat>())
        foreach (var design in Enum.GetValues<PictureDesign>())
        {
            var choices = new PictureChoices(format, design, format == PictureFormat.A4, PictureLanguage.Both);
            var expected = ServicesToDraw
                .LaidOut(ServicesToDraw.Long, choices)
                .Sides.SelectMany(s => s.Shapes)
                .OfType<TextLine>()
                .ToList();

            await page.SetContentAsync(Encoding.UTF8.GetString(ServicesToDraw.Svg(ServicesToDraw.Long, choices)));
            await page.EvaluateAsync("Promise.all([...document.fonts].map(face => face.load())).then(() => true)");
            var widths = await page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('text')].map(t => t.getComputedTextLength())"
            );

            Assert.Equal(expected.Count, widths.Length);
            foreach (var (line, width) in expected.Zip(widths))
                Assert.True(
                    Math.Abs(line.Box.Width - width) <= 0.002 * line.Box.Width + 0.1,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{choices}: “{line.Text}” is {width} wide and was measured {line.Box.Width}"
                    )
                );
        }

        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Choosing_seeing_and_keeping_needs_no_script(bool scripts)
    {
        if (Chromium.Program is null)
            return;

        var service = await ServiceAsync("tree-branches");
        var page = await office.WindowAsync(360, 740, scripts: scripts);
        await page.GotoAsync($"{service.Page}/infographics");
        await page.Locator("[name=format]").First.SelectOptionAsync(scripts ? "Story" : "A5");
        await page.Locator("[name=design]").First.SelectOptionAsync("Sidebar");
        await page.GetByRole(AriaRole.Button, new() { Name = "ดูตัวอย่าง" }).ClickAsync();
        await page.WaitForURLAsync("**design=Sidebar**");
        var preview = page.Locator(".infographic img");
        Assert.Contains("design=Sidebar", await preview.GetAttributeAsync("src"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "เก็บภาพนี้และส่งให้อนุมัติ" }).ClickAsync();
        await page.WaitForURLAsync("**/staff/infographics/**");

        var box = await page.Locator(".infographic img").BoundingBoxAsync();
        Assert.True(box is { Width: > 200 and <= 360, Height: > 200 }, $"{box?.Width} × {box?.Height}");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Its_pages_are_open_to_everybody_and_fit_a_phone()
    {
        var service = await ServiceAsync("building-permit");
        var desk = await office.WindowAsync();
        await desk.GotoAsync($"{service.Page}/infographics?format=A4&design=Banner&thaiDigits=true&language=Both");
        await desk.GetByRole(AriaRole.Button, new() { Name = "เก็บภาพนี้และส่งให้อนุมัติ" }).ClickAsync();
        await desk.WaitForURLAsync("**/staff/infographics/**");
        var made = new Uri(desk.Url).AbsolutePath;
        await desk.Context.CloseAsync();
        await office.App.With<ProngsaiDb>(async db =>
        {
            var id = new InfographicId(Guid.Parse(made.Split('/')[^1]));
            var infographic = await db.Set<Infographic>().SingleAsync(i => i.Id == id);
            infographic.Approve(
                infographic.FromVersion,
                TimeProvider.System.Now(),
                new Actor(Guid.CreateVersion7(), "ผู้ตรวจ สมมุติ")
            );
            await db.SaveChangesAsync();
        });

        await LookedAt.AreGoodForAsync(
            office,
            new("infographics", "นางสาวภาพ สมมุติ"),
            Duty.ServiceManager,
            "infographics",
            [
                $"{service.Page}/infographics?format=A3&design=Cards",
                made,
                service.Page,
                "/khlong-sam-wa/infographics",
                $"/khlong-sam-wa/infographics/{made.Split('/')[^1]}",
                "/khlong-sam-wa/services/building-permit",
            ]
        );
    }

    private Task<Service> ServiceAsync(string slug) =>
        office.App.Ask<ProngsaiDb, Service>(db => db.Set<Service>().AsNoTracking().SingleAsync(s => s.Slug == slug));
}
