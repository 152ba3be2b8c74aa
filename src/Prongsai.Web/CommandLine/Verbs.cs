using System.CommandLine;

namespace Prongsai.Web.CommandLine;

/// <summary>Every verb of the command line. Exit codes: 0 done, 1 failed, 2 refused because of what was given.</summary>
internal static class Verbs
{
    private static readonly (string Name, Func<Command> Make)[] All =
    [
        ("demo", Demo.Command),
        ("serve", Serve.Command),
        ("account", AccountCommand.Command),
        ("framework", FrameworkCommand.Command),
        ("score", Score.Command),
        ("load", Load.Command),
        ("explain", Explain.Command),
        ("check", Check.Command),
        ("ocds", OcdsCommand.Command),
        ("flags", Flags.Command),
        ("signs", Signs.Command),
        ("reconcile", Reconcile.Command),
        ("import", Import.Command),
        ("report", Report.Command),
        ("settings", SettingsCommand.Command),
        ("files", FilesCommand.Command),
        ("journal", JournalCommand.Command),
        ("search", SearchCommand.Command),
        ("backup", Backup.Command),
        ("restore", Restore.Command),
        ("move", Move.Command),
        ("drill", Drill.Command),
        ("verify", Verify.Command),
        ("ledger", LedgerCommand.Command),
        ("witness", WitnessCommand.Command),
    ];

    /// <summary>
    /// The whole command line; or, when the first word typed is a verb, that verb alone. To make all of them takes a good part of
    /// the time in which one of them could have been done.
    /// </summary>
    public static RootCommand Root(string? first = null)
    {
        var root = new RootCommand(
            "โปร่งใส: ระบบงานคุณธรรมและความโปร่งใสของหน่วยงานรัฐ / Prongsai: integrity and transparency of public agencies"
        )
        {
            Config,
        };
        var typed = All.Where(verb => verb.Name == first).ToArray();
        foreach (var (_, make) in typed is [] ? All : typed)
            root.Add(make());
        return root;
    }

    /// <summary>Names the settings file, for any verb.</summary>
    public static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "แฟ้มการตั้งค่า / settings file (prongsai.json)",
        Recursive = true,
    };
}
