using Microsoft.Playwright;

namespace Prongsai.BrowserTests;

/// <summary>
/// Pictures of every page for a person to look at: PICTURES_OF_PRONGSAI=folder dotnet test tests/Prongsai.BrowserTests --filter Pictures.
/// </summary>
[Collection(InTheOffice.Name)]
public sealed class Pictures(Office office)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI");

    [PicturesWanted]
    public async Task Of_every_page()
    {
        Directory.CreateDirectory(Folder!);
        foreach (var (width, colours, language) in Views())
        {
            var page = await office.WindowAsync(width, colours: colours, language: language);
            foreach (var address in office.PageKinds)
            {
                await page.GotoAsync(address);
                var name = address.Trim('/').Replace('/', '_').Split('?')[0];
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(Folder!, $"{name}-{width}-{colours}-{language}.png"), FullPage = true }
                );
            }

            await page.Context.CloseAsync();
        }
    }

    private static IEnumerable<(int Width, ColorScheme Colours, string Language)> Views() =>
        [
            (1440, ColorScheme.Light, "th"),
            (1440, ColorScheme.Dark, "en"),
            (768, ColorScheme.Light, "en"),
            (320, ColorScheme.Light, "th"),
            (360, ColorScheme.Dark, "th"),
        ];

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PicturesWantedAttribute : FactAttribute
    {
        public PicturesWantedAttribute()
        {
            if (Folder is null || Chromium.Program is null)
                Skip = "Set PICTURES_OF_PRONGSAI to a folder.";
        }
    }
}
