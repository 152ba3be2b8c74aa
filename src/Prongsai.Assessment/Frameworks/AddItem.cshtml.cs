using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

[Writes(Duty.AgencyAdministrator)]
[Act("เพิ่มข้อในกรอบการประเมิน", "Add an item to a framework")]
internal sealed class AddItemModel(FrameworkLibrary library, TimeProvider clock) : PageModel
{
    public Framework Framework { get; private set; } = null!;

    public NewItem Form { get; private set; } = new();

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string profile, CancellationToken cancellation)
    {
        await FetchAsync(year, profile, cancellation);
        Form = new NewItem { BasedOn = Framework.Version };
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string profile,
        NewItem form,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        await FetchAsync(year, profile, cancellation);
        Form = form;
        var item = form.Item();
        WhyNot = WhyNotKeep(form, item);
        if (WhyNot.Count > 0)
            return Page();

        await library.KeepAsync(
            User.Agency(),
            Framework.Add(form.Parent!, item),
            "FrameworkItemAdded",
            now,
            User.Actor(),
            $"{item.Code}: {form.Why!.Trim()}",
            cancellation
        );
        await library.SaveAsync(cancellation);
        return Redirect($"/staff/frameworks/{Framework.Key}#{item.Code}");
    }

    private List<Refusal> WhyNotKeep(NewItem form, Item item)
    {
        if (form.BasedOn != Framework.Version)
            return [EditRefusals.ChangedMeanwhile];

        List<Refusal> reasons = [.. Framework.WhyNotAdd(form.Parent ?? "", item)];
        reasons.AddRange(item.Topics.Where(t => Topics.Known.With(t) is null).Select(Mistakes.UnknownTopic));
        if (string.IsNullOrWhiteSpace(form.Why))
            reasons.Add(EditRefusals.WhyNeeded);
        return reasons;
    }

    private async Task FetchAsync(FiscalYear year, string profile, CancellationToken cancellation) =>
        Framework = (
            await library.NewestAsync(User.Agency(), new FrameworkKey(year, profile), cancellation).OrMissAsync()
        ).Framework;
}

/// <summary>What the form sends.</summary>
internal sealed class NewItem
{
    public string? Parent { get; init; }

    public string? Code { get; init; }

    public string? Th { get; init; }

    public string? En { get; init; }

    public Confidence Confidence { get; init; } = Confidence.Unverified;

    public string? Source { get; init; }

    public string? Scale { get; init; }

    public Polarity Polarity { get; init; }

    public string? Topic { get; init; }

    public string? Why { get; init; }

    /// <summary>The version that was on the screen.</summary>
    public int BasedOn { get; init; }

    public Item Item()
    {
        var (th, en) = (Th?.Trim() ?? "", En?.Trim() ?? "");
        return new Item(
            (Code ?? "").Trim().ToUpperInvariant(),
            new Wording(
                th.Length == 0 && en.Length == 0 ? Wording.NotFound : new Bilingual(th, en),
                Confidence,
                string.IsNullOrWhiteSpace(Source) ? null : Source.Trim()
            ),
            string.IsNullOrEmpty(Scale) ? null : Scale,
            Polarity,
            [],
            null,
            string.IsNullOrEmpty(Topic) ? [] : [Topic],
            null,
            Confidence.Unknown,
            []
        );
    }
}
