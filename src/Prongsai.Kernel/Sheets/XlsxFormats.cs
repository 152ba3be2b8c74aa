using System.Buffers;
using System.Globalization;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>Which styles of a workbook show a number as a day, and how numbers are written.</summary>
internal sealed class XlsxFormats
{
    private enum Shows
    {
        Number,
        Instant,

        /// <summary>Hours beyond a day, [h]:mm.</summary>
        Duration,
    }

    // Between the two ways to count days lie the years 1900 to 1903.
    private const double From1904 = 1462;

    private static readonly SearchValues<char> Durations = SearchValues.Create("hmsHMS");

    private readonly List<Shows> _ofStyle = [];
    private readonly bool _countsFrom1904;

    private XlsxFormats(bool countsFrom1904) => _countsFrom1904 = countsFrom1904;

    /// <param name="xml">The part of styles; null where there is none.</param>
    public static XlsxFormats Read(XmlReader? xml, bool countsFrom1904)
    {
        var formats = new XlsxFormats(countsFrom1904);
        Dictionary<int, Shows> own = [];
        var inCells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;

            _ = int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var number);
            if (xml.LocalName == "numFmt")
                own[number] = ShownBy(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && inCells)
                formats._ofStyle.Add(own.TryGetValue(number, out var shows) ? shows : BuiltIn(number));
        }

        return formats;
    }

    /// <summary>A number as text: the number itself, the day it shows, or the hours.</summary>
    public string TextOf(string number, int style)
    {
        var shows = style >= 0 && style < _ofStyle.Count ? _ofStyle[style] : Shows.Number;
        // Nearly every number is a whole one, and stands as it is wanted.
        if (shows == Shows.Number && IsPlain(number))
            return number;
        if (!double.TryParse(number, NumberStyles.Any, CultureInfo.InvariantCulture, out var value))
            return number.Trim();
        if (shows == Shows.Duration && Math.Abs(value) < 1_000_000)
            return TimeSpan.FromDays(value).ToString(null, CultureInfo.InvariantCulture);

        var days = _countsFrom1904 ? value + From1904 : value;
        return shows == Shows.Instant && days is > -657_435 and < 2_958_466
            ? TextOf(DateTime.FromOADate(days))
            : TextOf(value);
    }

    /// <summary>Days are written so that neither a day nor a month comes first by anybody's custom.</summary>
    public static string TextOf(DateTime day) =>
        day.ToString(
            day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );

    /// <summary>91.7 is stored as the nearest binary fraction; fifteen digits give back what was typed.</summary>
    public static string TextOf(double number) =>
        Math.Abs(number) < 1e15
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);

    private static bool IsPlain(string number) =>
        number.Length is > 0 and <= 15
        && (number[0] != '0' || number.Length == 1)
        && !number.AsSpan().ContainsAnyExceptInRange('0', '9');

    // ECMA-376 part 1, 18.8.30; from 27 on those of East Asia, from 71 those of Thailand.
    private static Shows BuiltIn(int format) =>
        format switch
        {
            46 => Shows.Duration,
            (>= 14 and <= 22) or 45 or 47 or (>= 27 and <= 36) or (>= 50 and <= 58) or (>= 71 and <= 81) =>
                Shows.Instant,
            _ => Shows.Number,
        };

    // The letters of days and hours, outside what is quoted, escaped or in brackets; the first section is that of positive numbers.
    private static Shows ShownBy(string format)
    {
        var shows = Shows.Number;
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(format[i]))
            {
                case '"':
                    i = EndOf(format, '"', i + 1);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var end = EndOf(format, ']', i + 1);
                    if (end > i + 1 && !format.AsSpan(i + 1, end - i - 1).ContainsAnyExcept(Durations))
                        return Shows.Duration;
                    i = end;
                    break;
                case 'g' when format.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                // E+00 is a power of ten, e alone a year.
                case 'e' when i + 1 < format.Length && format[i + 1] is '+' or '-':
                    break;
                case 'y' or 'm' or 'd' or 'h' or 's' or 'b' or 'e' or 'g':
                    shows = Shows.Instant;
                    break;
            }
        }

        return shows;
    }

    private static int EndOf(string format, char mark, int from)
    {
        var at = from <= format.Length ? format.IndexOf(mark, from) : -1;
        return at < 0 ? format.Length - 1 : at;
    }
}
