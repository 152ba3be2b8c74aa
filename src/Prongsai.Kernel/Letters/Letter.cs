using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>A letter by e-mail: Thai first, English below it.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain paragraphs, separated by line feeds; without personal data.</param>
/// <param name="Link">
/// Where to go on, beginning with "/" for a page of ours; null for none. It may be a key to an account (an invitation), so the letter
/// lies sealed in the queue.
/// </param>
[SealedInTheQueue]
public sealed record Letter(string To, Bilingual Subject, Bilingual Body, string? Link = null);

/// <summary>Posting letters.</summary>
public static class Letters
{
    /// <summary>Name of the job that sends a letter; Prongsai.Notifications carries it out.</summary>
    public const string Kind = "letter";

    /// <summary>Posts a letter: it is saved with the change, by the same <c>SaveChanges</c>, and sent until the server takes it.</summary>
    public static JobId Send(this ProngsaiDb db, Now now, Letter letter, AgencyId? agency = null) =>
        db.Enqueue(agency, now, letter);

    /// <summary>True for what could be the address of one mailbox; whether anybody reads there only a letter can tell.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';');
    }

    internal static IServiceCollection AddLetters(this IServiceCollection services) =>
        services.AddJobKind<Letter>(Kind, new("ส่งอีเมล", "Send a letter by e-mail"));
}
