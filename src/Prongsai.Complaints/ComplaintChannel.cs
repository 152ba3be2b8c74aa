using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints;

/// <summary>What an agency has set for its channel, and the salt of its receipts. Made at the first key of a handler.</summary>
internal sealed class ComplaintChannel
{
    public const int FirstAnswerDays = 15,
        UsualCloseDays = 90,
        UsualYears = 10;

    public AgencyId AgencyId { get; private init; }
    public byte[] ReceiptSalt { get; private init; } = [];

    /// <summary>Within so many days the office means to close a case.</summary>
    public int CloseDays { get; private set; } = UsualCloseDays;

    /// <summary>So many years a closed case is kept before it may be destroyed.</summary>
    public int KeepYears { get; private set; } = UsualYears;

    public int Version { get; private set; } = 1;

    public static ComplaintChannel Open(AgencyId agency) =>
        new()
        {
            AgencyId = agency,
            ReceiptSalt = System.Security.Cryptography.RandomNumberGenerator.GetBytes(Receipt.SaltLength),
        };

    public void Set(int closeDays, int keepYears)
    {
        (CloseDays, KeepYears) = (closeDays, keepYears);
        Version++;
    }
}
