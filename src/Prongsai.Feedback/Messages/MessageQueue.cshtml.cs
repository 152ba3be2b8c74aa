using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>A message in the queue; what it says and who wrote it is read on its own page.</summary>
internal sealed record QueuedMessage(
    MessageId Id,
    string Handle,
    MessageKind Kind,
    MessageState State,
    SectionId? Section,
    string? Officer,
    DateOnly ReceivedOn,
    DateOnly DueOn,
    bool OwesReply,
    bool ToLookAt
);

/// <summary>What people wrote and the office has to do, the first due first. No word of any message stands here.</summary>
internal sealed class MessageQueueModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/feedback";

    private const int Size = 50;

    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public string Show { get; private set; } = "open";
    public SectionId? Section { get; private set; }
    public string Asked { get; private set; } = "";
    public int Number { get; private set; } = 1;
    public bool IsMore { get; private set; }
    public DateOnly Today { get; private set; }
    public int Open { get; private set; }
    public int Late { get; private set; }
    public int ToLookAt { get; private set; }
    public IReadOnlyList<QueuedMessage> Messages { get; private set; } = [];

    /// <param name="show">open, look (to be looked at before others read it), closed or all.</param>
    /// <param name="q">The first letters of a receipt's number.</param>
    /// <param name="number">Which page, from 1.</param>
    public async Task OnGetAsync(
        string? show,
        SectionId? section,
        string? q,
        int? number,
        CancellationToken cancellation
    )
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Sections = await agencies.SectionsAsync(agency, cancellation);
        (Show, Number) = (show is "look" or "closed" or "all" ? show : "open", Math.Clamp(number ?? 1, 1, 10_000));
        (Section, Asked) = (section, ThaiDigits.ToArabic((q ?? "").Trim()).ToUpperInvariant());
        var mine = db.Messages.AsNoTracking().Where(m => m.AgencyId == agency);
        var counts = await mine.GroupBy(m => m.AgencyId)
            .Select(g => new
            {
                Open = g.Count(m =>
                    m.State != MessageState.Closed && m.State != MessageState.Merged && m.State != MessageState.Moved
                ),
                Late = g.Count(m => m.OwesReply && m.DueOn < Today),
                ToLookAt = g.Count(m =>
                    m.MayBeShown
                    && m.ShownAt == null
                    && m.LookedAt == null
                    && m.State != MessageState.Merged
                    && m.State != MessageState.Moved
                ),
            })
            .FirstOrDefaultAsync(cancellation);
        (Open, Late, ToLookAt) = (counts?.Open ?? 0, counts?.Late ?? 0, counts?.ToLookAt ?? 0);

        var wanted = Show switch
        {
            "open" => mine.Where(m =>
                m.State != MessageState.Closed && m.State != MessageState.Merged && m.State != MessageState.Moved
            ),
            "look" => mine.Where(m =>
                m.MayBeShown
                && m.ShownAt == null
                && m.LookedAt == null
                && m.State != MessageState.Merged
                && m.State != MessageState.Moved
            ),
            "closed" => mine.Where(m => m.State == MessageState.Closed),
            _ => mine,
        };
        if (section is { } one)
            wanted = wanted.Where(m => m.SectionId == one);
        if (Asked.Length > 0)
        {
            var handle = Asked[..Math.Min(4, Asked.Length)];
            wanted = mine.Where(m => m.Handle.StartsWith(handle));
        }

        var ordered = Show is "closed" or "all"
            ? wanted.OrderByDescending(m => m.ReceivedAt).ThenBy(m => m.Id)
            : wanted.OrderByDescending(m => m.OwesReply).ThenBy(m => m.DueOn).ThenBy(m => m.Id);
        var rows = await ordered
            .Skip((Number - 1) * Size)
            .Take(Size + 1)
            .Select(m => new QueuedMessage(
                m.Id,
                m.Handle,
                m.Kind,
                m.State,
                m.SectionId,
                m.Officer,
                m.ReceivedOn,
                m.DueOn,
                m.OwesReply,
                m.MayBeShown && m.ShownAt == null && m.LookedAt == null
            ))
            .ToListAsync(cancellation);
        IsMore = rows.Count > Size;
        Messages = [.. rows.Take(Size)];
    }

    public string Page(int number) => $"{Here}?show={Show}&section={Section?.Value}&q={Asked}&number={number}";
}
