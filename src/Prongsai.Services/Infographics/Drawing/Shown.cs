namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// How much of the record a picture shows. Where not everything has room, entries are taken in turn from the beginning of each list, most
/// often what a person brings, as long as they fit; the summary comes last, since the name says the same in short. A list that is cut says
/// how long it is and where the whole of it stands. Name, time and address always stay.
/// </summary>
/// <param name="Where">How many lines about place and time.</param>
internal sealed record Shown(int Documents, int Steps, int Fees, int Where, bool Summary)
{
    public static readonly Shown Nothing = new(0, 0, 0, 0, false);

    public static Shown All(InfographicContent said) =>
        new(said.Documents.Count, said.Steps.Count, said.Fees.Count, said.Where.Count, said.Summary is not null);

    /// <summary>One entry more of a list: tried in this order, again and again.</summary>
    public static readonly IReadOnlyList<Func<Shown, Shown>> Turns =
    [
        shown => shown with { Documents = shown.Documents + 1 },
        shown => shown with { Fees = shown.Fees + 1 },
        shown => shown with { Where = shown.Where + 1 },
        shown => shown with { Documents = shown.Documents + 1 },
        shown => shown with { Documents = shown.Documents + 1 },
        shown => shown with { Steps = shown.Steps + 1 },
        shown => shown with { Documents = shown.Documents + 1 },
    ];

    /// <summary>True while no list shows more than it has.</summary>
    public bool IsWithin(Shown all) =>
        Documents <= all.Documents && Steps <= all.Steps && Fees <= all.Fees && Where <= all.Where;
}
