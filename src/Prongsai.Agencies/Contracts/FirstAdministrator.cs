using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>A name and the password that opens it; to be shown once and kept nowhere.</summary>
/// <param name="Name">The sign-in name.</param>
/// <param name="Password">Sixteen random letters and digits.</param>
public sealed record Credentials(string Name, string Password);

/// <summary>The one administrator of a new installation.</summary>
public interface IFirstAdministrator
{
    /// <summary>
    /// Makes the administrator when there is no account yet, and gives one that has no agency this agency.
    /// Returns the credentials when the account was made now, null when there was one already.
    /// </summary>
    Task<Credentials?> EnsureAsync(AgencyId? agency, CancellationToken cancellation = default);

    /// <summary>
    /// The path of the page on which a person makes the administrator, with a token that works once, within a day. Null when there
    /// is an account already.
    /// </summary>
    Task<string?> SetUpPathAsync(CancellationToken cancellation = default);
}
