using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>One part of a manual that reads otherwise than before.</summary>
/// <param name="Was">Lines before; empty where there were none.</param>
/// <param name="Is">Lines now.</param>
internal sealed record Change(Bilingual Part, IReadOnlyList<string> Was, IReadOnlyList<string> Is)
{
    public static IReadOnlyList<Change> Between(ServiceManual? was, ServiceManual now)
    {
        var before = was is null ? [] : Parts(was).ToDictionary(p => p.Part, p => p.Lines);

        return
        [
            .. Parts(now)
                .Select(part => new Change(part.Part, before.GetValueOrDefault(part.Part) ?? [], part.Lines))
                .Where(change => !change.Was.SequenceEqual(change.Is)),
        ];
    }

    /// <summary>Every part of a manual as lines that a person reads, all languages.</summary>
    public static IReadOnlyList<(Bilingual Part, IReadOnlyList<string> Lines)> Parts(ServiceManual manual) =>
        [
            (ManualWords.Name, All(manual.Name)),
            (ManualWords.Summary, All(manual.Summary)),
            (
                ManualWords.Steps,
                [
                    .. manual.Steps.Select(
                        (s, at) => $"{at + 1}. {Line(s.Text)}{(s.Time is { } t ? $" ({t.Words.Th})" : "")}"
                    ),
                ]
            ),
            (ManualWords.Time, manual.Total is { } total ? [total.Words.Th] : []),
            (ManualWords.Channels, [.. manual.Channels.Select(c => $"{c.Kind.Words().Th}: {Line(c.Text)}")]),
            (
                ManualWords.Fees,
                manual.Fees is null ? []
                : manual.Fees.Count == 0 ? [ManualWords.NoFee.Th]
                : [.. manual.Fees.Select(f => $"{Line(f.Text)}{(f.Amount is { } a ? $": {a} บาท" : "")}")]
            ),
            (
                ManualWords.Documents,
                manual.Documents is null ? []
                : manual.Documents.Count == 0 ? [ManualWords.NoDocuments.Th]
                :
                [
                    .. manual.Documents.Select(d =>
                        $"{Line(d.Text)} ({d.CountWords.Th}){(d.OnlyIf is { } only ? $" [{Line(only)}]" : "")}"
                    ),
                ]
            ),
            (ManualWords.Laws, [.. manual.Laws.Select(Line)]),
            (ManualWords.Forms, [.. manual.Forms.Select(f => $"{Line(f.Name)} {f.Address ?? f.File}".Trim())]),
            (ManualWords.Place, All(manual.Place)),
            (ManualWords.Hours, All(manual.Hours)),
            (ManualWords.Section, All(manual.Section)),
            (
                ManualWords.Fields,
                [
                    .. manual.Fields.Select(f =>
                        $"{Line(f.Label)} ({f.Kind.Words().Th}{(f.Required ? "" : " ไม่บังคับ")})"
                        + (f.Options.Count > 0 ? $": {string.Join(", ", f.Options.Select(Line))}" : "")
                        + (f.Least is { } least ? $" ≥ {least}" : "")
                        + (f.Most is { } most ? $" ≤ {most}" : "")
                        + (f.Hint is { } hint ? $" – {Line(hint)}" : "")
                    ),
                ]
            ),
        ];

    private static string Line(ManualText text) => string.Join(" / ", text.All.Select(t => t.Text));

    private static IReadOnlyList<string> All(ManualText? text) => text is null ? [] : [Line(text)];
}
