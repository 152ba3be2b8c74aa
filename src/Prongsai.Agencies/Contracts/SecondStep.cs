using System.Security.Claims;

namespace Prongsai.Agencies.Contracts;

/// <summary>What the host knows about second steps: whether the signed-in person has one.</summary>
public static class SecondStep
{
    /// <summary>Name of the claim of an account that has an authenticator or a passkey.</summary>
    public const string Claim = "prongsai:second-step";

    /// <summary>True when the account asks for more than a password.</summary>
    public static bool HasSecondStep(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);

        return user.HasClaim(claim => claim.Type == Claim);
    }
}
