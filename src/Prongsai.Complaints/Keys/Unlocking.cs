using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

/// <summary>A handler's own key, open for one request.</summary>
internal sealed class OwnKey(HandlerKey key, ECDiffieHellman own) : IDisposable
{
    public HandlerKeyId Id => key.Id;

    public byte[]? Unwrap(byte[] envelope, string belongs) => KeyWrap.Unwrap(own, envelope, belongs);

    public void Dispose() => own.Dispose();
}

/// <summary>Unlocks a handler's key with the passphrase, finds it again by the cookie, and locks it.</summary>
internal sealed class Unlocking(ProngsaiDb db, TimeProvider clock) : ILockedAtSignOut
{
    public const string Cookie = "prongsai-unlocked";
    private const string Path = "/staff/complaints";

    /// <summary>Tries the passphrase; the key it opens is unlocked for a quarter of an hour. Null when all is well.</summary>
    public async Task<Refusal?> UnlockAsync(
        HttpContext http,
        AgencyId agency,
        Guid account,
        string passphrase,
        CancellationToken cancellation
    )
    {
        var (own, key, whyNot) = await TryAsync(agency, account, passphrase, cancellation);
        if (own is null)
            return whyNot;

        var (id, cookieKey) = (RandomId(), SealedBox.NewKey());
        var now = clock.Now();
        await LockAsync(account, cancellation);
        db.Add(UnlockedKey.Of(key!, id, own, cookieKey, now));
        CryptographicOperations.ZeroMemory(own);
        await db.SaveChangesAsync(cancellation);
        http.Response.Cookies.Append(
            Cookie,
            Base64Url.EncodeToString([.. id.ToByteArray(), .. cookieKey]),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = Path,
                IsEssential = true,
            }
        );
        return null;
    }

    /// <summary>The private half (PKCS#8) that a passphrase opens, or why not. Each try is counted before it is made.</summary>
    public async Task<(byte[]? Own, HandlerKey? Key, Refusal? WhyNot)> TryAsync(
        AgencyId agency,
        Guid account,
        string passphrase,
        CancellationToken cancellation
    )
    {
        if (await db.CurrentKeyAsync(agency, account, cancellation) is not { } key)
            return (null, null, KeyRefusals.NoKey);
        var now = clock.Now();
        if (key.IsResting(now))
            return (null, key, KeyRefusals.Resting);

        key.CountTry(now);
        if (!await db.TrySaveAsync(cancellation))
            return (null, null, KeyRefusals.Again);
        if (passphrase.Length > HandlerKey.LongestPassphrase || key.Open(passphrase) is not { } own)
            return (null, key, KeyRefusals.Wrong);

        key.WasRight();
        return await db.TrySaveAsync(cancellation) ? (own, key, null) : (null, null, KeyRefusals.Again);
    }

    /// <summary>The key that this browser has unlocked; null where it is locked, was unlocked by another, or too long ago.</summary>
    public async Task<OwnKey?> FindAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Read(http.Request.Cookies[Cookie]) is not (var id, { } cookieKey))
            return null;

        var now = clock.Now();
        var (agency, account) = (http.User.Agency(), http.User.Actor().AccountId);
        var row = await db.UnlockedKeys.FirstOrDefaultAsync(
            u => u.AgencyId == agency && u.Id == id && u.AccountId == account && u.ExpiresAt > now.Utc,
            cancellation
        );
        if (row?.Open(cookieKey) is not { } own)
            return null;
        var key = await db
            .HandlerKeys.AsNoTracking()
            .FirstOrDefaultAsync(k => k.AgencyId == agency && k.Id == row.KeyId && k.RetiredOn == null, cancellation);
        if (key is null)
            return null;

        // Written once a minute at most: reading a page is no reason to write each time.
        if (row.ExpiresAt - now.Utc < UnlockedKey.Lasts - TimeSpan.FromMinutes(1))
        {
            row.ExpiresAt = now.Utc + UnlockedKey.Lasts;
            await db.SaveChangesAsync(cancellation);
        }

        var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(own, out _);
        CryptographicOperations.ZeroMemory(own);
        return new OwnKey(key, pair);
    }

    public static void ForgetCookie(HttpResponse response) =>
        response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });

    /// <summary>Locks whatever an account has unlocked, and clears what has run out.</summary>
    public async Task LockAsync(Guid account, CancellationToken cancellation = default)
    {
        var now = clock.Now().Utc;
        await db.UnlockedKeys.Where(u => u.AccountId == account || u.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Random in all bits: an identifier in order of time would say when.</summary>
    public static Guid RandomId() => new(RandomNumberGenerator.GetBytes(16));

    private static (Guid Id, byte[]? Key) Read(string? cookie)
    {
        if (cookie is not { Length: < 100 } || !Base64Url.IsValid(cookie))
            return default;

        var both = Base64Url.DecodeFromChars(cookie);
        return both.Length == 16 + SealedBox.KeyLength ? (new Guid(both.AsSpan(0, 16)), both[16..]) : default;
    }
}
