using Microsoft.AspNetCore.Identity;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>
/// A person who may sign in. What they may do is not here but in <see cref="People.HeldDuty"/>, and reaches the signed-in user
/// through <see cref="People.SessionDuties"/>.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>The agency that they work for unless they choose another of theirs.</summary>
    public AgencyId? AgencyId { get; set; }

    /// <summary>With title: นางสมศรี ใจดี. Empty: known by the sign-in name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>ตำแหน่ง: นักจัดการงานทั่วไปชำนาญการ.</summary>
    public string? Post { get; set; }

    public SectionId? SectionId { get; set; }

    /// <summary>Since then they cannot sign in, and no duty of theirs opens anything.</summary>
    public DateTime? SuspendedAt { get; set; }

    public string? SuspendedBecause { get; set; }

    public string Name => DisplayName.Length > 0 ? DisplayName : UserName ?? "";

    public string Record => RecordOf(Id);

    public static string RecordOf(Guid id) => $"account:{id}";

    /// <summary>For the next writer to see that something changed since they looked.</summary>
    public void Touch() => ConcurrencyStamp = Guid.CreateVersion7().ToString();
}
