using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Services.Statistics;

internal readonly record struct OutsideFigureId(Guid Value) : IId<OutsideFigureId>
{
    public static OutsideFigureId From(Guid value) => new(value);
}

/// <summary>How people were served.</summary>
internal enum Channel
{
    WalkIn,
    Online,
}

/// <summary>
/// What another system counted (the city's BMA OSS): one service, one month, one channel. The source is named, and a picture of its screen
/// can stand beside it. A figure is never changed: a later one of the same place takes its stead, and both stay.
/// </summary>
internal sealed class OutsideFigure
{
    public const int LongestName = 150,
        HighestCount = 10_000_000;

    public AgencyId AgencyId { get; private init; }
    public OutsideFigureId Id { get; private init; }
    public string Source { get; private init; } = "";
    public string Service { get; private init; } = "";

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }

    public Channel Channel { get; private init; }
    public int Count { get; private init; }

    /// <summary>A picture of where it was read; null without one.</summary>
    public FileHash? Picture { get; private init; }

    public string? PictureName { get; private init; }
    public string? PictureType { get; private init; }
    public DateTime At { get; private init; }
    public Guid ById { get; private init; }

    /// <summary>When a later figure took its stead.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public static OutsideFigure Of(AgencyId agency, OutsideRow row, ReceivedFile? picture, Now now, Actor by) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<OutsideFigureId>(),
            Source = row.Source,
            Service = row.Service,
            Month = row.Month,
            Channel = row.Channel,
            Count = row.Count,
            Picture = picture?.Hash,
            PictureName = picture?.File.FileName,
            PictureType = picture?.File.Kind.MediaType,
            At = now.Utc,
            ById = by.AccountId,
        };

    public void Replace(Now now) => ReplacedAt ??= now.Utc;
}

/// <summary>A figure as it was typed or read from a file.</summary>
internal sealed record OutsideRow(string Source, string Service, DateOnly Month, Channel Channel, int Count);

/// <summary>Reads figures of other systems; all or nothing, each mistake with its row and column.</summary>
internal static class OutsideFile
{
    public const long MostBytes = 4 * 1024 * 1024;
    private const int MostRows = 5_000,
        RowsBeforeTheHeader = 15,
        MostRefusals = 50;

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["month"] = "month",
        ["เดือน"] = "month",
        ["service"] = "service",
        ["งานบริการ"] = "service",
        ["งาน"] = "service",
        ["channel"] = "channel",
        ["ช่องทาง"] = "channel",
        ["count"] = "count",
        ["จำนวน"] = "count",
    };

    public static (IReadOnlyList<OutsideRow> Rows, IReadOnlyList<Refusal> WhyNot) Read(
        string fileName,
        byte[] content,
        string? source,
        DateOnly today
    )
    {
        if (content.Length > MostBytes)
            return ([], [OutsideRefusals.TooBig(fileName)]);

        var reading = new Reading(fileName, source, today);
        if (XlsxSheets.LooksLikeOne(content) || fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            var whyNot = XlsxSheets.Read(
                fileName,
                content,
                sheets =>
                {
                    while (sheets.Next() is { } sheet)
                        reading.Take(sheet);
                }
            );
            return whyNot is null ? reading.Done() : ([], [whyNot]);
        }

        if (CsvSheet.Open(content) is not var (csv, _))
            return ([], [SheetRefusals.NotText(fileName)]);

        using (csv)
            reading.Take(csv);
        return reading.Done();
    }

    /// <summary>Reads one figure; what is wrong is added to the refusals.</summary>
    public static OutsideRow? Row(
        string? source,
        string? service,
        string? month,
        string? channel,
        string? count,
        DateOnly today,
        Func<string, Place?> at,
        List<Refusal> whyNot
    )
    {
        var before = whyNot.Count;
        var (from, what) = (ThaiText.NormaliseLine(source ?? ""), ThaiText.NormaliseLine(service ?? ""));
        if (from.Length is 0 or > OutsideFigure.LongestName)
            whyNot.Add(OutsideRefusals.Source with { Where = at("source") });
        if (what.Length is 0 or > OutsideFigure.LongestName)
            whyNot.Add(OutsideRefusals.Service with { Where = at("service") });
        if (MonthOf(month) is not { } first || first > today || first < today.AddYears(-20))
        {
            whyNot.Add(OutsideRefusals.Month with { Where = at("month") });
            first = default;
        }

        if (ChannelOf(channel) is not { } by)
        {
            whyNot.Add(OutsideRefusals.Channel with { Where = at("channel") });
            by = default;
        }

        var digits = ThaiDigits.ToArabic(count?.Trim() ?? "").Replace(",", "", StringComparison.Ordinal);
        if (
            !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > OutsideFigure.HighestCount
        )
            whyNot.Add(OutsideRefusals.Count with { Where = at("count") });
        return whyNot.Count > before ? null : new(from, what, first, by, number);
    }

    public static DateOnly? MonthOf(string? text)
    {
        if (ThaiDate.TryParseMonth(text, out var named))
            return named;
        if (ThaiDate.TryParse(text, out var day))
            return new DateOnly(day.Year, day.Month, 1);

        // "2026-01" or "2569-01", as machines and month fields of browsers write it.
        var parts = ThaiDigits.ToArabic(text?.Trim() ?? "").Split('-');
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || month is < 1 or > 12
        )
            return null;

        year = year >= 2400 ? year - FiscalYear.BuddhistOffset : year;
        return year is < 1990 or > 2150 ? null : new DateOnly(year, month, 1);
    }

    public static Channel? ChannelOf(string? text) =>
        ThaiText.Fold(text ?? "").Trim().ToLowerInvariant() switch
        {
            "walk-in" or "walkin" or "walk in" or "จุดบริการ" or "มาติดต่อด้วยตนเอง" => Channel.WalkIn,
            "online" or "e-service" or "eservice" or "ออนไลน์" => Channel.Online,
            _ => null,
        };

    private sealed class Reading(string fileName, string? source, DateOnly today)
    {
        private readonly List<OutsideRow> _rows = [];
        private readonly List<Refusal> _whyNot = [];
        private bool _hasHeader;

        public (IReadOnlyList<OutsideRow>, IReadOnlyList<Refusal>) Done()
        {
            if (!_hasHeader && _whyNot.Count == 0)
                _whyNot.Add(OutsideRefusals.NoHeader(fileName));
            else if (_rows.Count == 0 && _whyNot.Count == 0)
                _whyNot.Add(OutsideRefusals.NoRows(fileName));
            return _whyNot.Count > 0 ? ([], _whyNot) : (_rows, []);
        }

        public void Take(Sheet sheet)
        {
            try
            {
                if (HeaderOf(sheet) is not { } columns)
                    return;

                _hasHeader = true;
                HashSet<(string, DateOnly, Channel)> seen = [];
                while (sheet.NextRow() && _whyNot.Count < MostRefusals)
                {
                    if (sheet.IsBlank)
                        continue;
                    if (_rows.Count == MostRows)
                    {
                        _whyNot.Add(OutsideRefusals.TooMany(fileName, MostRows));
                        return;
                    }

                    var row = sheet.Row;
                    Place At(string column) => new(fileName, sheet.Name, row, column);
                    if (
                        Row(
                            source,
                            sheet[columns["service"]],
                            sheet[columns["month"]],
                            sheet[columns["channel"]],
                            sheet[columns["count"]],
                            today,
                            At,
                            _whyNot
                        )
                        is not { } figure
                    )
                        continue;
                    if (seen.Add((figure.Service, figure.Month, figure.Channel)))
                        _rows.Add(figure);
                    else
                        _whyNot.Add(OutsideRefusals.Twice with { Where = At("service") });
                }
            }
            catch (BadQuotesException bad)
            {
                _whyNot.Add(SheetRefusals.BadQuotes(new Place(fileName, Row: bad.Row)));
            }
        }

        private static Dictionary<string, int>? HeaderOf(Sheet sheet)
        {
            for (var row = 0; row < RowsBeforeTheHeader && sheet.NextRow(); row++)
            {
                Dictionary<string, int> found = [];
                for (var i = 0; i < sheet.Count; i++)
                {
                    if (Columns.TryGetValue(ThaiText.Fold(sheet[i]).Trim().ToLowerInvariant(), out var column))
                        found.TryAdd(column, i);
                }

                if (found.Count == 4)
                    return found;
            }

            return null;
        }
    }
}

