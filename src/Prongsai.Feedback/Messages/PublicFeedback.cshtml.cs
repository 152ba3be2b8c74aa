using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Feedback.Figures;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>A message as others read it.</summary>
internal sealed record ShownMessage(
    MessageId Id,
    MessageKind Kind,
    MessageState State,
    string Words,
    bool IsCovered,
    SectionId? Section,
    DateOnly ReceivedOn,
    DateOnly? AnsweredOn,
    int Agreed
);

/// <summary>What people told the office and may be read by all: with its state, its days and its answer.</summary>
[AllowAnonymous]
internal sealed class PublicFeedbackModel(ProngsaiDb db, IAgencies agencies, MessageDesk desk, TimeProvider clock)
    : PageModel
{
    private const int Size = 20;

    public Agency Agency { get; private set; } = null!;
    public ReplyPromise Promise { get; private set; } = null!;
    public YearOfFeedback Year { get; private set; } = null!;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public MessageKind? Kind { get; private set; }
    public MessageState? State { get; private set; }
    public SectionId? Section { get; private set; }
    public int Number { get; private set; }
    public bool IsMore { get; private set; }
    public DateOnly Today { get; private set; }
    public IReadOnlyList<ShownMessage> Shown { get; private set; } = [];
    public string Here => $"/{Agency.Slug}/feedback";

    public static readonly IReadOnlyList<MessageState> States =
    [
        MessageState.Received,
        MessageState.WithSection,
        MessageState.Asked,
        MessageState.Answered,
        MessageState.Closed,
    ];

    /// <param name="number">Which page, from 1.</param>
    public async Task OnGetAsync(
        string agency,
        MessageKind? kind,
        MessageState? state,
        SectionId? section,
        int? number,
        CancellationToken cancellation
    )
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Today = clock.Now().Today;
        Promise = await desk.PromiseAsync(Agency.Id, cancellation);
        Sections = await agencies.SectionsAsync(Agency.Id, cancellation);
        Year = await YearOfFeedback.OfAsync(db, Agency.Id, FiscalYear.Of(Today), Today, Sections, cancellation);
        (Kind, State, Section, Number) = (kind, state, section, Math.Clamp(number ?? 1, 1, 10_000));

        var of = Agency.Id;
        var shown = db.Messages.AsNoTracking().Where(m => m.AgencyId == of && m.ShownAt != null);
        if (kind is { } k)
            shown = shown.Where(m => m.Kind == k);
        if (state is { } s)
            shown = shown.Where(m => m.State == s);
        if (section is { } one)
            shown = shown.Where(m => m.SectionId == one);
        var rows = await shown
            .OrderByDescending(m => m.ReceivedAt)
            .ThenBy(m => m.Id)
            .Skip((Number - 1) * Size)
            .Take(Size + 1)
            .Select(m => new ShownMessage(
                m.Id,
                m.Kind,
                m.State,
                m.ShownWords!,
                m.IsCovered,
                m.SectionId,
                m.ReceivedOn,
                m.AnsweredOn,
                m.Agreed
            ))
            .ToListAsync(cancellation);
        IsMore = rows.Count > Size;
        Shown = [.. rows.Take(Size)];
    }

    public string Page(int number) => $"{Here}?kind={Kind}&state={State}&section={Section?.Value}&number={number}";

    public Bilingual? NameOf(SectionId? section) => Sections.FirstOrDefault(s => s.Id == section)?.Name;
}
