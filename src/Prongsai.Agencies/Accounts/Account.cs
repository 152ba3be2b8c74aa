using Microsoft.AspNetCore.Identity;
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
}
