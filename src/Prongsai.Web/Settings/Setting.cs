using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Web.Settings;

/// <summary>One thing that whoever installs Prongsai may decide.</summary>
/// <param name="Name">Below section "Prongsai": "Metrics:Token".</param>
/// <param name="Meaning">What it decides, in a line.</param>
/// <param name="Default">What holds when nobody says anything; null when that is nothing at all.</param>
internal sealed record Setting(string Name, Bilingual Meaning, string? Default = null)
{
    /// <summary>What a value must look like; said when it does not.</summary>
    public Bilingual Expected { get; private init; } = new("ข้อความ", "text");

    /// <summary>Whether a value looks like that. Modules look closer at their own settings when they are added to the host.</summary>
    public Func<string, bool> Fits { get; private init; } = _ => true;

    /// <summary>A value as it may be shown. Secrets never are, neither here nor in a refusal.</summary>
    public Func<string, string> Shown { get; private init; } = value => value;

    /// <summary>True when no part of the value may be shown.</summary>
    public bool Secret { get; private init; }

    /// <summary>Its key in configuration.</summary>
    public string Key => $"Prongsai:{Name}";

    /// <summary>The variable of the environment that sets it.</summary>
    public string Variable =>
        GivenSettings.Prefix + Name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();

    public Setting OneOf(params string[] words) =>
        this with
        {
            Expected = new(string.Join(" หรือ ", words), string.Join(" or ", words)),
            Fits = value => words.Contains(value, StringComparer.Ordinal),
        };

    public Setting Number(int from, int to) =>
        this with
        {
            Expected = new($"จำนวนเต็ม {from} ถึง {to}", $"a whole number from {from} to {to}"),
            Fits = value =>
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= from
                && number <= to,
        };

    public Setting WebAddress() =>
        this with
        {
            Expected = new("ที่อยู่เว็บ เช่น http://127.0.0.1:4318", "a web address, like http://127.0.0.1:4318"),
            Fits = value => value.Split(';').All(IsWebAddress),
        };

    public Setting ExistingFile() =>
        this with
        {
            Expected = new(
                "ที่ตั้งของแฟ้มที่มีอยู่และโปรแกรมอ่านได้",
                "path of a file that is there and that the program can read"
            ),
            Fits = File.Exists,
        };

    public Setting Hidden() => this with { Secret = true, Shown = _ => "***" };

    public Setting Proxies() =>
        this with
        {
            Expected = new(
                "ที่อยู่ IP หรือช่วง IP คั่นด้วยจุลภาค เช่น 10.0.0.2, 10.1.0.0/16",
                "IP addresses or networks, separated by commas, like 10.0.0.2, 10.1.0.0/16"
            ),
            Fits = value =>
                value
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .All(part => IPAddress.TryParse(part, out _) || IPNetwork.TryParse(part, out _)),
        };

    public Setting Connection() =>
        this with
        {
            Expected = new(
                "ข้อความเชื่อมต่อ PostgreSQL เช่น Host=db;Database=prongsai;Username=prongsai;Password=… หรือ SQLite เช่น Data Source=/var/lib/prongsai/prongsai.db",
                "a connection string of PostgreSQL, like Host=db;Database=prongsai;Username=prongsai;Password=…, or of SQLite, like Data Source=/var/lib/prongsai/prongsai.db"
            ),
            Fits = value => WithoutPassword(value) is not null,
            Shown = value => WithoutPassword(value) ?? "***",
        };

    private static bool IsWebAddress(string value) =>
        // Kestrel also takes http://*:80 and http://+:80, which are no addresses to anyone else.
        Uri.TryCreate(
            value
                .Replace("//*", "//0.0.0.0", StringComparison.Ordinal)
                .Replace("//+", "//0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute,
            out var address
        ) && address.Scheme is "http" or "https";

    private static string? WithoutPassword(string value)
    {
        try
        {
            if (!value.Contains("Host=", StringComparison.OrdinalIgnoreCase))
                return new SqliteConnectionStringBuilder(value) is { DataSource.Length: > 0 } file
                    ? Masked(file, "Password", file.Password)
                    : null;

            var server = new NpgsqlConnectionStringBuilder(value);
            return Masked(server, "Password", server.Password);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static string Masked(System.Data.Common.DbConnectionStringBuilder connection, string part, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            connection[part] = "***";
        return connection.ConnectionString;
    }
}
