using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>What is known of a person, as typed: it comes back to its writer unchanged when something is refused.</summary>
internal sealed record PersonForm
{
    private const int Limit = 200;

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Post { get; init; }
    public SectionId? SectionId { get; init; }

    /// <summary>The stamp that its writer saw.</summary>
    public string? Version { get; init; }

    public static PersonForm Of(Account account) =>
        new()
        {
            Name = account.DisplayName,
            Email = account.Email,
            Post = account.Post,
            SectionId = account.SectionId,
            Version = account.ConcurrencyStamp,
        };

    public static IReadOnlyList<Refusal> WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? [PeopleRefusals.NameBlank]
        : name.Length > Limit ? [PeopleRefusals.TooLong(Limit)]
        : [];

    // What every mail server agrees on; the rest shows when the letter comes back.
    public static IReadOnlyList<Refusal> WhyNotEmail(string? email) =>
        Tidy(email) is { } given
        && (
            given.Length > Limit
            || given.Any(char.IsWhiteSpace)
            || given.Split('@') is not [{ Length: > 0 }, { Length: > 2 }]
        )
            ? [PeopleRefusals.EmailShape(given)]
            : [];

    public IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [.. WhyNotName(Name), .. WhyNotEmail(Email)];
        if (Post?.Length > Limit)
            reasons.Add(PeopleRefusals.TooLong(Limit));

        return reasons;
    }

    public void Apply(Account account)
    {
        account.DisplayName = Name!.Trim();
        // Somebody else typed the new address: nobody has shown that mail there is read by this person.
        account.EmailConfirmed &= string.Equals(account.Email, Tidy(Email), StringComparison.OrdinalIgnoreCase);
        account.Email = Tidy(Email);
        account.NormalizedEmail = account.Email?.ToUpperInvariant();
        account.Post = Tidy(Post);
        account.SectionId = SectionId;
        account.Touch();
    }

    public static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What stands now and is not what the writer typed.</summary>
    public IReadOnlyList<(Bilingual Field, string? Text)> Theirs(
        Account account,
        IReadOnlyList<Section> sections,
        Language language
    )
    {
        List<(Bilingual Field, string? Text)> theirs = [];
        if (account.DisplayName != Name?.Trim())
            theirs.Add((new("ชื่อ", "Name"), account.DisplayName));
        if (account.Email != Tidy(Email))
            theirs.Add((new("อีเมล", "E-mail"), account.Email));
        if (account.Post != Tidy(Post))
            theirs.Add((new("ตำแหน่ง", "Post"), account.Post));
        if (account.SectionId != SectionId)
            theirs.Add(
                (new("ฝ่าย", "Section"), sections.FirstOrDefault(s => s.Id == account.SectionId)?.Name.In(language))
            );

        return theirs;
    }
}
