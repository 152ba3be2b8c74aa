using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>
/// What an agency's public log says of an act: facts that the public may know for ever, since nothing is ever taken out of a log. No
/// content, no personal names.
/// </summary>
/// <param name="Kind">"publish", "amend", "withdraw", "nothing-this-month", "obligation-due", "report-signed", …</param>
public sealed record LoggedAct(string Kind)
{
    /// <summary>"O12", where it is about an item of OIT.</summary>
    public string? Item { get; init; }

    /// <summary>The fiscal year, B.E.</summary>
    public int? Year { get; init; }

    /// <summary>The edition's number, or up to which number editions are withdrawn.</summary>
    public int? Edition { get; init; }

    /// <summary>The months it covers: "2023-10".</summary>
    public IReadOnlyList<string> Months { get; init; } = [];

    /// <summary>Of an obligation: its last day.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The files, by which anybody can check what they have.</summary>
    public IReadOnlyList<LoggedFile> Files { get; init; } = [];

    /// <summary>How many elements of the checklist were not met.</summary>
    public int? Unmet { get; init; }

    /// <summary>Whether what was tried succeeded.</summary>
    public bool? Passed { get; init; }

    /// <summary>As what somebody approved it: "reviewer", "schedule", "import"; never who.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// What could be found by trying: a reason, a small file. Only its hash with a secret salt is logged; the salt is given to whoever
    /// may know the value.
    /// </summary>
    public IReadOnlyDictionary<string, string> Sealed { get; init; } = new Dictionary<string, string>();
}

/// <summary>A file that an act put before the public.</summary>
/// <param name="Name">As it is downloaded, or where it is below the address of what was published: "tables/b1.csv".</param>
/// <param name="Sha256">Of its bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="Size">In bytes.</param>
public sealed record LoggedFile(string Name, string Sha256, long Size);

/// <summary>What one line of the journal means for the public log.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Act">What it means.</param>
public readonly record struct ToldAct(JournalEntryId Line, LoggedAct Act);

/// <summary>
/// The door through which a module says what its lines of the journal mean for the public log. Asked later, by a job; so it tells what
/// the line says and what is frozen, never what may have changed since.
/// </summary>
public interface ILoggedActs
{
    /// <summary>The names of the lines that it knows: "DisclosurePublished".</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Tells them all at once; a line may be several acts, or none.</summary>
    Task<IReadOnlyList<ToldAct>> TellAsync(IReadOnlyList<JournalEntry> lines, CancellationToken cancellation = default);
}

/// <summary>The names of lines that go into public logs, known without a database.</summary>
/// <param name="Names">"DisclosurePublished".</param>
public sealed record LoggedNames(IReadOnlyList<string> Names);

/// <summary>Registering what goes into public logs.</summary>
public static class LoggedActsRegistration
{
    /// <summary>Lines of these names go into their agency's public log; those of the installation itself into every log.</summary>
    public static IServiceCollection AddLoggedActs<TActs>(this IServiceCollection services, params string[] names)
        where TActs : class, ILoggedActs
    {
        services.AddSingleton(new LoggedNames(names));
        return services.AddScoped<ILoggedActs, TActs>();
    }
}
