using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Web.City;

/// <summary>Whether an agency needs its parent's help.</summary>
internal enum Need
{
    None,
    Watch,
    Help,
}

/// <summary>One agency beside the others.</summary>
/// <param name="Years">Its totals by year.</param>
/// <param name="Newest">Its total of the newest year that any of them has; null when it has none.</param>
/// <param name="Change">Newest less the year before; null where one is missing.</param>
/// <param name="Measures">How it stands with its measures; null when nothing is planned.</param>
/// <param name="Reasons">Why it needs help or watching, in words.</param>
internal sealed record CityRow(
    Agency Agency,
    IReadOnlyDictionary<FiscalYear, YearTotal> Years,
    YearTotal? Newest,
    Exact? Change,
    MeasuresStanding? Measures,
    Need Need,
    IReadOnlyList<Bilingual> Reasons
);

/// <summary>
/// Every agency below one, side by side. The rule of who needs help is here and nowhere else; the page prints it.
/// </summary>
internal sealed record Overview(IReadOnlyList<FiscalYear> Years, IReadOnlyList<CityRow> Rows)
{
    /// <summary>The total from which the levels of "passed" begin (framework, gated bands).</summary>
    public static readonly Exact Passing = Exact.Of(85);

    /// <summary>A fall of this many points is more than chance moves a total.</summary>
    public static readonly Exact MuchFallen = Exact.Of(-1);

    public static readonly Bilingual Rule = new(
        "“ต้องช่วยเหลือ” คือ คะแนนรวมปีล่าสุดต่ำกว่า 85 หรือมีเหตุตั้งแต่สองข้อขึ้นไป “เฝ้าระวัง” คือ มีเหตุหนึ่งข้อ เหตุมีสี่ข้อ: (1) คะแนนรวมปีล่าสุดต่ำกว่า 85 (2) คะแนนรวมลดลงจากปีก่อนตั้งแต่ 1 คะแนน (3) มีมาตรการที่เลยกำหนดและยังไม่มีผล (4) ยังไม่มีผลของปีล่าสุดที่หน่วยงานอื่นมีแล้ว",
        "“Needs help”: the newest total is under 85, or two or more reasons apply. “Watch”: one reason applies. The reasons: (1) the newest total is under 85; (2) the total fell by a point or more from the year before; (3) a measure is past its last day without a result; (4) there is no result for the newest year that others have."
    );

    public FiscalYear? Newest => Years is [.., var last] ? last : null;

    public static Overview Of(
        IReadOnlyList<Agency> agencies,
        IReadOnlyDictionary<AgencyId, IReadOnlyList<YearTotal>> totals,
        IReadOnlyDictionary<AgencyId, MeasuresStanding> measures
    )
    {
        List<FiscalYear> years = [.. totals.Values.SelectMany(t => t).Select(t => t.Year).Distinct().Order()];
        FiscalYear? newest = years is [.., var last] ? last : null;

        return new Overview(
            years,
            [
                .. agencies.Select(a =>
                    RowOf(a, totals.GetValueOrDefault(a.Id) ?? [], measures.GetValueOrDefault(a.Id), newest)
                ),
            ]
        );
    }

    private static CityRow RowOf(
        Agency agency,
        IReadOnlyList<YearTotal> totals,
        MeasuresStanding? measures,
        FiscalYear? newest
    )
    {
        var years = totals.ToDictionary(t => t.Year);
        YearTotal? latest = null,
            before = null;
        if (newest is { } year)
        {
            latest = years.GetValueOrDefault(year);
            before = year.Buddhist > FiscalYear.Earliest ? years.GetValueOrDefault(year.Previous) : null;
        }

        var change = latest?.Total - before?.Total;
        List<Bilingual> reasons = [];
        var isLow = latest?.Total < Passing;
        if (isLow)
            reasons.Add(new($"คะแนนรวม {latest!.Total} ต่ำกว่า 85", $"total {latest.Total} is under 85"));
        if (change <= MuchFallen)
            reasons.Add(new($"คะแนนรวมลดลง {change!.Value.Abs()}", $"total fell by {change.Value.Abs()}"));
        if (measures is { Late: > 0 })
            reasons.Add(
                new($"มาตรการเลยกำหนด {measures.Late} รายการ", $"{measures.Late} measures past their last day")
            );
        if (newest is { } missing && latest?.Total is null)
            reasons.Add(new($"ยังไม่มีผลปี {missing}", $"no result for {missing}"));

        var need =
            isLow || reasons.Count > 1 ? Need.Help
            : reasons.Count == 1 ? Need.Watch
            : Need.None;
        return new CityRow(agency, years, latest, change, measures, need, reasons);
    }
}

