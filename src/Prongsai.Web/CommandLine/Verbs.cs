using System.CommandLine;

namespace Prongsai.Web.CommandLine;

/// <summary>Every verb of the command line. Exit codes: 0 done, 1 failed, 2 refused because of what was given.</summary>
internal static class Verbs
{
    public static RootCommand Root() =>
        new(
            "โปร่งใส: ระบบงานคุณธรรมและความโปร่งใสของหน่วยงานรัฐ / Prongsai: integrity and transparency of public agencies"
        )
        {
            Demo.Command(),
            Serve.Command(),
            AccountCommand.Command(),
            FrameworkCommand.Command(),
            Score.Command(),
            Explain.Command(),
            Check.Command(),
            Import.Command(),
            Report.Command(),
            SettingsCommand.Command(),
            Config,
            FilesCommand.Command(),
            SearchCommand.Command(),
            Backup.Command(),
            Restore.Command(),
            Move.Command(),
            Drill.Command(),
        };

    /// <summary>Names the settings file, for any verb.</summary>
    public static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "แฟ้มการตั้งค่า / settings file (prongsai.json)",
        Recursive = true,
    };
}
