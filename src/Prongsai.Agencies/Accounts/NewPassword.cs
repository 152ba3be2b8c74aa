using System.Security.Cryptography;

namespace Prongsai.Agencies.Accounts;

/// <summary>A password made by the program, to be read from a screen once.</summary>
internal static class NewPassword
{
    // Without l, I, O, 0 and 1, which are mistaken for one another when copied from a screen.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string Next() => RandomNumberGenerator.GetString(Letters, 16);
}
