using System.Security.Claims;

namespace Prongsai.Kernel;

/// <summary>The duties of the signed-in person, in the agency that the session works for. The accounts' module puts them there.</summary>
public static class DutyClaims
{
    /// <summary>Name of the claim; one claim for each duty.</summary>
    public const string Type = "prongsai:duty";

    // Auditors and observers look; an office whose inspector can change the papers has no inspector.
    private static readonly Duty[] OnlyReading = [Duty.Auditor, Duty.ParentObserver];

    /// <summary>A duty as a claim.</summary>
    public static Claim AsClaim(this Duty duty) => new(Type, duty.ToString());

    /// <summary>Every duty that the person holds here and now, deputies' included.</summary>
    public static IEnumerable<Duty> Duties(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);

        return user.FindAll(Type).Select(claim => Enum.Parse<Duty>(claim.Value));
    }

    /// <summary>True when the person holds any of these.</summary>
    public static bool Has(this ClaimsPrincipal user, params ReadOnlySpan<Duty> anyOf)
    {
        ArgumentNullException.ThrowIfNull(user);
        foreach (var duty in anyOf)
        {
            if (user.HasClaim(Type, duty.ToString()))
                return true;
        }

        return false;
    }

    /// <summary>True when the person may read the agency's unpublished work: every duty opens it but the system administrator's.</summary>
    public static bool ReadsContent(this ClaimsPrincipal user) => user.Duties().Any(ReadsContent);

    /// <summary>True when this duty opens the agency's unpublished work.</summary>
    public static bool ReadsContent(this Duty duty) => duty != Duty.SystemAdministrator;

    /// <summary>True for the duties that look and never change anything.</summary>
    public static bool OnlyReads(this Duty duty) => OnlyReading.Contains(duty);
}
