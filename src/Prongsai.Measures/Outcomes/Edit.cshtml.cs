using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Outcomes;

/// <summary>One form for a result: its words and day, the captions and days of its evidence, and more evidence.</summary>
[Writes(Duty.MeasureOwner, Duty.Preparer)]
[Act("แก้ไขผลการดำเนินการ", "Edit a result")]
internal sealed class EditModel(ProngsaiDb db, KeptFiles store, TimeProvider clock, Speaker say) : PageModel
{
    public Improvement Row { get; private set; } = null!;
    public Outcome Outcome { get; private set; } = null!;
    public string Text { get; private set; } = "";
    public string? On { get; private set; }
    public IReadOnlyList<(Evidence Evidence, string? Caption, string? EffectiveOn)> Standing { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(OutcomeId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        (Text, On) = (Outcome.Text, Outcome.On.Iso());
    }

    public async Task<IActionResult> OnPostAsync(
        OutcomeId id,
        string? text,
        string? on,
        int edition,
        List<Described>? described,
        AttachForm attach,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        await FetchAsync(id, cancellation);
        (Text, On) = (text ?? "", on);
        Show(described);
        attach.Show(ViewData);

        List<Refusal> reasons = [];
        var day = Days.Read(on, reasons);
        reasons.AddRange(Outcome.WhyNotReword(text, day, now));
        List<(Evidence Evidence, string? Caption, DateOnly? Day)> words = [];
        foreach (var (evidence, caption, effectiveOn) in Standing)
        {
            var spokenOf = Days.Read(effectiveOn, reasons);
            reasons.AddRange(Evidence.WhyNotDescribe(caption, spokenOf, now));
            words.Add((evidence, caption, spokenOf));
        }

        var taken = await attach.TakeAsync(store, User.Agency(), User.Actor(), now, reasons, cancellation);
        WhyNot = [.. reasons.Distinct()];
        if (WhyNot.Count > 0)
            return Page();
        if (Outcome.Edition != edition)
            return await RacedAsync(cancellation);

        var journal = new RowJournal(db, Row, now, User.Actor());
        journal.Change("OutcomeReworded", Outcome, () => Outcome.Reword(Text, day, now));
        foreach (var (evidence, caption, spokenOf) in words)
            journal.Change("EvidenceDescribed", evidence, () => evidence.Describe(caption, spokenOf, now));
        taken.AttachTo(Outcome, now, journal);
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect(Row.Address());

        await FetchAsync(id, cancellation);
        Show(described);
        return await RacedAsync(cancellation);
    }

    private async Task FetchAsync(OutcomeId id, CancellationToken cancellation)
    {
        (Row, Outcome) = await db.OutcomeAsync(User.Agency(), id, cancellation);
        Standing =
        [
            .. Outcome
                .Evidence.Where(e => e.WithdrawnAt is null)
                .OrderBy(e => (e.Position, e.Id.Value))
                .Select(e => (e, (string?)e.Caption, e.EffectiveOn.Iso())),
        ];
    }

    // What was typed comes back beside its evidence; evidence that the form did not know keeps its own words.
    private void Show(List<Described>? described)
    {
        var typed = (described ?? []).Where(d => d.Id is not null).DistinctBy(d => d.Id).ToDictionary(d => d.Id!.Value);
        Standing =
        [
            .. Standing.Select(s =>
                typed.TryGetValue(s.Evidence.Id.Value, out var own) ? (s.Evidence, own.Caption, own.EffectiveOn) : s
            ),
        ];
    }

    private async Task<IActionResult> RacedAsync(CancellationToken cancellation)
    {
        Raced = await Raced.OfAsync(
            db,
            Row,
            [
                (new("ผลการดำเนินการ", "Result"), Outcome.Text),
                (new("วันที่ดำเนินการ", "Day it was done"), Outcome.On?.InWords(say.Language)),
                .. Outcome
                    .Evidence.Where(e => e.WithdrawnAt is null)
                    .Select(e =>
                        (
                            new Bilingual("หลักฐาน", "Evidence"),
                            (string?)
                                string.Join(
                                    " · ",
                                    new[] { e.FileName ?? e.Link, e.Caption }.Where(t => !string.IsNullOrEmpty(t))
                                )
                        )
                    ),
            ],
            cancellation
        );
        return Page();
    }

    internal sealed record Described
    {
        public Guid? Id { get; init; }
        public string? Caption { get; init; }
        public string? EffectiveOn { get; init; }
    }
}
