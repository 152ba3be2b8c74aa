using Microsoft.AspNetCore.Builder;
using Prongsai.Web;

namespace Prongsai.Bench;

/// <summary>The whole program on a folder of its own, with its database made, and silent but for warnings.</summary>
internal static class AnInstallation
{
    /// <param name="folder">Its data folder.</param>
    /// <param name="settings">More settings, as on the command line: name, value, name, value.</param>
    public static async Task<WebApplication> PreparedAsync(string folder, params string[] settings)
    {
        var app = Web.Host.Build([
            "--Prongsai:DataFolder",
            folder,
            "--Logging:LogLevel:Default",
            "Warning",
            .. settings,
        ]);
        await app.Services.PrepareAsync();
        return app;
    }
}
