namespace Prongsai.Agencies.Contracts;

/// <summary>Where letters to accounts go. Only for sending: an address is personal data and is shown to its owner alone.</summary>
public interface IMailAddresses
{
    /// <summary>The e-mail addresses of these accounts; those without one are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfAsync(
        IReadOnlyCollection<Guid> accounts,
        CancellationToken cancellation = default
    );
}
