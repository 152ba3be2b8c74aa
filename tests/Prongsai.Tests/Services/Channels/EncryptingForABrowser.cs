using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Push;

namespace Prongsai.Tests.Services.Channels;

public sealed class EncryptingForABrowser
{
    // RFC 8291, section 5 and appendix A.
    private const string Plain = "When I grow up, I want to be a watermelon",
        BrowserPublic = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        BrowserPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
        Auth = "BTBZMqHH6r4Tts7J_aSIgg",
        OursPublic = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        OursPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
        Salt = "DGv6ra1nlYgDCS1FRnbzlw",
        Sealed =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private static readonly PushAddress Browser = new("https://push.example.net/x", Bytes(BrowserPublic), Bytes(Auth));

    [Fact]
    public void Gives_the_bytes_of_the_standards_own_example()
    {
        using var ours = Key(OursPublic, OursPrivate);

        var made = WebPush.Encrypt(Browser, Encoding.UTF8.GetBytes(Plain), ours, Bytes(Salt));

        Assert.Equal(Sealed, Base64Url.EncodeToString(made));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(WebPush.MostBytes)]
    public void Is_read_by_the_browser_whatever_its_length(int length)
    {
        var message = RandomNumberGenerator.GetBytes(length);

        var made = WebPush.Encrypt(Browser, message);

        Assert.True(made.Length <= 4096);
        Assert.Equal(message, OpenedBy(BrowserPublic, BrowserPrivate, Auth, made));
    }

    [Fact]
    public void Refuses_what_a_push_service_would_not_take() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WebPush.Encrypt(Browser, new byte[WebPush.MostBytes + 1]));

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/x", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("http://127.0.0.1:8080/x", false)]
    [InlineData("https://user:secret@push.example.net/x", false)]
    [InlineData("ftp://push.example.net/x", false)]
    [InlineData("nonsense", false)]
    public void Is_only_for_addresses_that_may_be_a_push_service(string endpoint, bool taken) =>
        Assert.Equal(taken, PushAddress.Read(endpoint, BrowserPublic, Auth, new VisitSettings()) is not null);

    [Theory]
    [InlineData(BrowserPrivate, Auth)]
    [InlineData(BrowserPublic, "c2hvcnQ")]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Auth)]
    [InlineData("not base64!", Auth)]
    public void Is_only_for_keys_that_are_keys(string key, string auth) =>
        Assert.Null(PushAddress.Read("https://push.example.net/x", key, auth, new VisitSettings()));

    /// <summary>What a browser does, written from the standard and not from our code.</summary>
    internal static byte[] OpenedBy(string publicKey, string privateKey, string auth, byte[] made)
    {
        var (salt, theirs, text) = (made[..16], made[21..86], made[86..]);
        using var mine = Key(publicKey, privateKey);
        using var other = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = theirs[1..33], Y = theirs[33..] },
            }
        );
        var shared = mine.DeriveRawSecretAgreement(other.PublicKey);
        var first = HMACSHA256.HashData(Bytes(auth), shared);
        var key = HMACSHA256.HashData(first, (byte[])[.. "WebPush: info\0"u8, .. Bytes(publicKey), .. theirs, 1]);
        var second = HMACSHA256.HashData(salt, key);
        var content = HMACSHA256.HashData(second, (byte[])[.. "Content-Encoding: aes128gcm\0"u8, 1])[..16];
        var nonce = HMACSHA256.HashData(second, (byte[])[.. "Content-Encoding: nonce\0"u8, 1])[..12];
        var plain = new byte[text.Length - 16];
        using var gcm = new AesGcm(content, 16);
        gcm.Decrypt(nonce, text[..^16], text[^16..], plain);
        Assert.Equal(2, plain[^1]);
        return plain[..^1];
    }

    internal static ECDiffieHellman Key(string publicKey, string privateKey)
    {
        var point = Bytes(publicKey);
        return ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
                D = Bytes(privateKey),
            }
        );
    }

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
