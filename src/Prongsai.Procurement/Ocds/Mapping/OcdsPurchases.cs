using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Reading;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// Reads purchases from OCDS as it is found: a release package, a record package, releases one on each line. One release is held at a
/// time, and eight bytes of each, by which a process that comes twice is seen.
/// </summary>
internal static class OcdsPurchases
{
    private const int MostShownOfACell = 500;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 128 };

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

    /// <summary>Which fiscal years the releases are of; a look before anything is read of it.</summary>
    public static IReadOnlyDictionary<FiscalYear, int> YearsOf(string fileName, Stream data)
    {
        Dictionary<FiscalYear, int> years = [];
        var (reader, shape) = OcdsReader.Open(data, fileName);
        foreach (var piece in reader.Pieces(shape).Where(p => p.Kind is PieceKind.Release or PieceKind.Record))
        {
            using var document = JsonDocument.Parse(piece.Json, Json);
            if (Compiled(piece.Kind, document.RootElement).Release is not { } release)
                continue;

            var (purchase, _, problems) = ReleasePurchase.Read(release, null, "", new Place(fileName));
            if (!problems.Any(IsOfNoMonth))
                years[purchase.Year] = years.GetValueOrDefault(purchase.Year) + 1;
        }

        return years;
    }

    /// <param name="data">Read once, to its end.</param>
    /// <param name="each">Told of each purchase in the order of the file.</param>
    public static Importing.Reading Read(string fileName, Stream data, HowToRead how, Action<ReadPurchase>? each = null)
    {
        var reading = new ReadingInProgress(fileName, how, each);
        reading.HasNoHeading();
        OcdsReader reader;
        Shape shape;
        try
        {
            (reader, shape) = OcdsReader.Open(data, fileName);
        }
        catch (RefusedException refused)
        {
            return Importing.Reading.Refused(fileName, refused.Reasons[0]);
        }

        var so = new SoFar(reading, how);
        foreach (var piece in reader.Pieces(shape))
            so.Take(piece);
        so.Done();
        foreach (var unreadable in reader.Unreadable)
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

    // A record stands for its process as it is now; its single releases are steps on the way.
    private static (JsonElement? Release, Func<Place, string, Refusal>? WhyNot) Compiled(
        PieceKind kind,
        JsonElement root
    )
    {
        if (kind == PieceKind.Release)
            return (root, null);
        if (root.TryGetProperty("compiledRelease", out var compiled) && compiled.ValueKind == JsonValueKind.Object)
            return (compiled, null);

        var releases =
            root.TryGetProperty("releases", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object).ToList()
                : [];
        var whole = releases.Where(r => r.TryGetProperty("ocid", out _)).ToList();
        return whole.Count == 1 ? (whole[0], null)
            : whole.Count > 1 ? (null, MappingRefusals.SeveralReleases)
            : (null, MappingRefusals.LinkedOnly);
    }

    /// <summary>What has been read of the file so far.</summary>
    private sealed class SoFar(ReadingInProgress reading, HowToRead how)
    {
        private readonly HashSet<ulong> _ocids = [];
        private int _number,
            _taken,
            _ofOtherYears,
            _byReleaseDate;

        public void Take(OcdsPiece piece)
        {
            if (piece.Kind is not (PieceKind.Release or PieceKind.Record))
                return;

            _number++;
            var where = new Place(reading.FileName, Row: (int)Math.Min(piece.Line, int.MaxValue));
            using var document = JsonDocument.Parse(piece.Json, Json);
            var root = document.RootElement;
            var ocid = root.TryGetProperty("ocid", out var id) ? ThaiText.Truncate(id.ToString(), 120) : "";
            if (ocid.Length == 0)
            {
                reading.Found(new Problem(MappingRefusals.NoOcid(where), null, Blocks: true));
                return;
            }

            var (release, whyNot) = Compiled(piece.Kind, root);
            if (release is not { } one)
                reading.Found(new Problem(whyNot!(where, ocid), null, Blocks: true));
            else if (!_ocids.Add(Utf8Text.Hash(System.Text.Encoding.UTF8.GetBytes(id.ToString()))))
                reading.Found(new Problem(MappingRefusals.SeveralReleases(where, ocid), null, Blocks: true));
            else
                Take(one, where);
        }

        public void Done()
        {
            if (_taken == 0 && _ofOtherYears > 0)
                reading.Refuse(MappingRefusals.NoneOfTheYear(reading.FileName, how.Year));
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
