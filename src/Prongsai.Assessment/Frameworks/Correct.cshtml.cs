using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

[Writes(Duty.AgencyAdministrator)]
[Act("แก้ถ้อยคำของกรอบการประเมิน", "Correct a text of a framework")]
internal sealed class CorrectModel(FrameworkLibrary library, TimeProvider clock) : PageModel
{
    public Framework Framework { get; private set; } = null!;

    public CodedText Text { get; private set; } = null!;

    /// <summary>The disclosure item whose elements can be put in too; null for everything else.</summary>
    public Item? Disclosure { get; private set; }

    /// <summary>The question that is answered on a scale, of which can be said which answers are good; null for everything else.</summary>
    public Item? Question { get; private set; }

    public Correction Form { get; private set; } = null!;

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string profile, string code, CancellationToken cancellation)
    {
        await FetchAsync(year, profile, code, cancellation);
        Form = Correction.Of(Framework, Text, Disclosure, Question);
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string profile,
        string code,
        Correction form,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        await FetchAsync(year, profile, code, cancellation);
        Form = form;
        WhyNot = WhyNotKeep(form);
        if (WhyNot.Count > 0)
            return Page();

        await library.KeepAsync(
            User.Agency(),
            Corrected(form),
            "FrameworkTextCorrected",
            now,
            User.Actor(),
            $"{Text.Code}: {form.Why!.Trim()}",
            cancellation
        );
        await library.SaveAsync(cancellation);
        return Redirect($"/staff/frameworks/{Framework.Key}#{Uri.EscapeDataString(Text.Code)}");
    }

    private List<Refusal> WhyNotKeep(Correction form)
    {
        if (form.BasedOn != Framework.Version)
            return [EditRefusals.ChangedMeanwhile];

        List<Refusal> reasons = [.. Editing.WhyNotWord(form.Wording())];
        if (string.IsNullOrWhiteSpace(form.Why))
            reasons.Add(EditRefusals.WhyNeeded);
        if (reasons.Count == 0 && FrameworkWriter.Write(Corrected(form)) == FrameworkWriter.Write(Framework))
            reasons.Add(EditRefusals.NothingChanged);
        return reasons;
    }

    private Framework Corrected(Correction form)
    {
        var corrected = Framework.Correct(Text.Code, form.Wording());
        return Disclosure is not null ? corrected.PutElements(Text.Code, form.ElementLines(), form.ElementsConfidence)
            : Question is not null && form.Polarity is { } polarity ? corrected.PutPolarity(Text.Code, polarity)
            : corrected;
    }

    private async Task FetchAsync(FiscalYear year, string profile, string code, CancellationToken cancellation)
    {
        var key = new FrameworkKey(year, profile);
        Framework = (await library.NewestAsync(User.Agency(), key, cancellation).OrMissAsync()).Framework;
        Text = Framework.TextWith(code) ?? throw new MissingException($"text {code}");
        var isDisclosure = Framework.Instruments.Any(i =>
            i.Code == "OIT" && i.Indicators.Any(n => n.AllItems.Any(item => item.Code == code))
        );
        Disclosure = isDisclosure ? Framework.ItemWith(code) : null;
        Question = Text.Kind == TextKind.Item && Framework.ItemWith(code) is { Scale: not null } asked ? asked : null;
    }
}

/// <summary>What the form sends.</summary>
/// <param name="BasedOn">The version that was on the screen.</param>
internal sealed record Correction(
    string? Th,
    string? En,
    Confidence Confidence,
    string? Source,
    string? NoteTh,
    string? NoteEn,
    string? Elements,
    Confidence ElementsConfidence,
    Polarity? Polarity,
    string? Why,
    int BasedOn
)
{
    public static Correction Of(Framework framework, CodedText text, Item? disclosure, Item? question) =>
        new(
            text.Wording.IsFound ? text.Wording.Text.Th : "",
            text.Wording.IsFound ? text.Wording.Text.En : "",
            text.Wording.Confidence,
            text.Wording.Source,
            text.Wording.Note?.Th,
            text.Wording.Note?.En,
            string.Join("\n", disclosure?.Elements.Select(e => e.Text.Th) ?? []),
            disclosure?.ElementsConfidence ?? Confidence.Unknown,
            question?.Polarity,
            "",
            framework.Version
        );

    public Wording Wording()
    {
        var (th, en) = (Th?.Trim() ?? "", En?.Trim() ?? "");
        return new Wording(
            th.Length == 0 && en.Length == 0 ? Frameworks.Wording.NotFound : new Bilingual(th, en),
            Confidence,
            string.IsNullOrWhiteSpace(Source) ? null : Source.Trim(),
            string.IsNullOrWhiteSpace(NoteTh) && string.IsNullOrWhiteSpace(NoteEn)
                ? null
                : new Bilingual(Either(NoteTh, NoteEn), Either(NoteEn, NoteTh))
        );
    }

    public IReadOnlyList<string> ElementLines() =>
        [.. (Elements ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string Either(string? first, string? second) =>
        (string.IsNullOrWhiteSpace(first) ? second! : first).Trim();
}
