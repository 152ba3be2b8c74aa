using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Infographics.Drawing;
using Prongsai.Tests.Reports.Pdf;

namespace Prongsai.Tests.Services.Infographics;

/// <summary>What a browser makes of each format: a page for each side, and a picture of exactly its size.</summary>
public sealed class PrintingAPicture
{
    [FactWithABrowser]
    public async Task Is_a_page_for_each_side_and_a_picture_of_its_size()
    {
        await using var browser = new WarmBrowser(
            new InstalledBrowser(new ConfigurationBuilder().Build()),
            NullLogger<WarmBrowser>.Instance
        );
        foreach (
            var (format, pages, size, paper) in new[]
            {
                (PictureFormat.A4, 1, new PictureSize(794 * 2, 1123 * 2), (595, 842)),
                (PictureFormat.A3, 1, new PictureSize(1123 * 2, 1587 * 2), (842, 1191)),
                (PictureFormat.A5, 2, new PictureSize(559 * 2 * 2, 794 * 2), (420, 595)),
                (PictureFormat.Square, 1, new PictureSize(1080, 1080), (810, 810)),
                (PictureFormat.Story, 1, new PictureSize(1080, 1920), (810, 1440)),
            }
        )
        {
            var choices = new PictureChoices(format, PictureDesign.Banner, false, PictureLanguage.Both);
            var svg = ServicesToDraw.Svg(ServicesToDraw.Long, choices);

            var (pdf, noPdf) = await browser.PrintAsync(SvgPicture.ToPrint(svg, format, "ภาพ"), default);
            var (page, viewport) = SvgPicture.ToShow(svg, format, "ภาพ");
            var (png, noPng) = await browser.PictureAsync(page, viewport, default);

            Assert.Null(noPdf);
            Assert.Null(noPng);
            var text = Encoding.Latin1.GetString(pdf!);
            Assert.Equal((format, pages), (format, text.Split("/Type /Page\n").Length - 1));
            var box = text.Split("/MediaBox [0 0 ")[1].Split(']')[0].Split(' ');
            Assert.InRange(Number(box[0]), paper.Item1 - 1, paper.Item1 + 1);
            Assert.InRange(Number(box[1]), paper.Item2 - 1, paper.Item2 + 1);
            // Letters, not a photograph of them.
            Assert.Contains("/Font", text, StringComparison.Ordinal);
            Assert.True(PictureSize.TryRead(png!, out var drawn));
            Assert.Equal((format, size), (format, drawn));
        }
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
