using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using ZXing;
using ZXing.Common;

namespace Prongsai.Tests.Surveys;

/// <summary>Posters are printed as an officer prints them, drawn as pictures, and read as a phone reads them.</summary>
public sealed class PrintingPosters
{
    private static readonly string[] Files =
    [
        "a4-th.pdf",
        "a4-en.pdf",
        "a5-th.pdf",
        "a5-en.pdf",
        "tent-th.pdf",
        "tent-en.pdf",
    ];

    [PrinterFact]
    public async Task Gives_a_code_that_leads_to_the_questions()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var survey = await ASurvey.OpenAsync(
            app,
            ShippedTemplates.With("counter")!,
            true,
            WayKind.Place,
            WayKind.Kiosk
        );
        var round = $"/staff/surveys/{survey.Round.Id.Value}";
        var page = await App.OpenAsync(app.Officer, $"{round}/posters?way=2");
        var address = new Uri(app.Address, survey.Address(WayKind.Place)).ToString();
        Assert.Equal(
            Files.Order(),
            page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Order()
        );

        var folder = Directory.CreateTempSubdirectory("prongsai-posters-").FullName;
        try
        {
            foreach (var name in Files)
            {
                var file = Path.Combine(folder, name);
                await File.WriteAllBytesAsync(file, await app.Officer.GetByteArrayAsync($"{round}/posters/2/{name}"));

                // One page, and on it what a passer-by needs. Where lines break is the printer's business.
                var text = await RunAsync("pdftotext", "-raw", file, "-");
                Assert.Equal(1, text.Count(letter => letter == '\f'));
                var letters = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\u200B'));
                Assert.Contains("รอบทดสอบ", letters, StringComparison.Ordinal);
                var said = name.EndsWith("th.pdf", StringComparison.Ordinal) ? "ไม่ถามชื่อ" : "Nonameisasked";
                Assert.True(letters.Contains(said, StringComparison.Ordinal), $"{name}: {letters}");
                // The last line: what does not fit is not printed.
                var days = name.EndsWith("th.pdf", StringComparison.Ordinal) ? "ตอบได้" : "Open";
                Assert.True(letters.Contains(days, StringComparison.Ordinal), $"{name}: {letters}");
                Assert.Contains(address.Split("://")[1], letters, StringComparison.Ordinal);
                Assert.Equal(address, await ScannedAsync(file));
            }

            if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } pictures)
                foreach (var name in Files)
                    await RunAsync(
                        "pdftoppm",
                        "-r",
                        "60",
                        "-png",
                        Path.Combine(folder, name),
                        Path.Combine(pictures, $"poster-{name}")
                    );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // The address of a kiosk is not for walls.
        Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync($"{round}/posters?way=3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync($"{round}/posters/2/a3-th.pdf")).StatusCode);
    }

    private static async Task<string?> ScannedAsync(string pdf)
    {
        await RunAsync("pdftoppm", "-r", "100", "-gray", "-singlefile", pdf, pdf);
        var picture = await File.ReadAllBytesAsync(pdf + ".pgm");
        // "P5", width and height, 255, then a byte for each point.
        var from = 0;
        List<string> head = [];
        while (head.Count < 4)
        {
            var to = Array.FindIndex(picture, from, letter => char.IsWhiteSpace((char)letter));
            head.Add(Encoding.ASCII.GetString(picture, from, to - from));
            from = to + 1;
        }

        var (width, height) = (
            int.Parse(head[1], System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture)
        );
        var light = new RGBLuminanceSource(picture[from..], width, height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new MultiFormatReader()
            .decode(
                new BinaryBitmap(new HybridBinarizer(light)),
                new Dictionary<DecodeHintType, object>
                {
                    [DecodeHintType.POSSIBLE_FORMATS] = new[] { BarcodeFormat.QR_CODE },
                    [DecodeHintType.TRY_HARDER] = true,
                }
            )
            ?.Text;
    }

    private static async Task<string> RunAsync(string program, params string[] given)
    {
        using var process = Process.Start(new ProcessStartInfo(program, given) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    /// <summary>Needs a browser that prints, and poppler to look at what was printed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PrinterFactAttribute : FactAttribute
    {
        public PrinterFactAttribute()
        {
            var isHere =
                new InstalledBrowser(new ConfigurationBuilder().Build()).Path is not null
                && File.Exists("/usr/bin/pdftoppm");
            if (!isHere && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "No browser or no poppler is installed.";
        }
    }
}
