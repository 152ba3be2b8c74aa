using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Sending;

namespace Prongsai.Services.Channels.Push;

/// <summary>
/// The key by which push services know this installation (VAPID, RFC 8292). Browsers subscribe to it, so it is made once and never
/// changes; its private half lies sealed.
/// </summary>
internal sealed class PushKey
{
    public const string TheOne = "vapid";

    public string Name { get; private init; } = TheOne;

    /// <summary>The point in Base64url, as the page's script needs it.</summary>
    public string Public { get; private init; } = "";
    public string ProtectedPrivate { get; private init; } = "";
    public DateTime MadeAt { get; private init; }

    public static PushKey Of(string point, string sealedPrivate, Now now) =>
        new()
        {
            Public = point,
            ProtectedPrivate = sealedPrivate,
            MadeAt = now.Utc,
        };
}

/// <summary>Makes the key when it is first asked for, and signs with it.</summary>
internal sealed class PushSigning(
    ProngsaiDb db,
    IDataProtectionProvider keys,
    Installation installation,
    ChannelSettings settings,
    TimeProvider clock
)
{
    // Push services refuse more than a day.
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Services.Push");

    /// <summary>The public half, for the page.</summary>
    public async Task<string> PublicAsync(CancellationToken cancellation) => (await KeyAsync(cancellation)).Public;

    /// <summary>The header that shows a push service who calls.</summary>
    /// <exception cref="RefusedException">The installation's keys have changed since it was sealed.</exception>
    public async Task<string> AuthorizationAsync(Uri endpoint, CancellationToken cancellation)
    {
        var key = await KeyAsync(cancellation);
        using var signing = ECDsa.Create();
        try
        {
            signing.ImportPkcs8PrivateKey(_seal.Unprotect(Convert.FromBase64String(key.ProtectedPrivate)), out _);
        }
        catch (CryptographicException)
        {
            throw new RefusedException([PushRefusals.KeyUnreadable]);
        }

        var until = clock.GetUtcNow().Add(GoodFor).ToUnixTimeSeconds();
        var claims = ReadableJson.Bytes(
            new
            {
                aud = endpoint.GetLeftPart(UriPartial.Authority),
                exp = until,
                sub = Contact,
            }
        );
        var text =
            $"{Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Base64Url.EncodeToString(claims)}";
        var signature = signing.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"vapid t={text}.{Base64Url.EncodeToString(signature)}, k={key.Public}"
        );
    }

    // Whom a push service asks when something is wrong: a page or an e-mail address.
    private string Contact =>
        installation.Outside.Contact is { Length: > 0 } contact
            ? contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(':', StringComparison.Ordinal)
                ? $"mailto:{contact}"
                : contact
            : settings.Address.Length > 0
                ? settings.Address
                : "https://localhost";

    private async Task<PushKey> KeyAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } known)
            return known;

        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = PushKey.Of(
            Base64Url.EncodeToString(WebPush.PointOf(made.ExportParameters(includePrivateParameters: false))),
            Convert.ToBase64String(_seal.Protect(made.ExportPkcs8PrivateKey())),
            clock.Now()
        );
        // Of two nodes that make one at the same moment, the first one's stays.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO services_push_keys ("Name", "Public", "ProtectedPrivate", "MadeAt")
            VALUES ({key.Name}, {key.Public}, {key.ProtectedPrivate}, {key.MadeAt})
            ON CONFLICT ("Name") DO NOTHING
            """,
            cancellation
        );
        return (await FindAsync(cancellation))!;
    }

    private Task<PushKey?> FindAsync(CancellationToken cancellation) =>
        db.PushKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Name == PushKey.TheOne, cancellation);
}

internal static class PushRefusals
{
    public static readonly Refusal KeyUnreadable = new(
        "push-key-unreadable",
        "เปิดกุญแจของการแจ้งเตือนทางเบราว์เซอร์ไม่ได้ เพราะกุญแจของระบบเปลี่ยนไป (ดู Prongsai:Keys) ให้กู้คืนกุญแจเดิม มิฉะนั้นผู้รับต้องสมัครใหม่ทั้งหมด",
        "The key of browser notifications cannot be opened: the installation’s keys have changed (see Prongsai:Keys). Restore the former ones, or everybody has to subscribe anew."
    );

    public static readonly Refusal NotTaken = new(
        "push-not-taken",
        "บริการแจ้งเตือนของเบราว์เซอร์ไม่รับข้อความ (ลายเซ็นหรือรูปแบบไม่ถูกต้อง) แจ้งผู้ดูแลระบบ",
        "A browser’s push service does not take the message (signature or form); tell the system administrator."
    );

    public static readonly Refusal NotAnAddress = new(
        "push-address",
        "เบราว์เซอร์ส่งที่อยู่รับการแจ้งเตือนที่ใช้ไม่ได้ ต้องเป็น https บนอินเทอร์เน็ตสาธารณะ",
        "The browser sent an address for notifications that cannot be used: https on the public internet is expected."
    );

    public static readonly Refusal TooManyOfATicket = new(
        "push-too-many",
        "มีผู้ขอแจ้งเตือนบัตรนี้ครบจำนวนแล้ว",
        "Enough browsers watch this ticket already."
    );
}
