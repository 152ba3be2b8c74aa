using System.Security.Claims;

namespace Prongsai.Kernel;

/// <summary>The languages of the screens and messages. Thai is the first.</summary>
public enum Language
{
    /// <summary>Thai.</summary>
    Thai,

    /// <summary>English.</summary>
    English,
}

/// <summary>How machines name the languages.</summary>
public static class LanguageCodes
{
    /// <summary>"th" or "en".</summary>
    public static string Code(this Language language) => language == Language.Thai ? "th" : "en";
}

/// <summary>One thing said in both languages. Official texts that exist in Thai only repeat the Thai.</summary>
/// <param name="Th">Thai, as an officer would write it.</param>
/// <param name="En">English.</param>
public readonly record struct Bilingual(string Th, string En)
{
    /// <summary>A text that has no English of its own.</summary>
    public static Bilingual ThaiOnly(string th) => new(th, th);

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Thai ? Th : En;

    /// <summary>Thai and English one after the other, for the command line.</summary>
    public override string ToString() => Th == En ? Th : $"{Th} / {En}";
}

/// <summary>Speaks the language of the present request: <c>@Say["บันทึก", "Save"]</c>. The host sets it per request.</summary>
public sealed class Speaker
{
    /// <summary>The language of this request; Thai until the host has read the visitor's choice.</summary>
    public Language Language { get; set; }

    /// <summary>"th" or "en", for the lang attribute.</summary>
    public string Code => Language.Code();

    /// <summary>The one of two texts that fits.</summary>
    public string this[string th, string en] => Language == Language.Thai ? th : en;

    /// <summary>The text in the language of this request.</summary>
    public string this[Bilingual text] => text.In(Language);
}

/// <summary>Who acts: written into the journal and beside everything official.</summary>
/// <param name="AccountId">The account, or <see cref="Guid.Empty"/> for the program itself (imports from the command line, jobs).</param>
/// <param name="Name">The name as it was at that time.</param>
public readonly record struct Actor(Guid AccountId, string Name)
{
    /// <summary>The program itself, started from the command line or by a job.</summary>
    public static readonly Actor System = new(Guid.Empty, "prongsai");

    /// <summary>Name of the claim that carries the agency of a signed-in account.</summary>
    public const string AgencyClaim = "prongsai:agency";

    /// <summary>Name of the claim that carries the person's name with title; without it the sign-in name is used.</summary>
    public const string NameClaim = "prongsai:name";
}

/// <summary>Reads who acts, and for which agency, from the signed-in user.</summary>
public static class SignedIn
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; the page lacks its policy.</exception>
    public static Actor Actor(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var id = user.FindFirstValue(ClaimTypes.NameIdentifier);

        return Guid.TryParse(id, out var account)
            ? new Actor(account, user.FindFirstValue(Kernel.Actor.NameClaim) ?? user.Identity?.Name ?? "")
            : throw new InvalidOperationException("Nobody is signed in.");
    }

    /// <summary>The agency for which the signed-in person works.</summary>
    /// <exception cref="InvalidOperationException">The account has no agency; the page lacks its policy.</exception>
    public static AgencyId Agency(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);

        return Guid.TryParse(user.FindFirstValue(Kernel.Actor.AgencyClaim), out var agency)
            ? new AgencyId(agency)
            : throw new InvalidOperationException("The account belongs to no agency.");
    }
}
