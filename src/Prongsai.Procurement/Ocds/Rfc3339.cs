namespace Prongsai.Procurement.Ocds;

/// <summary>
/// Date and time as OCDS wants them (RFC 3339: "2026-11-30T09:00:00+07:00"), from UTF-8 and without a culture. A day without a time, or a
/// time without an offset, is none.
/// </summary>
internal static class Rfc3339
{
    /// <summary>The instant in ticks of UTC; fractions under 100 ns are cut off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (
            text.Length < 20
            || !Digits(text, 0, 4, out var year)
            || text[4] != '-'
            || !Digits(text, 5, 2, out var month)
            || text[7] != '-'
            || !Digits(text, 8, 2, out var day)
            || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !Digits(text, 11, 2, out var hour)
            || text[13] != ':'
            || !Digits(text, 14, 2, out var minute)
            || text[16] != ':'
            || !Digits(text, 17, 2, out var second)
            || !Fraction(text, 19, out var fraction, out var zone)
            || !Offset(text[zone..], out var offsetMinutes)
        )
            return false;
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 60 // a leap second
        )
            return false;

        utcTicks =
            new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).Ticks
            + second * TimeSpan.TicksPerSecond
            + fraction
            - offsetMinutes * TimeSpan.TicksPerMinute;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        foreach (var digit in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }

    private static bool Fraction(ReadOnlySpan<byte> text, int start, out long ticks, out int next)
    {
        ticks = 0;
        next = start;
        if (text[start] != '.')
            return true;

        var unit = TimeSpan.TicksPerSecond / 10;
        for (next = start + 1; next < text.Length && char.IsAsciiDigit((char)text[next]); next++)
        {
            ticks += unit * (text[next] - '0');
            unit /= 10;
        }

        return next > start + 1;
    }

    private static bool Offset(ReadOnlySpan<byte> zone, out int minutes)
    {
        minutes = 0;
        if (zone is [(byte)'Z' or (byte)'z'])
            return true;
        if (
            zone.Length != 6
            || zone[0] is not ((byte)'+' or (byte)'-')
            || !Digits(zone, 1, 2, out var hours)
            || zone[3] != ':'
            || !Digits(zone, 4, 2, out var rest)
            || hours > 23
            || rest > 59
        )
            return false;

        minutes = (hours * 60 + rest) * (zone[0] == '-' ? -1 : 1);
        return true;
    }
}
