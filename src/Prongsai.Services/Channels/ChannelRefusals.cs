using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels;

/// <summary>Every reason for which an account of a channel, or the channel itself, says no.</summary>
internal static class ChannelRefusals
{
    public static readonly Refusal NoSuchAccount = new(
        "channel-no-account",
        "ช่องทางนี้ไม่ต้องตั้งบัญชี",
        "This channel needs no account."
    );

    public static readonly Refusal PageIdShape = new(
        "channel-page-id",
        "หมายเลขเพจ (Page ID) เป็นตัวเลขล้วน ดูได้ที่หน้า “เกี่ยวกับ” ของเพจ เช่น 102345678901234",
        "The Page ID is digits only; the page’s “About” shows it, for example 102345678901234."
    );

    public static readonly Refusal SecretUnreadable = new(
        "channel-secret-unreadable",
        "เปิด token ที่เก็บไว้ไม่ได้ เพราะกุญแจของระบบเปลี่ยนไป (ดู Prongsai:Keys) ให้ใส่ token ใหม่ที่หน้าบัญชีของช่องทาง",
        "The token that is kept cannot be opened: the installation’s keys have changed (see Prongsai:Keys). Enter it again on the page of accounts."
    );

    public static readonly Refusal NotSetUp = new(
        "channel-not-set-up",
        "ยังไม่ได้ตั้งบัญชีของช่องทางนี้ ให้ผู้ดูแลงานบริการประชาชนตั้งที่หน้าบัญชีของช่องทาง",
        "No account of this channel is set up; the service manager does that on the page of accounts."
    );

    public static Refusal TokenMissing(Channel channel) =>
        new(
            "channel-token-missing",
            channel == Channel.Line
                ? "ต้องใส่ channel access token ของ LINE Official Account (LINE Developers Console › Messaging API)"
                : "ต้องใส่ Page access token ของเพจ Facebook",
            channel == Channel.Line
                ? "The channel access token of the LINE Official Account is needed (LINE Developers Console › Messaging API)."
                : "The Page access token of the Facebook Page is needed."
        );

    public static Refusal TokenShape(Channel channel) =>
        new(
            "channel-token-shape",
            $"token ของ {channel.Name().Th} ต้องเป็นอักษรอังกฤษ ตัวเลข และเครื่องหมายเท่านั้น ยาวอย่างน้อย 20 ตัว ไม่มีเว้นวรรค คัดลอกมาให้ครบ",
            $"A token of the {channel.Name().En} is 20 or more ASCII letters, digits and signs without spaces; copy the whole of it."
        );

    public static Refusal SecretShape(Channel channel) =>
        new(
            "channel-secret-shape",
            channel == Channel.Line
                ? "channel secret ของ LINE เป็นอักษร 0-9 a-f จำนวน 32 ตัว"
                : "app secret ของ Facebook เป็นอักษร 0-9 a-f จำนวน 32 ตัว",
            channel == Channel.Line
                ? "LINE’s channel secret is 32 letters 0-9 a-f."
                : "Facebook’s app secret is 32 letters 0-9 a-f."
        );

    public static Refusal TokenRefused(Channel channel, int code) =>
        new(
            "channel-token-refused",
            $"{channel.Name().Th} ไม่รับ token นี้แล้ว (รหัส {code}): หมดอายุ ถูกยกเลิก หรือรหัสผ่านของผู้ออกถูกเปลี่ยน ออก token ใหม่แล้วใส่ที่หน้าบัญชีของช่องทาง จากนั้นกด “ส่งอีกครั้ง”",
            $"The {channel.Name().En} does not take this token any more ({code}): it expired, was revoked, or its owner’s password was changed. Issue a new one, enter it on the page of accounts, then press “Send again”."
        );

    public static Refusal NoPermission(Channel channel, int code) =>
        new(
            "channel-no-permission",
            channel == Channel.Facebook
                ? $"token ใช้ได้แต่ไม่มีสิทธิ์เผยแพร่ในเพจนี้ (รหัส {code}) ต้องออก token ที่มีสิทธิ์ pages_manage_posts และ pages_read_engagement โดยผู้ที่จัดการเพจได้"
                : $"บัญชี LINE นี้ไม่มีสิทธิ์ส่งข้อความแบบนี้ (รหัส {code}) ตรวจแพ็กเกจและสิทธิ์ของ Official Account",
            channel == Channel.Facebook
                ? $"The token is valid but may not publish on this page ({code}). It needs pages_manage_posts and pages_read_engagement, issued by somebody who manages the page."
                : $"This LINE account may not send such messages ({code}); see its plan and permissions."
        );

