using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>A drill that was held. The statement is kept as the very text that was signed.</summary>
internal sealed class Drill
{
    public DrillId Id { get; private init; }
    public DateTime At { get; private init; }
    public bool Passed { get; private init; }
    public string Statement { get; private init; } = "";
    public string Signature { get; private init; } = "";
    public string Key { get; private init; } = "";

    public static Drill Signed(DrillStatement said, ECDsa key, string fingerprint)
    {
        var text = JsonSerializer.Serialize(said, DrillStatement.Json);

        return new()
        {
            Id = Ids.Next<DrillId>(),
            At = said.At,
            Passed = said.Passed,
            Statement = text,
            Signature = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256)),
            Key = fingerprint,
        };
    }

    public DrillStatement Said => JsonSerializer.Deserialize<DrillStatement>(Statement, DrillStatement.Json)!;

    /// <summary>True when the statement is the one that was signed, and what stands beside it agrees.</summary>
    public bool IsGenuine(string publicKey) =>
        DrillKey.Fits(publicKey, Statement, Signature) && Said is { } said && (said.At, said.Passed) == (At, Passed);

    public DrillResult Result
    {
        get
        {
            var said = Said;
            return new(
                Id,
                At,
                Passed,
                said.Seconds,
                said.BackupBytes,
                said.Tables.Sum(t => t.Rows),
                said.Tables.Count,
                said.Files,
                said.TriedIn,
                said.Trouble,
                Key
            );
        }
    }
}

/// <summary>What is signed.</summary>
/// <param name="TriedIn">"sqlite" or "postgresql": what it was restored into.</param>
/// <param name="Tables">Each table with its count and the SHA-256 of its part of the backup; compared after the restore.</param>
internal sealed record DrillStatement(
    string What,
    DateTime At,
    string Program,
    string Database,
    string TriedIn,
    bool Passed,
    int Seconds,
    long BackupBytes,
    string? BackupSha256,
    IReadOnlyList<TableCopied> Tables,
    long Files,
    IReadOnlyList<string> MissingFiles,
    Bilingual? Trouble
)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>The installation's key for drills: ECDSA on P-256. The private half is sealed; the public half stays when it is lost.</summary>
internal sealed class DrillKey
{
    public string Fingerprint { get; private init; } = "";
    public string PublicKey { get; private init; } = "";
    public string SealedPrivateKey { get; private init; } = "";
    public DateTime MadeAt { get; private init; }

    public static DrillKey Make(ECDsa key, Now now, Func<string, string> seal) =>
        new()
        {
            Fingerprint = FingerprintOf(key.ExportSubjectPublicKeyInfo()),
            PublicKey = key.ExportSubjectPublicKeyInfoPem(),
            SealedPrivateKey = seal(Convert.ToBase64String(key.ExportPkcs8PrivateKey())),
            MadeAt = now.Utc,
        };

    public static bool Fits(string publicKey, string statement, string signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKey);
            return key.VerifyData(
                Encoding.UTF8.GetBytes(statement),
                Convert.FromBase64String(signature),
                HashAlgorithmName.SHA256
            );
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    public static string? FingerprintOf(string publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKey);
            return FingerprintOf(key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static string FingerprintOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));
}
