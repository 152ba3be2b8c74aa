using System.Security.Cryptography;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

internal readonly record struct HandlerKeyId(Guid Value) : IId<HandlerKeyId>
{
    public static HandlerKeyId From(Guid value) => new(value);
}

/// <summary>
/// The key pair of one handler. Nobody but the owner's passphrase opens its private half; a forgotten passphrase means a new key, and
/// colleagues who hand over what they can open. It is retired then, and what was wrapped for it is gone.
/// </summary>
internal sealed class HandlerKey
{
    public const string Kind = "complaint-key";
    public const int ShortestPassphrase = 14,
        LongestPassphrase = 200,
        MostWrong = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public AgencyId AgencyId { get; private init; }
    public HandlerKeyId Id { get; private init; }
    public Guid AccountId { get; private init; }
    public byte[] PublicKey { get; private init; } = [];
    public byte[] PrivateKey { get; private set; } = [];
    public byte[] Salt { get; private set; } = [];
    public int Rounds { get; private set; }
    public DateOnly MadeOn { get; private init; }
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>Wrong passphrases since the last right one.</summary>
    public int Wrong { get; private set; }

    public DateTime? RestsUntil { get; private set; }

    /// <summary>Guards against two who change it at once.</summary>
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    /// <summary>Thirty digits in groups of five, to be compared by voice: the SHA-256 of the public key.</summary>
    public string Fingerprint => FingerprintOf(PublicKey);

    private LockedKey Locked => new(PublicKey, PrivateKey, Salt, Rounds);

    public static HandlerKey Make(AgencyId agency, Guid account, string passphrase, DateOnly today)
    {
        var id = Ids.Next<HandlerKeyId>();
        var made = LockedKey.Make(passphrase, Belongs.PrivateKey(agency, id));
        return new HandlerKey
        {
            AgencyId = agency,
            Id = id,
            AccountId = account,
            PublicKey = made.PublicKey,
            PrivateKey = made.Private,
            Salt = made.Salt,
            Rounds = made.Rounds,
            MadeOn = today,
        };
    }

    public static string FingerprintOf(byte[] publicKey)
    {
        var hash = SHA256.HashData(publicKey);
        return string.Join(
            ' ',
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    (BitConverter.ToUInt32(hash, i * 4) % 100_000).ToString(
                        "00000",
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
        );
    }

    public bool IsResting(Now now) => RestsUntil > now.Utc;

    /// <summary>The private half as PKCS#8, or null where the passphrase is another; slow on purpose.</summary>
    public byte[]? Open(string passphrase) => Locked.Unlock(passphrase, Belongs.PrivateKey(AgencyId, Id));

    /// <summary>A try is counted before it is made, so that tries at the same time count too.</summary>
    public void CountTry(Now now)
    {
        if (RestsUntil <= now.Utc)
            (Wrong, RestsUntil) = (0, null);
        Wrong++;
        if (Wrong >= MostWrong)
            RestsUntil = now.Utc + Rest;
        Version++;
    }

    public void WasRight()
    {
        (Wrong, RestsUntil) = (0, null);
        Version++;
    }

    public void ChangePassphrase(byte[] own, string passphrase)
    {
        var locked = LockedKey.Lock(PublicKey, own, passphrase, Belongs.PrivateKey(AgencyId, Id));
        (PrivateKey, Salt, Rounds) = (locked.Private, locked.Salt, locked.Rounds);
        Version++;
    }

    public void Retire(DateOnly today)
    {
        RetiredOn = today;
        PrivateKey = [];
        Version++;
    }
}

/// <summary>
/// A private key that its owner has unlocked for a quarter of an hour, sealed under a random key that stands in a cookie only: this row
/// alone opens nothing, nor does the cookie.
/// </summary>
internal sealed class UnlockedKey
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public AgencyId AgencyId { get; private init; }
    public Guid Id { get; private init; }
    public HandlerKeyId KeyId { get; private init; }
    public Guid AccountId { get; private init; }
    public byte[] Content { get; private init; } = [];
    public DateTime ExpiresAt { get; set; }

    public static UnlockedKey Of(HandlerKey key, Guid id, byte[] own, byte[] cookieKey, Now now) =>
        new()
        {
            AgencyId = key.AgencyId,
            Id = id,
            KeyId = key.Id,
            AccountId = key.AccountId,
            Content = SealedBox.Seal(cookieKey, own, Belongs.Unlocked(key.AgencyId, key.Id, id)),
            ExpiresAt = now.Utc + Lasts,
        };

    public byte[]? Open(byte[] cookieKey) => SealedBox.Open(cookieKey, Content, Belongs.Unlocked(AgencyId, KeyId, Id));
}
