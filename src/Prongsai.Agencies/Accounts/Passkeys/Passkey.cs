using Microsoft.AspNetCore.Identity;

namespace Prongsai.Agencies.Accounts.Passkeys;

/// <summary>
/// A key in somebody's phone, PC or security key that opens an account. Here lies only its public half; plain columns instead of
/// Identity's JSON, so that both databases and every copy of them read alike.
/// </summary>
internal sealed class Passkey
{
    public byte[] CredentialId { get; private init; } = [];
    public Guid AccountId { get; private init; }
    public byte[] PublicKey { get; private init; } = [];
    public string Name { get; private set; } = "";
    public DateTime AddedAt { get; private init; }
    public DateTime? UsedAt { get; private set; }
    public long SignCount { get; private set; }

    /// <summary>How the browser reached it ("internal usb"), a hint for the next time.</summary>
    public string Transports { get; private init; } = "";

    public bool IsUserVerified { get; private set; }
    public bool IsBackupEligible { get; private init; }
    public bool IsBackedUp { get; private set; }
    public byte[] Attestation { get; private init; } = [];
    public byte[] ClientData { get; private init; } = [];

    public static Passkey Of(Guid account, UserPasskeyInfo key) =>
        new()
        {
            CredentialId = key.CredentialId,
            AccountId = account,
            PublicKey = key.PublicKey,
            Name = key.Name ?? "",
            AddedAt = key.CreatedAt.UtcDateTime,
            SignCount = key.SignCount,
            Transports = string.Join(' ', key.Transports ?? []),
            IsUserVerified = key.IsUserVerified,
            IsBackupEligible = key.IsBackupEligible,
            IsBackedUp = key.IsBackedUp,
            Attestation = key.AttestationObject,
            ClientData = key.ClientDataJson,
        };

    public void Update(UserPasskeyInfo key, DateTime now)
    {
        if (key.Name is { Length: > 0 } name)
            Name = name;
        SignCount = key.SignCount;
        IsUserVerified = key.IsUserVerified;
        IsBackedUp = key.IsBackedUp;
        UsedAt = now;
    }

    public void Rename(string name) => Name = name;

    public UserPasskeyInfo AsInfo() =>
        new(
            CredentialId,
            PublicKey,
            new DateTimeOffset(DateTime.SpecifyKind(AddedAt, DateTimeKind.Utc)),
            (uint)SignCount,
            Transports.Length > 0 ? Transports.Split(' ') : [],
            IsUserVerified,
            IsBackupEligible,
            IsBackedUp,
            Attestation,
            ClientData
        )
        {
            Name = Name,
        };
}
