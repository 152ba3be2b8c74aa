using System.Collections;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Web.Settings;

/// <summary>
/// What was given in one place: a file or the environment. It remembers where each value came from, so that a refusal can say so.
/// </summary>
internal sealed class GivenSettings(IReadOnlyDictionary<string, (string? Value, string Where)> given)
    : ConfigurationProvider,
        IConfigurationSource
{
    public const string Prefix = "PRONGSAI_";

    /// <summary>The variable that names the file; <c>--config FILE</c> is another way to say it.</summary>
    public const string FileVariable = Prefix + "CONFIG";

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load() =>
        Data = given.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The line or the variable that gave a value.</summary>
    public string WhereOf(string key) =>
        given.First(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value.Where;

    /// <summary>
    /// PRONGSAI_METRICS__TOKEN=…; PRONGSAI_METRICS__TOKEN_FILE=/run/… reads the value from a file, as secrets are handed to
    /// services. Prongsai__Metrics__Token, as other ASP.NET Core programs are told, means the same.
    /// </summary>
    public static GivenSettings FromEnvironment()
    {
        var given = new Dictionary<string, (string?, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var (name, value) = ((string)variable.Key, (string?)variable.Value);
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || name == FileVariable)
                continue;

            var below = name[Prefix.Length..].TrimStart('_').Replace("__", ":", StringComparison.Ordinal);
            if (below.EndsWith("_FILE", StringComparison.Ordinal))
                (below, value) = (below[..^"_FILE".Length], ContentOf(name, value));
            given[$"Prongsai:{below}"] = (value, name);
        }

        return new(given);
    }

    /// <summary>A JSON file whose names are those of <see cref="EverySetting"/>; comments are welcome.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static GivenSettings FromFile(string file)
    {
        var given = new Dictionary<string, (string?, string)>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var json = JsonDocument.Parse(
                File.ReadAllText(file),
                new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new RefusedException([NotJson(file, 1)]);

            Read(json.RootElement, "Prongsai");
        }
        catch (JsonException broken)
        {
            throw new RefusedException([NotJson(file, (int?)broken.LineNumber + 1)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException([CannotRead(file, FileVariable)]);
        }

        return new(given);

        void Read(JsonElement element, string key)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var part in element.EnumerateObject())
                    Read(part.Value, $"{key}:{part.Name}");
                return;
            }

            var value = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
            // A folder is meant from where the file lies, not from where the program was started.
            if (key == "Prongsai:DataFolder" && value is not null)
                value = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, value);
            given[key] = (value, file);
        }
    }

    private static string ContentOf(string variable, string? file)
    {
        try
        {
            return File.ReadAllText(file ?? "").TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException([CannotRead(file ?? "", variable)]);
        }
    }

    private static Refusal CannotRead(string file, string variable) =>
        new(
            "setting-file-missing",
            $"{variable} ระบุแฟ้ม “{file}” ซึ่งไม่มีหรืออ่านไม่ได้",
            $"{variable} names the file “{file}”, which is not there or cannot be read."
        );

    private static Refusal NotJson(string file, int? line) =>
        new(
            "setting-file-broken",
            "อ่านแฟ้มการตั้งค่าไม่ได้ ต้องเป็น JSON เช่น { \"DataFolder\": \"/var/lib/prongsai\" }",
            "The settings file cannot be read. It must be JSON, like { \"DataFolder\": \"/var/lib/prongsai\" }.",
            new Place(file, Row: line)
        );
}
