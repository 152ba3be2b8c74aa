using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>Lets somebody in again who has lost password, phone and recovery codes; for whoever has the server at hand.</summary>
public interface ILockedOut
{
    /// <summary>
    /// Gives the account a new password, takes its second step and its passkeys away, ends its sessions and its rest.
    /// </summary>
    /// <returns>The new password, to be shown once.</returns>
    /// <exception cref="MissingException">Nobody has this user name.</exception>
    Task<Credentials> OpenAsync(string name, CancellationToken cancellation = default);
}
