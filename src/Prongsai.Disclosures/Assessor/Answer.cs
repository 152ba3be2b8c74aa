using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>What one address answered, without the bytes: what is judged, and what is kept as evidence.</summary>
/// <param name="Address">As it was written where it came from.</param>
/// <param name="Text">What a reader reads: of a page what is shown, of a file its text.</param>
/// <param name="TextLength">Characters of it; null where nobody could look.</param>
/// <param name="File">Of a file: whether it opens and says something; null for a page.</param>
/// <param name="Why">Why nothing came, or what is wrong with the file.</param>
internal sealed record Answer(
    string Address,
    DateTime At,
    TimeSpan Took,
    VisitOutcome Kind,
    int? Status = null,
    string? Final = null,
    string? MediaType = null,
    long? Bytes = null,
    string? Sha256 = null,
    DateTime? LastModified = null,
    string Text = "",
    int? TextLength = null,
    IReadOnlyList<PageLink>? Links = null,
    FileState? File = null,
    Bilingual? Why = null
)
{
    /// <summary>Years that the whole text speaks of.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public bool Reached => Kind == VisitOutcome.Reached;

    /// <summary>Stable, as it is kept: "reached", "timed-out".</summary>
    public string Outcome =>
        Kind switch
        {
            VisitOutcome.Reached => "reached",
            VisitOutcome.Status => "status",
            VisitOutcome.RobotsRefuse => "robots-refuse",
            VisitOutcome.AddressNotAllowed => "address-not-allowed",
            VisitOutcome.TimedOut => "timed-out",
            VisitOutcome.TooLarge => "too-large",
            VisitOutcome.EndlessRedirect => "endless-redirect",
            _ => "not-reached",
        };

    /// <summary>
    /// True when the other side turns programs away, which says nothing about people: social networks answer every robot so.
    /// </summary>
    public bool TurnsRobotsAway => Kind == VisitOutcome.RobotsRefuse || Status is 400 or 401 or 403 or 429 or 999;

    public static Answer Of(string address, Visit visit, FileSays? says, DateTime at)
    {
        var text = visit.Page is { } page ? $"{page.Title}\n{page.Text}" : says?.Text ?? "";

        return new(
            address,
            at,
            visit.Took,
            visit.Outcome,
            visit.Status,
            visit.Final == visit.Asked ? null : visit.Final.AbsoluteUri,
            visit.MediaType,
            visit.IsReached ? visit.Content.Length : null,
            visit.Hash?.Hex,
            visit.LastModified,
            text,
            visit.Page?.Text.Length ?? (says is null or { State: FileState.CannotBeJudged } ? null : says.Text.Length),
            visit.Page?.Links,
            says?.State,
            visit.Why ?? says?.Why
        )
        {
            Years = YearsSaid.In(text),
        };
    }
}

/// <summary>Asks addresses for one round; what several pages link to is asked once.</summary>
internal sealed class Eye(PoliteVisitor visitor, FileReading reading, TimeProvider clock)
{
    private readonly Dictionary<string, Answer> _asked = new(StringComparer.Ordinal);

    public async Task<Answer> AskAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return new Answer(
                address,
                clock.Now().Utc,
                TimeSpan.Zero,
                VisitOutcome.AddressNotAllowed,
                Why: ElsewhereRefusals.NotALink(address).Words
            );

        var at = clock.Now().Utc;
        var visit = await visitor.VisitAsync(uri, cancellation: cancellation);
        var says = visit is { IsReached: true, Page: null, Content.Length: > 0 }
            ? await reading.ReadAsync(NameOf(visit.Final), visit.Content, cancellation)
            : null;

        return Answer.Of(address, visit, says, at);
    }

    /// <summary>The same, of what is only asked whether it answers: remembered without its text.</summary>
    public async Task<Answer> AskOnceAsync(string address, CancellationToken cancellation)
    {
        if (_asked.TryGetValue(address, out var known))
            return known;

        var answer = await AskAsync(address, cancellation);
        return _asked[address] = answer with { Text = "", Links = null };
    }

    private static string NameOf(Uri address) => Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
}
