using Prongsai.Kernel;

namespace Prongsai.Notifications.Choices;

/// <summary>
/// What one person wants to be told by e-mail, and when not. The inbox gets everything; nobody can be left out by mistake.
/// </summary>
internal sealed class Choice
{
    public Guid AccountId { get; private init; }
    public bool ByMail { get; private set; } = true;

    /// <summary>Another address than the account's own.</summary>
    public string? Address { get; private set; }

    /// <summary>Codes of kinds that shall not come by e-mail, separated by commas.</summary>
    public string NotByMail { get; private set; } = "";

    /// <summary>Hours in Thailand in which letters are held back and gathered into one; the same hour twice: never.</summary>
    public int QuietFrom { get; private set; } = 20;
    public int QuietTo { get; private set; } = 7;

    public IReadOnlyList<string> Without => NotByMail.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static Choice Of(Guid account) => new() { AccountId = account };

    public static IReadOnlyList<Refusal> WhyNot(string? address, int quietFrom, int quietTo)
    {
        List<Refusal> reasons = [];
        if (!string.IsNullOrWhiteSpace(address) && !MimeKit.MailboxAddress.TryParse(address, out _))
            reasons.Add(Refusals.AddressUnreadable(address));
        if (quietFrom is < 0 or > 23 || quietTo is < 0 or > 23)
            reasons.Add(Refusals.HourImpossible);

        return reasons;
    }

    public void Choose(bool byMail, string? address, IEnumerable<string> without, int quietFrom, int quietTo)
    {
        WhyNot(address, quietFrom, quietTo).ThrowIfAny();

        ByMail = byMail;
        Address = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        NotByMail = string.Join(',', without);
        (QuietFrom, QuietTo) = (quietFrom, quietTo);
    }

    public bool WantsByMail(string kind) => ByMail && !Without.Contains(kind);

    /// <summary>The end of the quiet hours that an instant falls into, UTC; null when it falls into none.</summary>
    public DateTime? QuietUntil(DateTime utc)
    {
        var local = utc + Clock.Thailand;
        var isQuiet =
            QuietFrom <= QuietTo
                ? local.Hour >= QuietFrom && local.Hour < QuietTo
                : local.Hour >= QuietFrom || local.Hour < QuietTo;
        if (!isQuiet)
            return null;

        var end = local.Date.AddHours(QuietTo);
        if (end <= local)
            end = end.AddDays(1);
        return DateTime.SpecifyKind(end - Clock.Thailand, DateTimeKind.Utc);
    }
}

internal static class Refusals
{
    public static readonly Refusal HourImpossible = new(
        "quiet-hour-impossible",
        "ชั่วโมงงดส่งต้องเป็น 0 ถึง 23",
        "Quiet hours go from 0 to 23."
    );

    public static Refusal AddressUnreadable(string address) =>
        new(
            "mail-address-unreadable",
            $"“{address}” ไม่ใช่ที่อยู่อีเมล ตัวอย่างที่ถูก: somsri@example.go.th",
            $"“{address}” is not an e-mail address; right is for example somsri@example.go.th."
        );
}
