namespace Prongsai.Agencies.Contracts;

/// <summary>Passwords that anybody would try: the program's own list, and the one that the installation names.</summary>
public interface IKnownPasswords
{
    /// <summary>True when it is on a list, or is one thing repeated.</summary>
    bool Contains(string password);
}
