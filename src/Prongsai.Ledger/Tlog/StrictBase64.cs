using System.Diagnostics.CodeAnalysis;

namespace Prongsai.Ledger.Tlog;

/// <summary>
/// Base64 with one spelling for each value. .NET passes over white space and over the spare bits of the last letter: a proof could then
/// be changed and still be believed.
/// </summary>
internal static class StrictBase64
{
    public static bool TryRead(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var room = new byte[text.Length];
        bytes =
            Convert.TryFromBase64String(text, room, out var length) && Convert.ToBase64String(room, 0, length) == text
                ? room[..length]
                : null;
        return bytes is not null;
    }
}
