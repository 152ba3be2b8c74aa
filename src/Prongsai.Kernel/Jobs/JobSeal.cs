using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Prongsai.Kernel;

/// <summary>
/// What such a job carries is a secret or names a person (a letter with a one-time link): it lies sealed in the queue until it is
/// done, so that whoever reads the table or an export of it cannot use it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SealedInTheQueueAttribute : Attribute;

/// <summary>Seals what jobs carry with the installation's data-protection keys.</summary>
internal sealed class JobSeal(IDataProtectionProvider keys)
{
    private const string Mark = "sealed:";

    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Kernel.Jobs");

    public string Close(string payload) => Mark + _seal.Protect(payload);

    /// <summary>What was carried. A job from before there was a seal is read as it is.</summary>
    /// <exception cref="RefusedException">The keys have changed since it was sealed.</exception>
    public string Open(string payload)
    {
        if (!payload.StartsWith(Mark, StringComparison.Ordinal))
            return payload;

        try
        {
            return _seal.Unprotect(payload[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            throw new RefusedException([Unreadable]);
        }
    }

    private static readonly Refusal Unreadable = new(
        "job-unreadable",
        "เปิดเนื้อหาของงานนี้ไม่ได้ เพราะกุญแจของระบบเปลี่ยนไปหลังจากงานถูกสร้าง (ดู Prongsai:Keys) ให้ทำรายการเดิมอีกครั้ง เช่น เชิญใหม่",
        "What this job carries cannot be opened: the installation’s keys have changed since it was made (see Prongsai:Keys). Do again what caused it, for example invite once more."
    );
}
