using Microsoft.Extensions.Configuration;

namespace Prongsai.Kernel;

/// <summary>
/// The browser on this machine that prints: the one that the setting Prongsai:Browser names, else the first of Chromium,
/// Chrome and Edge that is found.
/// </summary>
public sealed class InstalledBrowser(IConfiguration configuration)
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "msedge",
        "chrome",
    ];

    /// <summary>Full path of the program; null when there is none.</summary>
    public string? Path => Find(configuration["Prongsai:Browser"]);

    public static readonly Refusal NotFound = new(
        "browser-missing",
        "ไม่มี PDF: ไม่พบเบราว์เซอร์ในเครื่องนี้ โปรดติดตั้ง Chromium, Google Chrome หรือ Microsoft Edge หรือระบุที่อยู่ของโปรแกรมในค่า Prongsai:Browser ส่วนไฟล์ DOCX และ HTML ใช้ได้ตามปกติ",
        "No PDF: no browser was found on this machine. Install Chromium, Google Chrome or Microsoft Edge, or name the program in the setting Prongsai:Browser. The DOCX and HTML files are complete."
    );

    private static string? Find(string? setting)
    {
        // A setting that leads nowhere is not silently replaced by another browser.
        if (!string.IsNullOrWhiteSpace(setting))
            return File.Exists(setting) ? setting : null;

        return Candidates().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Candidates()
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        foreach (var name in Names)
        foreach (var folder in folders)
            yield return System.IO.Path.Combine(folder, name + ending);

        if (OperatingSystem.IsWindows())
        {
            foreach (
                var root in new[]
                {
                    Environment.SpecialFolder.ProgramFiles,
                    Environment.SpecialFolder.ProgramFilesX86,
                    Environment.SpecialFolder.LocalApplicationData,
                }
            )
            foreach (
                var program in new[]
                {
                    @"Google\Chrome\Application\chrome.exe",
                    @"Microsoft\Edge\Application\msedge.exe",
                    @"Chromium\Application\chrome.exe",
                }
            )
                yield return System.IO.Path.Combine(Environment.GetFolderPath(root), program);
        }
        else if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        }
    }
}
