using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>How people sign in to this installation; read once at the start from configuration section "Prongsai".</summary>
/// <param name="BreachedPasswords">
/// File or folder of known passwords (setting Prongsai:BreachedPasswords); null when only the short list inside the program is used.
/// </param>
/// <param name="SecondStepRequired">Prongsai:SecondStep is "required": whoever has no second step is led to set one up.</param>
/// <param name="PasskeyDomain">Prongsai:PasskeyDomain: the domain that passkeys belong to; null for the address that was asked.</param>
/// <param name="Provider">Section Prongsai:Oidc: the OpenID Connect provider; null when there is none.</param>
public sealed record SignInSettings(
    string? BreachedPasswords,
    bool SecondStepRequired,
    string? PasskeyDomain,
    ProviderSettings? Provider
)
{
    /// <summary>The settings that configuration describes.</summary>
    /// <exception cref="RefusedException">A setting cannot be used; the words say which and what was expected.</exception>
    public static SignInSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        List<Refusal> wrong = [];

        var secondStep = configuration["Prongsai:SecondStep"] ?? "optional";
        if (secondStep is not ("required" or "optional"))
            wrong.Add(
                new(
                    "setting-second-step",
                    $"การตั้งค่า Prongsai:SecondStep ต้องเป็น required หรือ optional (ได้รับ “{secondStep}”)",
                    $"The setting Prongsai:SecondStep is required or optional (it says “{secondStep}”)."
                )
            );

        var breached = Text(configuration["Prongsai:BreachedPasswords"]);
        if (breached is not null && !File.Exists(breached) && !Directory.Exists(breached))
            wrong.Add(
                new(
                    "setting-breached-passwords",
                    $"ไม่พบแฟ้มหรือโฟลเดอร์ “{breached}” ที่การตั้งค่า Prongsai:BreachedPasswords ระบุ",
                    $"The setting Prongsai:BreachedPasswords names “{breached}”, and there is no such file or folder."
                )
            );

        var provider = ProviderSettings.From(configuration.GetSection("Prongsai:Oidc"), wrong);
        wrong.ThrowIfAny();

        return new SignInSettings(
            breached,
            secondStep == "required",
            Text(configuration["Prongsai:PasskeyDomain"]),
            provider
        );
    }

    internal static string? Text(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}

/// <summary>The OpenID Connect provider with which people may sign in.</summary>
/// <param name="Authority">Its address; /.well-known/openid-configuration is below it.</param>
/// <param name="ClientId">As whom Prongsai is registered there.</param>
/// <param name="ClientSecret">The secret of that registration; never shown or logged.</param>
/// <param name="Name">What the button says: "กรุงเทพมหานคร".</param>
/// <param name="LinksByEmail">
/// An identity that nobody has linked opens the one account whose confirmed e-mail address the provider has verified. Off by default.
/// </param>
/// <param name="AsksSecondStep">The provider asks for a second step itself, so Prongsai does not ask again. Off by default.</param>
public sealed record ProviderSettings(
    Uri Authority,
    string ClientId,
    string ClientSecret,
    string Name,
    bool LinksByEmail,
    bool AsksSecondStep
)
{
    internal static ProviderSettings? From(IConfigurationSection section, List<Refusal> wrong)
    {
        var authority = SignInSettings.Text(section["Authority"]);
        var client = SignInSettings.Text(section["ClientId"]);
        var secret = SignInSettings.Text(section["ClientSecret"]);
        if (authority is null && client is null && secret is null)
            return null;

        if (authority is null || client is null || secret is null)
        {
            wrong.Add(
                new(
                    "setting-oidc-incomplete",
                    "การตั้งค่า Prongsai:Oidc ต้องมีครบทั้ง Authority, ClientId และ ClientSecret",
                    "The settings Prongsai:Oidc need all of Authority, ClientId and ClientSecret."
                )
            );
            return null;
        }

        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
        {
            wrong.Add(
                new(
                    "setting-oidc-authority",
                    $"การตั้งค่า Prongsai:Oidc:Authority ต้องเป็นที่อยู่ https:// (ได้รับ “{authority}”)",
                    $"The setting Prongsai:Oidc:Authority must be an https:// address (it says “{authority}”)."
                )
            );
            return null;
        }

        return new ProviderSettings(
            address,
            client,
            secret,
            SignInSettings.Text(section["Name"]) ?? address.Host,
            IsTrue(section, "LinksByEmail", wrong),
            IsTrue(section, "AsksSecondStep", wrong)
        );
    }

    // A record prints its members; this one must not print its secret.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Authority}, {ClientId}, {Name}");
        return true;
    }

    private static bool IsTrue(IConfigurationSection section, string name, List<Refusal> wrong)
    {
        switch (SignInSettings.Text(section[name])?.ToLowerInvariant())
        {
            case null or "false":
                return false;
            case "true":
                return true;
            case var other:
                wrong.Add(
                    new(
                        "setting-oidc-true-or-false",
                        $"การตั้งค่า Prongsai:Oidc:{name} ต้องเป็น true หรือ false (ได้รับ “{other}”)",
                        $"The setting Prongsai:Oidc:{name} is true or false (it says “{other}”)."
                    )
                );
                return false;
        }
    }
}
