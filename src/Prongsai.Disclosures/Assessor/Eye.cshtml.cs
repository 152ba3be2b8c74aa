using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>An item with what the last round saw of it.</summary>
/// <param name="Pages">Its page here, and those on the other website.</param>
/// <param name="Faults">What is open.</param>
internal sealed record SeenItem(
    string Code,
    Bilingual? Title,
    IReadOnlyList<PageVisit> Pages,
    IReadOnlyList<Fault> Faults
);

/// <summary>How the year's public pages look from outside; looks again on demand, shows how far that is, and stops it.</summary>
[Writes(Duty.Preparer, Duty.Reviewer, Duty.ProcurementOfficer, Duty.AgencyAdministrator)]
[Act("สั่งหรือหยุดการตรวจหน้าเว็บจากภายนอก", "Start or stop looking at the public pages from outside")]
internal sealed class EyeModel(ProngsaiDb db, IDisclosureItems items, OwnAddress own, TimeProvider clock) : PageModel
{
    public FiscalYear Year { get; private set; }
    public string? Origin => own.Origin;
    public Job? AtWork { get; private set; }
    public IReadOnlyList<VisitRound> Rounds { get; private set; } = [];
    public IReadOnlyList<SeenItem> Items { get; private set; } = [];
    public int Listed { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(FiscalYear? year, CancellationToken cancellation) => ShowAsync(year, cancellation);

    public async Task<IActionResult> OnPostAsync(FiscalYear? year, CancellationToken cancellation)
    {
        await ShowAsync(year, cancellation);
        WhyNot = WhyNotLook();
        if (WhyNot.Count > 0)
            return Page();

        var agency = User.Agency();
        db.Enqueue(
            agency,
            clock.Now(),
            new LookAtPages(Year.Buddhist, User.Actor().Name),
            key: Looking.KeyOf(agency, Year)
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(EyeAddresses.Page(Year));
    }

    public async Task<IActionResult> OnPostStopAsync(FiscalYear? year, CancellationToken cancellation)
    {
        await ShowAsync(year, cancellation);
        if (AtWork is { } job && job.WhyNotStop().Count == 0)
        {
            var now = clock.Now();
            db.Attach(job);
            job.Stop(now);
            db.Journal(User.Agency(), now, User.Actor(), "JobStopped", job.Record, new { job.Kind });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // It ended this very moment, which is what was wanted.
            }
        }

        return LocalRedirect(EyeAddresses.Page(Year));
    }

    private IReadOnlyList<Refusal> WhyNotLook() =>
        AtWork is not null ? [EyeRefusals.AtWorkAlready]
        : Items.Count == 0 ? [EyeRefusals.NothingPublic(Year)]
        : own.Origin is null && Listed == 0 ? [EyeRefusals.NoAddress]
        : [];

    private async Task ShowAsync(FiscalYear? asked, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Year = asked ?? FiscalYear.Of(clock.Now().Today);
        var year = Year;
        var key = Looking.KeyOf(agency, year);
        AtWork = await db.Set<Job>()
            .AsNoTracking()
            .Where(j =>
                j.Kind == Looking.JobKind
                && j.Key == key
                && (j.State == JobState.Running || j.State == JobState.Waiting)
            )
            .OrderBy(j => j.Id)
            .FirstOrDefaultAsync(cancellation);
        Rounds = await db
            .VisitRounds.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.Year == year)
            .OrderByDescending(r => r.Id)
            .Take(10)
            .ToListAsync(cancellation);
        List<PageVisit> visits = [];
        if (Rounds is [{ Id: var latest }, ..])
            visits = await db
                .PageVisits.AsNoTracking()
                .Where(v => v.AgencyId == agency && v.RoundId == latest && v.Part == Part.Page)
                .OrderBy(v => v.Id)
                .ToListAsync(cancellation);
        var faults = await db
            .Faults.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.Year == year && f.ClosedAt == null)
            .OrderBy(f => f.FirstSeenAt)
            .ToListAsync(cancellation);
        var published = await db
            .DisclosureEditions.Where(e => e.AgencyId == agency && e.Year == year)
            .Select(e => e.Code)
            .Distinct()
            .ToListAsync(cancellation);
        var listed = await db
            .ElsewhereAddresses.Where(e => e.AgencyId == agency && e.Year == year)
            .Select(e => e.Code)
            .ToListAsync(cancellation);
        Listed = listed.Count;

        var list = await items.OfYearAsync(agency, year, cancellation);
        var codes = published.Union(listed).Union(faults.Select(f => f.Code)).ToHashSet(StringComparer.Ordinal);
        Items =
        [
            .. from code in (list?.Items.Select(i => i.Code) ?? []).Union(codes.Order(StringComparer.Ordinal))
            where codes.Contains(code)
            select new SeenItem(
                code,
                list?[code]?.Title,
                [.. visits.Where(v => v.Code == code)],
                [.. faults.Where(f => f.Code == code)]
            ),
        ];
    }
}

internal static class EyeRefusals
{
    public static readonly Refusal AtWorkAlready = new(
        "eye-at-work",
        "กำลังตรวจอยู่แล้ว รอให้จบหรือสั่งหยุดก่อน",
        "A look is under way; wait for its end or stop it first."
    );

    public static readonly Refusal NoAddress = new("eye-no-address", EyeWords.NoAddress);

    public static Refusal NothingPublic(FiscalYear year) =>
        new(
            "eye-nothing-public",
            $"ปี {year} ยังไม่มีข้อที่เผยแพร่และยังไม่มีที่อยู่บนเว็บไซต์เดิม จึงไม่มีสิ่งใดให้ตรวจ",
            $"Nothing of {year} is published here or listed on the other website, so there is nothing to look at."
        );
}
