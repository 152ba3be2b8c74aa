using System.Text;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Ledger.Auditing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Contracts;

/// <summary>What a proof says of a file.</summary>
public enum ProofVerdict
{
    /// <summary>The very bytes were logged, and everything fits.</summary>
    Included,

    /// <summary>The file is not the one that the proof is of.</summary>
    Altered,

    /// <summary>Everything fits, but whom to believe was not said, or too few witnesses saw it.</summary>
    Unknown,

    /// <summary>The proof does not fit: hashes, checkpoint or signatures were altered, or the log shows two faces.</summary>
    Inconsistent,
}

/// <summary>A verdict and its words.</summary>
/// <param name="Verdict">Which.</param>
/// <param name="Words">For a person.</param>
/// <param name="At">When the log says that the file was put before the public, UTC; null where that is not known.</param>
public sealed record ProofFinding(ProofVerdict Verdict, Bilingual Words, DateTime? At = null);

/// <summary>Checks a file against a proof without any server, by the rules of RFC 6962 and the C2SP formats.</summary>
public static class OfflineProof
{
    /// <summary>Checks it.</summary>
    /// <param name="sha256">The SHA-256 of the file, as 64 hexadecimal digits.</param>
    /// <param name="proof">The text of the .tlog-proof.</param>
    /// <param name="policy">The text of the policy; null where none is at hand.</param>
    /// <exception cref="RefusedException">The proof or the policy is no such file.</exception>
    public static ProofFinding Check(string sha256, string proof, string? policy)
    {
        if (!TlogProof.TryParse(proof, out var read))
            throw new RefusedException([NoProof]);
        var trusted = policy is null
            ? null
            : Policy.Read(policy, out var wrong) ?? throw new RefusedException([NoPolicy(wrong)]);
        if (!Checkpoint.TryParse(read.Checkpoint, out var note, out var checkpoint))
            return Inconsistent(Unreadable);
        // Signatures first: where they hold, it is not the checkpoint that was altered.
        if (trusted?.WhyNotSigned(note, checkpoint.Origin) is { } why)
            return Inconsistent(AuditWords.NotSigned(why, checkpoint.Origin));
        if (trusted?.Misquoted(note).FirstOrDefault() is { } witness)
            return Inconsistent(AuditWords.Misquoted(witness));
        if (
            !Merkle.Includes(
                checkpoint.Root,
                checkpoint.Size,
                TreeHash.OfLeaf(read.Entry.Span),
                read.Index,
                read.Hashes
            )
        )
            return Inconsistent(trusted is null ? LeadsElsewhere : Altered);
        if (Named(read.Entry.Span, sha256) is not var (at, claimed))
            return new ProofFinding(ProofVerdict.Altered, AnotherFile);
        if (trusted is null)
            return new ProofFinding(ProofVerdict.Unknown, NobodyTrusted(checkpoint.Origin), at);

        return trusted.IsWitnessed(note)
            ? new ProofFinding(ProofVerdict.Included, Included(checkpoint, at, claimed), at)
            : new ProofFinding(ProofVerdict.Unknown, TooFewWitnesses, at);
    }

