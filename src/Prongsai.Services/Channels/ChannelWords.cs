using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;

namespace Prongsai.Services.Channels;

internal static class ChannelWords
{
    public static Bilingual Name(this Channel channel) =>
        channel switch
        {
            Channel.Line => new("LINE Official Account", "LINE Official Account"),
            Channel.Facebook => new("เพจ Facebook", "Facebook Page"),
            _ => new("การแจ้งเตือนทางเบราว์เซอร์", "Browser notifications"),
        };

    public static Bilingual Words(this PostState state) =>
        state switch
        {
            PostState.Writing => new("กำลังเขียน", "Being written"),
            PostState.Submitted => new("รออนุมัติ", "Waits for approval"),
            PostState.Returned => new("ส่งคืนให้แก้ไข", "Sent back"),
            PostState.Approved => new("อนุมัติแล้ว", "Approved"),
            _ => new("ถอนแล้ว", "Withdrawn"),
        };

    public static Bilingual Words(this DeliveryState state) =>
        state switch
        {
            DeliveryState.Waiting => new("รอส่ง", "Waits"),
            DeliveryState.Sending => new("กำลังส่ง", "Being sent"),
            DeliveryState.Scheduled => new("ฝากให้เผยแพร่ตามเวลาแล้ว", "Left to be published at its time"),
            DeliveryState.Sent => new("ส่งแล้ว", "Sent"),
            DeliveryState.Stopped => new("ส่งไม่ได้", "Not sent"),
            DeliveryState.Removing => new("กำลังลบ", "Being removed"),
            DeliveryState.Removed => new("ลบแล้ว", "Removed"),
            _ => new("ยกเลิกก่อนส่ง", "Cancelled before it was sent"),
        };

    /// <summary>For the class of a badge.</summary>
    public static string Badge(this DeliveryState state) =>
        state switch
        {
            DeliveryState.Sent => "badge--good",
            DeliveryState.Stopped => "badge--bad",
            DeliveryState.Cancelled or DeliveryState.Removed => "badge--muted",
            _ => "badge--warn",
        };

    public static string Badge(this PostState state) =>
        state switch
        {
            PostState.Approved => "badge--good",
            PostState.Withdrawn => "badge--muted",
            _ => "badge--warn",
        };

    /// <summary>"12,345".</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
