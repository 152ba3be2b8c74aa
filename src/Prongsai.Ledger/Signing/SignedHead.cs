using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Signing;

/// <summary>
/// The folder of a log's key and of the last head that was signed with it. It lies outside the database, so that a database restored
/// from an old backup cannot make the program forget what it signed: a log signs one tree and its continuations, nothing else.
/// </summary>
internal sealed class SignedHead(string folder, string name)
{
    private string KeyPath => Path.Combine(folder, $"{name}.key");
    private string HeadPath => Path.Combine(folder, $"{name}.head");

    /// <summary>The keys that sign; a new one for a log that has never signed.</summary>
    /// <param name="origin">Of the log.</param>
    /// <param name="everSigned">Whether the database knows of a signature.</param>
    /// <exception cref="RefusedException">The key or the head is lost, damaged, or open to others.</exception>
    public IReadOnlyList<SecretKey> Open(string origin, bool everSigned)
    {
        KeptOnDisk.CreateFolder(folder);
        var (hasKey, head) = (File.Exists(KeyPath), Last());
        if (hasKey && head is not null)
            return SecretKey.Read(KeyPath);
        // The empty head is written before the key: a head of size 0 without a key is a first start that was cut short.
        if (everSigned || hasKey || head is { Size: > 0 })
            throw new RefusedException([Lost(hasKey ? HeadPath : KeyPath)]);

        Remember(new Checkpoint(origin, 0, TreeHash.Empty));
        var key = SecretKey.Create(origin, NoteKeyKind.Ed25519);
        SecretKey.Write(KeyPath, [key]);
        return [key];
    }

    /// <summary>What was signed last, or was about to be; null where nothing ever was.</summary>
    /// <exception cref="RefusedException">The file is damaged.</exception>
    public Checkpoint? Last()
    {
        if (!File.Exists(HeadPath))
            return null;

        return Checkpoint.TryParse(File.ReadAllText(HeadPath), out var head)
            ? head
            : throw new RefusedException([Damaged(HeadPath)]);
    }

    /// <summary>Written durably before the signature is made.</summary>
    public void Remember(Checkpoint head) => KeptOnDisk.Write(HeadPath, Encoding.UTF8.GetBytes(head.Text));

    /// <summary>Adds a new key in front, or takes away all but the present one.</summary>
    public void Rotate(string origin, bool retire)
    {
        var keys = SecretKey.Read(KeyPath);
        SecretKey.Write(KeyPath, retire ? keys.Take(1) : keys.Prepend(SecretKey.Create(origin, NoteKeyKind.Ed25519)));
    }

    /// <summary>One process at a time; another's hold is waited for.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        KeptOnDisk.CreateFolder(folder);
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, $"{name}.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException held) when (KeptOnDisk.IsHeldByAnother(held))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            }
        }
    }

    private static Refusal Lost(string path) =>
        new(
            "ledger-lost",
            $"ไม่พบแฟ้ม {path} ซึ่งจำเป็นต่อการลงลายมือชื่อต่อจากเดิม ให้นำแฟ้มนี้กลับมาจากสำเนาของโฟลเดอร์กุญแจ",
            $"{path} is missing, without which nothing can be signed after what was signed before. Bring it back from a copy of the key folder."
        );

    private static Refusal Damaged(string path) =>
        new(
            "ledger-head",
            $"แฟ้ม {path} เสียหาย จึงไม่รู้ว่าลงลายมือชื่อครั้งสุดท้ายไว้อย่างไร",
            $"{path} is damaged, so it is not known what was signed last."
        );
}
