using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>Something in a file of results that could be read only after a repair; a person confirms it.</summary>
/// <param name="Where">File, sheet, row, column.</param>
/// <param name="Was">As it stood: "1๕".</param>
/// <param name="Became">As it was read: "I5".</param>
/// <param name="Why">The reason.</param>
public sealed record ResultRepair(Place Where, string Was, string Became, Bilingual Why)
{
    /// <summary>The repair in one language, place first.</summary>
    public string In(Language language) => $"{Where.In(language)}: {Was} → {Became} ({Why.In(language)})";
}

/// <summary>One agency's year, scored from a file.</summary>
/// <param name="Agency">As the file calls it.</param>
/// <param name="Year">Null where the file gives none.</param>
/// <param name="Framework">By which framework; null where none is known for the year.</param>
/// <param name="Total">The total, which opens down to the last term.</param>
/// <param name="Band">The published level, where it can be told.</param>
/// <param name="Differences">Imported figures that their parts do not give.</param>
/// <param name="Notes">What was assumed.</param>
public sealed record AgencyScore(
    string Agency,
    FiscalYear? Year,
    FrameworkKey? Framework,
    Term Total,
    Band? Band,
    IReadOnlyList<Discrepancy> Differences,
    IReadOnlyList<Bilingual> Notes
)
{
    /// <summary>True when the total was computed from its instruments, false when it is only imported or missing.</summary>
    public bool TotalIsComputed => Total.Computed is not null;
}

/// <summary>A file of results, scored without a database.</summary>
/// <param name="Parts">
/// In the order of the file, a few hundred agencies each; none when there are refusals. An agency is scored when it is asked
/// for, so that a country of them need not be in memory at once; parts may be asked side by side.
/// </param>
/// <param name="Repairs">What could be read only after a repair.</param>
/// <param name="Notes">What was assumed for the whole file.</param>
/// <param name="Refusals">Why the file is not scored; empty when it is.</param>
public sealed record FileScores(
    IReadOnlyList<IEnumerable<AgencyScore>> Parts,
    IReadOnlyList<ResultRepair> Repairs,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
)
{
    /// <summary>Every agency's year, in the order of the file.</summary>
    public IEnumerable<AgencyScore> Scores => Parts.SelectMany(part => part);
}

/// <summary>Scores files of results: the command line's door.</summary>
public static class ResultFiles
{
    private const string AssumedProfile = "general";
    private const int AgenciesInAPart = 256;

    /// <summary>Reads and scores a CSV or XLSX of any number of agencies.</summary>
    /// <param name="fileName">As the person knows it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="framework">"2567/sub_department" to use for every row; null to go by year and profile of the rows.</param>
    /// <param name="acceptRepairs">Whether repaired readings are confirmed.</param>
    public static FileScores Score(string fileName, byte[] content, string? framework, bool acceptRepairs)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (framework is not null && Asked(framework) is null)
            return Refused([Refusals.UnknownFramework(framework, ShippedFrameworks.Keys.Select(k => k.ToString()))]);

        var asked = framework is null ? null : Asked(framework);
        // Reading a framework takes as long as reading ten thousand rows, so it is done beside them.
        HashSet<(FiscalYear?, string?)> begun = [];
        var file = ResultsFile.Read(
            fileName,
            content,
            part =>
            {
                if (begun.Add((part.Year, part.Profile)))
                    Task.Run(() => FrameworkOf(part, asked));
            }
        );
        if (file.WhyNotTake(acceptRepairs) is { Count: > 0 } whyNot)
            return new FileScores([], file.Repairs, file.Notes, whyNot);

        var parts = file.AgencyYears.Chunk(AgenciesInAPart).Select(part => part.Select(one => ScoreOne(one, asked)));
        List<Bilingual> notes = [.. file.Notes];
        if (asked is null && file.AgencyYears.Any(part => part.Profile is null))
            notes.Add(ProfileAssumed);

        return new FileScores([.. parts], file.Repairs, notes, []);
    }

    private static FileScores Refused(IReadOnlyList<Refusal> whyNot) => new([], [], [], whyNot);

    private static Framework? Asked(string text) =>
        text.Split('/') is [var year, var profile] && FiscalYear.TryParse(year, out var known)
            ? ShippedFrameworks.For(known, profile)
            : null;

    private static AgencyScore ScoreOne(AgencyYear part, Framework? asked)
    {
        List<Bilingual> notes = [];
        var profile = part.Profile ?? AssumedProfile;
        var framework = FrameworkOf(part, asked);
        if (part.Year is null)
            notes.Add(YearAssumed(framework));
        else if (framework is null)
            notes.Add(NoFramework(part.Year.Value, profile));

        var published = PublishedScores.From(part.Figures, figure => figure.Value);
        if (asked is null && part.Profile is null && published.WithItems)
            notes.Add(ItemsNeedProfile);

        var key = framework?.Key;
        var scored = Scorer.Score(
            framework ?? Skeleton.For(new FrameworkKey(part.Year ?? new FiscalYear(FiscalYear.Earliest), profile)),
            published
        );

        return new AgencyScore(
            part.Agency,
            part.Year,
            key,
            scored.Total,
            Banding.OfComputed(scored),
            scored.Differences,
            notes
        );
    }

    private static Framework? FrameworkOf(AgencyYear part, Framework? asked)
    {
        var profile = part.Profile ?? AssumedProfile;

        return asked ?? (part.Year is { } year ? ShippedFrameworks.For(year, profile) : NewestWithBands(profile));
    }

    private static Framework? NewestWithBands(string profile) =>
        ShippedFrameworks
            .Keys.Where(k => k.Profile == profile)
            .OrderByDescending(k => k.Year)
            .Select(k => ShippedFrameworks.Exactly(k)!)
            .FirstOrDefault(f => f.Bands.Rules.Count > 0);

    private static readonly Bilingual ProfileAssumed = new(
        $"ไฟล์ไม่ได้ระบุกลุ่มการประเมิน (profile) จึงถือว่าเป็น {AssumedProfile}",
        $"The file names no profile; {AssumedProfile} is assumed."
    );

    private static readonly Bilingual ItemsNeedProfile = new(
        "รหัสข้อมีความหมายตามปีและกลุ่มการประเมิน ไฟล์ไม่ได้ระบุกลุ่ม ชื่อข้ออาจไม่ตรง",
        "Item codes mean something only with year and profile; the file names no profile, so their titles may not fit."
    );

    private static Bilingual YearAssumed(Framework? framework) =>
        framework is null
            ? new("ไม่ได้ระบุปี", "No year is given.")
            : new(
                $"ไม่ได้ระบุปี จึงใช้กรอบ {framework.Key} ซึ่งเป็นกรอบล่าสุดที่ทราบเกณฑ์ระดับ",
                $"No year is given: {framework.Key}, the newest framework whose levels are known, was used."
            );

    private static Bilingual NoFramework(FiscalYear year, string profile) =>
        new(
            $"ไม่มีกรอบการประเมินปี {year} กลุ่ม {profile} จึงแสดงเฉพาะคะแนนที่นำเข้า",
            $"There is no framework for {year}, profile {profile}: imported figures only."
        );
}
