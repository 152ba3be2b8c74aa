namespace Prongsai.Agencies.Contracts;

/// <summary>Something that a person has unlocked and that locks when they sign out.</summary>
public interface ILockedAtSignOut
{
    /// <summary>Locks what this account has unlocked.</summary>
    Task LockAsync(Guid account, CancellationToken cancellation = default);
}

/// <summary>Passwords that anybody would try: the program's own list, and the one that the installation names.</summary>
public interface IKnownPasswords
{
    /// <summary>True when it is on a list, or is one thing repeated.</summary>
    bool Contains(string password);
}