/// <summary>Every reason for which figures of another system are not taken.</summary>
internal static class OutsideRefusals
{
    public static readonly Refusal Source = new(
        "outside-source",
        $"โปรดระบุระบบต้นทาง เช่น BMA OSS ไม่เกิน {OutsideFigure.LongestName} ตัวอักษร",
        $"Name the source, such as BMA OSS, in at most {OutsideFigure.LongestName} characters."
    );

    public static readonly Refusal Service = new(
        "outside-service",
        $"โปรดระบุงานบริการ ไม่เกิน {OutsideFigure.LongestName} ตัวอักษร",
        $"Name the service in at most {OutsideFigure.LongestName} characters."
    );

    public static readonly Refusal Month = new(
        "outside-month",
        "เดือนต้องเป็นเช่น ต.ค. 68 หรือ 2568-10 และไม่ใช่เดือนในอนาคต",
        "A month is such as ต.ค. 68 or 2568-10, and not to come."
    );

    public static readonly Refusal Channel = new(
        "outside-channel",
        "ช่องทางต้องเป็น walk-in (จุดบริการ) หรือ online (ออนไลน์)",
        "The channel is walk-in or online."
    );

    public static readonly Refusal Count = new(
        "outside-count",
        "จำนวนต้องเป็นจำนวนเต็มตั้งแต่ 0",
        "The count is a whole number from 0."
    );

    public static readonly Refusal Twice = new(
        "outside-twice",
        "งาน เดือน และช่องทางนี้มีอยู่แล้วในแถวก่อนหน้า",
        "This service, month and channel stand in an earlier row."
    );

    public static Refusal TooBig(string file) =>
        new(
            "outside-too-big",
            $"ไฟล์ใหญ่เกิน {OutsideFile.MostBytes / 1024 / 1024} MB",
            $"The file is larger than {OutsideFile.MostBytes / 1024 / 1024} MB.",
            new Place(file)
        );

    public static Refusal TooMany(string file, int most) =>
        new("outside-too-many", $"มีเกิน {most} แถว", $"There are more than {most} rows.", new Place(file));

    public static Refusal NoRows(string file) =>
        new("outside-no-rows", "ไม่มีแถวข้อมูล", "There is no row of figures.", new Place(file));

    public static Refusal NoHeader(string file) =>
        new(
            "outside-header",
            "ไม่พบหัวตาราง ต้องมีคอลัมน์ month, service, channel, count (หรือ เดือน, งานบริการ, ช่องทาง, จำนวน)",
            "There is no header: columns month, service, channel and count are expected.",
            new Place(file)
        );
}
