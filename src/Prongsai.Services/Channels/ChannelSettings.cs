using Microsoft.Extensions.Configuration;

namespace Prongsai.Services.Channels;

/// <summary>Where the servers of the channels are, and where we are for them.</summary>
internal sealed record ChannelSettings
{
    /// <summary>Name of the HTTP client that reaches them.</summary>
    public const string Client = "channels";

    /// <summary>Prongsai:Line:Address: another address for tests.</summary>
    public Uri Line { get; init; } = new("https://api.line.me/");

    /// <summary>Prongsai:Facebook:Address, with the version of the Graph API that we speak.</summary>
    public Uri Facebook { get; init; } = new("https://graph.facebook.com/v23.0/");

    /// <summary>Prongsai:Address: links and pictures in posts begin with it. Empty: nothing of ours can be linked.</summary>
    public string Address { get; init; } = "";

    /// <summary>How long an answer may take: Prongsai:Webhooks:PatienceSeconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A page of ours as the world reaches it.</summary>
    public string Absolute(string path) => Address + path;

    public static ChannelSettings From(IConfiguration configuration) =>
        new()
        {
            Line = Folder(configuration["Prongsai:Line:Address"] ?? "https://api.line.me/"),
            Facebook = Folder(configuration["Prongsai:Facebook:Address"] ?? "https://graph.facebook.com/v23.0/"),
            Address = (configuration["Prongsai:Address"] ?? "").Trim().TrimEnd('/'),
            Patience = TimeSpan.FromSeconds(configuration.GetValue("Prongsai:Webhooks:PatienceSeconds", 10.0)),
        };

    // What is asked for is relative to it, so it ends with a slash.
    private static Uri Folder(string address) => new(address.Trim().TrimEnd('/') + "/");
}
