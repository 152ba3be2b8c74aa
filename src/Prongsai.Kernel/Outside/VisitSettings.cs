using System.Net;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Prongsai.Kernel;

/// <summary>How public pages are visited; section "Prongsai:Outside".</summary>
public sealed record VisitSettings
{
    /// <summary>
    /// Prongsai:Outside:Allowed: addresses and networks inside the house that may be visited although they are not public (an
    /// office's own site on its own network): "10.1.2.3 192.168.10.0/24". Empty: none.
    /// </summary>
    public IReadOnlyList<IPNetwork> Allowed { get; init; } = [];

    /// <summary>
    /// Prongsai:Outside:Contact: a page or an e-mail address for whoever wonders who visits; sent with each visit. Default: the
    /// installation's own address.
    /// </summary>
    public string Contact { get; init; } = "";

    /// <summary>Between two visits to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one answer may take, its last byte included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Larger answers are not read to the end.</summary>
    public int MostBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>How many times an address may send on to another.</summary>
    public int MostRedirects { get; init; } = 8;

    /// <summary>Asks the name server; tests answer themselves.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; init; }

    /// <summary>Who visits: the program, its version, and where to complain.</summary>
    public string UserAgent =>
        Contact.Length > 0 ? $"{Robots.OurName}/{Version} (+{Contact})" : $"{Robots.OurName}/{Version}";

    private static string Version { get; } =
        typeof(VisitSettings)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <exception cref="RefusedException">A setting cannot be understood.</exception>
    public static VisitSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        List<IPNetwork> allowed = [];
        List<Refusal> mistakes = [];
        foreach (
            var written in (configuration["Prongsai:Outside:Allowed"] ?? "").Split(
                [' ', ',', ';'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (IPNetwork.TryParse(written, out var network))
                allowed.Add(network);
            else if (IPAddress.TryParse(written, out var address))
                allowed.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                mistakes.Add(NotAnAddress(written));
        }

        var contact = configuration["Prongsai:Outside:Contact"] ?? configuration["Prongsai:Address"] ?? "";
        if (contact.Any(c => c is '(' or ')' || !char.IsAscii(c) || char.IsControl(c)))
            mistakes.Add(NotAContact(contact));
        mistakes.ThrowIfAny();
        return new VisitSettings { Allowed = allowed, Contact = contact.Trim() };
    }

    /// <summary>True when this address may be connected to.</summary>
    public bool MayConnect(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        return PublicAddresses.IsPublic(plain) || Allowed.Any(network => network.Contains(plain));
    }

    private static Refusal NotAnAddress(string written) =>
        new(
            "setting-outside-allowed",
            $"ค่าตั้ง Prongsai:Outside:Allowed = “{written}” ไม่ใช่ที่อยู่ IP หรือเครือข่าย ตัวอย่างที่ถูกต้อง: 10.1.2.3 192.168.10.0/24",
            $"The setting Prongsai:Outside:Allowed = “{written}” is no IP address or network. Expected, for example: 10.1.2.3 192.168.10.0/24."
        );

    private static Refusal NotAContact(string written) =>
        new(
            "setting-outside-contact",
            $"ค่าตั้ง Prongsai:Outside:Contact = “{written}” ต้องเป็นที่อยู่เว็บหรืออีเมลที่เป็นอักษรอังกฤษและไม่มีวงเล็บ เช่น https://ita.example.go.th",
            $"The setting Prongsai:Outside:Contact = “{written}” must be a web or e-mail address in ASCII without parentheses, for example https://ita.example.go.th."
        );
}
