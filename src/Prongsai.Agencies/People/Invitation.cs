using System.Security.Cryptography;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// A seat kept for somebody: they open its link once, choose a sign-in name and a password, and have these duties. The link's token
/// is shown once or sent by e-mail; only its hash is kept.
/// </summary>
internal sealed class Invitation
{
    public static readonly TimeSpan OpensFor = TimeSpan.FromDays(7);

    public AgencyId AgencyId { get; private init; }
    public InvitationId Id { get; private init; }
    public string TokenHash { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string? Email { get; private init; }

    /// <summary>The link went to that address and nowhere else: whoever opens it reads the mail there.</summary>
    public bool ByEmail { get; private init; }

    public string? Post { get; private init; }
    public SectionId? SectionId { get; private init; }

    /// <summary>Names of duties, with commas.</summary>
    public string DutyNames { get; private init; } = "";

    public DateTime InvitedAt { get; private init; }
    public string InvitedBy { get; private init; } = "";
    public DateTime ExpiresAt { get; private init; }
    public DateTime? UsedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Whoever takes the seat first has it; a second one in the same moment is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Duty> Duties =>
        [.. DutyNames.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Duty>)];

    public static IReadOnlyList<Refusal> WhyNotInvite(
        string? name,
        string? email,
        bool byEmail,
        IReadOnlyCollection<Duty> duties
    )
    {
        List<Refusal> reasons = [.. PersonForm.WhyNotName(name), .. PersonForm.WhyNotEmail(email)];
        if (byEmail && string.IsNullOrWhiteSpace(email))
            reasons.Add(PeopleRefusals.EmailMissing);
        if (duties.Count == 0)
            reasons.Add(PeopleRefusals.NoDuty);
        if (duties.Contains(Duty.SystemAdministrator))
            reasons.Add(PeopleRefusals.OnlyTheirOwn);
        reasons.AddRange(HeldDuty.WhyNotTogether(duties));

        return reasons;
    }

    public static (Invitation Invitation, string Token) To(
        AgencyId agency,
        PersonForm who,
        IReadOnlyCollection<Duty> duties,
        bool byEmail,
        Now now,
        Actor by
    )
    {
        // 192 bits: not to be guessed in the week that it opens.
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var invitation = new Invitation
        {
            AgencyId = agency,
            Id = Ids.Next<InvitationId>(),
            TokenHash = HashOf(token),
            Name = who.Name!.Trim(),
            Email = PersonForm.Tidy(who.Email),
            ByEmail = byEmail,
            Post = PersonForm.Tidy(who.Post),
            SectionId = who.SectionId,
            DutyNames = string.Join(',', duties.Order()),
            InvitedAt = now.Utc,
            InvitedBy = by.Name,
            ExpiresAt = now.Utc + OpensFor,
        };

        return (invitation, token);
    }

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public bool IsOpen(Now now) => UsedAt is null && WithdrawnAt is null && now.Utc < ExpiresAt;

    public void Use(Now now) => (UsedAt, Version) = (now.Utc, Version + 1);

    public void Withdraw(Now now) => (WithdrawnAt, Version) = (now.Utc, Version + 1);
}

/// <summary>Which invitation.</summary>
internal readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
}
