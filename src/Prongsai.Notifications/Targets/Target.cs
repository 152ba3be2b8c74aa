using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>Which LINE group or webhook.</summary>
internal readonly record struct TargetId(Guid Value) : IId<TargetId>
{
    /// <inheritdoc />
    public static TargetId From(Guid value) => new(value);
}

/// <summary>How a target is reached.</summary>
internal enum Way
{
    Line,
    Webhook,
}

/// <summary>
/// Where an agency's notices go besides its people's inboxes. Its secret (LINE's channel access token, or the key that signs a
/// webhook) is stored protected and never shown again.
/// </summary>
internal sealed partial class Target
{
    /// <summary>After failing for so long nobody waits for it any more.</summary>
    public static readonly TimeSpan LongFailure = TimeSpan.FromDays(3);

    public TargetId Id { get; private init; }
    public AgencyId AgencyId { get; private init; }
    public Way Way { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>A LINE user, group or room; or a web address.</summary>
    public string Address { get; private init; } = "";
    public string ProtectedSecret { get; private init; } = "";
    public DateTime AddedAt { get; private init; }
    public DateTime? LastSentAt { get; private set; }
    public DateTime? FailingSince { get; private set; }
    public DateTime? DisabledAt { get; private set; }
    public string? WhyDisabledTh { get; private set; }
    public string? WhyDisabledEn { get; private set; }

    public string Record => $"notice-target:{Id.Value}";

    public static IReadOnlyList<Refusal> WhyNotAdd(
        Way way,
        string? name,
        string? address,
        string? token,
        bool plainAllowed
    )
    {
        List<Refusal> reasons = [];
        if (string.IsNullOrWhiteSpace(name))
            reasons.Add(TargetRefusals.NameBlank);
        if (way == Way.Line && !LineId().IsMatch(address ?? ""))
            reasons.Add(TargetRefusals.LineIdShape);
        if (way == Way.Line && string.IsNullOrWhiteSpace(token))
            reasons.Add(TargetRefusals.TokenBlank);
        if (way == Way.Webhook && !IsWebAddress(address, plainAllowed))
            reasons.Add(TargetRefusals.NotHttps);

        return reasons;
    }

    public static Target Add(AgencyId agency, Way way, string name, string address, string protectedSecret, Now now) =>
        new()
        {
            Id = Ids.Next<TargetId>(),
            AgencyId = agency,
            Way = way,
            Name = name.Trim(),
            Address = address.Trim(),
            ProtectedSecret = protectedSecret,
            AddedAt = now.Utc,
        };

    public void Sent(Now now) => (LastSentAt, FailingSince) = (now.Utc, null);

    /// <summary>Counts how long it has been failing; true when that has become too long.</summary>
    public bool Failed(Now now)
    {
        FailingSince ??= now.Utc;

        return now.Utc - FailingSince >= LongFailure;
    }

    public void Disable(Now now, Bilingual why)
    {
        DisabledAt ??= now.Utc;
        (WhyDisabledTh, WhyDisabledEn) = (why.Th, why.En);
    }

    public void Enable() => (DisabledAt, WhyDisabledTh, WhyDisabledEn, FailingSince) = (null, null, null, null);

    private static bool IsWebAddress(string? address, bool plainAllowed) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || plainAllowed && uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0;

    [GeneratedRegex("^[UCR][0-9a-f]{32}$")]
    private static partial Regex LineId();
}

internal static class TargetRefusals
{
    public static readonly Refusal NameBlank = new(
        "target-name-blank",
        "ตั้งชื่อให้รู้ว่าเป็นกลุ่มใด เช่น กลุ่มฝ่ายปกครอง",
        "Give it a name by which you know it."
    );

    public static readonly Refusal LineIdShape = new(
        "line-id-shape",
        "รหัสปลายทางของ LINE ขึ้นต้นด้วย U (ผู้ใช้) C (กลุ่ม) หรือ R (ห้อง) ตามด้วยอักษร 0-9 a-f อีก 32 ตัว",
        "A LINE destination is U (user), C (group) or R (room) and 32 letters 0-9 a-f."
    );

    public static readonly Refusal TokenBlank = new(
        "line-token-blank",
        "ต้องใส่ channel access token ของ LINE Official Account",
        "The channel access token of the LINE Official Account is needed."
    );

    public static readonly Refusal NotHttps = new(
        "webhook-address",
        "ที่อยู่ webhook ต้องขึ้นต้นด้วย https:// เช่น https://example.go.th/hook",
        "A webhook’s address begins with https://, for example https://example.go.th/hook."
    );

    public static Refusal LineRefuses(int code) =>
        code switch
        {
            401 or 403 => new(
                "line-token-refused",
                $"LINE ไม่รับ token นี้ (รหัส {code}) เพิ่มปลายทางใหม่ด้วย token ที่ยังใช้ได้",
                $"LINE refuses this token ({code}); add the destination again with one that is valid."
            ),
            _ => new(
                "line-message-refused",
                $"LINE ไม่รับข้อความหรือรหัสปลายทางนี้ (รหัส {code}) ตรวจว่า Official Account ยังอยู่ในกลุ่ม",
                $"LINE refuses this message or destination ({code}); see whether the Official Account is still in the group."
            ),
        };

    public static Refusal LineQuotaUsed(long used, long of) =>
        new(
            "line-quota-used",
            $"โควตาข้อความ LINE ของเดือนนี้หมดแล้ว ({used} จาก {of}) เปิดใช้ใหม่ได้เมื่อขึ้นเดือนใหม่หรือเพิ่มแพ็กเกจ",
            $"This month’s LINE messages are used up ({used} of {of}); enable it again next month or with a larger plan."
        );

    public static Refusal WebhookGone { get; } =
        new(
            "webhook-gone",
            "ปลายทาง webhook ตอบว่าเลิกใช้แล้ว (410)",
            "The webhook’s receiver says that it is gone (410)."
        );

    public static Refusal FailedForLong { get; } =
        new(
            "target-failed-for-long",
            "ส่งไม่สำเร็จติดต่อกันนาน 3 วัน จึงหยุดส่ง แก้ปลายทางแล้วเปิดใช้ใหม่ได้",
            "Sending failed for three days, so it was disabled; mend the receiver, then enable it again."
        );

    public static Refusal SecretUnreadable { get; } =
        new(
            "target-secret-unreadable",
            "เปิดความลับของปลายทางนี้ไม่ได้ (กุญแจของระบบเปลี่ยนไป) ลบแล้วเพิ่มใหม่",
            "This destination’s secret cannot be opened (the installation’s keys have changed); remove and add it again."
        );
}
