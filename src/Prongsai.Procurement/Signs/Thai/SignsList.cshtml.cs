using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>What there is to look at in a year, sign by sign: seen by the office before anybody else.</summary>
internal sealed class SignsListModel(
    ProngsaiDb db,
    IAgencies agencies,
    IDisclosureItems items,
    Thresholds thresholds,
    TimeProvider clock
) : PageModel
{
    /// <summary>Of a sign with more, the page of that sign alone shows the rest.</summary>
    public const int MostOfASign = 25,
        MostOfOne = 1000;

    public FiscalYear Year { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public DateOnly Today { get; private set; }

    /// <summary>The only sign shown; null: all.</summary>
    public ThaiSign? Only { get; private set; }
    public ILookup<string, ExplainedFinding> Findings { get; private set; } = null!;
    public IReadOnlyDictionary<string, SignCount> Counts { get; private set; } = new Dictionary<string, SignCount>();
    public IReadOnlyDictionary<string, Peers> Peers { get; private set; } = new Dictionary<string, Peers>();

    /// <summary>Findings whose months are not public.</summary>
    public IReadOnlyDictionary<SignFindingId, KeptFromThePublic> Kept { get; private set; } =
        new Dictionary<SignFindingId, KeptFromThePublic>();

    /// <summary>The items of the assessment that publish the months.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>What the public reads of it.</summary>
    public string PublicAddress { get; private set; } = "";

    public int Shown => Only is null ? MostOfASign : MostOfOne;

    public IEnumerable<ThaiSign> Signs => Only is { } one ? [one] : ThaiSigns.All;

    public Thresholds Thresholds => thresholds;

    public async Task OnGetAsync(FiscalYear? year, string? sign, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var present = FiscalYear.Of(Today);
        Year = year ?? present;
        Only = sign is null ? null : ThaiSigns.Of(sign);
        var known = await db.Standing(agency).Select(p => p.Year).Distinct().ToListAsync(cancellation);
        Years = [.. known.Append(present).Append(Year).Distinct().OrderDescending()];
        PublicAddress = $"/{whose.Slug}/procurement/signs?year={Year}";
        Findings = (await db.FindingsAsync(agency, Year, cancellation)).ToLookup(f => f.Finding.Code);
        var shown = Signs.SelectMany(s => Findings[s.Code].Take(Shown)).Select(f => f.Finding.Id).ToList();
        Kept = await db.KeptFromThePublicAsync(agency, Year, shown, cancellation);
        Items = Kept.Count == 0 ? [] : await items.OfMonthsAsync(agency, Year, cancellation);
        Counts = await db.CountsAsync(agency, Year, cancellation);
        Peers = await db.PeersAsync(agency, Year, cancellation);
    }
}
