using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Attendance;

/// <summary>
/// The codes in the picture on the wall. A code is the HMAC of the meeting and the minute, keyed with a secret of the meeting that lies
/// sealed with the installation's keys, so every node makes and knows the same. It changes every minute and is good in its own minute and
/// the next; whoever opened the page in time has a quarter of an hour to press the button.
/// </summary>
internal sealed class AttendanceCodes(IDataProtectionProvider keys)
{
    public const int Length = 10;

    private static readonly TimeSpan ToPress = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Meetings.Attendance");
    private readonly IDataProtector _passes = keys.CreateProtector("Prongsai.Meetings.Passes");

    public string NewSealedKey() => Convert.ToBase64String(_seal.Protect(RandomNumberGenerator.GetBytes(32)));

    public string CodeAt(Meeting meeting, DateTime utc) => CodeOf(KeyOf(meeting), meeting.Id, MinuteOf(utc));

    public bool IsGood(Meeting meeting, string? code, DateTime utc) =>
        IsGood(KeyOf(meeting), meeting.Id, code, MinuteOf(utc));

    /// <summary>Given to whoever opened the page with a good code, to be sent with the form.</summary>
    public string Pass(Meeting meeting, DateTime utc) =>
        _passes.Protect(string.Create(CultureInfo.InvariantCulture, $"{meeting.Id.Value} {utc.Ticks}"));

    public bool IsGoodPass(Meeting meeting, string? pass, DateTime utc)
    {
        if (string.IsNullOrEmpty(pass))
            return false;

        try
        {
            var parts = _passes.Unprotect(pass).Split(' ');
            return parts[0] == meeting.Id.Value.ToString()
                && utc - new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc) <= ToPress;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static string CodeOf(byte[] key, MeetingId meeting, long minute)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{meeting.Value:N}/{minute}");
        return ReadableKey.Of(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)).AsSpan(0, Length));
    }

    internal static bool IsGood(byte[] key, MeetingId meeting, string? code, long minute)
    {
        var given = Encoding.ASCII.GetBytes(ReadableKey.Tidy(code));
        return CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeOf(key, meeting, minute)))
            | CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeOf(key, meeting, minute - 1)));
    }

    internal static long MinuteOf(DateTime utc) => utc.Ticks / TimeSpan.TicksPerMinute;

    private byte[] KeyOf(Meeting meeting) => _seal.Unprotect(Convert.FromBase64String(meeting.SealedKey));
}
