using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;

namespace Prongsai.Web.Settings;

/// <summary>A setting as it holds: its value, and who said so.</summary>
/// <param name="Value">Null when nobody said anything and there is no default.</param>
/// <param name="Where">A file, a variable, the command line; null for the default.</param>
internal sealed record HeldSetting(Setting Setting, string? Value, Bilingual? Where);

/// <summary>Settings come from one file, then the environment, then the command line; the later wins.</summary>
internal static class Reading
{
    /// <summary>The file that lies beside the data folder, unless another is named.</summary>
    public const string FileName = "prongsai.json";

    /// <exception cref="RefusedException">A file that was named cannot be read.</exception>
    public static void AddSettings(this ConfigurationManager configuration, string[] args)
    {
        var environment = GivenSettings.FromEnvironment();
        var fromCommandLine = new ConfigurationBuilder().AddCommandLine(args).Build();
        environment.Load();

        var named = Environment.GetEnvironmentVariable(GivenSettings.FileVariable);
        var dataFolder =
            fromCommandLine["Prongsai:DataFolder"]
            ?? (environment.TryGet("Prongsai:DataFolder", out var folder) ? folder : null)
            ?? "data";
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataFolder)) ?? "/", FileName);
        if (!string.IsNullOrEmpty(named) || File.Exists(beside))
            configuration.Sources.Add(GivenSettings.FromFile(string.IsNullOrEmpty(named) ? beside : named));

        configuration.Sources.Add(environment);
        configuration.AddCommandLine(args);
    }

    /// <summary>What is wrong with the settings: unknown names, values that cannot be used. Secrets are not repeated.</summary>
    public static IReadOnlyList<Refusal> WhyNot(IConfigurationRoot configuration) =>
        [
            .. configuration
                .GetSection("Prongsai")
                .AsEnumerable()
                .Where(given => given.Value is not null)
                .SelectMany(given => WhyNot(configuration, given.Key, given.Value!)),
            .. WhyNotMetrics(configuration),
            .. LedgerSettings.WhyNot(configuration),
        ];

    /// <summary>Every setting with its value and where it came from.</summary>
    public static IEnumerable<HeldSetting> Held(IConfigurationRoot configuration) =>
        EverySetting.All.Select(setting =>
            configuration[setting.Key] is { Length: > 0 } value
                ? new HeldSetting(setting, value, WhereFrom(configuration, setting.Key))
                : new HeldSetting(setting, setting.Default, null)
        );

    private static IEnumerable<Refusal> WhyNot(IConfigurationRoot configuration, string key, string value)
    {
        var where = WhereFrom(configuration, key);
        if (
            EverySetting.All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            is not { } setting
        )
        {
            var nearest = EverySetting.All.MinBy(s => Distance(s.Key.ToUpperInvariant(), key.ToUpperInvariant()))!;
            yield return new Refusal(
                "setting-unknown",
                $"ไม่มีการตั้งค่าชื่อ {key} (จาก {where.Th}) ชื่อที่ใกล้เคียงคือ {nearest.Key} ดูทั้งหมดด้วย prongsai settings",
                $"There is no setting {key} (from {where.En}). The nearest name is {nearest.Key}; prongsai settings lists them all."
            );
        }
        // An empty value is how a variable says "nothing".
        else if (value.Length > 0 && !setting.Fits(value))
        {
            var shown = setting.Secret ? "***" : setting.Shown(value);
            yield return new Refusal(
                "setting-wrong",
                $"การตั้งค่า {setting.Key} (จาก {where.Th}) ใช้ค่า “{shown}” ไม่ได้ ต้องเป็น{setting.Expected.Th}",
                $"The setting {setting.Key} (from {where.En}) cannot be “{shown}”. Expected: {setting.Expected.En}."
            );
        }
    }

    private static IEnumerable<Refusal> WhyNotMetrics(IConfigurationRoot configuration)
    {
        if (
            configuration["Prongsai:Metrics:Allow"] == "token"
            && configuration["Prongsai:Metrics:Token"] is not { Length: >= 16 }
        )
            yield return new Refusal(
                "setting-metrics-token",
                $"การตั้งค่า Prongsai:Metrics:Allow (จาก {WhereFrom(configuration, "Prongsai:Metrics:Allow").Th}) เป็น token จึงต้องมี Prongsai:Metrics:Token อย่างน้อย 16 ตัวอักษร",
                $"The setting Prongsai:Metrics:Allow (from {WhereFrom(configuration, "Prongsai:Metrics:Allow").En}) is token, so Prongsai:Metrics:Token must have 16 characters or more."
            );
    }

    private static Bilingual WhereFrom(IConfigurationRoot configuration, string key) =>
        configuration.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            GivenSettings given => Bilingual.ThaiOnly(given.WhereOf(key)),
            CommandLineConfigurationProvider => new("บรรทัดคำสั่ง", "the command line"),
            EnvironmentVariablesConfigurationProvider => new("ตัวแปรแวดล้อม", "the environment"),
            _ => new("โปรแกรม", "the program"),
        };

    // Levenshtein: how many letters must be typed to get from one name to the other.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (
                    row[j],
                    Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                );
        }

        return row[^1];
    }
}
