using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Reading;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// Reads purchases from OCDS as it is found: a release package, a record package, releases one on each line. One release is held at a
/// time; several releases of one process become one (<see cref="ProcessesInFile"/>).
/// </summary>
internal static class OcdsPurchases
{
    private const int MostShownOfACell = 500;

    private static readonly string[] Shown =
    [
        "ocid",
        "tender/title",
        "planning/budget",
        "tender/value",
        "tender/procurementMethodDetails",
        "tender/procurementMethodRationale",
        "bids/details",
        "awards",
        "contracts",
        "monthlyReport",
    ];

    private static readonly Heading Fields = new(0, [.. Shown.Select((name, at) => new HeadingColumn(at, name, null))]);

    /// <summary>JSON by its first letter or by its name; nothing else of an office begins with a brace.</summary>
    public static bool LooksLikeOne(string fileName, ReadOnlySpan<byte> content)
    {
        if (Path.GetExtension(fileName).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON")
            return true;

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = (content.StartsWith(mark) ? content[3..] : content).TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{';
    }

    /// <summary>Which fiscal years the processes are of; a look before anything is read of it.</summary>
    public static IReadOnlyDictionary<FiscalYear, int> YearsOf(ProcessesInFile processes)
    {
        Dictionary<FiscalYear, int> years = [];
        foreach (var process in processes.Each(_ => { }))
        {
            if (process.Release is not { } release)
                continue;

            var (purchase, _, problems) = ReleasePurchase.Read(release, null, "", new Place(processes.FileName));
            if (!problems.Any(IsOfNoMonth))
                years[purchase.Year] = years.GetValueOrDefault(purchase.Year) + 1;
        }

        return years;
    }

    /// <param name="each">Told of each purchase in the order of the file; those of several releases come last.</param>
    public static Importing.Reading Read(ProcessesInFile processes, HowToRead how, Action<ReadPurchase>? each = null)
    {
        var fileName = processes.FileName;
        var reading = new ReadingInProgress(fileName, how, each);
        reading.HasNoHeading();
        var so = new SoFar(reading, how);
        OcdsReader? reader = null;
        try
        {
            foreach (var process in processes.Each(through => reader = through))
                so.Take(process);
        }
        catch (RefusedException refused) when (reader is null)
        {
            return Importing.Reading.Refused(fileName, refused.Reasons[0]);
        }

        so.Done();
        foreach (var unreadable in reader!.Unreadable)
            reading.Refuse(unreadable);
        if (reader.UnreadableCount > reader.Unreadable.Count)
            reading.Refuse(
                ImportRefusals.AndMore(
                    fileName,
                    "ocds-unreadable",
                    (int)Math.Min(reader.UnreadableCount - reader.Unreadable.Count, int.MaxValue)
                )
            );
        return reading.Done();
    }

    private static bool IsOfNoMonth(Problem problem) => problem is { Field: Field.Month, Blocks: true };

    /// <summary>What has been read of the file so far.</summary>
    private sealed class SoFar(ReadingInProgress reading, HowToRead how)
    {
        // Enough to see what was done; all are counted.
        private const int MostMergedNamed = 10;

        private readonly List<(string Ocid, MergedReleases Of)> _merged = [];
        private int _number,
            _taken,
            _ofOtherYears,
            _byReleaseDate,
            _mergedCount,
            _mergedReleases;

        public void Take(ProcessInFile process)
        {
            _number++;
            if (process.Merged is { } merged)
            {
                _mergedCount++;
                _mergedReleases += merged.Count;
                if (_merged.Count < MostMergedNamed)
                    _merged.Add((process.Ocid, merged));
            }

            if (process.Release is { } release)
                Take(release, process.Where);
            else
                reading.Found(new Problem(process.WhyNot!, null, Blocks: true));
        }

        public void Done()
        {
            if (_taken == 0 && _ofOtherYears > 0)
                reading.Refuse(MappingRefusals.NoneOfTheYear(reading.FileName, how.Year));
            if (_mergedCount > 0)
                reading.Note(Merged());
            if (_ofOtherYears > 0)
                reading.Note(
                    new(
                        $"ข้าม {_ofOtherYears} รายการของปีงบประมาณอื่น",
                        $"{_ofOtherYears} purchase(s) of other fiscal years were passed over."
                    )
                );
            if (_byReleaseDate > 0)
                reading.Note(
                    new(
                        $"{_byReleaseDate} รายการไม่มีเดือนที่รายงานและไม่มีวันที่สัญญา จัดไว้ตามวันที่เผยแพร่ข้อมูล (date)",
                        $"{_byReleaseDate} purchase(s) name neither a month nor a day of contract; they are filed by the date of the release."
                    )
                );
        }

        private Bilingual Merged()
        {
            var more = _mergedCount - _merged.Count;
            var th = _merged.Select(m =>
                $"{m.Ocid} ({m.Of.Count} release, {ThaiDate.Abbreviated(m.Of.First)} ถึง {ThaiDate.Abbreviated(m.Of.Last)})"
            );
            var en = _merged.Select(m =>
                $"{m.Ocid} ({m.Of.Count} releases, {ThaiDate.English(m.Of.First)} to {ThaiDate.English(m.Of.Last)})"
            );

            return new Bilingual(
                $"รวม {_mergedReleases} release ของ {_mergedCount} โครงการตามลำดับวันที่ (compiled release): {string.Join(", ", th)}{(more > 0 ? $" และอีก {more} โครงการ" : "")}",
                $"{_mergedReleases} releases of {_mergedCount} process(es) were merged in the order of their dates (compiled releases): {string.Join(", ", en)}{(more > 0 ? $" and {more} more" : "")}"
            );
        }

        private void Take(JsonElement release, Place where)
        {
            var (purchase, from, problems) = ReleasePurchase.Read(release, how.Month, how.AgencyName, where);
            if (purchase.Year != how.Year && !problems.Any(IsOfNoMonth))
            {
                _ofOtherYears++;
                reading.Passed(
                    where,
                    purchase.Work,
                    new($"เป็นของปีงบประมาณ {purchase.Year}", $"of fiscal year {purchase.Year}")
                );
                return;
            }

            _taken++;
            if (from == MonthFrom.ReleaseDate)
                _byReleaseDate++;
            reading.Take(
                new ReadPurchase(
                    purchase,
                    null,
                    Fields,
                    [Row.OfTexts(_number, _number <= Importing.Reading.Shown ? Cells(release) : [])],
                    [.. problems, .. PurchaseCheck.Of(purchase, PurchaseCheck.OfSkr1, where)]
                )
            );
        }

        private static string[] Cells(JsonElement release) =>
            [
                .. Shown.Select(path =>
                {
                    var at = release;
                    foreach (var name in path.Split('/'))
                        if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                            return "";

                    return ThaiText.Truncate(
                        at.ValueKind == JsonValueKind.String ? at.GetString()! : at.GetRawText(),
                        MostShownOfACell
                    );
                }),
            ];
    }
}
