namespace Prongsai.Agencies.Contracts;

/// <summary>Something that a person has unlocked and that locks when they sign out.</summary>
public interface ILockedAtSignOut
{
    /// <summary>Locks what this account has unlocked.</summary>
    Task LockAsync(Guid account, CancellationToken cancellation = default);
}
