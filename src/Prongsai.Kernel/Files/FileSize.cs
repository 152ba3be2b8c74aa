using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>So many bytes, read and written as people do. Units are binary, as file managers show them: 1 MB = 1,048,576 bytes.</summary>
/// <param name="Bytes">Not negative.</param>
public readonly partial record struct FileSize(long Bytes) : IComparable<FileSize>
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>So many times 1024³ bytes.</summary>
    public static FileSize OfGigabytes(long gigabytes) => new(gigabytes << 30);

    /// <summary>Reads "20 GB", "512MB", "1.5 TB", "๒๐ GB"; a bare number is bytes. False for anything else.</summary>
    public static bool TryParse(string? text, out FileSize size)
    {
        size = default;
        if (Written().Match(ThaiDigits.ToArabic(text?.Trim() ?? "")) is not { Success: true } parts)
            return false;

        const NumberStyles plain = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(parts.Groups[1].Value, plain, CultureInfo.InvariantCulture, out var number))
            return false;

        var unit = Array.IndexOf(Units, parts.Groups[2].Value.ToUpperInvariant());
        if (number > 1_000_000m)
            if (unit > 0)
                return false;
        var bytes = number * (1L << 10 * Math.Max(unit, 0));
        if (bytes > long.MaxValue)
            return false;

        size = new FileSize((long)bytes);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(FileSize other) => Bytes.CompareTo(other.Bytes);

    public static bool operator <(FileSize left, FileSize right) => left.Bytes < right.Bytes;

    public static bool operator >(FileSize left, FileSize right) => left.Bytes > right.Bytes;

    public static bool operator <=(FileSize left, FileSize right) => left.Bytes <= right.Bytes;

    public static bool operator >=(FileSize left, FileSize right) => left.Bytes >= right.Bytes;

    /// <summary>"4.8 MB", invariant, one decimal at the most.</summary>
    public override string ToString()
    {
        var (number, unit) = ((decimal)Bytes, 0);
        while (number >= 1024 && unit < Units.Length - 1)
            (number, unit) = (number / 1024, unit + 1);

        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {Units[unit]}");
    }

    [GeneratedRegex(@"^(\d{1,19}(?:\.\d{1,3})?)\s?(B|KB|MB|GB|TB)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