/// <summary>What the reader asked for: which agencies, in which order. Everything is in the address, so that it works without scripts and can be sent to a colleague.</summary>
internal sealed record Asked
{
    private static readonly CompareInfo Thai = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

    public string? Q { get; init; }
    public string? Need { get; init; }
    public string? Sort { get; init; }
    public string? Dir { get; init; }
    public int? Number { get; init; }

    public bool IsDescending => Dir == "desc";

    /// <summary>The agencies that were asked for, in the order that was asked for; missing figures always last.</summary>
    public IReadOnlyList<CityRow> Of(Overview overview)
    {
        IEnumerable<CityRow> rows = overview.Rows;
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var words = ThaiText.Fold(Q);
            rows = rows.Where(r =>
                ThaiText.Fold(r.Agency.Name.Th).Contains(words, StringComparison.Ordinal)
                || ThaiText.Fold(r.Agency.Name.En).Contains(words, StringComparison.Ordinal)
                || r.Agency.Slug.Contains(words, StringComparison.Ordinal)
                || r.Agency.Code == words
            );
        }

        if (Enum.TryParse<Need>(Need, ignoreCase: true, out var need) && !string.IsNullOrWhiteSpace(Need))
            rows = rows.Where(r => r.Need == need);

        return Sort switch
        {
            "name" => ByName(rows),
            "change" => ByNumber(rows, r => r.Change),
            "fell" => ByNumber(rows, r => r.Newest?.Fell.Count),
            "due" => ByNumber(rows, r => r.Measures?.Due),
            "late" => ByNumber(rows, r => r.Measures?.Late),
            "need" => ByNumber(rows, r => (int?)r.Need * 10 + r.Reasons.Count),
            { } year when FiscalYear.TryParse(year, out var known) => ByNumber(
                rows,
                r => r.Years.GetValueOrDefault(known)?.Total
            ),
            // By official code, as the register gives them.
            _ => IsDescending ? [.. rows.Reverse()] : [.. rows],
        };
    }

    /// <summary>The address of the same question, put another way.</summary>
    public string Address(string path)
    {
        List<(string Key, string? Value)> all =
        [
            ("q", Q),
            ("need", Need),
            ("sort", Sort),
            ("dir", Dir),
            ("number", Number > 1 ? Number.Value.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join(
            '&',
            all.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}")
        );

        return query.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>Sorted by this column; the other way round when it is already.</summary>
    public Asked By(string column, bool descendingFirst) =>
        this with
        {
            Sort = column,
            Dir = (Sort == column ? !IsDescending : descendingFirst) ? "desc" : null,
            Number = null,
        };

    /// <summary>For aria-sort.</summary>
    public string? DirectionOf(string column) =>
        Sort != column ? null
        : IsDescending ? "descending"
        : "ascending";

    private List<CityRow> ByName(IEnumerable<CityRow> rows)
    {
        List<CityRow> sorted = [.. rows];
        sorted.Sort((a, b) => Thai.Compare(a.Agency.Name.Th, b.Agency.Name.Th));
        if (IsDescending)
            sorted.Reverse();

        return sorted;
    }

    private List<CityRow> ByNumber<T>(IEnumerable<CityRow> rows, Func<CityRow, T?> number)
        where T : struct, IComparable<T>
    {
        var known = rows.ToLookup(r => number(r) is not null);
        var sorted = IsDescending
            ? known[true].OrderByDescending(r => number(r)!.Value)
            : known[true].OrderBy(r => number(r)!.Value);

        return [.. sorted, .. known[false]];
    }
}

/// <summary>Asks the modules, once each, whatever the number of agencies.</summary>
internal sealed class OverviewOfBelow(
    IAgencies agencies,
    IYearTotals totals,
    IMeasuresOfMany measures,
    TimeProvider clock
)
{
    public async Task<Overview> OfAsync(AgencyId parent, CancellationToken cancellation)
    {
        var below = await agencies.BelowAsync(parent, cancellation);

        return Overview.Of(
            below,
            await totals.OfAsync(below, cancellation),
            await measures.StandingAsync([.. below.Select(a => a.Id)], clock.Now().Today, cancellation)
        );
    }
}
