using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Counter.Setup;

/// <summary>Services with their letters and promises, desks, hours, and the published rules.</summary>
[Writes(Duty.ServiceManager)]
[Act("ตั้งค่าจุดบริการ: งาน ช่อง เวลา กติกา", "Set up the counter: services, desks, hours, rules")]
internal sealed class SetUpCounterModel(ProngsaiDb db, IAgencies agencies, QueueFeeds feeds, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/counter/setup";

    public IReadOnlyList<CounterService> Services { get; private set; } = [];
    public IReadOnlyList<Desk> Desks { get; private set; } = [];
    public ILookup<DeskId, CounterServiceId> Serves { get; private set; } = null!;
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<PriorityGroup> Groups { get; private set; } = [];
    public IReadOnlyList<Opening> Openings { get; private set; } = [];
    public QueueRules Rules { get; private set; } = null!;
    public IReadOnlyList<(ServiceId Id, string Name)> Manuals { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostServiceAsync(
        string? th,
        string? en,
        string? letter,
        SectionId? section,
        int? minutes,
        int? places,
        ServiceId? manual,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var plan = new CounterServicePlan(
            th,
            en,
            letter,
            OfOurs(section),
            minutes,
            places,
            Manuals.Any(m => m.Id == manual) ? manual : null
        );
        WhyNot = [.. NotNumbers("minutes", "places"), .. plan.WhyNot(Services.Select(s => s.Letter))];
        if (WhyNot.Count > 0)
            return Page();

        var service = CounterService.Open(User.Agency(), plan, Services.Select(s => s.Letter));
        db.CounterServices.Add(service);
        return await SaveAsync(
            "CounterServiceOpened",
            service.Record,
            new
            {
                name = service.Th,
                letter = service.Letter,
                minutes = service.PromisedMinutes,
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostPromiseAsync(
        CounterServiceId id,
        int? minutes,
        int? places,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var service = await ServiceAsync(id, cancellation);
        WhyNot = [.. NotNumbers("minutes", "places"), .. CounterServicePlan.WhyNotPromise(minutes, places)];
        if (WhyNot.Count > 0)
            return Page();

        var was = service.PromisedMinutes;
        service.Promise(minutes, places ?? 0);
        return await SaveAsync(
            "CounterServiceChanged",
            service.Record,
            new
            {
                was,
                now = minutes,
                places = service.PlacesPerSlot,
            },
            cancellation
        );
    }

    /// <summary>No new tickets; those who wait are served.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CounterServiceId id, CancellationToken cancellation)
    {
        var service = await ServiceAsync(id, cancellation);
        service.Withdraw(clock.Now());
        return await SaveAsync("CounterServiceWithdrawn", service.Record, new { name = service.Th }, cancellation);
    }

    public async Task<IActionResult> OnPostResumeAsync(CounterServiceId id, CancellationToken cancellation)
    {
        var service = await ServiceAsync(id, cancellation);
        service.Resume();
        return await SaveAsync("CounterServiceResumed", service.Record, new { name = service.Th }, cancellation);
    }

    public async Task<IActionResult> OnPostDeskAsync(
        int? number,
        string? label,
        SectionId? section,
        CounterServiceId[]? serves,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var chosen = (serves ?? []).Distinct().Where(id => Services.Any(s => s.Id == id)).ToList();
        WhyNot =
            number is not (>= 1 and <= Desk.HighestNumber) || label?.Length > Desk.LongestLabel
                ? [CounterRefusals.DeskNumber]
            : Desks.Any(d => d.Number == number) ? [CounterRefusals.DeskInUse(number.Value)]
            : chosen.Count == 0 ? [CounterRefusals.DeskWithoutService]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var desk = Desk.Open(User.Agency(), number!.Value, label, OfOurs(section));
        db.Desks.Add(desk);
        db.DeskServes.AddRange(
            chosen.Select(id => new DeskServes
            {
                AgencyId = desk.AgencyId,
                DeskId = desk.Id,
                ServiceId = id,
            })
        );
        return await SaveAsync(
            "CounterDeskOpened",
            desk.Record,
            new
            {
                number = desk.Number,
                label = desk.Label,
                services = chosen.Count,
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostCloseDeskAsync(DeskId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var desk = await db
            .Desks.FirstOrDefaultAsync(d => d.AgencyId == agency && d.Id == id, cancellation)
            .OrMissAsync();
        desk.Close(clock.Now());
        return await SaveAsync("CounterDeskClosed", desk.Record, new { number = desk.Number }, cancellation);
    }

    /// <param name="on">"1" to "7" for a day of the week; empty with <paramref name="day"/> for one day.</param>
    public async Task<IActionResult> OnPostHoursAsync(
        string? on,
        DateOnly? day,
        string? opens,
        string? closes,
        bool closed,
        string? because,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var (from, to) = (HoursOfADay.ReadTime(opens), HoursOfADay.ReadTime(closes));
        var key = day is { } one ? Opening.KeyOf(one) : on;
        if (
            key is null
            // A day that cannot be read must not become every Monday.
            || (ModelState.TryGetValue(nameof(day), out var typed) && typed.Errors.Count > 0)
            || (day is null && key is not ("1" or "2" or "3" or "4" or "5" or "6" or "7"))
            || (!closed && (from is null || to is null || from >= to))
            || because?.Length > Opening.LongestReason
        )
        {
            WhyNot = [CounterRefusals.Hours];
            return Page();
        }

        var agency = User.Agency();
        var opening = await db.Openings.FirstOrDefaultAsync(o => o.AgencyId == agency && o.On == key, cancellation);
        if (opening is null)
            db.Openings.Add(opening = Opening.At(agency, key, 0, 0, true, ""));
        (opening.IsClosed, opening.Opens, opening.Closes, opening.Because) = (
            closed,
            closed ? 0 : from!.Value,
            closed ? 0 : to!.Value,
            ThaiText.NormaliseLine(because ?? "")
        );
        return await SaveAsync(
            "CounterHoursSet",
            RulesRecord,
            new
            {
                on = key,
                closed,
                opens = opening.Opens,
                closes = opening.Closes,
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostRulesAsync(int? oneOf, bool byPhone, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (oneOf is not (>= 1 and <= CallingOrder.MostOneOf))
        {
            WhyNot = [CounterRefusals.OneOf];
            return Page();
        }

        var agency = User.Agency();
        var rules = await db.QueueRules.FirstOrDefaultAsync(r => r.AgencyId == agency, cancellation);
        if (rules is null)
            db.QueueRules.Add(rules = new QueueRules { AgencyId = agency });
        (rules.OneOf, rules.ByPhone, rules.Version) = (oneOf.Value, byPhone, rules.Version + 1);
        return await SaveAsync("CounterRulesSet", RulesRecord, new { oneOf, byPhone }, cancellation);
    }

    public async Task<IActionResult> OnPostUsualGroupsAsync(CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        var agency = User.Agency();
        var known = await db.PriorityGroups.Where(g => g.AgencyId == agency).ToListAsync(cancellation);
        foreach (var usual in PriorityGroup.Usual)
        {
            if (known.FirstOrDefault(g => g.Code == usual.Code) is { } there)
                there.WithdrawnAt = null;
            else
                db.PriorityGroups.Add(usual.In(agency));
        }

        return await SaveAsync(
            "CounterGroupsSet",
            RulesRecord,
            new { groups = PriorityGroup.Usual.Select(g => g.Code) },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostGroupAsync(
        string? th,
        string? en,
        string? because,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        if (
            string.IsNullOrWhiteSpace(th)
            || new[] { th, en, because }.Any(text => text?.Length > PriorityGroup.LongestWords)
        )
        {
            WhyNot = [CounterRefusals.GroupName];
            return Page();
        }

        var agency = User.Agency();
        var count = await db.PriorityGroups.CountAsync(g => g.AgencyId == agency, cancellation);
        var group = new PriorityGroup
        {
            AgencyId = agency,
            Code = string.Create(CultureInfo.InvariantCulture, $"own-{count + 1}"),
            Th = ThaiText.NormaliseLine(th),
            En = ThaiText.NormaliseLine(en ?? ""),
            Because = ThaiText.NormaliseLine(because ?? ""),
            Position = 10 + count,
        };
        db.PriorityGroups.Add(group);
        return await SaveAsync("CounterGroupsSet", RulesRecord, new { groups = new[] { group.Th } }, cancellation);
    }

    public async Task<IActionResult> OnPostDropGroupAsync(string? code, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var group = await db
            .PriorityGroups.FirstOrDefaultAsync(g => g.AgencyId == agency && g.Code == code, cancellation)
            .OrMissAsync();
        group.WithdrawnAt ??= clock.Now().Utc;
        return await SaveAsync("CounterGroupDropped", RulesRecord, new { group = group.Th }, cancellation);
    }

    private string RulesRecord => $"{QueueRules.Kind}:{User.Agency().Value}";

    private SectionId? OfOurs(SectionId? section) => Sections.Any(s => s.Id == section) ? section : null;

    // What was typed and is no number must not become "nothing is promised".
    private IEnumerable<Refusal> NotNumbers(params string[] fields) =>
        fields
            .Where(field => ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0)
            .Select(field => field == "places" ? CounterRefusals.Places : CounterRefusals.Minutes);

    private Task<CounterService> ServiceAsync(CounterServiceId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        return db
            .CounterServices.FirstOrDefaultAsync(s => s.AgencyId == agency && s.Id == id, cancellation)
            .OrMissAsync();
    }

    private async Task<IActionResult> SaveAsync(
        string what,
        string record,
        object facts,
        CancellationToken cancellation
    )
    {
        var agency = User.Agency();
        db.Journal(agency, clock.Now(), User.Actor(), what, record, facts);
        await db.SaveOrRefuseAsync(CounterRefusals.Raced, cancellation);
        await feeds.ChangedHereAsync(agency);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Services = await db.ServicesAsync(agency, cancellation);
        Desks = await db.OpenDesksAsync(agency, cancellation);
        Serves = (
            await db.DeskServes.AsNoTracking().Where(s => s.AgencyId == agency).ToListAsync(cancellation)
        ).ToLookup(s => s.DeskId, s => s.ServiceId);
        Sections = [.. (await agencies.SectionsAsync(agency, cancellation)).Where(s => !s.IsClosed)];
        Groups = await db.GroupsAsync(agency, cancellation);
        Openings = await db
            .Openings.AsNoTracking()
            .Where(o => o.AgencyId == agency)
            .OrderBy(o => o.On)
            .ToListAsync(cancellation);
        Rules = await db.RulesAsync(agency, cancellation);
        Manuals =
        [
            .. (
                await db
                    .Services.AsNoTracking()
                    .Where(s => s.AgencyId == agency && s.LatestVersion > 0)
                    .OrderBy(s => s.Title)
                    .Select(s => new { s.Id, s.Title })
                    .ToListAsync(cancellation)
            ).Select(s => (s.Id, s.Title)),
        ];
    }
}
