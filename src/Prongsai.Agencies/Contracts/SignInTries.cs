namespace Prongsai.Agencies.Contracts;

/// <summary>How often somebody may try to sign in; the host decides, the sign-in page obeys.</summary>
public static class SignInTries
{
    /// <summary>Name of the rate limit on the sign-in page.</summary>
    public const string Policy = "sign-in";
}
