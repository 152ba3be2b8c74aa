using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>Who prepares, stands in for and reviews an item, when it is due and in which forms.</summary>
[Writes(Duty.AgencyAdministrator, Duty.Preparer, Duty.Reviewer, Duty.Executive)]
[Act("มอบหมายผู้รับผิดชอบข้อ OIT และกำหนดเวลา", "Assign an OIT item and set when it is due")]
internal sealed class ChargeModel(ProngsaiDb db, IDisclosureItems items, IPeople people, TimeProvider clock) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public IReadOnlyList<Named> Preparers { get; private set; } = [];
    public IReadOnlyList<Named> Reviewers { get; private set; } = [];
    public ChargeForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>The forms that the framework asks for, which the office cannot take away.</summary>
    public FormatDemands Asked => Checking.FileRules.AskedByElements(Work.Item);

    public bool IsFixed(FormatDemands demand) => Asked.HasFlag(demand);

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        await FetchAsync(year, code, cancellation);
        Form = ChargeForm.Of(Work.Disclosure);
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        ChargeForm form,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, cancellation);
        Form = form;
        List<Refusal> reasons = [];
        var officer = Find(form.Officer, Preparers, "officer", reasons);
        var deputy = Find(form.Deputy, Preparers, "deputy", reasons);
        var reviewer = Find(form.Reviewer, Reviewers, "reviewer", reasons);
        var due = ThaiDate.Read(form.DueOn);
        if (due.WhyNot is { } whyNot)
            reasons.Add(whyNot);
        reasons.AddRange(Disclosure.WhyNotCharge(officer, deputy, reviewer));
        if (reasons.Count == 0)
            reasons.AddRange(Work.Disclosure.WhyNotSchedule(form.Rhythm, form.WithinDays, due.Day));
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        var disclosure = Work.Disclosure;
        var was = disclosure.Facts();
        disclosure.Charge(officer, deputy, reviewer);
        disclosure.Demand(form.Formats | Asked);
        disclosure.Schedule(form.Rhythm, form.WithinDays, due.Day);
        if (!was.SequenceEqual(disclosure.Facts()))
            db.Journal(
                disclosure.AgencyId,
                clock.Now(),
                User.Actor(),
                "DisclosureCharged",
                disclosure.Record,
                new { was, now = disclosure.Facts() }
            );
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([ChargeForm.ChangedMeanwhile]);

        return LocalRedirect(disclosure.Address);
    }

    private async Task FetchAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var holders = await people.HoldersAsync(
            User.Agency(),
            [Duty.Preparer, Duty.ProcurementOfficer, Duty.Reviewer],
            cancellation
        );
        Preparers = Distinct(holders.Where(h => h.Duty != Duty.Reviewer));
        Reviewers = Distinct(holders.Where(h => h.Duty == Duty.Reviewer));
    }

    private static IReadOnlyList<Named> Distinct(IEnumerable<Holder> holders) =>
        [.. holders.Select(h => new Named(h.AccountId, h.Name)).Distinct()];

    private static Named? Find(string? id, IReadOnlyList<Named> among, string field, List<Refusal> reasons)
    {
        if (string.IsNullOrEmpty(id))
            return null;
        if (among.FirstOrDefault(person => person.AccountId.ToString() == id) is { } found)
            return found;

        reasons.Add(RegisterRefusals.NoSuchPerson(field));
        return null;
    }
}

internal sealed record ChargeForm
{
    public string? Officer { get; init; }
    public string? Deputy { get; init; }
    public string? Reviewer { get; init; }
    public Rhythm Rhythm { get; init; }
    public int WithinDays { get; init; }
    public string? DueOn { get; init; }
    public bool Pdf { get; init; }
    public bool MachineReadable { get; init; }

    public FormatDemands Formats =>
        (Pdf ? FormatDemands.Pdf : FormatDemands.None)
        | (MachineReadable ? FormatDemands.MachineReadable : FormatDemands.None);

    public static ChargeForm Of(Disclosure disclosure) =>
        new()
        {
            Officer = disclosure.OfficerId?.ToString(),
            Deputy = disclosure.DeputyId?.ToString(),
            Reviewer = disclosure.ReviewerId?.ToString(),
            Rhythm = disclosure.Rhythm,
            WithinDays = disclosure.WithinDays,
            DueOn = Days.Iso(disclosure.DueOn),
            Pdf = disclosure.Formats.HasFlag(FormatDemands.Pdf),
            MachineReadable = disclosure.Formats.HasFlag(FormatDemands.MachineReadable),
        };

    public static readonly Refusal ChangedMeanwhile = new(
        "charge-changed",
        "มีผู้อื่นแก้ไขการมอบหมายของข้อนี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่แล้วตรวจดู",
        "Somebody else changed who has this item a moment ago; load the page again and look."
    );
}
