using System.Text.Json;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>One looking at all public pages of an agency's year.</summary>
internal readonly record struct VisitRoundId(Guid Value) : IId<VisitRoundId>
{
    /// <inheritdoc />
    public static VisitRoundId From(Guid value) => new(value);
}

/// <summary>One address, asked once.</summary>
internal readonly record struct PageVisitId(Guid Value) : IId<PageVisitId>
{
    /// <inheritdoc />
    public static PageVisitId From(Guid value) => new(value);
}

/// <summary>Whose pages: those that this program shows, or the website that the agency had before.</summary>
internal enum Side
{
    Own,
    Elsewhere,
}

/// <summary>What stands at an address.</summary>
internal enum Part
{
    /// <summary>The page of an item.</summary>
    Page,

    /// <summary>The whole edition as JSON: the bytes that its hash is of.</summary>
    Whole,

    /// <summary>A table as CSV, XLSX or JSON.</summary>
    Table,

    /// <summary>A file of the edition, or one that a page elsewhere offers.</summary>
    File,

    /// <summary>What the content links to.</summary>
    Link,
}

/// <summary>
/// One looking at all public pages of an agency's year. It has the id of the job that made it, so that a job which is run again
/// goes on where it ended.
/// </summary>
internal sealed class VisitRound
{
    public AgencyId AgencyId { get; private init; }
    public VisitRoundId Id { get; private init; }
    public FiscalYear Year { get; private init; }
    public DateTime BeganAt { get; private init; }

    /// <summary>Null while it runs, or when it was stopped.</summary>
    public DateTime? EndedAt { get; private set; }

    public string ByName { get; private init; } = "";

    public int Visits { get; private set; }
    public int WithFindings { get; private set; }

    /// <summary>What is to be known about the round as a whole: no public address is set, a walk was cut short.</summary>
    public string NotesTh { get; private set; } = "";

    public string NotesEn { get; private set; } = "";

    public IReadOnlyList<Bilingual> Notes =>
        NotesTh.Length == 0 ? [] : [.. NotesTh.Split('\n').Zip(NotesEn.Split('\n'), (th, en) => new Bilingual(th, en))];

    public static VisitRound Begin(AgencyId agency, VisitRoundId id, FiscalYear year, Now now, Actor by) =>
        new()
        {
            AgencyId = agency,
            Id = id,
            Year = year,
            BeganAt = now.Utc,
            ByName = by.Name,
        };

    public void End(int visits, int withFindings, IReadOnlyCollection<Bilingual> notes, Now now)
    {
        (Visits, WithFindings, EndedAt) = (visits, withFindings, now.Utc);
        NotesTh = string.Join('\n', notes.Select(n => n.Th));
        NotesEn = string.Join('\n', notes.Select(n => n.En));
    }
}

/// <summary>
/// What one address answered at one moment: evidence for the day on which somebody says that a page was not there. Never changed;
/// one without findings may be forgotten after <see cref="ForgettingVisits.Kept"/>.
/// </summary>
internal sealed class PageVisit
{
    public const int LongestAddress = 2_000;

    public AgencyId AgencyId { get; private init; }
    public PageVisitId Id { get; private init; }
    public VisitRoundId RoundId { get; private init; }
    public FiscalYear Year { get; private init; }
    public string Code { get; private init; } = "";
    public Side Side { get; private init; }
    public Part Part { get; private init; }
    public string Address { get; private init; } = "";
    public DateTime At { get; private init; }
    public int Milliseconds { get; private init; }

    /// <summary>True when the content came.</summary>
    public bool Answered { get; private init; }

    /// <summary>Stable: "reached", "timed-out", "refused-by-robots".</summary>
    public string Outcome { get; private init; } = "";

    public int? Status { get; private init; }

    /// <summary>Where redirects led; null when nowhere else.</summary>
    public string? FinalAddress { get; private init; }

    public string? MediaType { get; private init; }
    public long? Bytes { get; private init; }

    /// <summary>SHA-256 of what came.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>SHA-256 that the edition names; null where none is promised.</summary>
    public string? Expected { get; private init; }

    public DateTime? LastModified { get; private init; }

    /// <summary>From the home page; null where it was not reached, or is no page that must be.</summary>
    public int? Clicks { get; private init; }

    /// <summary>The pages gone through, home first, one a line.</summary>
    public string Path { get; private init; } = "";

    /// <summary>Years that the text speaks of, Buddhist era: "2566 2567".</summary>
    public string Years { get; private init; } = "";

    /// <summary>Kinds of files offered: "PDF XLSX".</summary>
    public string Offers { get; private init; } = "";

    /// <summary>Characters of text found; null where nobody could look.</summary>
    public int? TextLength { get; private init; }

    /// <summary>JSON of the findings.</summary>
    public string Findings { get; private init; } = "[]";

    public bool IsClean { get; private init; }

    public IReadOnlyList<Found> Found() => JsonSerializer.Deserialize<List<Found>>(Findings, Document.Json)!;

    public static PageVisit Of(VisitRound round, Looked looked) =>
        new()
        {
            AgencyId = round.AgencyId,
            Id = Ids.Next<PageVisitId>(),
            RoundId = round.Id,
            Year = round.Year,
            Code = looked.Code,
            Side = looked.Side,
            Part = looked.Part,
            Address = ThaiText.Truncate(looked.Answer.Address, LongestAddress),
            At = looked.Answer.At,
            Milliseconds = (int)looked.Answer.Took.TotalMilliseconds,
            Answered = looked.Answer.Reached,
            Outcome = looked.Answer.Outcome,
            Status = looked.Answer.Status,
            FinalAddress = looked.Answer.Final is { } final ? ThaiText.Truncate(final, LongestAddress) : null,
            MediaType = looked.Answer.MediaType,
            Bytes = looked.Answer.Bytes,
            Sha256 = looked.Answer.Sha256,
            Expected = looked.Expected,
            LastModified = looked.Answer.LastModified,
            Clicks = looked.Path is { } path ? path.Count - 1 : null,
            Path = looked.Path is { } gone ? string.Join('\n', gone) : "",
            Years = string.Join(' ', looked.Years),
            Offers = string.Join(' ', looked.Offers),
            TextLength = looked.Answer.Reached ? looked.Answer.Text?.Length : null,
            Findings = JsonSerializer.Serialize(looked.Found, Document.Json),
            IsClean = looked.Found.Count == 0,
        };
}

/// <summary>One address with its answer and what is wrong with it, before it is kept.</summary>
/// <param name="Path">The pages gone through from the home page to it; null where it was not reached or need not be.</param>
/// <param name="Expected">SHA-256 that the edition names.</param>
internal sealed record Looked(
    Side Side,
    string Code,
    Part Part,
    Answer Answer,
    IReadOnlyList<Found> Found,
    IReadOnlyList<string>? Path = null,
    string? Expected = null
)
{
    public IReadOnlyList<int> Years { get; init; } = [];
    public IReadOnlyList<string> Offers { get; init; } = [];
}
