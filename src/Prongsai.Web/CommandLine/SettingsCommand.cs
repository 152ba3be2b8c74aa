using System.CommandLine;
using Prongsai.Web.Settings;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai settings</c>: what was decided, and where; secrets are not shown.</summary>
internal static class SettingsCommand
{
    public static Command Command()
    {
        var markdown = new Option<bool>("--markdown")
        {
            Description = "ตารางของ docs/running.md / the table of docs/running.md",
        };
        var command = new Command("settings", "การตั้งค่าที่มีผลอยู่ / the settings that hold") { markdown };
        command.SetAction(parsed => Refused.Or(() => parsed.GetValue(markdown) ? Print(Markdown()) : Run()));
        return command;
    }

    /// <summary>Every setting as a table, for the document.</summary>
    public static string Markdown() =>
        string.Join(
            '\n',
            EverySetting
                .All.Select(s => $"| `{s.Name}` | {(s.Default is null ? "" : $"`{s.Default}`")} | {s.Meaning.En} |")
                .Prepend("|---|---|---|")
                .Prepend("| setting | default | decides |")
        );

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static int Run()
    {
        var configuration = new ConfigurationManager();
        configuration.AddSettings([]);
        foreach (var (setting, value, where) in Reading.Held(configuration))
        {
            Console.WriteLine($"{setting.Key} = {(value is null ? "" : setting.Shown(value))}");
            Console.WriteLine($"    {setting.Meaning}");
            Console.WriteLine(
                $"    {(where is null ? "ค่าเริ่มต้น / default" : where.ToString())} · {setting.Variable}"
            );
        }

        var reasons = Reading.WhyNot(configuration);
        return reasons.Count > 0 ? Refused.Say(reasons) : 0;
    }
}
