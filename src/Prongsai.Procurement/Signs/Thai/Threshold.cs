using System.Collections.Frozen;
using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>A figure from which a sign looks at something, as it holds from some fiscal year on.</summary>
/// <param name="Sign">"F03", or "public" for when a finding becomes public.</param>
/// <param name="Name">"from".</param>
/// <param name="Unit">baht, contracts, days, share, times, bidders, processes or index.</param>
/// <param name="Since">The first fiscal year it holds for.</param>
/// <param name="Sure">Most are nobody's but ours; the screen says so.</param>
/// <param name="Source">Where it was seen.</param>
internal sealed record Threshold(
    string Sign,
    string Name,
    decimal Value,
    string Unit,
    FiscalYear Since,
    Confidence Sure,
    Bilingual Words,
    string Source
)
{
    /// <summary>"450,000.00 บาท", "40%", "5 สัญญา".</summary>
    public Bilingual Shown =>
        Unit switch
        {
            "baht" => Same(Value.ToString("#,##0.00", CultureInfo.InvariantCulture), "บาท", "baht"),
            "share" => Bilingual.ThaiOnly((Value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"),
            "times" => Same(Plain, "เท่า", "times"),
            "contracts" => Same(Plain, "สัญญา", "contracts"),
            "days" => Same(Plain, "วัน", "days"),
            "bidders" => Same(Plain, "ราย", "bidders"),
            "processes" => Same(Plain, "โครงการ", "processes"),
            _ => Bilingual.ThaiOnly(Plain),
        };

    private string Plain => Value.ToString("0.####", CultureInfo.InvariantCulture);

    private static Bilingual Same(string value, string th, string en) => new($"{value} {th}", $"{value} {en}");
}

/// <summary>
/// Every threshold, dated. Those shipped are a table of data (<c>thresholds.csv</c>); an installation may bring its own, in the same
/// columns, which hold from the year that they name. A year's findings are computed with what held in that year.
/// </summary>
internal sealed class Thresholds
{
    /// <summary>What stands in place of a sign where the threshold is about publishing.</summary>
    public const string Publishing = "public";

    private static readonly FrozenDictionary<string, Confidence> Confidences = new Dictionary<string, Confidence>
    {
        ["official"] = Confidence.Official,
        ["copy"] = Confidence.Copy,
        ["derived"] = Confidence.Derived,
        ["unverified"] = Confidence.Unverified,
        [""] = Confidence.Official,
    }.ToFrozenDictionary();

    private readonly IReadOnlyList<Threshold> _all;

    private Thresholds(IReadOnlyList<Threshold> all) => _all = all;

    /// <summary>As shipped.</summary>
    public static Thresholds Shipped { get; } = new(Read("thresholds.csv", OfTheProgram()));

    /// <summary>With an installation's own file.</summary>
    /// <exception cref="RefusedException">The file has mistakes: each with its row.</exception>
    public static Thresholds WithOwn(string file, byte[] content)
    {
        var own = Read(file, content);
        var known = Shipped._all.Select(t => (t.Sign, t.Name)).ToHashSet();
        List<Refusal> unknown =
        [
            .. own.Where(t => !known.Contains((t.Sign, t.Name))).Select(t => ThresholdRefusals.Unknown(file, t)),
        ];
        unknown.ThrowIfAny();

        // The later one counts; of two from one year the installation's own, which comes last.
        return new Thresholds([.. Shipped._all, .. own]);
    }

    /// <summary>Those of a sign in a year, by name; none where the sign has none, or none yet in that year.</summary>
    public IReadOnlyList<Threshold> Of(string sign, FiscalYear year) =>
        [
            .. _all.Where(t => t.Sign == sign && t.Since <= year)
                .GroupBy(t => t.Name)
                .Select(named => named.Aggregate((one, next) => next.Since >= one.Since ? next : one)),
        ];

    /// <summary>Whether a year has everything that a sign needs.</summary>
    public bool Has(string sign, FiscalYear year) =>
        Of(sign, year).Count == _all.Where(t => t.Sign == sign).Select(t => t.Name).Distinct().Count();

    /// <summary>One of them.</summary>
    /// <exception cref="InvalidOperationException">There is none in that year; ask <see cref="Has"/> first.</exception>
    public decimal this[string sign, string name, FiscalYear year] =>
        Of(sign, year).FirstOrDefault(t => t.Name == name)?.Value
        ?? throw new InvalidOperationException($"No threshold {name} of {sign} in {year}.");

    /// <summary>Days after which a finding is public, explained or not.</summary>
    public int DaysUntilPublic(FiscalYear year) =>
        Has(Publishing, year) ? (int)this[Publishing, "days", year] : int.MaxValue / 1000;

    private static byte[] OfTheProgram()
    {
        using var stream = typeof(Thresholds).Assembly.GetManifestResourceStream("signs/thresholds.csv")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static List<Threshold> Read(string file, byte[] content)
    {
        if (CsvSheet.Open(content) is not var (sheet, _))
            throw new RefusedException([SheetRefusals.NotText(file)]);

        List<Threshold> thresholds = [];
        List<Refusal> reasons = [];
        using (sheet)
        {
            try
            {
                var columns = sheet.ReadHeader();
                foreach (var needed in new[] { "sign", "name", "value", "unit", "since", "source" })
                    if (!columns.ContainsKey(needed))
                        reasons.Add(ThresholdRefusals.NoColumn(file, needed));
                reasons.ThrowIfAny();

                while (sheet.NextRow())
                {
                    if (!sheet.IsBlank)
                        Take(file, sheet, columns, thresholds, reasons);
                }
            }
            catch (BadQuotesException bad)
            {
                reasons.Add(SheetRefusals.BadQuotes(new Place(file, Row: bad.Row)));
            }
        }

        reasons.ThrowIfAny();
        return thresholds;
    }

    private static void Take(
        string file,
        Sheet sheet,
        Dictionary<string, int> columns,
        List<Threshold> thresholds,
        List<Refusal> reasons
    )
    {
        if (
            !decimal.TryParse(Cell("value"), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            || value < 0
        )
            reasons.Add(ThresholdRefusals.NotAValue(At("value"), Cell("value")));
        else if (!FiscalYear.TryParse(Cell("since"), out var since))
            reasons.Add(ThresholdRefusals.NotAYear(At("since"), Cell("since")));
        else if (!Confidences.TryGetValue(Cell("confidence").ToLowerInvariant(), out var sure))
            reasons.Add(ThresholdRefusals.NotAConfidence(At("confidence"), Cell("confidence")));
        else if (Cell("source").Length == 0)
            reasons.Add(ThresholdRefusals.NoSource(At("source")));
        else
            thresholds.Add(
                new Threshold(
                    Cell("sign"),
                    Cell("name"),
                    value,
                    Cell("unit"),
                    since,
                    sure,
                    new(
                        Cell("th") is { Length: > 0 } th ? th : Cell("name"),
                        Cell("en") is { Length: > 0 } en ? en : Cell("name")
                    ),
                    Cell("source")
                )
            );

        string Cell(string column) => columns.TryGetValue(column, out var i) ? sheet[i].Trim() : "";
        Place At(string column) => new(file, Row: sheet.Row, Column: column);
    }
}

/// <summary>Every reason for which a file of thresholds is not used.</summary>
internal static class ThresholdRefusals
{
    public static Refusal NotThere(string path, string why) =>
        new(
            "thresholds-not-there",
            $"เปิดไฟล์เกณฑ์ที่ตั้งค่าไว้ใน Prongsai:Procurement:Thresholds ไม่ได้ ({why})",
            $"The file of thresholds that Prongsai:Procurement:Thresholds names cannot be opened ({why}).",
            new Place(path)
        );

    public static Refusal NoColumn(string file, string column) =>
        new("thresholds-no-column", $"ไม่มีคอลัมน์ {column}", $"The column {column} is missing.", new Place(file));

    public static Refusal NotAValue(Place where, string text) =>
        new(
            "thresholds-value",
            $"“{text}” ไม่ใช่จำนวนตั้งแต่ศูนย์ขึ้นไป",
            $"“{text}” is no number from nought up.",
            where
        );

    public static Refusal NotAYear(Place where, string text) =>
        new(
            "thresholds-year",
            $"“{text}” ไม่ใช่ปีงบประมาณ พ.ศ.",
            $"“{text}” is no fiscal year of the Buddhist era.",
            where
        );

    public static Refusal NotAConfidence(Place where, string text) =>
        new(
            "thresholds-confidence",
            $"“{text}” ต้องเป็น official, copy, derived หรือ unverified",
            $"“{text}” must be official, copy, derived or unverified.",
            where
        );

    public static Refusal NoSource(Place where) =>
        new(
            "thresholds-no-source",
            "ต้องบอกที่มาของเกณฑ์ เพราะจะแสดงต่อสาธารณะ",
            "Say where the threshold is from; the public reads it.",
            where
        );

    public static Refusal Unknown(string file, Threshold threshold) =>
        new(
            "thresholds-unknown",
            $"ไม่มีเกณฑ์ชื่อ {threshold.Sign} {threshold.Name}",
            $"There is no threshold {threshold.Sign} {threshold.Name}.",
            new Place(file)
        );
}

/// <summary>The thresholds of one sign in one year.</summary>
internal sealed class Limits(IReadOnlyList<Threshold> thresholds)
{
    public decimal this[string name] => thresholds.First(t => t.Name == name).Value;

    public Money Amount(string name) => new((long)(this[name] * 100));

    public int Count(string name) => (int)this[name];
}
