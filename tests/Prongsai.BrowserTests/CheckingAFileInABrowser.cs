using Microsoft.Playwright;
using Prongsai.Kernel;
using Prongsai.Tests.Disclosures;
using Prongsai.Tests.Web;

namespace Prongsai.BrowserTests;

/// <summary>A citizen downloads a file, checks it against the public log in their own browser, and changes one byte of it.</summary>
[Collection(InTheOffice.Name)]
public sealed class CheckingAFileInABrowser(Office office)
{
    private const string Name = "khlong-sam-wa-2567-O15-1.pdf";

    [BrowserTheory]
    [InlineData(360, "th")]
    [InlineData(1440, "en")]
    public async Task It_is_green_and_with_one_byte_changed_red(int width, string language)
    {
        if (Chromium.Program is null)
            return;

        await using var app = await App.StartAsync(Database.Sqlite);
        var (bytes, hash) = await PublishedAsync(app);
        var page = await office.WindowAsync(app, width, 740, signedIn: false, language: language);
        List<string> complaints = [];
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                complaints.Add(said.Text);
        };
        var answer = page.Locator("#verify-answer");

        // From the log, by its links.
        await page.GotoAsync("/khlong-sam-wa/ledger");
        await LookedAt.IsGoodAsync(page, $"ledger-{width}");
        await page.Locator("ol[reversed] a").First.ClickAsync();
        await LookedAt.IsGoodAsync(page, $"ledger-entry-{width}");
        await page.Locator("a[href*='/verify/']").ClickAsync();
        await ChooseAsync(page, bytes);
        await page.Locator("#verify-answer[data-verdict=good]").WaitForAsync();
        Assert.Contains(
            language == "th" ? "ไม่ถูกแก้ไข" : "unchanged",
            await answer.InnerTextAsync(),
            StringComparison.Ordinal
        );
        // Ed25519 is checked too: this browser has it.
        Assert.DoesNotContain("Ed25519", await answer.InnerTextAsync(), StringComparison.Ordinal);
        await LookedAt.IsGoodAsync(page, $"verify-good-{width}");

        bytes[5_000_000] ^= 1;
        await ChooseAsync(page, bytes);
        await page.Locator("#verify-answer[data-verdict=bad]").WaitForAsync();
        Assert.Contains(
            language == "th" ? "ไม่ใช่ไฟล์ที่เผยแพร่" : "not the one that was published",
            await answer.InnerTextAsync(),
            StringComparison.Ordinal
        );
        await LookedAt.IsGoodAsync(page, $"verify-bad-{width}");

        // Of whichever file, from the page without one; and a hash that was copied, by keyboard.
        await page.GotoAsync("/khlong-sam-wa/verify");
        await ChooseAsync(page, bytes);
        await page.Locator("#verify-answer[data-verdict=unknown]").WaitForAsync();
        await page.Locator("#verify-text").FillAsync(hash);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#verify-answer[data-verdict=good]").WaitForAsync();