    public static Refusal QuotaUsed(long used, long of) =>
        new(
            "channel-quota-used",
            $"โควตาข้อความ LINE ของเดือนนี้หมดแล้ว (ใช้ {N(used)} จาก {N(of)}) ยังไม่มีผู้ใดได้รับ ส่งอีกครั้งได้เมื่อขึ้นเดือนใหม่หรือเพิ่มแพ็กเกจ",
            $"This month’s LINE messages are used up ({N(used)} of {N(of)}). Nobody has received it. Send it again next month or with a larger plan."
        );

    public static Refusal QuotaTooSmall(long left, long followers) =>
        new(
            "channel-quota-too-small",
            $"โควตาข้อความ LINE เหลือ {N(left)} แต่มีผู้ติดตาม {N(followers)} จึงยังไม่ส่ง เพิ่มแพ็กเกจหรือรอเดือนใหม่แล้วกด “ส่งอีกครั้ง”",
            $"{N(left)} LINE messages are left and there are {N(followers)} followers, so it was not sent. Take a larger plan or wait for the next month, then press “Send again”."
        );

    public static Refusal NotTaken(Channel channel, int code, string words) =>
        new(
            "channel-not-taken",
            $"{channel.Name().Th} ไม่รับโพสต์นี้ (รหัส {code}){Quoted(words)} แก้เนื้อหาเป็นโพสต์ใหม่ หรือแจ้งผู้ดูแลระบบ",
            $"The {channel.Name().En} does not take this post ({code}){Quoted(words)}. Write it anew, or tell the system administrator."
        );

    public static Refusal Blocked(string words) =>
        new(
            "channel-blocked",
            $"Facebook ระงับการโพสต์ของเพจชั่วคราวตามนโยบายของตน{Quoted(words)} ดูสาเหตุที่ “คุณภาพเพจ” ใน Facebook แล้วกด “ส่งอีกครั้ง” เมื่อแก้แล้ว",
            $"Facebook has blocked the page from posting for now, by its own policies{Quoted(words)}. See “Page quality” on Facebook, then press “Send again”."
        );

    public static Refusal NoAnswer(Channel channel) =>
        new(
            "channel-no-answer",
            $"{channel.Name().Th} ไม่ตอบหรือขัดข้องต่อเนื่องหลายชั่วโมง ระบบลองหลายครั้งแล้ว กด “ส่งอีกครั้ง” เมื่อใช้การได้",
            $"The {channel.Name().En} has not answered, or has had a fault, for hours and many tries. Press “Send again” when it works."
        );

    public static Refusal OutcomeUnknown(Channel channel) =>
        new(
            "channel-outcome-unknown",
            $"ไม่ทราบว่า {channel.Name().Th} ได้รับโพสต์นี้แล้วหรือไม่ และพ้นเวลาที่ระบบป้องกันการส่งซ้ำได้แล้ว เปิดดูในบัญชีก่อน หากยังไม่มีจึงกด “ส่งอีกครั้ง”",
            $"It is not known whether the {channel.Name().En} got this post, and the time in which sending twice can be prevented is over. Look in the account; only if it is not there, press “Send again”."
        );

    public static Refusal GoneThere(Channel channel) =>
        new(
            "channel-gone-there",
            $"โพสต์นี้ไม่มีใน {channel.Name().Th} แล้ว มีผู้ลบที่ช่องทางนั้นโดยตรง",
            $"This post is not on the {channel.Name().En} any more; somebody removed it there."
        );

    private static string Quoted(string words) => words.Length == 0 ? "" : $": “{words}”";

    private static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>The channel says no for good, and took nothing.</summary>
internal class ChannelRefusesException(Refusal why, bool breaksAccount = false) : Exception(why.Code)
{
    public Refusal Why { get; } = why;

    /// <summary>Nothing can be sent by this account until somebody mends it.</summary>
    public bool BreaksAccount { get; } = breaksAccount;
}
