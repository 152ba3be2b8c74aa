using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>What officers are told of a tablet.</summary>
internal static class KioskWords
{
    /// <summary>When it was last heard of, and what it still keeps.</summary>
    public static Bilingual Seen(WayIn kiosk, Now now)
    {
        if (kiosk.SeenAt is not { } seen)
            return new("ยังไม่เคยติดต่อ", "never heard of");

        var ago = now.Utc - seen;
        var (th, en) =
            ago < TimeSpan.FromMinutes(10) ? ("เมื่อครู่", "just now")
            : ago < TimeSpan.FromHours(2) ? ($"{N(ago.TotalMinutes)} นาทีก่อน", $"{N(ago.TotalMinutes)} minutes ago")
            : ago < TimeSpan.FromHours(48) ? ($"{N(ago.TotalHours)} ชั่วโมงก่อน", $"{N(ago.TotalHours)} hours ago")
            : ($"{N(ago.TotalDays)} วันก่อน", $"{N(ago.TotalDays)} days ago");
        var (keepsTh, keepsEn) = (kiosk.Waiting, kiosk.Refused) switch
        {
            (0, 0) => ("", ""),
            (_, 0) => ($" · รอส่ง {N(kiosk.Waiting)}", $" · {N(kiosk.Waiting)} waiting on it"),
            (0, _) => ($" · ระบบไม่รับ {N(kiosk.Refused)}", $" · {N(kiosk.Refused)} not taken"),
            _ => (
                $" · รอส่ง {N(kiosk.Waiting)} · ระบบไม่รับ {N(kiosk.Refused)}",
                $" · {N(kiosk.Waiting)} waiting on it · {N(kiosk.Refused)} not taken"
            ),
        };
        return new($"ติดต่อล่าสุด {th}{keepsTh}", $"last heard of {en}{keepsEn}");
    }

    private static string N(double number) => Math.Floor(number).ToString("N0", CultureInfo.InvariantCulture);
}
