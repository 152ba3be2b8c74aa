using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Kiosks;

namespace Prongsai.Surveys.Rounds;

/// <summary>A round: how many answered, by which way; opening and closing it; its ways in.</summary>
[Writes(Duty.SurveyManager)]
[Act("เปิด ปิด และเพิ่มช่องทางของรอบสำรวจ", "Open or close a survey round and its ways in")]
internal sealed class ShowRoundModel(ProngsaiDb db, IAgencies agencies, IPeople people, Doors doors, TimeProvider clock)
    : PageModel
{
    public Round Round { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<WayIn> Ways { get; private set; } = [];
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>Officers who may have a place of their own; they see its results first.</summary>
    public IReadOnlyList<Holder> Staff { get; private set; } = [];
    public IReadOnlyDictionary<short, int> Counts { get; private set; } = new Dictionary<short, int>();
    public IReadOnlyDictionary<short, int> Tokens { get; private set; } = new Dictionary<short, int>();
    public int Handed { get; private set; }
    public int Entitled { get; private set; }
    public Now Now { get; private set; }
    public DateOnly Today => Now.Today;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/{Round.Id.Value}";
    public int Total => Counts.Values.Sum();

    /// <summary>Ways that are added here; ballots come with a rehearsal of IIT.</summary>
    public IReadOnlyList<WayKind> Addable =>
        Round.IsOfStaff
            ? [WayKind.Token, WayKind.Paper]
            : [WayKind.Place, WayKind.Link, WayKind.Kiosk, WayKind.Token, WayKind.Paper];

    public string AddressOf(WayIn way) => way.AddressFor(Request, Agency);

    public Task OnGetAsync(RoundId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostOpenAsync(RoundId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var now = clock.Now();
        WhyNot = Round.WhyNotOpen(now.Today);
        return WhyNot.Count > 0 ? Page() : await ActAsync("SurveyOpened", () => Round.Open(now), now, cancellation);
    }

    public async Task<IActionResult> OnPostCloseAsync(RoundId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var now = clock.Now();
        WhyNot = Round.WhyNotClose();
        return WhyNot.Count > 0 ? Page() : await ActAsync("SurveyClosed", () => Round.Close(now), now, cancellation);
    }

    public async Task<IActionResult> OnPostWayAsync(
        RoundId id,
        WayKind kind,
        string? label,
        PlaceKind? place,
        SectionId? section,
        Guid? officer,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var now = clock.Now();
        var whose = place == PlaceKind.Officer ? Staff.FirstOrDefault(s => s.AccountId == officer) : null;
        label = string.IsNullOrWhiteSpace(label) ? whose?.Name : label;
        if (
            !Addable.Contains(kind)
            || label?.Length > WayIn.LongestLabel
            || (kind == WayKind.Place && string.IsNullOrWhiteSpace(label))
            || (section is { } chosen && Sections.All(s => s.Id != chosen))
            || (officer is not null && whose is null)
        )
            WhyNot = [RoundRefusals.NotAnOrdinaryWay];
        else if (kind == WayKind.Kiosk)
            WhyNot = await WhyNotKioskAsync(label, cancellation);
        if (Round.ClosedAt is not null)
            WhyNot = [RoundRefusals.ClosedAlready];
        if (WhyNot.Count > 0)
            return Page();

        var way = WayIn.To(
            Round,
            (short)(Ways.Select(w => (int)w.Number).DefaultIfEmpty(0).Max() + 1),
            kind,
            label ?? "",
            kind is WayKind.Place or WayKind.Kiosk ? place ?? PlaceKind.Counter : null,
            section,
            whose?.AccountId
        );
        db.WaysIn.Add(way);
        return await ActAsync(
            "SurveyWayAdded",
            () => { },
            now,
            cancellation,
            new
            {
                number = way.Number,
                kind = way.Kind.ToString(),
                label = way.Label,
            }
        );
    }

    public async Task<IActionResult> OnPostCloseWayAsync(RoundId id, short number, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var now = clock.Now();
        var way = Ways.FirstOrDefault(w => w.Number == number) ?? throw new MissingException("way");
        return await ActAsync(
            "SurveyWayClosed",
            () => way.Close(now),
            now,
            cancellation,
            new { number = way.Number, label = way.Label }
        );
    }

    private async Task<IReadOnlyList<Refusal>> WhyNotKioskAsync(string? label, CancellationToken cancellation)
    {
        var version = await db.VersionAsync(
            Round.AgencyId,
            Round.QuestionnaireId,
            Round.QuestionnaireVersion,
            cancellation
        );
        return string.IsNullOrWhiteSpace(label) ? [KioskRefusals.WithoutName]
            : KioskQuestion.Of(version!.Questionnaire) is null ? [KioskRefusals.NothingToTap]
            : [];
    }

    private async Task<IActionResult> ActAsync(
        string what,
        Action act,
        Now now,
        CancellationToken cancellation,
        object? facts = null
    )
    {
        act();
        db.Journal(Round.AgencyId, now, User.Actor(), what, Round.Record, facts ?? new { name = Round.Name });
        await db.SaveOrRefuseAsync(RoundRefusals.Raced, cancellation);
        doors.Forget();
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Round = await db.RoundAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Ways = await db.WaysOfAsync(Round, cancellation);
        Sections = [.. (await agencies.SectionsAsync(agency, cancellation)).Where(s => !s.IsClosed)];
        Staff =
        [
            .. (await people.HoldersAsync(agency, DutyWords.OfAnAgency, cancellation))
                .DistinctBy(h => h.AccountId)
                .OrderBy(h => h.Name, StringComparer.Ordinal),
        ];
        Counts = await db.CountsOfAsync(Round, cancellation);
        Tokens = await db
            .OneTimeTokens.Where(t => t.AgencyId == agency && t.RoundId == id)
            .GroupBy(t => t.Way)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var entitled = db.EligiblePeople.Where(p => p.AgencyId == agency && p.RoundId == id);
        Entitled = await entitled.CountAsync(cancellation);
        Handed = await entitled.CountAsync(p => p.HandedOn != null, cancellation);
    }
}