    // Since when the log knows the file, if the entry names it; and since when its agency says that it was public, where that is earlier.
    private static (DateTime At, DateTime? Claimed)? Named(ReadOnlySpan<byte> entry, string sha256)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(entry));
            var entryOf = json.RootElement;
            if (
                !entryOf.TryGetProperty("files", out var files)
                || !files.EnumerateArray().Any(f => f.GetProperty("sha256").GetString() == sha256)
            )
                return null;

            var at = entryOf.GetProperty("at").GetDateTime();
            return entryOf.TryGetProperty("recorded", out var later) ? (later.GetDateTime(), at) : (at, null);
        }
        catch (Exception odd)
            when (odd is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static ProofFinding Inconsistent(Bilingual why) =>
        new(
            ProofVerdict.Inconsistent,
            new($"หลักฐานขัดแย้งกันเอง: {why.Th}", $"The proof contradicts itself: {why.En}")
        );

    private static readonly Bilingual Unreadable = new(
        "อ่าน checkpoint ในไฟล์หลักฐานไม่ได้ ไฟล์ไม่ครบ หรือมีข้อความอื่นต่อท้าย ให้ดาวน์โหลดใหม่",
        "The checkpoint in it cannot be read: the file is cut off, or something was added to its end. Download it again."
    );

    private static readonly Bilingual Altered = new(
        "ลำดับ ค่าแฮช หรือรายการในไฟล์หลักฐานถูกแก้ไข จึงไม่นำไปสู่ค่าแฮชรวมที่สมุดลงลายมือชื่อไว้",
        "Its index, its hashes or its entry were altered: they do not lead to the root that the log signed."
    );

    private static readonly Bilingual LeadsElsewhere = new(
        "ลำดับ ค่าแฮช และรายการในไฟล์หลักฐานไม่นำไปสู่ค่าแฮชรวมของ checkpoint: มีส่วนหนึ่งถูกแก้ไข",
        "Its index, its hashes and its entry do not lead to the root of its checkpoint: one of them was altered."
    );

    private static Bilingual Included(Checkpoint checkpoint, DateTime at, DateTime? claimed) =>
        claimed is { } earlier
            ? new(
                $"ไฟล์นี้บันทึกในสมุดทะเบียนตั้งแต่ {at.InWords().Th} และไม่ถูกแก้ไขนับแต่นั้น หน่วยงานระบุว่าเผยแพร่เมื่อ {earlier.InWords().Th} (สมุดทะเบียน {checkpoint.Origin})",
                $"This file was recorded {at.InWords().En} and is unchanged since; its agency says that it was published {earlier.InWords().En} (log {checkpoint.Origin})."
            )
            : new(
                $"ไฟล์นี้เผยแพร่แล้วตั้งแต่ {at.InWords().Th} และไม่ถูกแก้ไข (สมุดทะเบียน {checkpoint.Origin})",
                $"This file was published {at.InWords().En} and is unchanged (log {checkpoint.Origin})."
            );

    private static readonly Bilingual AnotherFile = new(
        "ไฟล์นี้ไม่ใช่ไฟล์ที่เผยแพร่: หลักฐานเป็นของไฟล์อื่น หรือไฟล์ถูกแก้ไขแม้เพียงไบต์เดียว",
        "This file is not the one that was published: the proof is of another file, or the file was changed, if only by one byte."
    );

    private static Bilingual NobodyTrusted(string origin) =>
        new(
            $"ไฟล์ตรงกับหลักฐานของสมุดทะเบียน {origin} แต่ยังไม่ได้ระบุว่าเชื่อถือกุญแจใด ให้ระบุ --policy ซึ่งได้มาจากแหล่งที่เชื่อถือ",
            $"The file fits the proof of the log {origin}, but whose keys to believe was not said: give --policy, from a source that you trust."
        );

    private static readonly Bilingual TooFewWitnesses = new(
        "ไฟล์ตรงกับหลักฐานและลายมือชื่อของสมุดทะเบียน แต่มีพยานรับรองไม่ครบตามนโยบาย",
        "The file fits the proof and the log signed it, but fewer witnesses have seen it than the policy asks for."
    );

    private static readonly Refusal NoProof = new(
        "tlog-proof",
        "ไฟล์หลักฐานต้องขึ้นต้นด้วย c2sp.org/tlog-proof@v1 และเป็นไปตามรูปแบบนั้นทุกบรรทัด ไฟล์นี้ถูกแก้ไขหรือไม่ครบ ให้ดาวน์โหลดใหม่",
        "A proof begins with c2sp.org/tlog-proof@v1 and follows that format in every line; this one was altered or is cut off. Download it again."
    );

    private static Refusal NoPolicy(int line) =>
        new(
            "tlog-policy",
            $"ไฟล์นโยบายผิดรูปแบบที่บรรทัด {line}: ต้องเป็น log, witness, group หรือ quorum (quorum มีบรรทัดเดียว)",
            $"The policy is wrong at line {line}: expected log, witness, group or quorum (exactly one quorum)."
        );
}