        // A log that shows another tree is found by the browser itself.
        await page.RouteAsync(
            "**/*.tlog-proof",
            async route =>
            {
                var proof = await (await route.FetchAsync()).TextAsync();
                await route.FulfillAsync(
                    new RouteFulfillOptions { Body = proof.Replace("\n1\n", "\n2\n", StringComparison.Ordinal) }
                );
            }
        );
        await page.Locator("#verify-go").ClickAsync();
        await page.Locator("#verify-answer[data-verdict=bad]").WaitForAsync();
        Assert.DoesNotContain(complaints, c => !c.Contains("404", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(1440)]
    public async Task What_a_second_person_publishes_is_downloaded_and_checked(int width)
    {
        if (Chromium.Program is null)
            return;

        await using var app = await TheDesk.StartAsync(Database.Sqlite);
        using var writer = await app.PersonAsync("writer", app.Agency, Duty.Preparer);
        await TheDesk.AddTextAsync(writer, "สรุป", "สรุปผลการจัดซื้อจัดจ้าง");
        await TheDesk.SubmitAsync(writer);
        var reviewer = await office.WindowAsync(app, width);
        await reviewer.GotoAsync($"{TheDesk.O15}/review");
        await reviewer.Locator("[name=unmetBecause]").FillAsync("ข้อมูลพัสดุจะตามมาภายในสัปดาห์นี้");
        await reviewer.Locator("form[action$='/approve'] button").ClickAsync();
        await app.DrainJobsAsync();

        var page = await office.WindowAsync(app, width, signedIn: false);
        await page.GotoAsync(TheDesk.Public);
        var fingerprints = page.Locator("details", new() { Has = page.Locator("a[href$='edition.json']") });
        await fingerprints.Locator("summary").ClickAsync();
        await LookedAt.IsGoodAsync(page, $"edition-proofs-{width}");
        var saved = await page.RunAndWaitForDownloadAsync(() =>
            fingerprints
                .Locator("a[href$='edition.json']")
                .EvaluateAsync("link => { link.download = ''; link.click(); }")
        );
        var bytes = await File.ReadAllBytesAsync(await saved.PathAsync());
        await fingerprints.Locator("a[href*='/verify/']").First.ClickAsync();
        await ChooseAsync(page, bytes);
        await page.Locator("#verify-answer[data-verdict=good]").WaitForAsync();
        Assert.Contains("O15", await page.Locator("#verify-answer").InnerTextAsync(), StringComparison.Ordinal);

        bytes[^10] ^= 1;
        await ChooseAsync(page, bytes);
        await page.Locator("#verify-answer[data-verdict=bad]").WaitForAsync();
    }

    [BrowserTheory]
    [InlineData(1440)]
    public async Task How_long_ten_megabytes_take_is_said(int width)
    {
        if (Chromium.Program is null)
            return;

        await using var app = await App.StartAsync(Database.Sqlite);
        var (bytes, hash) = await PublishedAsync(app);
        var page = await office.WindowAsync(app, width, 740, signedIn: false);
        await page.GotoAsync($"/khlong-sam-wa/verify/{hash}");
        // From the file's being chosen to the verdict's being on the page, by the page's own clock.
        await page.EvaluateAsync(
            """
            () => {
                const answer = document.getElementById("verify-answer");
                document.addEventListener("change", () => {
                    const chosen = performance.now();
                    window.judged = new Promise((tell) => {
                        const watching = new MutationObserver(() => {
                            if (answer.dataset.verdict === "wait")
                                return;
                            watching.disconnect();
                            tell([performance.now() - chosen, answer.dataset.verdict === "good" ? 1 : 0]);
                        });
                        watching.observe(answer, { attributeFilter: ["data-verdict"] });
                    });
                }, true);
            }
            """
        );
        List<double> times = [];
        for (var turn = 0; turn < 9; turn++)
        {
            await ChooseAsync(page, bytes);
            var judged = await page.EvaluateAsync<double[]>("() => window.judged");
            Assert.Equal(1, judged[1]);
            times.Add(judged[0]);
        }

        times.Sort();
        Console.WriteLine(
            FormattableString.Invariant(
                $"ten megabytes judged in {times[0]:0} to {times[^1]:0} ms, median {times[times.Count / 2]:0} ms"
            )
        );
    }

    [BrowserTheory]
    [InlineData(320)]
    public async Task Without_scripts_the_page_says_what_to_compare(int width)
    {
        if (Chromium.Program is null)
            return;

        await using var app = await App.StartAsync(Database.Sqlite);
        var page = await office.WindowAsync(app, width, 740, scripts: false, signedIn: false);
        await page.GotoAsync($"/khlong-sam-wa/verify/{new string('a', 64)}");

        Assert.False(await page.Locator("#verify").IsVisibleAsync());
        Assert.Contains("sha256sum", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    private static async Task<(byte[] Bytes, string Hash)> PublishedAsync(App app)
    {
        // Ten megabytes, the size of a scanned plan.
        var bytes = new byte[10_000_000];
        new Random(9).NextBytes(bytes);
        var hash = FileHash.Of(bytes).Hex;
        await app.With<ProngsaiDb>(async db =>
        {
            db.Journal(
                app.Agency,
                TimeProvider.System.Now(),
                Actor.System,
                "DisclosurePrinted",
                "disclosure:x",
                new
                {
                    code = "O15",
                    year = 2567,
                    number = 1,
                    name = Name,
                    sha256 = hash,
                    size = bytes.Length,
                }
            );
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
        return (bytes, hash);
    }

    private static Task ChooseAsync(IPage page, byte[] bytes) =>
        page.Locator("#verify-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = Name,
                    MimeType = "application/pdf",
                    Buffer = bytes,
                }
            );
}
