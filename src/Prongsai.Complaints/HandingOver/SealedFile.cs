using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Complaints.HandingOver;

/// <summary>
/// A ZIP that only the receiver opens: as CMS EnvelopedData for a certificate, or under a passphrase in the form of `openssl enc`. It is
/// made and sealed in memory.
/// </summary>
internal static class SealedFile
{
    public const int Rounds = 600_000;

    /// <summary>What the receiver types; docs/security.md and the covering letter say it too.</summary>
    public const string HowToOpen =
        "openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -md sha512 -in complaint.zip.enc -out complaint.zip";

    public const string HowToOpenCms =
        "openssl cms -decrypt -binary -inform DER -in complaint.zip.p7m -inkey key.pem -out complaint.zip";

    private const int SaltLength = 8;
    private static readonly Oid Aes256 = new("2.16.840.1.101.3.4.1.42");

    private static readonly Refusal NoCertificate = new(
        "complaint-certificate",
        "ใบรับรองของผู้รับอ่านไม่ได้หรือใช้เข้ารหัสไม่ได้ ต้องเป็นใบรับรอง X.509 ที่มีกุญแจ RSA ในแฟ้ม .cer .crt หรือ .pem",
        "The receiver’s certificate cannot be read or cannot seal: an X.509 certificate with an RSA key is needed, as .cer, .crt or .pem."
    );

    /// <summary>The parts and a list of their SHA-256, as a ZIP.</summary>
    public static byte[] Zip(IReadOnlyList<(string Name, byte[] Content)> parts)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var sums = new StringBuilder();
            foreach (var (name, content) in parts)
            {
                Add(zip, name, content);
                sums.Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append("  ").Append(name).Append('\n');
            }

            Add(zip, "SHA256SUMS", Encoding.UTF8.GetBytes(sums.ToString()));
        }

        return whole.ToArray();
    }

    public static (byte[]? Sealed, Refusal? WhyNot) ForCertificate(byte[] zip, byte[] certificate)
    {
        try
        {
            using var receiver = X509CertificateLoader.LoadCertificate(certificate);
            var envelope = new EnvelopedCms(new ContentInfo(zip), new AlgorithmIdentifier(Aes256));
            envelope.Encrypt(new CmsRecipient(receiver));
            return (envelope.Encode(), null);
        }
        catch (CryptographicException)
        {
            return (null, NoCertificate);
        }
    }

    public static byte[] ForPassphrase(byte[] zip, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var both = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA512, 48);
        using var cipher = Aes.Create();
        cipher.Key = both[..32];
        return [.. "Salted__"u8, .. salt, .. cipher.EncryptCbc(zip, both.AsSpan(32))];
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        // A day of its own would say when it was handed over, to the second.
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var into = entry.Open();
        into.Write(content);
    }
}
