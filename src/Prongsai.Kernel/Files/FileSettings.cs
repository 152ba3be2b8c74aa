using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Prongsai.Kernel;

/// <summary>How files are kept; configuration section "Prongsai:Files", and "Prongsai:Clamd" for the virus scanner.</summary>
public sealed record FileSettings
{
    /// <summary>How much one agency may keep unless it has a quota of its own; Prongsai:Files:QuotaPerAgency, default 20 GB.</summary>
    public FileSize QuotaPerAgency { get; init; } = FileSize.OfGigabytes(20);

    /// <summary>
    /// How long bytes that nothing refers to are left alone; Prongsai:Files:CleanAfterHours, default 24, at least 1. Bytes are kept
    /// before the row that refers to them, so this must be longer than any upload.
    /// </summary>
    public TimeSpan CleanAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The S3 bucket; null for the folder in the data folder.</summary>
    public S3Settings? S3 { get; init; }

    /// <summary>The virus scanner; null when none is set.</summary>
    public ClamdSettings? Clamd { get; init; }

    /// <exception cref="RefusedException">A setting cannot be understood.</exception>
    public static FileSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        List<Refusal> mistakes = [];
        var settings = new FileSettings();

        if (configuration["Prongsai:Files:QuotaPerAgency"] is { Length: > 0 } quota)
            settings =
                FileSize.TryParse(quota, out var size) && size.Bytes > 0
                    ? settings with
                    {
                        QuotaPerAgency = size,
                    }
                    : Mistaken(settings, "Prongsai:Files:QuotaPerAgency", quota, "20 GB", mistakes);
        if (configuration["Prongsai:Files:CleanAfterHours"] is { Length: > 0 } hours)
            settings =
                int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 1 and <= 8784
                    ? settings with
                    {
                        CleanAfter = TimeSpan.FromHours(count),
                    }
                    : Mistaken(settings, "Prongsai:Files:CleanAfterHours", hours, "24", mistakes);

        settings = settings with
        {
            S3 = S3Settings.From(configuration, mistakes),
            Clamd = ClamdSettings.From(configuration, mistakes),
        };
        mistakes.ThrowIfAny();
        return settings;
    }

    private static FileSettings Mistaken(
        FileSettings settings,
        string name,
        string value,
        string example,
        List<Refusal> mistakes
    )
    {
        mistakes.Add(FileRefusals.Setting(name, value, example));
        return settings;
    }
}

/// <summary>A bucket of an S3 service; section "Prongsai:Files:S3".</summary>
/// <param name="Bucket">Its name; an empty one means that files lie in the data folder.</param>
/// <param name="Url">Address of a service that is not Amazon's: http://127.0.0.1:9000. Empty: Amazon, by region.</param>
/// <param name="Region">Amazon's region; other services mostly do not care.</param>
/// <param name="AccessKey">Empty: the machine's own credentials (environment, role), as the SDK finds them.</param>
/// <param name="SecretKey">Its secret.</param>
/// <param name="Prefix">Put before every key, when the bucket is shared: "prongsai/".</param>
public sealed record S3Settings(
    string Bucket,
    string Url,
    string Region,
    string AccessKey,
    string SecretKey,
    string Prefix
)
{
    internal static S3Settings? From(IConfiguration configuration, List<Refusal> mistakes)
    {
        string Of(string name) => configuration[$"Prongsai:Files:S3:{name}"]?.Trim() ?? "";

        var settings = new S3Settings(
            Of("Bucket"),
            Of("Url"),
            Of("Region") is { Length: > 0 } region ? region : "us-east-1",
            Of("AccessKey"),
            Of("SecretKey"),
            Of("Prefix")
        );
        if (settings.Bucket.Length == 0)
        {
            // Half a setting must not quietly mean a local folder.
            if (settings.Url.Length > 0 || settings.AccessKey.Length > 0)
                mistakes.Add(FileRefusals.Setting("Prongsai:Files:S3:Bucket", "", "prongsai-files"));
            return null;
        }

        if (
            settings.Url.Length > 0
            && !(Uri.TryCreate(settings.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        )
            mistakes.Add(FileRefusals.Setting("Prongsai:Files:S3:Url", settings.Url, "https://s3.example.go.th"));
        if (settings.AccessKey.Length > 0 != settings.SecretKey.Length > 0)
            mistakes.Add(FileRefusals.Setting("Prongsai:Files:S3:SecretKey", "…", "AccessKey + SecretKey"));

        return settings;
    }

    /// <summary>Without the secret, for logs.</summary>
    public override string ToString() => $"s3://{Bucket}/{Prefix} {Url}";
}

/// <summary>The virus scanner; setting "Prongsai:Clamd".</summary>
/// <param name="Host">Name or address; empty for a unix socket.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Socket">Path of a unix socket; empty for TCP.</param>
/// <param name="AcceptWhenDown">
/// Prongsai:ClamdWhenDown = "accept": a file that cannot be scanned is taken and marked so. Default "refuse".
/// </param>
/// <param name="Timeout">Prongsai:ClamdTimeoutSeconds, default 30: the longest silence of the scanner.</param>
public sealed record ClamdSettings(string Host, int Port, string Socket, bool AcceptWhenDown, TimeSpan Timeout)
{
    internal static ClamdSettings? From(IConfiguration configuration, List<Refusal> mistakes)
    {
        if (configuration["Prongsai:Clamd"]?.Trim() is not { Length: > 0 } address)
            return null;

        var (host, port, socket) = ("", 0, "");
        if (address.StartsWith('/'))
            socket = address;
        else if (address.StartsWith("unix:", StringComparison.Ordinal))
            socket = address[5..];
        else if (
            Uri.TryCreate(
                $"tcp://{address.Replace("tcp://", "", StringComparison.Ordinal)}",
                UriKind.Absolute,
                out var tcp
            )
        )
            (host, port) = (tcp.Host, tcp.IsDefaultPort || tcp.Port < 0 ? 3310 : tcp.Port);
        if (socket.Length == 0 && host.Length == 0)
            mistakes.Add(FileRefusals.Setting("Prongsai:Clamd", address, "127.0.0.1:3310 · /run/clamav/clamd.ctl"));

        var whenDown = configuration["Prongsai:ClamdWhenDown"]?.Trim() ?? "";
        if (whenDown is not ("" or "refuse" or "accept"))
            mistakes.Add(FileRefusals.Setting("Prongsai:ClamdWhenDown", whenDown, "refuse · accept"));
        var seconds = configuration["Prongsai:ClamdTimeoutSeconds"]?.Trim() ?? "";
        var timeout = 30;
        if (
            seconds.Length > 0
            && (
                !int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out timeout)
                || timeout is < 1 or > 3600
            )
        )
            mistakes.Add(FileRefusals.Setting("Prongsai:ClamdTimeoutSeconds", seconds, "30"));

        return new ClamdSettings(host, port, socket, whenDown == "accept", TimeSpan.FromSeconds(timeout));
    }
}
